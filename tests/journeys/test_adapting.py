"""Whatever the reader's window, colours, spacing, motion, paper or keyboard, nothing is lost."""

import re

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import Newcomer
from tests.journeys.people import Person
from tests.journeys.standing import Kept

WIDTHS = (320, 1280)
ENTRY = "guide/G001-filmer-en-3d-une-compagnie-de-danse"

# WCAG 1.4.12, as a reader's own style sheet would have it.
SPACED = """() => {
  window.isMovedByTheTest = true;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`
    * { line-height: 1.5 !important; letter-spacing: 0.12em !important;
        word-spacing: 0.16em !important; }
    p { margin-bottom: 2em !important; }`);
  document.adoptedStyleSheets = [sheet];
  document.querySelectorAll("details").forEach((one) => { one.open = true; });
}"""
# What hides its overflow on purpose: words for ears, and the rose that the cover cuts.
CLIPPED = """() => [...document.body.querySelectorAll("*")].filter((one) => {
  const { overflowX, overflowY, clipPath, display } = getComputedStyle(one);
  const hides = /hidden|clip/.test(overflowX + overflowY);
  const isText = one.innerText?.trim() && !one.closest("svg");
  if (!hides || !isText || display === "inline" || clipPath !== "none" || one.matches(".cover")) {
    return false;
  }
  return one.scrollWidth > one.clientWidth + 1 || one.scrollHeight > one.clientHeight + 1;
}).map((one) => one.outerHTML.slice(0, 120))"""


@pytest.mark.parametrize("width", WIDTHS)
def test_wider_spacing_clips_nothing(
    arrive: Newcomer, width: int, finished: Kept, every_kind: Kept
) -> None:
    person = arrive(width=width)
    person.go(f"diagnostics/resume/{every_kind.key}")
    for path in (
        "",
        f"diagnostics/{every_kind.uid}/pages/S-ONE",
        f"diagnostics/{every_kind.uid}/pages/S-TWO",
        f"diagnostics/shared/{finished.share}",
        ENTRY,
        "network/",
    ):
        person.go(path)
        person.page.evaluate(SPACED)
        assert person.page.evaluate(CLIPPED) == []
        person.expect_fits()


# The focus is seen on the element itself, or on the card that stands for it.
SEEN = """() => {
  const one = document.activeElement;
  const places = [one, one.nextElementSibling, one.closest("summary, a, label")].filter(Boolean);
  const isSeen = places.some((place) => {
    const { outlineStyle, outlineWidth } = getComputedStyle(place);
    return outlineStyle !== "none" && parseFloat(outlineWidth) >= 2;
  });
  const { left, right, top, bottom } = (one.labels?.[0] ?? one).getBoundingClientRect();
  const [x, y] = [(left + right) / 2, (Math.max(top, 0) + Math.min(bottom, innerHeight)) / 2];
  const above = document.elementFromPoint(x, y);
  const isCovered = !above || Boolean(above.closest(".strip")) && !one.closest(".strip");
  const isAfter = !window.lastStop
    || Boolean(window.lastStop.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING);
  window.lastStop = one;
  return { name: one.outerHTML.slice(0, 120), isSeen, isCovered, isAfter };
}"""


@pytest.mark.parametrize("width", WIDTHS)
def test_every_stop_of_the_keyboard_is_seen_and_in_order(
    arrive: Newcomer, width: int, every_kind: Kept
) -> None:
    person = arrive(width=width)
    person.go(f"diagnostics/resume/{every_kind.key}")
    stops = 0
    while not person.has_focus("[data-theme-choice] input"):
        person.press("Tab")
        stop = person.page.evaluate(SEEN)
        assert stop["isSeen"], stop
        assert stop["isAfter"], stop
        assert not stop["isCovered"], stop
        stops += 1
        assert stops < 120
    assert stops > 20


def test_the_skip_link_leads_past_the_masthead(arrive: Newcomer) -> None:
    person = arrive(width=320)
    person.go("guide/")
    person.press("Tab")
    expect(person.find(".skip-link")).to_be_focused()
    expect(person.find(".skip-link")).to_be_in_viewport()
    person.press("Enter")
    expect(person.find("main")).to_be_focused()
    person.press("Tab")
    assert person.has_focus("main *")


