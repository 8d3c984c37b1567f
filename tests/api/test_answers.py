"""What is answered is what the public pages show: all of it, once, and nothing more."""

import hashlib
import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from autodiag.database import db
from autodiag.diagnostics.publishing import MAIN, get_current, publish
from autodiag.guide.loading import load_entries
from autodiag.guide.service import browse, search, shipped_entries
from autodiag.guide.shelf import Filters
from autodiag.guide.subjects import EFFORTS, load_subjects
from autodiag.network import service as network
from autodiag.network.loading import sample_network
from autodiag.network.places import list_regions
from autodiag.questionnaires.catalog import shipped_text
from tests.api.asking import ask, get, walk
from tests.guide.conftest import NOW
from tests.guide.conftest import _make_entry as make_entry

MAIL = re.compile(r"[\w.+-]+@[\w-]+\.\w+")


@pytest.fixture
def shown(site: Flask) -> Iterator[Session]:
    """A session on what the pages show."""
    with site.app_context(), db.sessionmaker() as session:
        yield session


def codes(items: list[Any]) -> list[str]:
    return [one["code"] for one in items]


def test_the_index_leads_everywhere(reader: FlaskClient) -> None:
    index = get(reader, "/")
    addresses = [index[name] for name in ("description", "entries", "regions", "cells",
                                          "questionnaires")]  # fmt: skip
    assert len({*addresses, *index["pages"].values()}) == 7
    for address in (*addresses, *index["pages"].values()):
        assert reader.get(address).status_code == 200, address
    assert index["software"]["id"] == "MIT"


def test_every_entry_is_listed_once_in_order(reader: FlaskClient) -> None:
    found = codes(walk(reader, "/guide/entries?limit=7"))
    assert found == sorted(entry.code for entry in shipped_entries())
    assert codes(get(reader, "/guide/entries?limit=100")["items"]) == found


def test_an_entry_is_whole_in_both_languages(reader: FlaskClient) -> None:
    for entry in shipped_entries():
        item = get(reader, f"/guide/entries/{entry.code}")["item"]
        for wording in entry.wordings:
            for field in ("title", "summary", "demand", "time", "cost", "body"):
                assert item[field][wording.language] == getattr(wording, field)
            page = item["pages"][wording.language]
            assert page.endswith(f"/{wording.language}/guide/{entry.code}-{wording.slug}")
        assert list(item["title"]) == list(item["body"]) == ["fr", "en"]
        assert item["reviewed"] == entry.reviewed.isoformat()
        assert [one["url"] for one in item["resources"]] == [one.url for one in entry.links]
        assert codes(item["related"]) == list(entry.related)
        assert codes(item["dimensions"]) == list(entry.dimensions)
        assert codes(item["subthemes"]) == list(entry.subthemes)
        assert EFFORTS[item["effort"]] is entry.effort
        assert [item["levels"]["first"], item["levels"]["last"]] == [
            entry.level_from,
            entry.level_to,
        ]


def test_addresses_in_an_answer_lead_to_what_they_name(reader: FlaskClient) -> None:
    item = get(reader, "/guide/entries/G001")["item"]
    assert reader.get(item["address"]).json["item"] == item  # type: ignore[index]
    assert reader.get(item["pages"]["en"]).status_code == 200
    for one in item["related"]:
        assert reader.get(one["address"]).json["item"]["title"] == one["title"]  # type: ignore[index]


SUBJECTS = load_subjects()
NARROWED = {
    "dimension=MEM": Filters(dimension=SUBJECTS.dimensions["MEM"]),
    "discipline=danse": Filters(discipline=SUBJECTS.disciplines["danse"]),
    "effort=low": Filters(effort=EFFORTS["low"]),
    "dimension=MEM&discipline=danse&effort=medium": Filters(
        dimension=SUBJECTS.dimensions["MEM"],
        discipline=SUBJECTS.disciplines["danse"],
        effort=EFFORTS["medium"],
    ),
}


@pytest.mark.parametrize("query", NARROWED)
def test_filters_are_those_of_the_page(reader: FlaskClient, shown: Session, query: str) -> None:
    found = codes(walk(reader, f"/guide/entries?{query}"))
    pages = [browse(shown, "fr", filters=NARROWED[query])]
    while len(pages) < pages[0].pages:
        pages.append(browse(shown, "fr", filters=NARROWED[query], page=len(pages) + 1))
    expected = [hit.card.code for page in pages for hit in page.hits]
    assert found == sorted(expected)
    assert 0 < len(found) < len(shipped_entries())


