"""All that a browser complains of while somebody uses it: each thing fails the journey."""

import re
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, ConsoleMessage, Request, Response, WebError

# A page left behind takes its requests along, and a download is a page that is not shown.
LEFT = "net::ERR_ABORTED"
# What the console says of a status, the response has said already.
STATUS = re.compile(r"^Failed to load resource: the server responded with a status")

WITNESS = """
(() => {
  const say = (words) => console.error(`witness: ${words} at ${location.pathname}`);
  const look = () => {
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth > clientWidth) {
      say(`the page is ${scrollWidth} wide in a window of ${clientWidth}`);
    }
  };
  addEventListener("load", look);
  document.addEventListener("securitypolicyviolation", (event) => {
    say(`${event.violatedDirective} forbids ${event.blockedURI} ${event.sample}`);
  });
  new PerformanceObserver((list) => {
    if (window.isMovedByTheTest) {
      return;
    }
    // Less than this is a word that gains a letter: "1 réponse", "2 réponses".
    const seen = list.getEntries().filter((one) => !one.hadRecentInput && one.value > 0.0005);
    for (const shift of seen) {
      // What moves inside the browser's own fields is no element of the page.
      const elements = shift.sources.map(({ node }) => node).filter(Boolean);
      if (elements.length === 0) {
        continue;
      }
      const moved = elements.map((one) => one.className || one.nodeName).join(", ");
      say(`${shift.value.toFixed(4)} of the page moved by itself (${moved})`);
    }
  }).observe({ type: "layout-shift", buffered: true });
})();
"""


@dataclass
class Watch:
    """Listens to one browser; *expected* are the failing statuses that a test provokes."""

    address: str
    complaints: list[str] = field(default_factory=list)
    expected: set[int] = field(default_factory=set)
    is_offline: bool = False

    def follow(self, context: BrowserContext) -> None:
        """Listen to all the pages of *context*."""
        context.add_init_script(WITNESS)
        context.on("console", self._hear_console)
        context.on("weberror", self._hear_error)
        context.on("request", self._hear_request)
        context.on("requestfailed", self._hear_failure)
        context.on("response", self._hear_response)

    def _hear_console(self, message: ConsoleMessage) -> None:
        if message.type not in {"error", "warning"} or STATUS.match(message.text):
            return
        if not (self.is_offline and "net::ERR_" in message.text):
            self.complaints.append(f"{message.type}: {message.text}")

    def _hear_error(self, error: WebError) -> None:
        self.complaints.append(f"script: {error.error}")

    def _hear_request(self, request: Request) -> None:
        parts = urlsplit(request.url)
        if parts.scheme in {"http", "https", "ws", "wss"} and not self._is_ours(request.url):
            self.complaints.append(f"another host is asked: {request.url}")

    def _is_ours(self, url: str) -> bool:
        return urlsplit(url).netloc == urlsplit(self.address).netloc

    def _hear_failure(self, request: Request) -> None:
        if request.failure != LEFT and not self.is_offline:
            self.complaints.append(f"{request.failure}: {request.method} {request.url}")

    def _hear_response(self, response: Response) -> None:
        if response.status >= 400 and response.status not in self.expected:
            asked = response.request
            self.complaints.append(f"status {response.status}: {asked.method} {asked.url}")
