"""What readers looked for and did not find: words alone, and only when they say so."""

import re
from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import inspect
from sqlalchemy.orm import Session

from autodiag.guide import missing, service
from autodiag.guide.retention import purge_words
from autodiag.guide.tables import MissedRow
from autodiag.guide.usefulness import list_words, say_useful
from tests.guide.conftest import HERE, NOW, Maker

ADDRESS = "/fr/guide/missing"


@pytest.fixture
def entry(session: Session, make_entry: Maker, app: Flask) -> Session:
    """A session on a guide of one entry, on the day of the tests."""
    app.config["CLOCK"] = lambda: NOW
    service.load_entries(session, [make_entry(body="un tambour")], now=NOW)
    session.commit()
    return session


def kept(session: Session) -> list[tuple[str, str, int]]:
    session.rollback()
    return [(one.month, one.words, one.times) for one in missing.list_missed(session)]


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("Ciné-Parc d’Été", "cine parc d ete"),
        ("  comment   louer un DRONE ?  ", "comment louer un drone"),
        ("son 3D en 5G", "son 3d en 5g"),
        ("la le les", ""),
        ("", ""),
        ("moi@exemple.org", ""),
        ("https://exemple.org", ""),
        ("www.exemple.org", ""),
        ("appelez le 418", ""),
        ("4 1 8 5 5 5", ""),
        ("G5L 1A1", ""),
        ("un deux trois quatre cinq six sept", ""),
        ("un-deux-trois-quatre-cinq-six-sept", ""),
        ("chambre 0¹", ""),
        ("anticonstitutionnellement " * 3, ""),
    ],
)
def test_only_words_that_are_nobodys_are_kept(typed: str, words: str) -> None:
    assert missing.find_words(typed, "fr") == words


@given(st.text(max_size=100), st.sampled_from(["fr", "en"]))
def test_whatever_is_typed_what_is_kept_is_short_and_plain(typed: str, language: str) -> None:
    words = missing.find_words(typed, language)
    assert len(words) <= 60
    assert sum(len(word) > 1 for word in words.split()) <= 6
    assert "@" not in words
    assert not re.search(r"\d\d", words)


def test_a_page_that_found_nothing_offers_to_say_so(client: FlaskClient, entry: Session) -> None:
    page = client.get("/fr/guide/?q=Trompettes+Été")
    assert "les mots « trompettes ete » seront comptés" in page.text.replace("\u00a0", " ")
    assert "Set-Cookie" not in page.headers
    response = client.post(ADDRESS, data={"q": "Trompettes Été"}, headers=HERE)
    assert response.status_code == 303
    assert "cette réponse manque" in client.get(response.location).text
    assert kept(entry) == [("2026-11", "trompettes ete", 1)]


def test_so_does_one_that_found_only_some_of_the_words(client: FlaskClient, entry: Session) -> None:
    assert "Cette réponse manque" in client.get("/fr/guide/?q=tambour+basson").text
    assert "This answer is missing" in client.get("/en/guide/?q=tambour+basson").text
    assert "Cette réponse manque" not in client.get("/fr/guide/?q=tambour").text
    assert "Cette réponse manque" not in client.get("/fr/guide/?q=tambour&dimension=RES").text


def test_words_that_cannot_be_kept_are_not_offered(client: FlaskClient, entry: Session) -> None:
    page = client.get("/fr/guide/?q=moi@exemple.org").text
    assert "Cette réponse manque" not in page
    assert "en six mots au plus" in page
    refused = client.post(ADDRESS, data={"q": "moi@exemple.org"}, headers=HERE)
    assert refused.status_code == 422
    assert "ne peuvent pas être gardés" in refused.text
    assert client.post(ADDRESS, headers=HERE).status_code == 422
    assert kept(entry) == []


def test_looking_for_something_keeps_nothing(client: FlaskClient, entry: Session) -> None:
    client.get("/fr/guide/?q=trompette")
    assert kept(entry) == []


def test_a_browser_counts_once_and_forty_count_forty_times(app: Flask, entry: Session) -> None:
    clients = [app.test_client() for _ in range(70)]
    for client in (*clients, clients[0]):
        assert client.post(ADDRESS, data={"q": "trompette"}, headers=HERE).status_code == 303
    assert kept(entry) == [("2026-11", "trompette", 70)]


def test_a_form_from_elsewhere_is_refused(client: FlaskClient, entry: Session) -> None:
    for headers in ({}, {"Origin": "https://elsewhere.example"}):
        assert client.post(ADDRESS, data={"q": "trompette"}, headers=headers).status_code == 400
    assert kept(entry) == []


def test_a_flood_stops_and_says_so(
    client: FlaskClient, entry: Session, app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(missing, "MOST_KEPT", 2)
    for words in ("trompette", "basson"):
        client.post(ADDRESS, data={"q": words}, headers=HERE)
    refused = client.post(ADDRESS, data={"q": "hautbois"}, headers=HERE)
    assert refused.status_code == 429
    assert "mois prochain" in refused.text
    app.config["CLOCK"] = lambda: NOW + timedelta(days=15)
    assert client.post(ADDRESS, data={"q": "hautbois"}, headers=HERE).status_code == 303


def test_nothing_is_kept_about_who_looked() -> None:
    columns = {column.key for column in inspect(MissedRow).columns}
    assert columns == {"language", "words", "month", "times"}


def test_the_most_missed_come_first_in_the_latest_month(session: Session) -> None:
    for words, days, times in (("a", 0, 3), ("b", 30, 1), ("c", 30, 2)):
        for _ in range(times):
            missing.say_missing(session, words, "fr", now=NOW + timedelta(days=days))
    session.commit()
    assert kept(session) == [("2026-12", "c", 2), ("2026-12", "b", 1), ("2026-11", "a", 3)]


def test_words_are_erased_when_their_time_is_over(entry: Session) -> None:
    say_useful(entry, "T001", "fr", is_useful=True, word="mot", now=NOW)
    service.report_mistake(entry, "T001", "fr", message="faux", now=NOW)
    missing.say_missing(entry, "trompette", "fr", now=NOW)
    entry.commit()

    def purge(days: int, *, is_dry: bool = False) -> list[int]:
        now = NOW + timedelta(days=days, minutes=1)
        return [*purge_words(entry, days=365, now=now, is_dry=is_dry).values()]

    # A month of searches goes by its first day, three weeks before.
    assert purge(344) == [0, 0, 0]
    assert purge(345, is_dry=True) == [0, 0, 1]
    assert purge(366, is_dry=True) == [1, 1, 1]
    assert purge(366) == [1, 1, 1]
    assert purge(366) == [0, 0, 0]
    assert list_words(entry, "T001") == []
    assert service.list_reports(entry) == []
    assert entry.connection().exec_driver_sql("SELECT sum(useful) FROM guide_use").scalar() == 1
