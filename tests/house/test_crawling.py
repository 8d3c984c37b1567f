"""What search engines are told: every public page, and no private one."""

import re
from collections.abc import Iterator
from xml.etree.ElementTree import fromstring

import pytest
from flask import Flask
from flask.testing import FlaskClient

from autodiag.api.resources import ADDRESS
from tests.house.routes import ROUTES, SAMPLES, Caller

SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
LINK = "{http://www.w3.org/1999/xhtml}link"
BLANK = re.compile(r"<(\w+)>")


@pytest.fixture
def rules(reader: FlaskClient) -> list[tuple[bool, str]]:
    """The lines of robots.txt: whether they allow, and what."""
    response = reader.get("/robots.txt")
    assert response.content_type.startswith("text/plain")
    lines = [line.partition(": ") for line in response.text.splitlines()]
    assert ("User-agent", ": ", "*") in lines
    assert ("Sitemap", ": ", "http://localhost/sitemap.xml") in lines
    return [(word == "Allow", path) for word, _, path in lines if word in {"Allow", "Disallow"}]


def may_read(rules: list[tuple[bool, str]], path: str) -> bool:
    """RFC 9309: the longest rule that matches wins, and what is allowed wins over as long."""
    matching = [(len(rule), allows) for allows, rule in rules if re.match(as_pattern(rule), path)]
    return max(matching)[1] if matching else True


def as_pattern(rule: str) -> str:
    return re.escape(rule).replace(r"\*", ".*").replace(r"\$", "$")


def test_no_private_path_may_be_read(rules: list[tuple[bool, str]]) -> None:
    private = [name.partition(" ")[2] for name, caller in ROUTES.items()
               if caller is not Caller.ANYBODY]  # fmt: skip
    assert private
    for language in ("fr", "en"):
        for path in private:
            filled = BLANK.sub("AbC012", path.replace("<language>", language))
            assert not may_read(rules, filled), filled


def test_searches_and_forms_are_left_alone(rules: list[tuple[bool, str]]) -> None:
    for path in ("?q=balado", "G001-un/report", "G001-un/useful/thanks", "missing/thanks"):
        assert not may_read(rules, f"/fr/guide/{path}")
    for path in ("", "G001-un", "feed.xml"):
        assert may_read(rules, f"/fr/guide/{path}")


def pages(client: FlaskClient) -> Iterator[tuple[str, dict[str, str]]]:
    """Each address of the sitemap, with its alternates by language."""
    response = client.get("/sitemap.xml")
    assert response.content_type == "application/xml; charset=utf-8"
    root = fromstring(response.data)  # noqa: S314 -- our own
    assert root.tag == f"{SITEMAP}urlset"
    for page in root.findall(f"{SITEMAP}url"):
        (address,) = (one.text for one in page.findall(f"{SITEMAP}loc"))
        assert address
        assert all(one.get("rel") == "alternate" for one in page.findall(LINK))
        yield address, {one.get("hreflang", ""): one.get("href", "") for one in page.findall(LINK)}


def test_the_sitemap_lists_public_pages_in_both_languages(
    reader: FlaskClient, rules: list[tuple[bool, str]]
) -> None:
    listed = dict(pages(reader))
    assert len(listed) > 150
    for address, others in listed.items():
        path = address.removeprefix("http://localhost")
        assert may_read(rules, path), path
        assert set(others) == {"fr", "en"}
        assert address in others.values()
        assert set(others.values()) <= set(listed)
    for address in [*listed][:: len(listed) // 25]:
        assert reader.get(address).status_code == 200, address


def test_every_public_page_is_listed_or_left_out_on_purpose(
    site: Flask, reader: FlaskClient, rules: list[tuple[bool, str]]
) -> None:
    listed = {address.removeprefix("http://localhost") for address, _ in pages(reader)}
    values = SAMPLES | {"name": "G001-filmer-en-3d-une-compagnie-de-danse"}
    unlisted = set()
    for name, caller in ROUTES.items():
        method, _, path = name.partition(" ")
        filled = BLANK.sub(lambda blank: values.get(blank[1], "x"), path)
        if method == "GET" and caller is Caller.ANYBODY and filled not in listed:
            unlisted |= {path} if may_read(rules, filled) else set()
    unlisted -= {path for path in unlisted if path.startswith(ADDRESS)}
    # Not pages, or only a way to one; and the cells of the sample network are fictional.
    assert unlisted == {
        "/", "/healthz", "/robots.txt", "/sitemap.xml", "/<language>/guide/feed.xml",
        "/<language>/network/cells/<cell>",
    }  # fmt: skip


def test_addresses_follow_the_public_url(site: Flask) -> None:
    text = site.test_client().get("/robots.txt", base_url="https://exemple.org").text
    assert "Sitemap: https://exemple.org/sitemap.xml" in text
