"""The watch over the journeys is itself watched: it notices each thing that it is there for."""

from tests.journeys.conftest import Newcomer

SINS = {
    "style-src": "document.body.setAttribute('style', 'color: red')",
    "https://example.org/": "await fetch('https://example.org/').catch(() => 0)",
    "status 404": "await fetch('/fr/nothing-here')",
    "script: broken": "setTimeout(() => { throw new Error('broken') })",
    "mind the step": "console.warn('mind the step')",
    "wide in a window": "dress('main { min-width: 200vw }'); dispatchEvent(new Event('load'))",
    "moved by itself": "dress('main { margin-top: 30vh }'); await moved",
}
# The last promise is kept once the browser has had the time to say all that came before.
SIN = """async () => {
  const dress = (rules) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(rules);
    document.adoptedStyleSheets = [sheet];
  };
  const moved = new Promise((kept) => {
    new PerformanceObserver(kept).observe({ type: "layout-shift" });
  });
  %s;
  await new Promise((kept) => { requestAnimationFrame(() => setTimeout(kept)); });
}"""


def test_the_watch_notices(arrive: Newcomer) -> None:
    person = arrive()
    for sign, sin in SINS.items():
        person.go("terms")
        person.page.evaluate(SIN % sin)
        assert any(sign in complaint for complaint in person.watch.complaints), sign
        person.watch.complaints.clear()
