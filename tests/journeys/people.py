"""A person at a browser: looks, presses keys, answers, and is told what is saved."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from autodiag.diagnostics.service.answering import mark_of
from autodiag.questionnaires import Answer
from tests.journeys.watching import Watch

HEIGHTS = {320: 640, 1280: 800}
LOCALES = {"fr": "fr-CA", "en": "en-CA"}
# How long anything may take before it counts as missing; met only by what fails.
PATIENCE = 15_000
MOST_STOPS = 120

expect.set_options(timeout=PATIENCE)


@dataclass(slots=True)
class Person:
    """Somebody with a browser that nobody else has used; *page* is what they look at."""

    address: str
    language: str
    context: BrowserContext
    page: Page
    watch: Watch

    @classmethod
    def open(
        cls, browser: Browser, address: str, *, language: str = "fr", width: int = 1280, **more: Any
    ) -> Self:
        """Open a browser window of that width; *more* is as Playwright has it for a context."""
        context = browser.new_context(
            base_url=address,
            locale=LOCALES[language],
            viewport={"width": width, "height": HEIGHTS.get(width, 800)},
            **more,
        )
        context.set_default_timeout(PATIENCE)
        watch = Watch(address)
        watch.follow(context)
        return cls(address, language, context, context.new_page(), watch)

    def leave(self) -> None:
        """Close the browser, without a word to the site."""
        self.context.close()

    def keep_what_is_seen(self, folder: Path) -> list[str]:
        """Write every open page as a picture and as HTML; say where."""
        folder.mkdir(parents=True, exist_ok=True)
        lines: list[str] = []
        for number, page in enumerate(self.context.pages, start=1):
            picture = folder / f"{number}.png"
            page.screenshot(path=picture, full_page=True)
            picture.with_suffix(".html").write_text(page.content(), "utf-8")
            lines.append(f"{page.url} -> {picture}")
        return lines

    # Going places ------------------------------------------------------------------------------

    def go(self, path: str) -> None:
        """Type an address below the language: `go("guide/")`."""
        self.page.goto(f"/{self.language}/{path}")

    @property
    def path(self) -> str:
        """The path of the page, without the language."""
        return self.page.url.removeprefix(self.address.rstrip("/")).partition("?")[0][4:]

    @property
    def uid(self) -> str:
        """The diagnostic that the page belongs to."""
        found = re.search(r"/diagnostics/([\w-]+)/", self.page.url)
        assert found, self.page.url
        return found[1]

    def find(self, selector: str, *, has_text: str | None = None) -> Locator:
        """What stands in the page."""
        return self.page.locator(selector, has_text=has_text)

    def follow(self, selector: str) -> None:
        """Click what leads to another page, and wait for that page."""
        with self.page.expect_navigation():
            self.find(selector).first.click()

    def enter(self, selector: str) -> None:
        """The same with the keyboard: Tab to it, then Enter."""
        self.tab_to(selector)
        with self.page.expect_navigation():
            self.press("Enter")

    def begin(self, depth: str) -> None:
        """Start a diagnostic with the pointer."""
        self.go("diagnostics/")
        self.find(f"label[for=depth-{depth}]").click()
        self.follow("form[action$='/start'] button")

    def turn(self, way: str = "next") -> None:
        """Leave a page of questions by one of its buttons."""
        self.follow(f"button[name=go][value={way}]:not([aria-hidden])")

    def choose(self, question: str, choice: str) -> None:
        """Choose an answer with the pointer."""
        self.find(f"label[for='{question}-{choice}']").click()

    def finish(self, name: str = "") -> None:
        """From the review to the profile."""
        self.find("input[name=name]").fill(name)
        self.follow("form[action$='/finish'] button")
        expect(self.find("#gestes")).to_be_attached()

    def questions(self) -> list[str]:
        """Codes of the questions of the page, in order."""
        boxes = self.find("[data-question]").all()
        return [box.get_attribute("data-question") or "" for box in boxes]

    def top_of(self, selector: str) -> float:
        """How far below the top of the page something begins, in pixels."""
        return float(self.find(selector).evaluate("it => it.getBoundingClientRect().top + scrollY"))

    def download(self, selector: str) -> bytes:
        """Follow a link that gives a file; what is in it."""
        with self.page.expect_download() as started:
            self.find(selector).click()
        return Path(started.value.path()).read_bytes()

    def read_link(self) -> str:
        """The private link, or the reading link, that the page shows."""
        return self.find("[data-copy-source]").get_attribute("href") or ""

    # What is kept ------------------------------------------------------------------------------

    def expect_saved(self, key: str, answer: Answer) -> None:
        """The page has been told that the server holds exactly this answer."""
        expect(self.find(f"input[name='was.{key}']")).to_have_value(mark_of(answer))

    def answer(self, question: str, choice: str) -> None:
        """Choose an answer with the pointer and wait until it is saved."""
        self.choose(question, choice)
        self.expect_saved(question, Answer(choice))

    def expect_chosen(self, question: str, choice: str) -> None:
        """The page shows that answer as the chosen one."""
        expect(self.find(f"[id='{question}-{choice}']")).to_be_checked()

    def expect_fits(self) -> None:
        """The page is no wider than its window; where scripts run, the watch looks at it."""
        widths = "[document.documentElement.scrollWidth, document.documentElement.clientWidth]"
        page, window = self.page.evaluate(widths)
        assert page <= window, f"{self.page.url} is {page} wide in a window of {window}"

    # Keyboard ----------------------------------------------------------------------------------

    def press(self, *keys: str) -> None:
        """Press keys one after the other."""
        for key in keys:
            self.page.keyboard.press(key)

    def tab_to(self, selector: str) -> None:
        """Press Tab until the focus is there; every stop on the way has to be seen."""
        for _ in range(MOST_STOPS):
            if self.has_focus(selector):
                return
            self.press("Tab")
        raise AssertionError(f"Tab does not lead to {selector} on {self.page.url}")

    def has_focus(self, selector: str) -> bool:
        """Whether the focus is on that element."""
        return bool(self.page.evaluate("it => document.activeElement.matches(it)", selector))
