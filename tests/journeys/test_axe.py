"""axe finds nothing on any kind of page, in both languages, both themes, at 320 and 1280 px."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import Newcomer
from tests.journeys.examining import axe_source, examine
from tests.journeys.people import Person
from tests.journeys.standing import Kept

LANGUAGES = ("fr", "en")
EVERYBODY = (
    "",
    "diagnostics/",
    "diagnostics/resume",
    "diagnostics/left",
    "diagnostics/erased",
    "privacy",
    "accessibility",
    "accounts/sign-in",
    "accounts/erased",
    "terms",
    "api",
)
LONG = ("diagnostics/questions", "diagnostics/method")
GUIDE = (
    "guide/",
    "guide/?q=3d",
    "guide/?q=xyzzyx&effort=low",
    "guide/G001-filmer-en-3d-une-compagnie-de-danse",
    "guide/G001-filmer-en-3d-une-compagnie-de-danse/report",
    "guide/G001-filmer-en-3d-une-compagnie-de-danse/report/thanks",
    "guide/G001-filmer-en-3d-une-compagnie-de-danse/useful/thanks",
    "guide/?q=droits&dimension=CRE&level=high&discipline=danse&effort=medium",
    "guide/missing/thanks",
    "network/",
    "network/regions/01",
    "network/cells/plateau-ouvert",
)
OWN = ("targets", "plan", "link", "share", "consent", "erase")
QUESTIONS = ("pages/S-ONE", "pages/S-TWO", "review", "version")
FACTS = ("pages/S-FIRST", "pages/S-LAST")


Reader = Callable[[str], Person]


@pytest.fixture
def reader(arrive: Newcomer) -> Reader:
    """Somebody with axe in their browser, and a screen on which nothing moves."""

    def make(language: str) -> Person:
        person = arrive(language=language, reduced_motion="reduce")
        # The window changes its width and everything is opened here: the journeys watch for moves.
        person.context.add_init_script("window.isMovedByTheTest = true")
        person.context.add_init_script(axe_source())
        return person

    return make


def find_faults(person: Person, *paths: str) -> list[str]:
    faults: list[str] = []
    for path in paths:
        person.go(path)
        faults += examine(person.page)
    return faults


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("paths", [EVERYBODY, LONG, GUIDE], ids=["everybody", "long", "guide"])
def test_pages_for_everybody(reader: Reader, language: str, paths: tuple[str, ...]) -> None:
    assert not find_faults(reader(language), *paths)


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_entry_that_is_judged_and_judged_wrongly(reader: Reader, language: str) -> None:
    person = reader(language)
    person.watch.expected |= {422}
    person.go("guide/G010")
    person.follow("#utile button")
    expect(person.find("[data-takes-focus]")).to_be_focused()
    faults = examine(person.page)
    person.find("#utile label[for=answer-0]").click()
    person.follow("#utile button")
    person.go("guide/G010")
    expect(person.find("#utile form")).to_have_count(0)
    assert not faults + examine(person.page)


@pytest.mark.parametrize("language", LANGUAGES)
def test_profiles(reader: Reader, language: str, finished: Kept) -> None:
    person = reader(language)
    assert not find_faults(
        person,
        f"diagnostics/resume/{finished.key}",
        f"diagnostics/shared/{finished.share}",
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_sample_and_its_explored_figure(reader: Reader, language: str) -> None:
    person = reader(language)
    person.go("diagnostics/sample")
    person.find("[data-figure-open]").click()
    expect(person.find("[data-figure-switches] input").first).to_be_focused()
    assert not examine(person.page)


@pytest.mark.parametrize("language", LANGUAGES)
def test_pages_of_a_finished_diagnostic(reader: Reader, language: str, finished: Kept) -> None:
    person = reader(language)
    person.go(f"diagnostics/resume/{finished.key}")
    own = [f"diagnostics/{finished.uid}/{name}" for name in OWN]
    assert not find_faults(person, *own)


@pytest.mark.parametrize("language", LANGUAGES)
def test_questions_of_every_kind(reader: Reader, language: str, every_kind: Kept) -> None:
    person = reader(language)
    person.go(f"diagnostics/resume/{every_kind.key}")
    pages = [f"diagnostics/{every_kind.uid}/{name}" for name in QUESTIONS]
    assert not find_faults(person, *pages)


@pytest.mark.parametrize("language", LANGUAGES)
def test_facts_and_shipped_questions(reader: Reader, language: str) -> None:
    person = reader(language)
    person.begin("standard")
    pages = [f"diagnostics/{person.uid}/{name}" for name in (*FACTS, "pages/S-STR")]
    assert not find_faults(person, *pages)


@pytest.mark.parametrize("language", LANGUAGES)
def test_pages_after_a_mistake(reader: Reader, language: str, every_kind: Kept) -> None:
    person = reader(language)
    person.watch.expected |= {422, 404}
    person.go(f"diagnostics/resume/{every_kind.key}")
    person.go(f"diagnostics/{every_kind.uid}/pages/S-TWO")
    person.find("input[name='a.NUMBER']").fill("beaucoup")
    person.turn()
    expect(person.find("[data-takes-focus]")).to_be_focused()
    faults = examine(person.page)
    person.go(f"diagnostics/{every_kind.uid}/erase")
    person.find("#is_sure").evaluate("it => it.removeAttribute('required')")
    person.follow("form[action$='/erase'] button")
    faults += examine(person.page)
    assert not faults + find_faults(
        person, "nothing-here", "diagnostics/0000000000/profile", "diagnostics/resume/0000"
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_clash_an_expired_page_and_one_that_is_open_no_more(
    reader: Reader, language: str
) -> None:
    person = reader(language)
    person.watch.expected |= {400, 404}
    person.begin("standard")
    person.go(f"diagnostics/{person.uid}/pages/S-STR")
    person.find("input[name='was.Q-STR-VIS']").evaluate("it => { it.value = 'elsewhere' }")
    person.find("input[name='was.Q-STR-BUD']").evaluate("it => { it.value = 'elsewhere' }")
    person.find("form[data-autosave]").evaluate("it => { delete it.dataset.autosave }")
    person.choose("Q-STR-VIS", "a2")
    person.turn()
    faults = examine(person.page)
    person.find("input[name=csrf_token]").first.evaluate("it => { it.value = 'old' }")
    person.turn()
    faults += examine(person.page)
    person.context.clear_cookies()
    for _ in ("a proof for a session of its own", "a diagnostic that it does not hold"):
        person.follow(".failure-ways button")
    expect(person.find("input[name='link-key']")).to_be_visible()
    assert not faults + examine(person.page)