def test_a_level_lets_through_the_entries_that_reach_it(reader: FlaskClient) -> None:
    for level in range(1, 6):
        found = codes(walk(reader, f"/guide/entries?level={level}"))
        assert found == sorted(
            one.code for one in shipped_entries() if one.level_from <= level <= one.level_to
        )


@pytest.mark.parametrize(
    ("words", "language"),
    [("captation", "fr"), ("écologiqe", "fr"), ("recording", "en"), ("zzqqzz", "fr"), (" ", "fr")],
)
def test_a_search_is_that_of_the_page(
    reader: FlaskClient, shown: Session, words: str, language: str
) -> None:
    answer = get(reader, f"/guide/entries?q={words}&language={language}&limit=20")
    page = search(shown, words, language)
    assert codes(answer["items"]) == [hit.card.code for hit in page.hits]
    assert answer["total"] == page.total
    assert answer["search"]["is_partial"] is page.is_partial
    assert answer["search"]["near"] == list(page.near)
    if page.spoken:
        assert answer["search"]["looked_for"] == page.spoken


def test_a_search_is_narrowed_and_turned_like_any_list(reader: FlaskClient) -> None:
    best = codes(walk(reader, "/guide/entries?q=captation&limit=3"))
    assert best == codes(walk(reader, "/guide/entries?q=captation&limit=100"))
    assert len(best) == len(set(best)) > 3
    assert best != sorted(best)
    narrowed = codes(walk(reader, "/guide/entries?q=captation&discipline=danse&effort=high"))
    assert narrowed == [code for code in best if code in narrowed]
    assert 0 < len(narrowed) < len(best)


def test_a_page_after_the_last_is_empty_and_leads_back(reader: FlaskClient) -> None:
    answer = get(reader, "/guide/entries?page=10000&limit=50")
    assert answer["items"] == []
    assert answer["links"]["next"] is None
    assert "page=2" in answer["links"]["previous"]
    last = reader.get(answer["links"]["last"]).json
    assert last is not None
    assert last["items"]
    assert last["links"]["next"] is None


def test_an_entry_in_one_language_has_that_one(client: FlaskClient, session: Session) -> None:
    load_entries(session, [make_entry(languages="fr")], now=NOW)
    session.commit()
    item = get(client, "/guide/entries/T001")["item"]
    assert list(item["title"]) == list(item["pages"]) == ["fr"]


def test_regions_say_their_pole_and_cells(reader: FlaskClient) -> None:
    items = walk(reader, "/network/regions?limit=4")
    assert codes(items) == [one.code for one in list_regions()]
    poles = {region: pole for pole in sample_network().poles for region in pole.regions}
    for one in items:
        assert reader.get(one["cells"]).json["total"] == one["cell_count"]  # type: ignore[index]
        assert (one["pole"] or {}).get("name") == (
            poles[one["code"]].name if one["code"] in poles else None
        )
        assert (one["pole"] or {"is_sample": True})["is_sample"] is True
    assert any(one["pole"] for one in items)


def test_cells_are_those_of_the_directory(reader: FlaskClient) -> None:
    strengths = {(one.cell, one.subject): one.strength for one in sample_network().expertises}
    items = walk(reader, "/network/cells?limit=9")
    assert codes(items) == [one.code for one in sample_network().cells]
    for record, item in zip(sample_network().cells, items, strict=True):
        assert item["description"] == {"fr": record.description_fr, "en": record.description_en}
        assert tuple(item["regions"]) == record.regions
        assert {(record.code, one["code"]): one["strength"] for one in item["expertises"]} == {
            key: strength for key, strength in strengths.items() if key[0] == record.code
        }
        assert get(reader, f"/network/cells/{record.code}")["item"] == item
        assert reader.get(item["pages"]["fr"]).status_code == 200


