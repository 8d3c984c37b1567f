"""What machines read on the page of an entry: schema.org, Open Graph, canonical addresses."""

import json
from datetime import datetime
from html import unescape
from typing import Any

import pytest
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from autodiag.guide import service
from tests.guide.conftest import NOW, Maker
from tests.house.pages import parse

ADDRESS = "/fr/guide/G001-filmer-en-3d-une-compagnie-de-danse"


def describe(client: FlaskClient, address: str) -> dict[str, Any]:
    """The data block of a page."""
    page = parse(client.get(address).text)
    (block,) = (one for one in page.iter("script") if one.get("type") == "application/ld+json")
    said: dict[str, Any] = json.loads(block.text or "")
    return said


def meta(client: FlaskClient, address: str) -> dict[str, str]:
    page = parse(client.get(address).text)
    return {one.get("property", ""): one.get("content", "") for one in page.findall("head/meta")}


def test_an_entry_with_steps_is_a_how_to(reader: FlaskClient) -> None:
    said = describe(reader, ADDRESS)
    assert said["@context"] == "https://schema.org"
    assert said["@type"] == "HowTo"
    assert said["@id"] == "http://localhost/fr/guide/G001"
    assert said["url"] == f"http://localhost{ADDRESS}"
    assert said["inLanguage"] == "fr-CA"
    assert said["license"] == "https://creativecommons.org/licenses/by/4.0/"
    assert [step["position"] for step in said["step"]] == [*range(1, len(said["step"]) + 1)]
    assert said["step"][0]["name"] == "Choisissez l’usage"
    assert "**" not in str(said["step"])
    assert said["workTranslation"][0]["url"].endswith(
        "/en/guide/G001-filming-a-dance-company-in-3d"
    )
    assert datetime.fromisoformat(said["dateModified"]) >= datetime.fromisoformat(
        said["datePublished"]
    )
    assert said["mainEntityOfPage"]["lastReviewed"] == "2026-11-22"


@pytest.mark.parametrize("language", ["fr", "en"])
def test_nothing_is_left_empty(reader: FlaskClient, language: str) -> None:
    said = describe(reader, f"/{language}{ADDRESS[3:]}" if language == "fr" else
                    "/en/guide/G001-filming-a-dance-company-in-3d")  # fmt: skip
    assert all(said.values())
    assert said["name"] == said["headline"]


def test_an_entry_without_steps_is_an_article_and_its_texts_stay_data(
    client: FlaskClient, session: Session, make_entry: Maker
) -> None:
    title = "</script><script>alert(1)</script> & 'un' \"deux\""
    service.load_entries(session, [make_entry(title=title)], now=NOW)
    session.commit()
    said = describe(client, "/en/guide/T001-t001-en")
    assert said["@type"] == "Article"
    assert "step" not in said
    assert said["name"] == title
    assert "<script>alert" not in client.get("/en/guide/T001-t001-en").text


def test_a_page_that_is_shared_shows_its_title_and_summary(reader: FlaskClient) -> None:
    said = meta(reader, ADDRESS)
    assert said["og:title"] == "Filmer en 3D une compagnie de danse"
    assert len(said["og:description"]) > 60
    assert said["og:url"] == f"http://localhost{ADDRESS}"
    assert said["og:type"] == "article"
    assert said["og:locale"] == "fr_CA"
    assert unescape(said["og:site_name"]) == "Autodiag"


def test_an_entry_in_one_language_has_one_canonical_page(
    client: FlaskClient, session: Session, make_entry: Maker
) -> None:
    service.load_entries(session, [make_entry(languages="fr")], now=NOW)
    session.commit()
    for language in ("fr", "en"):
        page = client.get(f"/{language}/guide/T001-t001-fr").text
        assert '<link rel="canonical" href="http://localhost/fr/guide/T001-t001-fr">' in page
        assert page.count("hreflang") == 2  # this page and the masthead's switch
    assert describe(client, "/en/guide/T001-t001-fr")["inLanguage"] == "fr-CA"