def test_the_summary_of_errors_takes_the_focus_and_leads_to_the_field(
    arrive: Newcomer, every_kind: Kept
) -> None:
    person = arrive(width=320)
    person.watch.expected.add(422)
    person.go(f"diagnostics/resume/{every_kind.key}")
    person.go(f"diagnostics/{every_kind.uid}/pages/S-TWO")
    person.find("input[name='a.NUMBER']").fill("beaucoup")
    person.find("textarea[name='a.LONG']").fill("Gardé")
    person.turn()
    expect(person.find("[data-takes-focus]")).to_be_focused()
    expect(person.find("textarea[name='a.LONG']")).to_have_value("Gardé")
    expect(person.find("input[name='a.NUMBER']")).to_have_attribute("aria-invalid", "true")
    person.tab_to("[data-takes-focus] a")
    person.press("Enter", "Tab")
    assert person.has_focus("#NUMBER *")
    expect(person.find("input[name='a.NUMBER']")).to_have_value("beaucoup")
    expect(person.find("input[name='a.NUMBER']")).to_be_in_viewport()


def test_forced_colours_show_the_focus_and_what_is_chosen(
    arrive: Newcomer, every_kind: Kept
) -> None:
    person = arrive(forced_colors="active")
    person.go(f"diagnostics/resume/{every_kind.key}")
    person.tab_to("#SINGLE-s0")
    assert person.page.evaluate(SEEN)["isSeen"]
    person.press("Space")
    look = "it => { const s = getComputedStyle(it); return [s.borderTopWidth, s.borderTopStyle]; }"
    chosen = person.find("#SINGLE-s0").evaluate(look)
    assert chosen != person.find("#SINGLE-s1").evaluate(look)
    ticked = person.find("#MULTIPLE-books")
    before = picture_of(person, "#MULTIPLE-books")
    ticked.check()
    assert picture_of(person, "#MULTIPLE-books") != before


def picture_of(person: Person, selector: str) -> bytes:
    """How something looks, without the focus around it."""
    person.find("h1").click()
    return person.find(selector).screenshot()


MOVING = """() => [...document.querySelectorAll("*")].filter((one) => {
  const { transitionDuration, animationDuration, scrollBehavior } = getComputedStyle(one);
  const lasts = [transitionDuration, animationDuration].join().split(",").map(parseFloat);
  return Math.max(...lasts) > 0.01 || scrollBehavior === "smooth";
}).map((one) => one.outerHTML.slice(0, 120))"""


def test_nothing_moves_where_motion_is_unwanted(arrive: Newcomer, finished: Kept) -> None:
    person = arrive(reduced_motion="reduce")
    for path in ("", "diagnostics/", f"diagnostics/shared/{finished.share}", ENTRY):
        person.go(path)
        assert person.page.evaluate(MOVING) == []


def test_on_paper_the_profile_keeps_what_is_read_and_leaves_out_commands(
    arrive: Newcomer, finished: Kept
) -> None:
    person = arrive(width=1280)
    person.go(f"diagnostics/resume/{finished.key}")
    expect(person.find("#suite")).to_be_visible()
    person.page.evaluate("window.isMovedByTheTest = true")
    person.page.emulate_media(media="print")
    for command in ("button", "input:not([type=hidden])", ".contents", ".colophon", "#suite"):
        shown = [one for one in person.find(command).all() if one.is_visible()]
        assert not shown, f"{command} is printed"
    for read in ("h1", ".rose-wide", ".numbers-levels", ".reco-title", "#plan table", ".dim-card"):
        expect(person.find(read).first).to_be_visible()


def test_a_phone_that_never_gets_the_folding_script_reads_everything(
    arrive: Newcomer, finished: Kept
) -> None:
    person = arrive(width=320)
    person.watch.is_offline = True
    person.context.route("**/fold.*.js", lambda route: route.abort("connectionfailed"))
    person.go(f"diagnostics/resume/{finished.key}")
    for folded in (".dim-card-facts", ".reco-why", ".lens-text"):
        parts = person.find(folded).all()
        assert parts
        assert all(part.is_visible() for part in parts), folded


def test_the_guide_is_a_short_list_on_a_phone_and_whole_on_a_wide_screen(
    arrive: Newcomer,
) -> None:
    person = arrive(width=320)
    person.go("guide/")
    assert person.top_of(".colophon") < 4 * 640
    folds = person.find(".shelf-fold > summary").all()
    assert len(folds) == 8
    assert all(re.match(r"\d+\sfiches?\b", fold.inner_text()) for fold in folds)
    wide = arrive(width=1280)
    wide.go("guide/")
    assert all(one.is_visible() for one in wide.find(".found").all())
    assert not [one for one in wide.find(".shelf-fold > summary").all() if one.is_visible()]
