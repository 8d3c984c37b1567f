"""In English, on a wide and dark screen, with the pointer: explored, shared, left behind."""

import re

from playwright.sync_api import expect

from tests.journeys.conftest import Newcomer
from tests.journeys.people import Person

PAPER = "getComputedStyle(document.body).backgroundColor"


def test_the_journey_in_english(arrive: Newcomer) -> None:
    person = arrive(language="en", color_scheme="dark")
    answer_express(person)
    explore_the_figure(person)
    link = share(person)
    reader = arrive(language="en", color_scheme="dark")
    read_what_is_shared(reader, link)
    close_the_link(person)
    find_it_closed(reader, link)
    leave_the_device(person)


def answer_express(person: Person) -> None:
    person.go("")
    person.follow("main a.btn-primary")
    person.find("label[for=depth-express]").click()
    person.follow("form[action$='/start'] button")
    person.find("select[name='a.Q-DISCIPLINE']").select_option(index=3)
    person.choose("Q-STAFF", "s5")
    person.turn()
    switch_language_in_the_middle(person)
    switch_theme(person)
    while not person.path.endswith("/pages/S-LAST"):
        for question in person.questions():
            person.answer(question, "a2")
        person.turn()
    person.choose("Q-REGION", "06")
    person.turn()
    person.finish("Théâtre <b>&amp;</b> Co.")
    expect(person.find(".kicker")).to_contain_text("Théâtre <b>&amp;</b> Co.")
    expect(person.find("html")).to_have_attribute("lang", re.compile("^en"))


def switch_language_in_the_middle(person: Person) -> None:
    """An answer that was just given is still there in the other language, and back."""
    person.answer("Q-STR-VIS", "a4")
    for language in ("fr", "en"):
        title = person.page.title()
        person.follow(".masthead-lang")
        person.language = language
        expect(person.find("html")).to_have_attribute("lang", re.compile(f"^{language}"))
        assert person.path.endswith("/pages/S-STR.S-HUM.S-CRE")
        assert person.page.title() != title
        person.expect_chosen("Q-STR-VIS", "a4")


def switch_theme(person: Person) -> None:
    """The reader's choice wins over the system's, at once and on the next pages."""
    dark = person.page.evaluate(PAPER)
    person.find("[data-theme-choice] label", has_text="Light").click()
    light = person.page.evaluate(PAPER)
    assert light != dark
    person.page.reload()
    assert person.page.evaluate(PAPER) == light
    person.find("[data-theme-choice] input[value=system]").check()
    assert person.page.evaluate(PAPER) == dark


def explore_the_figure(person: Person) -> None:
    """Nothing of the library is fetched before it is asked for; series can be switched off."""
    box = person.find("[data-figure-url]")
    assert not person.page.evaluate("'Plotly' in window")
    box.locator("[data-figure-open]").click()
    switches = box.locator("[data-figure-switches] input")
    expect(switches.first).to_be_focused()
    expect(box.locator(".main-svg").first).to_be_visible()
    points = box.locator(".main-svg .point")
    drawn = points.count()
    assert drawn >= 8
    box.locator("[data-figure-switches] label").first.click()
    expect(points).not_to_have_count(drawn)
    box.locator("[data-figure-switches] label").first.click()
    expect(points).to_have_count(drawn)


def share(person: Person) -> str:
    person.follow("#suite a[href$='/share']")
    person.follow("form[action$='/share'] button")
    return person.read_link()


def read_what_is_shared(reader: Person, link: str) -> None:
    """Somebody else reads everything, and finds nothing that changes anything."""
    reader.page.goto(link)
    expect(reader.find("h1")).to_be_visible()
    expect(reader.find("#STR details.why")).to_have_count(1)
    expect(reader.find("main form")).to_have_count(0)
    expect(reader.find("#suite")).to_have_count(0)
    reader.find("[data-figure-open]").click()
    expect(reader.find(".main-svg").first).to_be_visible()


def close_the_link(person: Person) -> None:
    person.go(f"diagnostics/{person.uid}/share")
    person.follow("button[name=close]")
    expect(person.find("button[name=close]")).to_have_count(0)


def find_it_closed(reader: Person, link: str) -> None:
    reader.watch.expected.add(404)
    answer = reader.page.goto(link)
    assert answer
    assert answer.status == 404
    expect(reader.find("main")).not_to_contain_text("Théâtre")


def leave_the_device(person: Person) -> None:
    """The browser forgets, Back shows nothing, and the link still opens everything."""
    uid = person.uid
    person.go(f"diagnostics/{uid}/link")
    link = person.read_link()
    person.follow("form[action$='/leave'] button")
    assert person.path == "diagnostics/left"
    person.watch.expected.add(404)
    person.page.go_back()
    expect(person.find("main")).not_to_contain_text(link)
    person.go(f"diagnostics/{uid}/profile")
    expect(person.find("main")).not_to_contain_text("Théâtre")
    person.page.goto(link)
    expect(person.find(".kicker")).to_contain_text("Théâtre")
