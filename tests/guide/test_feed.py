"""The Atom feed of each language: what RFC 4287 requires, and what readers of feeds rely on."""

from datetime import datetime, timedelta
from xml.etree.ElementTree import Element, fromstring

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from autodiag.guide import service
from autodiag.guide.loading import shipped_entries
from autodiag.guide.model import Link
from tests.guide.conftest import NOW, Maker

ATOM = "{http://www.w3.org/2005/Atom}"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
LATER = NOW + timedelta(days=3)


def read(client: FlaskClient, language: str = "fr") -> Element:
    response = client.get(f"/{language}/guide/feed.xml")
    assert response.status_code == 200
    assert response.content_type == "application/atom+xml; charset=utf-8"
    return fromstring(response.data)  # noqa: S314 -- our own


def only(element: Element, tag: str) -> str:
    """The text of the only child of that name."""
    (child,) = element.findall(ATOM + tag)
    assert child.text
    return child.text


def links(element: Element, rel: str) -> list[str]:
    return [one.get("href", "") for one in element.findall(f"{ATOM}link") if one.get("rel") == rel]


def instant(text: str) -> datetime:
    assert text.endswith("Z")
    return datetime.fromisoformat(text)


def entries(feed: Element) -> dict[str, Element]:
    return {only(one, "id").rpartition("/")[2]: one for one in feed.findall(f"{ATOM}entry")}


@pytest.mark.parametrize("language", ["fr", "en"])
def test_a_feed_has_all_that_the_rfc_requires(reader: FlaskClient, language: str) -> None:
    feed = read(reader, language)
    assert feed.tag == f"{ATOM}feed"
    assert feed.get(LANG) == f"{language}-CA"
    own = f"http://localhost/{language}/guide/feed.xml"
    assert only(feed, "id") == own
    assert links(feed, "self") == [own]
    assert only(feed, "title")
    (author,) = feed.findall(f"{ATOM}author")
    assert only(author, "name") == "Autodiag"
    found = feed.findall(f"{ATOM}entry")
    assert len(found) == 50
    updated = [instant(only(one, "updated")) for one in found]
    assert updated == sorted(updated, reverse=True)
    assert instant(only(feed, "updated")) == updated[0]
    for one in found:
        assert only(one, "title")
        assert only(one, "summary")
        assert instant(only(one, "published")) <= instant(only(one, "updated"))
        (address,) = links(one, "alternate")
        assert reader.get(address).status_code == 200
    assert len({only(one, "id") for one in found}) == len(found)


def test_an_id_leads_to_the_entry_whatever_it_is_called(
    client: FlaskClient, session: Session, make_entry: Maker
) -> None:
    service.load_entries(session, [make_entry(slug="un")], now=NOW)
    session.commit()
    before = entries(read(client))["T001"]
    service.load_entries(session, [make_entry(slug="deux")], now=LATER)
    session.commit()
    after = entries(read(client))["T001"]
    assert only(before, "id") == only(after, "id") == "http://localhost/fr/guide/T001"
    for old in (only(after, "id"), *links(before, "alternate")):
        moved = client.get(old)
        assert moved.status_code == 301
        assert [f"http://localhost{moved.location}"] == links(after, "alternate")


def test_what_is_revised_comes_back_first_and_keeps_its_first_day(
    client: FlaskClient, session: Session, make_entry: Maker
) -> None:
    service.load_entries(session, [make_entry("T1"), make_entry("T2")], now=NOW)
    service.load_entries(session, [make_entry("T1", title="Revue")], now=LATER)
    session.commit()
    found = entries(read(client))
    assert list(found) == ["T1", "T2"]
    assert instant(only(found["T1"], "published")) == NOW
    assert instant(only(found["T1"], "updated")) == LATER
    assert instant(only(found["T2"], "updated")) == NOW


def test_a_change_that_is_not_read_is_no_news(session: Session, make_entry: Maker) -> None:
    service.load_entries(session, [make_entry("T1"), make_entry("T2")], now=NOW)
    service.load_entries(session, [make_entry("T1", related=("T2",))], now=LATER)
    link = Link({"fr": "Un"}, "Un", "https://example.org")
    assert {one.changed_at for one in service.list_news(session, "fr")} == {NOW}
    service.load_entries(session, [make_entry("T1", links=(link,))], now=LATER)
    assert [one.changed_at for one in service.list_news(session, "fr")] == [LATER, NOW]


def test_a_feed_holds_what_its_language_says(
    client: FlaskClient, session: Session, make_entry: Maker
) -> None:
    made = [make_entry("T1", languages="fr"), make_entry("T2")]
    service.load_entries(session, made, now=NOW)
    session.commit()
    assert set(entries(read(client))) == {"T1", "T2"}
    assert set(entries(read(client, "en"))) == {"T2"}


def test_an_empty_feed_and_odd_texts_are_well_formed(
    client: FlaskClient, session: Session, make_entry: Maker
) -> None:
    assert entries(read(client)) == {}
    service.load_entries(session, [make_entry(title="a\x0bb & <c> ]]> \uffff")], now=NOW)
    session.commit()
    assert only(entries(read(client))["T001"], "title") == "ab & <c> ]]> "


def test_nothing_is_sent_again_unchanged(reader: FlaskClient) -> None:
    first = reader.get("/fr/guide/feed.xml", headers={"Accept-Encoding": "gzip"})
    assert first.headers["Cache-Control"] == "public, max-age=900"
    assert first.headers["Content-Encoding"] == "gzip"
    assert len(first.data) < 20_000
    again = reader.get("/fr/guide/feed.xml", headers={"If-None-Match": first.headers["ETag"]})
    assert again.status_code == 304
    assert again.data == b""


def test_pages_name_the_feed_in_their_head(reader: FlaskClient, site: Flask) -> None:
    code = shipped_entries()[0].code
    for path in ("", "?q=balado", code):
        page = reader.get(f"/en/guide/{path}", follow_redirects=True).text
        head = page.partition("</head>")[0]
        assert 'type="application/atom+xml"' in head
        assert 'href="/en/guide/feed.xml"' in head
