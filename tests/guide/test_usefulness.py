"""Was this useful: one answer for each browser and entry, nothing about who, nothing lost."""

import re
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import inspect
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from autodiag.errors import NotFound
from autodiag.guide import said, service, usefulness
from autodiag.guide.tables import UseRow, WordRow
from tests.guide.conftest import HERE, NOW, Maker

ENTRY = "/fr/guide/T001-t001-fr"


@pytest.fixture
def entry(session: Session, make_entry: Maker, app: Flask) -> Session:
    """A session on a guide of two entries, on the day of the tests."""
    app.config["CLOCK"] = lambda: NOW
    service.load_entries(session, [make_entry(), make_entry("T002")], now=NOW)
    session.commit()
    return session


def send(client: FlaskClient, headers: dict[str, str] = HERE, **fields: str) -> TestResponse:
    return client.post(f"{ENTRY}/useful", data=fields, headers=headers)


def counted(session: Session) -> list[tuple[int, int]]:
    """Yes and no of T001, by language and month."""
    session.rollback()
    rows = session.query(UseRow).filter(UseRow.entry == "T001")
    return [(row.useful, row.useless) for row in rows]


def test_reading_sets_no_cookie_and_the_form_needs_none(
    client: FlaskClient, entry: Session
) -> None:
    response = client.get(ENTRY)
    assert "Set-Cookie" not in response.headers
    assert "csrf_token" not in response.text
    assert 'action="/fr/guide/T001-t001-fr/useful#utile"' in response.text


def test_an_answer_is_counted_and_thanked_for(client: FlaskClient, entry: Session) -> None:
    response = send(client, answer="no", word="  Trop\tlong, \n et vague. ")
    assert response.status_code == 303
    assert response.location == f"{ENTRY}/useful/thanks"
    assert "Merci" in client.get(response.location).text
    assert counted(entry) == [(0, 1)]
    (word,) = usefulness.list_words(entry, "T001")
    assert (word.language, word.is_useful, word.message) == ("fr", False, "Trop long, et vague.")
    assert word.left_on == NOW.date()


def test_nothing_is_kept_about_who_answers() -> None:
    columns = {column.key for table in (UseRow, WordRow) for column in inspect(table).columns}
    assert columns == {
        "id", "entry", "language", "month", "useful", "useless", "is_useful", "message", "left_on"
    }  # fmt: skip


def test_a_browser_counts_once_for_an_entry(client: FlaskClient, entry: Session) -> None:
    for answer in ("yes", "no", "yes"):
        assert send(client, answer=answer, word="encore").status_code == 303
    assert counted(entry) == [(1, 0)]
    assert len(usefulness.list_words(entry, "T001")) == 1
    page = client.get(ENTRY).text
    assert "Vous avez déjà dit" in page
    assert 'name="answer"' not in page
    assert 'name="answer"' in client.get("/fr/guide/T002-t002-fr").text


def test_the_cookie_says_nothing_of_what_was_read(client: FlaskClient, entry: Session) -> None:
    send(client, answer="yes")
    with client.session_transaction() as browser:
        assert "T001" not in str(dict(browser))


def test_a_cookie_stays_small(app: Flask) -> None:
    with app.test_request_context("/"):
        for number in range(500):
            said.remember(f"G{number}")
        assert said.has_said("G499")
        assert not said.has_said("G1")


def test_forty_people_behind_one_address_are_all_counted(app: Flask, entry: Session) -> None:
    assert {send(app.test_client(), answer="yes").status_code for _ in range(80)} == {303}
    assert counted(entry) == [(80, 0)]


def test_many_at_the_same_instant_are_all_counted(app: Flask, entry: Session) -> None:
    clients = [app.test_client() for _ in range(12)]
    with ThreadPoolExecutor(6) as pool:
        done = pool.map(lambda client: send(client, answer="yes").status_code, clients)
        assert set(done) == {303}
    assert counted(entry) == [(12, 0)]