def test_cells_are_narrowed_by_region_and_subject(reader: FlaskClient, shown: Session) -> None:
    by_subject = {one.code for one in network.list_cells(shown, subject="MEM")}
    by_region = {one.code for one in sample_network().cells if "06" in one.regions}
    assert set(codes(walk(reader, "/network/cells?subject=MEM"))) == by_subject
    assert set(codes(walk(reader, "/network/cells?region=06"))) == by_region
    both = codes(walk(reader, "/network/cells?region=06&subject=MEM"))
    assert set(both) == by_subject & by_region
    assert both
    assert codes(walk(reader, "/network/cells?subject=MEM-INV")) != codes(
        walk(reader, "/network/cells?subject=MEM")
    )


def test_what_is_made_up_says_so(client: FlaskClient, session: Session) -> None:
    network.load_samples(session, now=NOW)
    session.commit()
    assert {one["is_sample"] for one in walk(client, "/network/cells")} == {True}
    network.replace_network(session, sample_network(), now=NOW)
    session.commit()
    assert {one["is_sample"] for one in walk(client, "/network/cells")} == {False}


PUBLIC = {
    "code", "name", "kind", "description", "place", "regions", "languages", "expertises",
    "website", "is_full", "is_sample", "address", "pages",
}  # fmt: skip


def test_a_cell_says_no_more_than_its_page(client: FlaskClient, session: Session) -> None:
    network.load_samples(session, now=NOW)
    cell = network.get_cell(session, "maree-haute")
    cell.latitude, cell.capacity, cell.load = 48.123456, 7654321, 7654322
    cell.website = "https://example.org/"
    session.commit()
    answer = ask(client, "/network/cells/maree-haute")
    assert answer.json is not None
    assert set(answer.json["item"]) == PUBLIC
    assert answer.json["item"]["is_full"] is True
    # A sample cannot be reached, and its page shows no website either.
    for hidden in ("48.1234", "765432", "example.org"):
        assert hidden not in answer.text
    cell.is_sample = False
    session.commit()
    assert get(client, "/network/cells/maree-haute")["item"]["website"] == "https://example.org/"


def test_nobody_s_address_is_given(reader: FlaskClient) -> None:
    paths = ["/", "/openapi.json", "/network/regions?limit=100", "/network/cells?limit=100",
             "/questionnaires", "/questionnaires/culture/1",
             *(f"/guide/entries/{entry.code}" for entry in shipped_entries())]  # fmt: skip
    for path in paths:
        text = ask(reader, path).text
        assert not MAIL.findall(text), path
        assert len(text) < 400_000, path


def test_a_questionnaire_is_what_its_fingerprint_was_taken_from(
    reader: FlaskClient, shown: Session
) -> None:
    (listed,) = get(reader, "/questionnaires")["items"]
    answer = reader.get(listed["address"]).json
    assert answer is not None
    assert answer["item"] == listed
    written = json.dumps(
        answer["questionnaire"], ensure_ascii=False, sort_keys=True, separators=(",", ":")
    )
    assert hashlib.sha256(written.encode()).hexdigest() == listed["fingerprint"]
    assert listed["fingerprint"] == get_current(shown).fingerprint
    assert listed["published_at"].endswith("Z")
    assert answer["licence"]["id"] == "CC-BY-4.0"


def test_every_version_stays_under_the_licence_of_its_author(
    client: FlaskClient, session: Session
) -> None:
    publish(session, shipped_text(), now=NOW)
    newer = shipped_text().replace("\nversion: 1\n", "\nversion: 2\n")
    publish(session, newer.replace('licence: "CC-BY-4.0"', 'licence: "ODbL-1.0"'), now=NOW)
    session.commit()
    items = walk(client, "/questionnaires?limit=1")
    assert [(one["identifier"], one["version"]) for one in items] == [(MAIN, 1), (MAIN, 2)]
    first, second = (get(client, f"/questionnaires/{MAIN}/{number}") for number in (1, 2))
    assert first["licence"]["url"] == "https://creativecommons.org/licenses/by/4.0/"
    assert second["licence"]["id"] == "ODbL-1.0"
    assert second["licence"]["url"] is None
    ask(client, f"/questionnaires/{MAIN}/3", 404)


def test_an_empty_site_answers(client: FlaskClient) -> None:
    for path in ("/", "/guide/entries", "/guide/entries?q=son", "/network/regions",
                 "/network/cells?region=01", "/questionnaires", "/openapi.json"):  # fmt: skip
        assert get(client, path)
    assert get(client, "/guide/entries")["total"] == 0
