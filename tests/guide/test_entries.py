"""Entries made for a test: in one language only, hostile, proposed, or none at all."""

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from autodiag.guide import reasons, service
from autodiag.guide.reasons import Because
from tests.guide.conftest import NOW, Maker


def test_it_is_shown_in_the_other_language_and_says_so(
    client: FlaskClient, session: Session, make_entry: Maker
) -> None:
    entry = make_entry(languages="fr", title="Garder la trace", body="Oui.\n\n## Suite\nEncore.")
    service.load_entries(session, [entry], now=NOW)
    session.commit()
    page = client.get("/en/guide/T001-t001-fr").get_data(as_text=True)
    assert '<article lang="fr">' in page
    assert "This entry does not exist in English yet." in page
    assert '<p class="kicker" lang="en">' in page
    listed = client.get("/en/guide/").get_data(as_text=True)
    assert '<div lang="fr">' in listed
    assert "Garder la trace" in listed


def test_markup_in_an_entry_stays_text(
    client: FlaskClient, session: Session, make_entry: Maker
) -> None:
    hostile = "<script>alert(1)</script> <img src=x onerror=alert(1)> {{ 7*7 }} **gras**"
    values = dict.fromkeys(("title", "summary", "demand", "time", "cost"), hostile)
    body = f"{hostile}\n\n## {hostile}\n[x](javascript:alert(1))\n\n## Étapes\n1. **{hostile}** x"
    service.load_entries(session, [make_entry(body=body, **values)], now=NOW)
    session.commit()
    for address in ("/fr/guide/T001-t001-fr", "/fr/guide/", "/fr/guide/?q=gras"):
        page = client.get(address).get_data(as_text=True)
        assert "<script>alert" not in page
        assert "<img" not in page
        assert 'href="javascript' not in page


def test_an_empty_guide_says_so(client: FlaskClient) -> None:
    assert "ne contient encore aucune fiche" in client.get("/fr/guide/").get_data(as_text=True)
    assert client.get("/fr/guide/?q=film").status_code == 200


def test_whoever_knows_why_an_entry_is_proposed_says_so(
    client: FlaskClient, app: Flask, session: Session, make_entry: Maker
) -> None:
    service.load_entries(session, [make_entry("T1"), make_entry("T2")], now=NOW)
    session.commit()
    known = {"T1": Because("Proposée à <Battures>", ("parce que",), "/fr/x", "Revenir")}
    reasons.ask(app, known.get)
    page = client.get("/fr/guide/T1-t1-fr").get_data(as_text=True)
    assert "Proposée à &lt;Battures&gt;</h2>" in page
    assert '<a href="/fr/x">Revenir</a>' in page
    assert "Proposée" not in client.get("/fr/guide/T2-t2-fr").get_data(as_text=True)
