"""axe, in both themes and at both widths, on a page that is open.

What axe finds depends on the width (what is shown), on the theme (colours only) and on the language
(texts). Each pair of these is looked at, not each triple: French in the light at 320 px and in the
dark at 1280 px, English the other way round. That a page fits its window is looked at everywhere.
"""

from functools import cache
from pathlib import Path

import axe_playwright_python
from playwright.sync_api import Page

WIDTHS = (1280, 320)
LIGHT_WIDTH = {"fr": 320, "en": 1280}
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# What a theme can change: everything else was looked at in the light.
COLOURS = ["color-contrast", "link-in-text-block"]
RUNS = {
    "light": {"type": "tag", "values": TAGS},
    "dark": {"type": "rule", "values": COLOURS},
}
# What is folded is read as well: a page is examined with everything open.
OPEN = """theme => {
  document.documentElement.dataset.theme = theme;
  document.querySelectorAll("details").forEach((one) => { one.open = true; });
}"""
LOOK = """async (only) => {
  const { violations } = await axe.run(document, { runOnly: only, resultTypes: ["violations"] });
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 200)} ${failureSummary}`));
}"""
# A reader's own style sheets: none, letters twice as large, and the spaces of WCAG 1.4.12.
READERS = {
    "as it is": "",
    "in large letters": "html { font-size: 200% !important; }",
    "spaced out": """* { line-height: 1.5 !important; letter-spacing: 0.12em !important;
        word-spacing: 0.16em !important; } p { margin-bottom: 2em !important; }""",
}
FIT = """([reader, text]) => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text);
  document.adoptedStyleSheets = [sheet];
  const { scrollWidth, clientWidth } = document.documentElement;
  document.adoptedStyleSheets = [];
  return scrollWidth > clientWidth ? [`the page is ${scrollWidth} wide ${reader}`] : [];
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
    in_light = LIGHT_WIDTH[page.evaluate("document.documentElement.lang")[:2]]
    return [
        f"{page.url} {width} {theme}: {' '.join(fault.split())}"
        for width in WIDTHS
        for theme in ["light" if width == in_light else "dark"]
        for fault in _look(page, width, theme)
    ]


def _look(page: Page, width: int, theme: str) -> list[str]:
    page.set_viewport_size({"width": width, "height": 800})
    page.evaluate(OPEN, theme)
    found: list[str] = page.evaluate(LOOK, RUNS[theme])
    for reader in READERS.items():
        found += page.evaluate(FIT, list(reader))
    return found
