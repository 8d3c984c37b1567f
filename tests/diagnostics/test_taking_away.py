"""What an organisation takes away: JSON, CSV, a day in a calendar, a PDF; and what stays out."""

import csv
import io
import json
from datetime import date

import pytest
from flask import Flask
from icalendar import Calendar
from sqlalchemy import inspect, text

from autodiag.database import db
from tests.diagnostics.journey import Clock, Visitor

FORMULAS = {
    "note.Q-ONE": "=1+1",
    "note.Q-MULTIPLE": "+1",
    "note.Q-MATRIX": "-1",
}


def spreadsheet(visitor: Visitor) -> list[list[str]]:
    content = visitor.get("data.csv").data.decode("utf-8-sig")
    return list(csv.reader(io.StringIO(content, newline="")))


def test_the_json_holds_everything(finished: Visitor) -> None:
    finished.get("targets")
    finished.send({"level.TRI": "mid", "by.TRI": "2027-11-01"}, to="/targets")
    finished.get("plan")
    finished.send({"title": "Agir", "by": "2027-01-15"}, to="/plan")
    taken = finished.get("data.json")
    assert taken.headers["Content-Disposition"] == "attachment; filename=autodiag.json"
    data = json.loads(taken.data)
    assert data["organisation"] == "Les Allumés"
    assert data["questionnaire"]["version"] == 2
    assert data["answers"]["Q-NUMBER"] == {"value": 12.5}
    assert len(data["answers"]) == 18
    whole = next(node for node in data["result"]["profile"]["nodes"] if node["code"] == "whole")
    assert round(whole["percent"], 2) == 36.39
    (target,) = data["targets"]
    assert (target["code"], target["level"], target["by"]) == ("TRI", "mid", "2027-11-01")
    assert data["plan"] == [
        {"entry": None, "title": "Agir", "by": "2027-01-15", "note": "", "done": False}
    ]
    assert set(data["consents"].values()) == {False}


def test_the_json_opens_nothing(finished: Visitor) -> None:
    keys = finished.key(), finished.share()
    content = finished.get("data.json").text
    for key in keys:
        assert key not in content
        assert key.replace("-", "") not in content
    assert "hash" not in content


def test_an_answer_off_the_path_is_in_the_json_and_not_in_the_csv(begun: Visitor) -> None:
    begun.answer("S-ONE", {"a.Q-ONE": "s2"})
    begun.answer("S-ONE", {"a.Q-FOLLOW": "s0"})
    begun.answer("S-ONE", {"a.Q-ONE": "s1"})
    assert "Q-FOLLOW" in json.loads(begun.get("data.json").data)["answers"]
    assert "Q-FOLLOW" not in [row[0] for row in spreadsheet(begun)]


def test_the_csv_has_a_line_an_answer(finished: Visitor) -> None:
    headings, *rows = spreadsheet(finished)
    assert headings == ["Code", "Question", "Réponse", "Valeur sur 100", "Note"]
    lines = {row[0]: row[1:] for row in rows}
    assert lines["Q-MATRIX.read"] == ["Et pour chacun ? On lit.".replace(" ?", "\u202f?"),
                                      "Tout", "100", ""]  # fmt: skip
    assert lines["Q-MULTIPLE"][1:3] == ["Courriels, Œuvres", "66,7"]
    assert lines["Q-YES-NO"][1:3] == ["Non", "0"]
    assert len(rows) == 18


def test_no_cell_of_the_csv_is_a_formula(begun: Visitor) -> None:
    texts = {"a.Q-SHORT": "@SUM(A1)", "a.Q-LONG": "a\t=1\n=2", "note.Q-TRI": "\t=1+1"}
    begun.answer_all(**{"S-ONE": FORMULAS, "S-TRI": texts})
    begun.finish()
    cells = [cell for row in spreadsheet(begun) for cell in row]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]
    for note in (*FORMULAS.values(), "@SUM(A1)", "=1+1"):
        assert f"'{note}" in cells
    data = json.loads(begun.get("data.json").data)
    assert data["answers"]["Q-ONE"]["note"] == "=1+1"


