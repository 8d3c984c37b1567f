"""How it is answered: marks, caches, other sites, methods, refusals in the reader's language."""

from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from autodiag.api.parameters import MOST
from autodiag.api.resources import SOURCES, Source
from autodiag.web.security import HEADERS
from tests.api.asking import ROOT, ask


def path_of(source: Source) -> str:
    """An address that exists in the shipped data."""
    return source.path.format(**{one.name: one.example for one in source.blanks})


PATHS = [path_of(one) for one in SOURCES]
SECURITY = {name: value for name, value in HEADERS.items()
            if name != "Cross-Origin-Resource-Policy"}  # fmt: skip


@pytest.mark.parametrize("path", PATHS)
def test_every_answer_is_open_marked_and_kept_for_a_while(reader: FlaskClient, path: str) -> None:
    response = ask(reader, path)
    assert response.mimetype == "application/json"
    assert response.headers["Access-Control-Allow-Origin"] == "*"
    assert response.headers.getlist("Cross-Origin-Resource-Policy") == ["cross-origin"]
    assert response.headers["Cache-Control"].startswith("public, max-age=")
    assert response.headers["ETag"].startswith('W/"')
    assert 'creativecommons.org/licenses/by/4.0/>; rel="license"' in response.headers["Link"]
    assert "Set-Cookie" not in response.headers
    for name, value in SECURITY.items():
        assert response.headers.getlist(name) == [value]


@pytest.mark.parametrize("path", PATHS[:-1])
def test_every_answer_says_its_licence_in_itself(reader: FlaskClient, path: str) -> None:
    answer: Any = ask(reader, path).json
    assert answer["licence"]["id"] == "CC-BY-4.0"
    assert answer["licence"]["credit"]["fr"]


@pytest.mark.parametrize("path", PATHS)
def test_what_is_known_is_not_sent_again(reader: FlaskClient, path: str) -> None:
    mark = ask(reader, path).headers["ETag"]
    assert ask(reader, path).headers["ETag"] == mark
    for given in (mark, mark.removeprefix("W/"), f'"x", {mark}', "*"):
        again = ask(reader, path, 304, If_None_Match=given)
        assert again.data == b""
        assert again.headers["ETag"] == mark
        assert again.headers["Access-Control-Allow-Origin"] == "*"
        assert "max-age" in again.headers["Cache-Control"]
    assert ask(reader, path, If_None_Match='W/"x"').data


def test_a_questionnaire_is_marked_by_its_fingerprint(reader: FlaskClient) -> None:
    response = ask(reader, "/questionnaires/culture/1")
    assert response.json is not None
    assert response.headers["ETag"] == f'W/"{response.json["item"]["fingerprint"]}"'


def test_the_mark_changes_with_the_answer(reader: FlaskClient) -> None:
    marks = [ask(reader, path).headers["ETag"] for path in
             ("/guide/entries", "/guide/entries?page=2", "/guide/entries/G001")]  # fmt: skip
    assert len(set(marks)) == 3


@pytest.mark.parametrize("path", PATHS)
def test_head_says_what_get_would_say(reader: FlaskClient, path: str) -> None:
    full, head = ask(reader, path), reader.head(f"{ROOT}{path}")
    assert head.status_code == 200
    assert head.data == b""
    for name in ("Content-Length", "ETag", "Link", "Cache-Control", "Content-Type"):
        assert head.headers[name] == full.headers[name]


def test_a_script_of_another_site_is_let_in(reader: FlaskClient) -> None:
    asked = {"Origin": "https://example.org", "Access-Control-Request-Method": "GET",
             "Access-Control-Request-Headers": "if-none-match"}  # fmt: skip
    response = reader.options(f"{ROOT}/guide/entries", headers=asked)
    assert response.status_code == 200
    assert response.headers["Access-Control-Allow-Origin"] == "*"
    assert response.headers["Access-Control-Allow-Headers"] == "*"
    assert "GET" in response.headers["Access-Control-Allow-Methods"]
    assert "POST" not in response.headers["Access-Control-Allow-Methods"]
    assert "Access-Control-Allow-Credentials" not in response.headers
    assert "Set-Cookie" not in response.headers


