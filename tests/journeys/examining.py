"""axe, in both themes and at both widths, on a page that is open."""

from functools import cache
from pathlib import Path

import axe_playwright_python
from playwright.sync_api import Page

WIDTHS = (1280, 320)
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# What a theme can change: everything else was looked at in the light.
COLOURS = ["color-contrast", "link-in-text-block"]
RUNS = {
    "light": {"type": "tag", "values": TAGS},
    "dark": {"type": "rule", "values": COLOURS},
}
# What is folded is read as well: a page is examined with everything open.
LOOK = """async ([theme, only]) => {
  document.documentElement.dataset.theme = theme;
  document.querySelectorAll("details").forEach((one) => { one.open = true; });
  const { violations } = await axe.run(document, { runOnly: only, resultTypes: ["violations"] });
  const faults = violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 200)} ${failureSummary}`));
  const { scrollWidth, clientWidth } = document.documentElement;
  return scrollWidth > clientWidth ? [...faults, `the page is ${scrollWidth} wide`] : faults;
}"""


@cache
def axe_source() -> str:
    """The text of axe, as the installed package carries it."""
    folder = Path(axe_playwright_python.__file__).parent
    return (folder / "axe.min.js").read_text("utf-8")


def examine(page: Page) -> list[str]:
    """All that axe finds wrong, and whether the page fits its window; one line a fault.

    The browser has to know `axe_source()` before it opens the page.
    """
    page.evaluate("window.isMovedByTheTest = true")
    return [
        f"{page.url} {width} {theme}: {' '.join(fault.split())}"
        for width in WIDTHS
        for theme in RUNS
        for fault in _look(page, width, theme)
    ]


def _look(page: Page, width: int, theme: str) -> list[str]:
    page.set_viewport_size({"width": width, "height": 800})
    found: list[str] = page.evaluate(LOOK, [theme, RUNS[theme]])
    return found
