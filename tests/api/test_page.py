"""The page for people: its commands work as they stand, and answer what it shows."""

import json
import shlex
from typing import Any

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from autodiag.api.resources import SOURCES
from tests.house.pages import elements, parse, words


@pytest.fixture(params=["fr", "en"])
def page(request: pytest.FixtureRequest, reader: FlaskClient) -> str:
    """The page in each language."""
    response = reader.get(f"/{request.param}/api")
    assert response.status_code == 200
    return response.text


def blocks(page: str, name: str) -> list[str]:
    """What stands in the blocks of that class, spaces kept."""
    return ["".join(one.itertext()) for one in elements(parse(page)) if one.get("class") == name]


def run(client: FlaskClient, command: str) -> TestResponse:
    """Ask for what a curl command asks for; an option that it does not know is an error."""
    program, *arguments = shlex.split(command)
    assert program == "curl"
    headers: dict[str, str] = {}
    method, address = "GET", ""
    while arguments:
        word = arguments.pop(0)
        if word == "-I":
            method = "HEAD"
        elif word == "-H":
            name, _, value = arguments.pop(0).partition(": ")
            headers[name] = value
        else:
            assert not word.startswith("-")
            assert not address
            address = word
    return client.open(address, method=method, headers=headers)


def test_three_commands_answer_what_is_shown(reader: FlaskClient, page: str) -> None:
    commands, extracts = blocks(page, "command"), blocks(page, "output")
    assert len(commands) == len(extracts) == 3
    for command, extract in zip(commands, extracts, strict=True):
        response = run(reader, command)
        if extract.startswith("HTTP/"):
            assert response.status_code == int(extract.split()[1]) == 304
            continue
        shown = json.loads(extract)
        assert shown["total"] > 0
        assert shown["items"]
        assert holds(response.json, shown)


def holds(whole: Any, part: Any) -> bool:
    """Whether an answer holds all that an extract shows of it."""
    if isinstance(part, dict):
        return all(key in whole and holds(whole[key], one) for key, one in part.items())
    if isinstance(part, list):
        return all(holds(*pair) for pair in zip(whole, part, strict=False)) and len(part) <= len(
            whole
        )
    return bool(whole == part)


def test_every_address_is_listed_and_leads_there(reader: FlaskClient, page: str) -> None:
    shown = {words(one) for one in elements(parse(page)) if one.tag == "code"}
    assert {one.path for one in SOURCES} <= shown
    links = {one.get("href", "") for one in elements(parse(page)) if one.tag == "a"}
    linked = sorted(one for one in links if one.startswith("/api/"))
    assert len(linked) == sum(1 for one in SOURCES if not one.blanks)
    for address in linked:
        assert reader.get(address).status_code == 200


def test_the_foot_of_every_page_leads_here(reader: FlaskClient) -> None:
    assert 'href="/fr/api">Données ouvertes</a>' in reader.get("/fr/terms").text
    assert 'href="/en/api">Open data</a>' in reader.get("/en/guide/").text


def test_an_installation_without_anything_still_has_its_page(client: FlaskClient) -> None:
    assert client.get("/fr/api").status_code == 200