@pytest.mark.parametrize("path", ["/fr/api", "/fr/guide/", "/fr/api/v1/", "/apiary", "/healthz"])
def test_no_page_is_open_to_the_scripts_of_others(reader: FlaskClient, path: str) -> None:
    response = reader.get(path)
    assert "Access-Control-Allow-Origin" not in response.headers
    assert response.headers["Cross-Origin-Resource-Policy"] == "same-origin"


def test_a_cookie_changes_nothing(reader: FlaskClient) -> None:
    before = ask(reader, "/guide/entries/G001")
    reader.get("/fr/diagnostics/resume")
    after = ask(reader, "/guide/entries/G001", Cookie="autodiag=anything")
    assert after.data == before.data
    assert "Cookie" not in after.headers.get("Vary", "")


def test_links_in_the_header_are_those_of_the_list(reader: FlaskClient) -> None:
    response = ask(reader, "/guide/entries?q=captation&limit=2&page=2")
    assert response.json is not None
    links = response.json["links"]
    for name, relation in (("next", "next"), ("previous", "prev"), ("first", "first")):
        assert f'<{links[name]}>; rel="{relation}"' in response.headers["Link"]
    assert "q=captation" in links["next"]
    assert "limit=2" in links["next"]
    assert '; rel="service-desc"' in response.headers["Link"]