@pytest.mark.parametrize(
    ("fields", "said_of_it"),
    [
        ({"word": "Un mot gardé"}, "Choisissez oui ou non."),
        ({"answer": "maybe", "word": "Un mot gardé"}, "Ce choix n’existe pas."),
        ({"answer": "yes", "word": "Un mot gardé" * 30}, "Ce texte est trop long"),
    ],
)
def test_what_cannot_be_kept_says_so_and_loses_nothing(
    client: FlaskClient, entry: Session, fields: dict[str, str], said_of_it: str
) -> None:
    response = send(client, **fields)
    page = response.text.replace("\u00a0", " ")
    assert response.status_code == 422
    assert said_of_it in page
    assert f'value="{fields["word"]}"' in page
    assert "<title>Erreur : T001 fr" in page
    assert re.search(r'<input checked[^>]*value="yes"', page) or fields.get("answer") != "yes"
    assert counted(entry) == []
    assert usefulness.list_words(entry, "T001") == []


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Origin": "https://elsewhere.example"},
        {"Origin": "null"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Origin": "https://elsewhere.example", "Sec-Fetch-Site": "same-origin"},
    ],
)
def test_a_form_from_elsewhere_is_refused(
    client: FlaskClient, entry: Session, headers: dict[str, str]
) -> None:
    response = send(client, headers, answer="yes")
    assert response.status_code == 400
    assert "Set-Cookie" not in response.headers
    assert counted(entry) == []


def test_a_machine_that_fills_everything_is_thanked_and_forgotten(
    client: FlaskClient, entry: Session
) -> None:
    assert send(client, answer="yes", word="Buy", website="https://x.example").status_code == 303
    assert counted(entry) == []


def test_a_flood_of_words_stops_and_says_so(
    client: FlaskClient, entry: Session, app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(usefulness, "MOST_WORDS", 2)
    for _ in range(2):
        assert send(app.test_client(), answer="no", word="mot").status_code == 303
    refused = send(client, answer="no", word="un mot de trop")
    assert refused.status_code == 422
    assert "un mot de trop" in refused.text
    assert "beaucoup de mots" in refused.text
    assert send(client, answer="no").status_code == 303
    assert counted(entry) == [(0, 3)]
    app.config["CLOCK"] = lambda: NOW + timedelta(days=1)
    assert send(app.test_client(), answer="no", word="mot").status_code == 303


def test_an_unknown_entry_cannot_be_judged(client: FlaskClient, entry: Session) -> None:
    address = "/fr/guide/T999/useful"
    assert client.post(address, data={"answer": "yes"}, headers=HERE).status_code == 404
    with pytest.raises(NotFound):
        usefulness.say_useful(entry, "T999", "fr", is_useful=True, word="", now=NOW)


def test_entries_that_serve_least_come_first(session: Session, make_entry: Maker) -> None:
    codes = ("T1", "T2", "T3", "T4")
    service.load_entries(session, [make_entry(code) for code in codes], now=NOW)
    for code, useful, useless in (("T1", 9, 1), ("T2", 1, 8), ("T4", 0, 1)):
        for answer in (True,) * useful + (False,) * useless:
            usefulness.say_useful(session, code, "fr", is_useful=answer, word="", now=NOW)
    later = NOW + timedelta(days=40)
    usefulness.say_useful(session, "T2", "en", is_useful=False, word="", now=later)
    found = [(one.code, one.useful, one.useless) for one in usefulness.list_usefulness(session)]
    assert found == [("T2", 1, 9), ("T4", 0, 1), ("T3", 0, 0), ("T1", 9, 1)]


def test_an_entry_that_goes_takes_its_answers_along(entry: Session) -> None:
    usefulness.say_useful(entry, "T001", "fr", is_useful=True, word="mot", now=NOW)
    entry.commit()
    entry.connection().exec_driver_sql("DELETE FROM guide_entry")
    entry.commit()
    assert counted(entry) == []
    assert usefulness.list_words(entry, "T001") == []
