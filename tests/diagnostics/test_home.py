"""The cover: what it says is true, and every door of it opens."""

import gzip
import re
from datetime import UTC, datetime
from xml.etree.ElementTree import Element

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from autodiag.cli.prepare import load_shipped
from autodiag.diagnostics.publishing import get_current, publish
from autodiag.diagnostics.views.offers import list_offers
from autodiag.guide.service import list_groups, titles
from autodiag.network.service import list_regions_with_cells
from autodiag.web.languages import text_of
from tests.house.pages import parse, words
from tests.questionnaires.documents import changed

NOW = datetime(2026, 11, 22, 15, 0, tzinfo=UTC)
HEAVIEST = 60_000
LANGUAGES = ("fr", "en")


def home(client: FlaskClient, language: str = "fr") -> Element:
    response = client.get(f"/{language}/")
    assert response.status_code == 200
    return parse(response.text)


def links(page: Element, inside: str = "main") -> list[str]:
    part = next(page.iter(inside))
    return [one.get("href", "") for one in part.iter("a")]


def token(page: Element) -> str:
    fields = (one for one in page.iter("input") if one.get("name") == "csrf_token")
    return next(fields).get("value", "")


def test_the_root_leads_here(reader: FlaskClient) -> None:
    assert reader.get("/").headers["Location"] == "/fr/"
    assert reader.get("/", headers={"Accept-Language": "en"}).headers["Location"] == "/en/"


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_offers_the_three_depths(reader: FlaskClient, shipped: Session, language: str) -> None:
    items = [one for one in home(reader, language).iter("li") if "depth" in one.get("class", "")]
    offers = list_offers(get_current(shipped).questionnaire)
    figures = [re.findall(r"\d+", words(item))[:2] for item in items]
    assert figures == [[str(one.questions), str(one.minutes)] for one in offers]


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_presents_every_dimension(reader: FlaskClient, shipped: Session, language: str) -> None:
    said = words(next(home(reader, language).iter("main")))
    for node in get_current(shipped).questionnaire.dimensions:
        for text in (node.name, node.description):
            assert " ".join(text_of(text, language).split()) in said


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_door_opens(reader: FlaskClient, language: str) -> None:
    addresses = {one.partition("#")[0] for one in links(home(reader, language))}
    assert {
        f"/{language}/diagnostics/{word}" for word in ("", "sample", "questions", "method")
    } <= addresses
    for address in sorted(addresses):
        assert reader.get(address).status_code == 200, address


def test_it_gives_a_foretaste_of_every_dimension(reader: FlaskClient, shipped: Session) -> None:
    leading = [one for one in links(home(reader)) if re.fullmatch(r"/fr/guide/G\d+-\S+", one)]
    cards = titles(shipped, [one.split("/")[3].partition("-")[0] for one in leading], "fr")
    assert [f"/fr/guide/{card.name}" for card in cards.values()] == sorted(leading)
    dimensions = {group.dimension.code for group in list_groups(shipped, "fr")}
    assert {card.dimensions[0].code for card in cards.values()} == dimensions


def test_the_map_holds_every_region(reader: FlaskClient, shipped: Session) -> None:
    regions = {one.region.code: one.cells for one in list_regions_with_cells(shipped)}
    tiles = [one for one in home(reader).iter("li") if "tile" in one.get("class", "").split()]
    empty = {t.get("class", "")[8:10] for t in tiles if "tile-empty" in t.get("class", "")}
    assert len(tiles) == 17
    assert empty == {code for code, cells in regions.items() if not cells}


def test_sample_cells_are_said_to_be_samples(reader: FlaskClient) -> None:
    assert "sont des exemples" in words(next(home(reader).iter("main")))


def test_a_stranger_is_not_told_to_continue(reader: FlaskClient) -> None:
    response = reader.get("/fr/")
    assert "Continuer votre diagnostic" not in response.text
    assert "no-store" not in response.headers["Cache-Control"]


def test_whoever_began_here_continues_in_one_click(app: Flask, client: FlaskClient) -> None:
    load_shipped(app)
    sent = {"csrf_token": token(home(client)), "depth": "express"}
    begun = client.post("/fr/diagnostics/start", data=sent)
    response = client.get("/en/")
    here = begun.headers["Location"].replace("/fr/", "/en/")
    way = next(one for one in parse(response.text).iter("a") if one.get("href") == here)
    assert words(way) == "Continue your diagnostic"
    assert client.get(here).status_code == 303
    assert response.headers["Cache-Control"] == "no-store"


def test_a_private_link_typed_here_opens_its_diagnostic(app: Flask, client: FlaskClient) -> None:
    load_shipped(app)
    sent = {"csrf_token": token(home(client)), "depth": "express"}
    begun = client.post("/fr/diagnostics/start", data=sent).headers["Location"]
    with client.session_transaction() as browser:
        key = dict(browser["keys"])[begun.split("/")[3]]
    elsewhere = app.test_client()
    page = home(elsewhere)
    form = next(one for one in page.iter("form") if one.get("method") == "post")
    typed = {"csrf_token": token(page), "key": f"https://example.org/fr/diagnostics/resume/{key}"}
    answer = elsewhere.post(form.get("action", ""), data=typed)
    assert answer.status_code == 303
    assert answer.headers["Location"] == begun


def test_it_weighs_little(reader: FlaskClient) -> None:
    """All that a first visit transfers, packed as the least able browser takes it."""
    page = reader.get("/fr/")
    files = set(re.findall(r'"(/static/[^"]+)"', page.text))
    weight = len(gzip.compress(page.data))
    for file in files:
        with reader.get(file, headers={"Accept-Encoding": "gzip"}) as response:
            assert response.status_code == 200
            weight += len(response.data)
    assert len(files) >= 3
    assert weight < HEAVIEST


def test_another_questionnaire_has_its_own_cover(client: FlaskClient, session: Session) -> None:
    publish(session, changed(("id: base", "id: culture")), now=NOW)
    session.commit()
    said = words(next(home(client).iter("main")))
    assert "Dimension" in said
    assert "2 questions" in said