def problem(response: TestResponse, status: int) -> Any:
    """A problem, checked for all that every one of them has."""
    said: Any = response.json
    assert response.status_code == said["status"] == status
    assert response.mimetype == "application/problem+json"
    assert said["type"] == "about:blank"
    assert said["title"]
    assert said["detail"]
    assert response.headers["Cache-Control"] == "no-store"
    assert response.headers["Access-Control-Allow-Origin"] == "*"
    assert response.headers["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert "Accept-Language" in response.headers["Vary"]
    assert "Set-Cookie" not in response.headers
    return said


BAD = {
    "/guide/entries?limit=0": "limit",
    "/guide/entries?limit=101": "limit",
    "/guide/entries?limit=ten": "limit",
    "/guide/entries?limit=": "limit",
    "/guide/entries?limit=1.0": "limit",
    "/guide/entries?limit=-1": "limit",
    "/guide/entries?limit=%D9%A1": "limit",
    "/guide/entries?limit=1&limit=2": "limit",
    "/guide/entries?page=0": "page",
    "/guide/entries?page=99999999999999999999": "page",
    "/guide/entries?level=6": "level",
    "/guide/entries?dimension=ZZZ": "dimension",
    "/guide/entries?dimension=": "dimension",
    "/guide/entries?discipline=DANSE": "discipline",
    "/guide/entries?effort=1": "effort",
    "/guide/entries?q=": "q",
    "/guide/entries?q=" + "x" * 201: "q",
    "/guide/entries?q=a&language=de": "language",
    "/guide/entries?dimensoin=CRE": "dimensoin",
    "/guide/entries?%22=1": '"',
    "/network/cells?region=18": "region",
    "/network/cells?region=1": "region",
    "/network/cells?subject=ZZZ": "subject",
    "/network/regions?region=01": "region",
    "/questionnaires?version=1": "version",
    **{f"{path}?nonsense=1": "nonsense" for path in PATHS},
}


@pytest.mark.parametrize("path", BAD)
def test_a_bad_parameter_is_named(reader: FlaskClient, path: str) -> None:
    said = problem(ask(reader, path, 400), 400)
    assert [one["parameter"] for one in said["errors"]] == [BAD[path]]
    assert said["errors"][0]["detail"]


def test_all_that_is_wrong_is_said_at_once(reader: FlaskClient) -> None:
    said = problem(ask(reader, "/guide/entries?page=x&effort=y&zzz=1", 400), 400)
    assert [one["parameter"] for one in said["errors"]] == ["effort", "page", "zzz"]
    effort, page, _ = (one["detail"] for one in said["errors"])
    assert "low, medium, high" in effort
    assert "10000" in page


def test_what_is_echoed_is_short(reader: FlaskClient) -> None:
    response = ask(reader, f"/guide/entries?{'z' * 5000}=1", 400)
    assert len(response.data) < 1000


@pytest.mark.parametrize(
    ("accepted", "words", "language"),
    [
        ("", "nombre entier", "fr"),
        ("en-CA,en;q=0.9", "whole number", "en"),
        ("fr;q=0.2, en", "whole number", "en"),
        ("de", "nombre entier", "fr"),
    ],
)
def test_a_refusal_speaks_the_reader_s_language(
    reader: FlaskClient, accepted: str, words: str, language: str
) -> None:
    response = ask(reader, "/guide/entries?limit=0", 400, Accept_Language=accepted)
    assert words in problem(response, 400)["errors"][0]["detail"]
    assert response.headers["Content-Language"] == language


@pytest.mark.parametrize(
    "path",
    [
        "/guide/entries/G999",
        "/guide/entries/g001",
        f"/guide/entries/{'G' * 500}",
        "/guide/entries/",
        "/guide/entries/%3Cscript%3E",
        "/network/cells/nobody",
        "/questionnaires/culture/99",
        "/questionnaires/culture/0",
        "/questionnaires/culture/99999999999999999999",
        "/questionnaires/other/1",
        "/nothing",
    ],
)
def test_what_is_not_there_is_not_found(reader: FlaskClient, path: str) -> None:
    said = problem(ask(reader, path, 404), 404)
    assert said["errors"] == []


def test_another_version_of_all_this_does_not_exist(reader: FlaskClient) -> None:
    problem(reader.get("/api/v2/"), 404)
    moved = reader.get("/api/v1")
    assert moved.status_code == 308
    assert moved.headers["Access-Control-Allow-Origin"] == "*"


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE"])
@pytest.mark.parametrize("path", PATHS)
def test_it_can_only_be_read(reader: FlaskClient, path: str, method: str) -> None:
    response = reader.open(f"{ROOT}{path}", method=method, json={"a": 1})
    problem(response, 405)
    assert set(response.headers["Allow"].split(", ")) == {"GET", "HEAD", "OPTIONS"}


@pytest.mark.parametrize(
    ("accepted", "status"),
    [
        ("application/json", 200),
        ("*/*", 200),
        ("application/*;q=0.5", 200),
        ("text/html,application/xhtml+xml,*/*;q=0.8", 200),
        ("", 200),
        ("text/csv", 406),
        ("application/json;q=0", 406),
    ],
)
def test_there_is_json_and_nothing_else(reader: FlaskClient, accepted: str, status: int) -> None:
    response = ask(reader, "/guide/entries", status, Accept=accepted)
    if status == 406:
        assert "application/json" in problem(response, 406)["detail"]


def test_a_nul_is_refused_here_too(reader: FlaskClient) -> None:
    said = problem(ask(reader, "/guide/entries?q=a%00b", 400), 400)
    assert "caractère" in said["detail"]


def test_a_failure_has_a_number_and_tells_nothing_else(
    app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail() -> None:
        raise KeyError("words of somebody")

    monkeypatch.setitem(app.view_functions, "data.show_index", fail)
    app.testing = False
    response = app.test_client().get(f"{ROOT}/")
    said = problem(response, 500)
    assert len(said["reference"]) == 8
    assert "somebody" not in response.text


def test_a_list_is_never_longer_than_its_limit(reader: FlaskClient) -> None:
    answer: Any = ask(reader, f"/guide/entries?limit={MOST}").json
    assert MOST == 100
    assert len(answer["items"]) <= answer["limit"] == MOST
    assert len(ask(reader, "/guide/entries").json["items"]) == 20  # type: ignore[index]
