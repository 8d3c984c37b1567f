"""From the cover to the erased page, on a phone, in French, with the keyboard where one answers."""

import json
import re
from pathlib import Path

from playwright.sync_api import expect

from autodiag.questionnaires import Answer, NonScore
from tests.journeys.conftest import Newcomer
from tests.journeys.people import Person
from tests.journeys.sites import Site

NOTE = "Le disque est chez Ève ; sauvegarde à revoir"
DAY = "2027-03-15"


def test_the_main_journey_on_a_phone(arrive: Newcomer, site: Site) -> None:
    here = arrive(width=320)
    start_by_keyboard(here)
    link = answer_until_the_lid_closes(here)
    here.leave()

    there = arrive(width=320)
    come_back(there, link)
    change_an_answer_and_add_a_note(there)
    finish_the_rest(there)
    read_the_profile(there)
    set_a_target(there)
    keep_an_entry_for_a_day(there)
    read_the_entry(there)
    see_who_is_near(there)
    take_everything_away(there)
    go_deeper(there)
    assert NOTE.encode() in everything_in(site.folder)
    erase(there, link)
    assert NOTE.encode() not in everything_in(site.folder)


def start_by_keyboard(person: Person) -> None:
    """The cover, then a depth."""
    person.go("")
    person.enter("main a.btn-primary")
    expect(person.find("input[name=depth]")).to_have_count(3)
    person.tab_to("input[name=depth]")
    person.press("ArrowUp", "ArrowDown")
    assert person.has_focus("#depth-standard:checked")
    person.enter("form[action$='/start'] button")
    expect(person.find("[data-question=Q-DISCIPLINE]")).to_be_visible()


def answer_until_the_lid_closes(person: Person) -> str:
    """Answer three pages, see the private link in between, and give it; the last is not sent."""
    person.tab_to("select[name='a.Q-DISCIPLINE']")
    person.press("d")
    answer_by_keyboard(person, "Q-STAFF", 1)
    expect(person.find("[data-answered]")).to_have_text("0")
    person.enter(".turn button[name=go][value=next]")
    answer_by_keyboard(person, "Q-STR-VIS", 0)
    person.enter("button[name=go][value=stop]")
    link = person.read_link()
    assert re.search(r"/resume/[\w.~-]{22,}$", link)
    person.enter("main a.btn-primary")
    answer_by_keyboard(person, "Q-STR-BUD", 2)
    expect(person.find("[data-answered]")).to_have_text("2")
    return link


def answer_by_keyboard(person: Person, question: str, place: int) -> None:
    """Go to a question with Tab and choose the answer at that place with the arrows."""
    person.tab_to(f"[data-question='{question}'] input[type=radio]")
    person.press("Space", *["ArrowDown"] * place)
    chosen = person.find(f"[data-question='{question}'] input:checked").input_value()
    person.expect_saved(question, Answer(chosen))


def come_back(person: Person, link: str) -> None:
    """The link opens, in a browser that knows nothing, on the first question left."""
    person.page.goto(link)
    expect(person.find("[data-answered]")).to_have_text("2")
    assert person.path.endswith("/pages/S-HUM")
    person.go(f"diagnostics/{person.uid}/pages/S-STR")
    person.expect_chosen("Q-STR-VIS", "a1")
    person.expect_chosen("Q-STR-BUD", "a3")


def change_an_answer_and_add_a_note(person: Person) -> None:
    person.tab_to("#Q-STR-VIS-a1")
    person.press("ArrowDown")
    person.tab_to("[data-question=Q-STR-VIS] .note summary")
    person.press("Enter", "Tab")
    person.page.keyboard.type(NOTE)
    person.expect_saved("Q-STR-VIS", Answer("a2", note=NOTE))
    person.page.reload()
    person.expect_chosen("Q-STR-VIS", "a2")
    expect(person.find("[name='note.Q-STR-VIS']")).to_have_value(NOTE)
    expect(person.find("[name='note.Q-STR-VIS']")).to_be_visible()


def finish_the_rest(person: Person) -> None:
    """Every other page by keyboard; a question that does not concern us, and one left blank."""
    person.enter(".turn button[name=go][value=next]")
    answer_by_keyboard(person, "Q-HUM-COM", 1)
    tell_otherwise(person, "Q-HUM-FOR", NonScore.NOT_APPLICABLE)
    person.enter(".turn button[name=go][value=next]")
    while not person.path.endswith("/pages/S-LAST"):
        for question in person.questions():
            answer_by_keyboard(person, question, 1)
        person.enter(".turn button[name=go][value=next]")
    tell_where_we_are(person)
    expect(person.find(".blanks a")).to_have_count(1)
    assert "Q-HUM-ROL" in (person.find(".blanks a").get_attribute("href") or "")
    person.tab_to("input[name=name]")
    person.page.keyboard.type("Danse Bic")
    person.enter("form[action$='/finish'] button")


def tell_otherwise(person: Person, question: str, code: NonScore) -> None:
    """One of the answers that are not levels, with the arrows."""
    person.tab_to(f"[data-question='{question}'] input[type=radio]")
    while not person.has_focus(f"[id='{question}-{code.value}']"):
        person.press("ArrowDown")
    person.expect_saved(question, Answer(non_score=code))


