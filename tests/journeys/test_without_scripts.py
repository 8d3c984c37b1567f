"""JavaScript off, on PostgreSQL: everything still goes from the cover to the erased page."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from autodiag.database import db
from tests.house import databases
from tests.house.databases import PostgresServer
from tests.journeys.conftest import Newcomer
from tests.journeys.people import Person
from tests.journeys.sites import make_site, running

NOTE = "À revoir avec le conseil"
DAY = "2027-06-01"


@pytest.fixture
def postgres_address(postgres: PostgresServer, tmp_path: Path) -> Iterator[str]:
    """A site on PostgreSQL, and where its server is."""
    with databases.postgres_copy(postgres) as database_url:
        site = make_site(tmp_path, database_url)
        with running(site) as server:
            yield server.address
        with site.app.app_context():
            db.engine.dispose()


def test_the_journey_without_scripts(arrive: Newcomer, postgres_address: str) -> None:
    person = arrive(address=postgres_address, width=320, java_script_enabled=False)
    answer(person)
    come_back_by_typing_the_link(person)
    correct_a_mistake(person)
    finish(person)
    read(person)
    plan(person)
    search_the_guide(person)
    assert person.download("#suite a[href$='report.pdf']").startswith(b"%PDF-")
    erase(person)


def answer(person: Person) -> None:
    person.go("")
    expect(person.find("[data-theme-choice]")).to_be_hidden()
    person.expect_fits()
    person.follow("main a.btn-primary")
    person.find("label[for=depth-express]").click()
    person.follow("form[action$='/start'] button")
    person.find("select[name='a.Q-DISCIPLINE']").select_option(index=1)
    person.turn()
    person.choose("Q-STR-VIS", "a3")
    person.find("[data-question=Q-STR-VIS] .note summary").click()
    person.find("[name='note.Q-STR-VIS']").fill(NOTE)
    person.choose("Q-HUM-COM", "dont_know")
    person.expect_fits()


def come_back_by_typing_the_link(person: Person) -> None:
    """Stop, leave this device, and paste the link on the start page."""
    person.turn("stop")
    expect(person.find("[data-copy]")).to_be_hidden()
    link = person.read_link()
    person.follow("form[action$='/leave'] button")
    person.go("diagnostics/")
    person.find("input[name=key]").fill(link)
    person.follow("form[action$='/resume'] button")
    person.go(f"diagnostics/{person.uid}/pages/S-STR.S-HUM.S-CRE")
    person.expect_chosen("Q-STR-VIS", "a3")
    expect(person.find("[name='note.Q-STR-VIS']")).to_have_value(NOTE)
    person.expect_chosen("Q-HUM-COM", "dont_know")
    person.follow("[data-question=Q-HUM-COM] button[name=clear]")
    expect(person.find("[data-question=Q-HUM-COM] input:checked")).to_have_count(0)


def correct_a_mistake(person: Person) -> None:
    """A town outside the region that was chosen is asked about; nothing of the page is lost."""
    while not person.path.endswith("/pages/S-LAST"):
        for question in person.questions():
            person.choose(question, "a2")
        person.turn()
    person.find("[data-question=Q-FUNCTIONS] input").first.check()
    person.choose("Q-REGION", "06")
    person.find("input[name='a.Q-MUNICIPALITY']").fill("Rimouski")
    person.turn()
    expect(person.find("[role=alert] a[href='#Q-REGION']")).to_be_visible()
    expect(person.find("#Q-REGION-06")).to_be_checked()
    expect(person.find("[data-question=Q-FUNCTIONS] input").first).to_be_checked()
    person.choose("Q-REGION", "01")
    person.turn()
    assert person.path.endswith("/review")


def finish(person: Person) -> None:
    person.go(f"diagnostics/{person.uid}/review")
    person.finish("Sans script")
    expect(person.find(".rose-narrow")).to_be_visible()
    expect(person.find("[data-figure-place] svg")).to_be_visible()
    expect(person.find("[data-figure-open]")).to_be_hidden()
    person.expect_fits()


def read(person: Person) -> None:
    """The answer that counts is written, with its note, in the reasons of the score."""
    person.find("#STR details.why summary").click()
    expect(person.find("#STR .why-table")).to_contain_text(NOTE)
    person.follow(".reco-title a")
    expect(person.find(".because")).to_be_visible()
    person.expect_fits()
    person.follow(".because p:last-child a")


def plan(person: Person) -> None:
    person.follow("#plan a[href$='/targets']")
    person.find("form[action$='/targets'] label[for^=level-STR]").nth(1).click()
    person.find("[name='by.STR']").fill(DAY)
    person.follow("form[action$='/targets'] button")
    expect(person.find("#plan tbody tr")).to_have_count(1)
    person.follow(".reco-keep button")
    person.follow("#plan a[href$='/plan']")
    person.find("section[id^=action-] input[type=date]").fill(DAY)
    person.find("section[id^=action-] input[type=checkbox]").check()
    person.follow("section[id^=action-] button:not([name])")
    person.find("input[name=title]").fill("Appeler Rimouski")
    person.follow("form[action$='/plan'] button")
    expect(person.find("section[id^=action-]")).to_have_count(2)
    person.expect_fits()


def search_the_guide(person: Person) -> None:
    uid = person.uid
    person.go("guide/")
    expect(person.find(".found").first).to_be_hidden()
    person.find(".shelf-fold summary").first.click()
    expect(person.find(".found").first).to_be_visible()
    person.find("input[name=q]").fill("ecologiques")
    person.follow("form[role=search] button")
    expect(person.find(".found").first).to_be_visible()
    person.expect_fits()
    person.go(f"diagnostics/{uid}/profile")


def erase(person: Person) -> None:
    uid = person.uid
    person.follow("#suite a[href$='/erase']")
    # The box has to be ticked first: the server says so as well.
    person.watch.expected.add(422)
    person.find("#is_sure").evaluate("it => it.removeAttribute('required')")
    person.follow("form[action$='/erase'] button")
    expect(person.find("[role=alert]")).to_be_visible()
    person.find("label[for=is_sure]").click()
    person.follow("form[action$='/erase'] button")
    assert person.path == "diagnostics/erased"
    person.watch.expected.add(404)
    person.go(f"diagnostics/{uid}/profile")
    expect(person.find("main")).not_to_contain_text("Sans script")
