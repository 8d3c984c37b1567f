"""Two tabs, a lost line, quick fingers, a server that dies: no answer is lost on the way."""

import pytest
from playwright.sync_api import Page, Route, expect

from autodiag.questionnaires import Answer
from tests.journeys.conftest import Newcomer
from tests.journeys.people import Person
from tests.journeys.sites import Site, running
from tests.journeys.standing import Kept, make_draft

# What was sent on leaving may arrive after the page that is asked for next.
MOST_LOOKS = 20
FIRST, SECOND, THIRD = "Q-STR-VIS", "Q-STR-BUD", "Q-STR-DIR"


@pytest.fixture
def draft(site: Site) -> Kept:
    """A diagnostic of the test's own, whose first page asks five questions."""
    return site.make(make_draft)


@pytest.fixture
def person(arrive: Newcomer, draft: Kept) -> Person:
    """Somebody on that page."""
    person = arrive()
    person.go(f"diagnostics/resume/{draft.key}")
    assert person.questions()[:1] == [FIRST]
    return person


def open_tab(person: Person) -> Person:
    """The same page in another tab of the same browser."""
    page = person.context.new_page()
    page.goto(person.page.url)
    return Person(person.address, person.language, person.context, page, person.watch)


def test_answers_of_two_tabs_are_merged(person: Person) -> None:
    other = open_tab(person)
    person.answer(FIRST, "a2")
    other.answer(SECOND, "a4")
    person.answer(THIRD, "a1")
    # The older tab sends its whole page: what it never knew of stays.
    other.turn()
    person.page.reload()
    for question, choice in ((FIRST, "a2"), (SECOND, "a4"), (THIRD, "a1")):
        person.expect_chosen(question, choice)


def test_a_clash_is_shown_and_chosen(person: Person) -> None:
    other = open_tab(person)
    person.answer(FIRST, "a2")
    other.choose(FIRST, "a5")
    other.answer(SECOND, "a3")
    other.turn()
    expect(other.find("[data-takes-focus]")).to_be_focused()
    expect(other.find(f"#{FIRST}-choix")).to_be_visible()
    other.expect_chosen(FIRST, "a5")
    other.turn()
    assert other.path.endswith("/pages/S-HUM")
    person.page.reload()
    person.expect_chosen(FIRST, "a5")
    person.expect_chosen(SECOND, "a3")


def test_a_page_left_open_after_the_end_says_so_and_does_not_insist(person: Person) -> None:
    """What was finished elsewhere takes no more answers; the line is not to blame."""
    other = open_tab(person)
    person.go(f"diagnostics/{person.uid}/review")
    person.finish()
    other.watch.expected.add(409)
    other.choose(FIRST, "a2")
    refused = other.find("form[data-autosave]").get_attribute("data-refused") or ""
    expect(other.find("[data-state]")).to_have_text(refused)
    other.page.reload()
    assert other.path.endswith("/profile")


def test_what_was_typed_after_the_session_ended_is_saved_by_the_private_link(
    person: Person, draft: Kept
) -> None:
    page = person.path
    person.context.clear_cookies()
    person.watch.expected |= {400, 404}
    person.choose(FIRST, "a4")
    person.turn()
    person.follow(".failure-ways button")
    person.find("input[name='link-key']").fill(draft.key)
    person.follow("form:has(input[name='link-key']) button")
    person.go(page)
    person.expect_chosen(FIRST, "a4")


def test_an_answer_given_offline_is_saved_when_the_line_is_back(person: Person) -> None:
    cut_off(person)
    person.choose(FIRST, "a3")
    offline = person.find("form[data-autosave]").get_attribute("data-offline") or ""
    expect(person.find("[data-state]")).to_have_text(offline)
    # A page that is turned without a line would be lost: it stays, and says so.
    person.find(".turn button[name=go][value=next]").click()
    expect(person.find("[data-stay]")).to_have_text(offline)
    person.expect_chosen(FIRST, "a3")
    back_on_line(person)
    person.expect_saved(FIRST, Answer("a3"))
    expect(person.find("[data-stay]")).to_be_hidden()


def cut_off(person: Person) -> None:
    person.watch.is_offline = True
    person.context.set_offline(True)


def back_on_line(person: Person) -> None:
    person.context.set_offline(False)


def test_what_the_server_said_was_saved_survives_its_death(
    arrive: Newcomer, site: Site, draft: Kept
) -> None:
    with running(site) as server:
        person = arrive(address=server.address)
        person.go(f"diagnostics/resume/{draft.key}")
        person.answer(FIRST, "a4")
        person.watch.is_offline = True
        server.kill()
        person.choose(SECOND, "a2")
        offline = person.find("form[data-autosave]").get_attribute("data-offline") or ""
        expect(person.find("[data-state]")).to_have_text(offline)
        server.start_again()
        person.page.evaluate("dispatchEvent(new Event('online'))")
        person.expect_saved(SECOND, Answer("a2"))
        person.page.reload()
        person.expect_chosen(FIRST, "a4")
        person.expect_chosen(SECOND, "a2")


def hold_saves(page: Page) -> list[Route]:
    """Let what the page saves by itself wait on the way; it goes on when the test says so."""
    held: list[Route] = []
    page.route("**/save", lambda route: held.append(route))  # noqa: PLW0108 -- see Playwright
    return held


def test_a_page_turned_before_its_last_answer_was_saved(person: Person) -> None:
    """On a slow line, the answer that is on its way never clashes with the page that follows."""
    held = hold_saves(person.page)
    with person.page.expect_request("**/save"):
        person.choose(FIRST, "a2")
    let_go(person, held)
    person.choose(FIRST, "a3")
    person.turn()
    assert person.path.endswith("/pages/S-HUM")
    person.page.go_back()
    person.expect_chosen(FIRST, "a3")


def let_go(person: Person, held: list[Route]) -> None:
    """The request reaches the server; its answer has not come back yet."""
    # The request is announced before its route is called: a question to the page lets that happen.
    for _ in range(MOST_LOOKS):
        person.page.evaluate("window.name")
        if held:
            break
    answer = person.context.request.fetch(held[0].request)
    assert answer.ok


def test_a_text_is_kept_when_the_page_is_left_at_once(person: Person) -> None:
    """The tab closes, or goes elsewhere, right after the last key: what was typed is sent."""
    # The clock stands still, so that no pause in typing saves the text before the page is left.
    person.page.clock.install(time=0)
    person.page.clock.pause_at(1)
    person.page.reload()
    person.find(f"[data-question={FIRST}] .note summary").click()
    person.find(f"[name='note.{FIRST}']").press_sequentially("Ève")
    other = open_tab(person)
    person.go("terms")
    for _ in range(MOST_LOOKS):
        other.page.reload()
        if other.find(f"[name='note.{FIRST}']").input_value() == "Ève":
            return
    raise AssertionError("what was typed is lost")