def tell_where_we_are(person: Person) -> None:
    """The last page: what we do, the region, and a municipality from the suggestions."""
    person.tab_to("#Q-FUNCTIONS-in, [data-question=Q-FUNCTIONS] input[type=checkbox]")
    person.press("Space")
    person.tab_to("[data-question=Q-REGION] input[type=radio]")
    while not person.has_focus("#Q-REGION-01"):
        person.press("ArrowDown")
    person.tab_to("input[name='a.Q-MUNICIPALITY']")
    person.page.keyboard.type("rimou")
    expect(person.find("datalist option[value^=Rimouski]")).not_to_have_count(0)
    person.page.keyboard.type("ski")
    person.enter(".turn button[name=go][value=next]")
    assert person.path.endswith("/review")


def read_the_profile(person: Person) -> None:
    """What matters first is on the first two screens of the phone; the rest unfolds."""
    expect(person.find("h1")).to_contain_text(re.compile(r"\w{3}"))
    expect(person.find(".kicker")).to_contain_text("Danse Bic")
    assert person.top_of(".monday") < 2 * 640
    expect(person.find(".rose-narrow")).to_be_visible()
    expect(person.find(".numbers-levels tbody tr")).to_have_count(8)
    why = person.find("#STR details.why")
    expect(why).to_be_hidden()
    person.find("#STR details.fold > summary").click()
    expect(why.locator("table")).to_be_hidden()
    why.locator("summary").click()
    expect(why.locator("table")).to_contain_text(NOTE[:20])
    expect(person.find("#HUM")).to_contain_text(re.compile("sans objet", re.IGNORECASE))


def set_a_target(person: Person) -> None:
    person.follow("#plan a[href$='/targets']")
    form = person.find("form[action$='/targets']")
    form.locator("label[for^=level-STR]").nth(1).click()
    form.locator("[name='by.STR']").fill(DAY)
    person.follow("form[action$='/targets'] button")
    expect(person.find("#plan table")).to_contain_text("2027")


def keep_an_entry_for_a_day(person: Person) -> None:
    title = person.find(".reco-title").first.inner_text()
    person.follow(".reco-keep button")
    expect(person.find(".reco-keep button[name=drop]")).to_have_count(1)
    person.follow("#plan a[href$='/plan']")
    line = person.find("section[id^=action-]")
    expect(line.locator("h2")).to_have_text(title)
    line.locator("input[type=date]").fill(DAY)
    person.follow("section[id^=action-] button:not([name])")
    expect(line.locator("input[type=date]")).to_have_value(DAY)
    person.go(f"diagnostics/{person.uid}/profile")
    expect(person.find("#plan .plan-line")).to_contain_text(title)


def read_the_entry(person: Person) -> None:
    """The guide says why this entry is for us, and leads back."""
    title = person.find(".reco-title a").first.inner_text()
    person.follow(".reco-title a")
    expect(person.find("h1")).to_have_text(title)
    expect(person.find(".because")).to_be_visible()
    expect(person.find(".steps li").first).to_be_visible()
    person.follow(".because p:last-child a")
    expect(person.find("#gestes")).to_be_attached()


def see_who_is_near(person: Person) -> None:
    """Our own tile says so; a cell has its page."""
    expect(person.find("#reseau .tile")).to_have_count(17)
    expect(person.find("#reseau .tile-here")).to_have_count(1)
    expect(person.find("#reseau .cell").first).to_contain_text(re.compile("km|Rimouski"))
    name = person.find("#reseau .cell-name a").first.inner_text()
    person.follow("#reseau .cell-name a")
    expect(person.find("h1")).to_contain_text(name)
    person.page.go_back()


def take_everything_away(person: Person) -> None:
    pdf = person.download("#suite a[href$='report.pdf']")
    assert pdf.startswith(b"%PDF-")
    data = json.loads(person.download("#suite a[href$='data.json']"))
    assert NOTE in json.dumps(data, ensure_ascii=False)
    sheet = person.download("#suite a[href$='data.csv']").decode("utf-8-sig")
    assert NOTE in sheet
    assert b"BEGIN:VCALENDAR" in person.download("#suite a[href$='reminder.ics']")


def go_deeper(person: Person) -> None:
    """The complete depth asks what was not asked, and nothing else."""
    person.follow("form[action$='/depth'] button")
    # The question that had been left blank is the first that is asked.
    assert person.path.endswith("/pages/S-STR")
    person.expect_chosen("Q-STR-VIS", "a2")
    expect(person.find("[name='note.Q-STR-VIS']")).to_have_value(NOTE)
    expect(person.find("[data-question] input[type=radio]:checked")).to_have_count(2)
    person.answer("Q-STR-DIR", "a5")
    person.go(f"diagnostics/{person.uid}/review")
    blanks = person.find(".blanks a").count()
    assert 15 <= blanks <= 25
    person.finish("Danse Bic")
    expect(person.find(".kicker")).to_contain_text(re.compile("complet", re.IGNORECASE))
    expect(person.find("#plan .plan-line")).to_have_count(1)


def erase(person: Person, link: str) -> None:
    """Nothing is left: not here, not behind the link."""
    uid = person.uid
    person.follow("#suite a[href$='/erase']")
    person.find("label[for=is_sure]").click()
    person.follow("form[action$='/erase'] button")
    assert person.path == "diagnostics/erased"
    person.watch.expected.add(404)
    for dead in (link, f"/fr/diagnostics/{uid}/profile", f"/fr/diagnostics/{uid}/data.json"):
        answer = person.page.goto(dead)
        assert answer
        assert answer.status == 404
        assert "Danse Bic" not in person.page.content()


def everything_in(folder: Path) -> bytes:
    """The files of the database, journal included."""
    return b"".join(path.read_bytes() for path in folder.glob("autodiag.sqlite3*"))