def test_a_draft_can_be_taken_away_too(begun: Visitor) -> None:
    begun.answer("S-TWO", {"a.Q-TWO": "s2"})
    assert json.loads(begun.get("data.json").data)["result"] is None
    lines = {row[0]: row for row in spreadsheet(begun)}
    assert lines["Q-TWO"][2:4] == ["Tout", ""]
    assert lines["Q-ONE"][2] == "Sans réponse"


def test_the_reminder_is_a_day_in_a_year_and_opens_nothing(finished: Visitor, clock: Clock) -> None:
    key = finished.key()
    clock.wait(days=40)
    taken = finished.get("reminder.ics")
    assert taken.mimetype == "text/calendar"
    calendar = Calendar.from_ical(taken.data)
    (event,) = calendar.walk("VEVENT")
    assert event.decoded("dtstart") == date(2027, 11, 22)
    assert event.decoded("dtstamp") == clock.moment
    assert calendar.walk("VALARM")
    for secret in (key, key.replace("-", ""), "Les Allumés"):
        assert secret not in taken.text
    assert max(len(line.encode()) for line in taken.text.split("\r\n")) <= 75


def test_the_reminder_of_a_29_february_comes_on_the_28(visitor: Visitor, clock: Clock) -> None:
    clock.moment = clock.moment.replace(year=2028, month=2, day=29)
    visitor.start("express")
    visitor.finish()
    (event,) = Calendar.from_ical(visitor.get("reminder.ics").data).walk("VEVENT")
    assert event.decoded("dtstart") == date(2029, 2, 28)


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_pdf_is_one_in_both_languages(begun: Visitor, language: str) -> None:
    begun.answer_all(**{"S-ONE": {"note.Q-ONE": '#eval("1") $x$ \\ <b> שלום 漢字 🎭'}})
    begun.finish('"Les" #Allumés @ $1')
    begun.language = language
    taken = begun.get("report.pdf")
    assert taken.status_code == 200
    assert taken.data.startswith(b"%PDF-")
    assert taken.mimetype == "application/pdf"
    assert taken.headers["Cache-Control"] == "no-store"


PATHS = (
    "", "link", "review", "pages/S-ONE", "profile", "targets", "plan", "share", "consent",
    "version", "erase", "figure.json", "report.pdf", "data.json", "data.csv", "reminder.ics",
    "pages/NOWHERE", "nowhere",
)  # fmt: skip


def content(app: Flask) -> dict[str, list[str]]:
    """All rows of all tables, each as text."""
    with app.app_context(), db.engine.connect() as connection:
        return {
            table: sorted(map(str, connection.execute(text(f'SELECT * FROM "{table}"'))))  # noqa: S608 -- ours
            for table in inspect(connection).get_table_names()
        }


def test_no_page_of_a_diagnostic_stays_in_a_cache_and_no_get_writes(
    app: Flask, finished: Visitor
) -> None:
    shared = finished.share()
    before = content(app)
    addresses = [finished.address(path) for path in PATHS]
    addresses += [finished.address(f"/shared/{shared}"), finished.address("/resume/0000"),
                  finished.address(f"/resume/{shared}")]  # fmt: skip
    for address in addresses:
        seen = finished.client.get(address)
        if address.endswith("/nowhere"):
            continue
        assert seen.headers["Cache-Control"] == "no-store", address
        assert seen.status_code < 500, address
    assert content(app) == before


def test_what_a_form_answers_stays_in_no_cache_either(finished: Visitor) -> None:
    for path in ("consent", "targets", "plan", "plan/keep", "plan/7", "depth", "share", "finish",
                 "reopen", "pages/S-ONE", "pages/S-ONE/save", "version", "again", "erase",
                 "link/renew", "leave"):  # fmt: skip
        refused = finished.client.post(finished.address(path), data={"csrf_token": "wrong"})
        assert (refused.status_code, refused.headers["Cache-Control"]) == (400, "no-store"), path
        taken = finished.post(path, {"depth": "deep", "title": "", "by": "x"})
        assert taken.headers["Cache-Control"] == "no-store", path
