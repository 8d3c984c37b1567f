"""Every route is known, with who may call it; a GET changes nothing, whoever asks."""

import re
from collections.abc import Iterator

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import inspect, text
from werkzeug.routing import Rule

from autodiag.cli.prepare import load_shipped
from autodiag.database import db
from tests.house.routes import ROUTES, SAMPLES, Caller

QUIET = {"HEAD", "OPTIONS"}
CONVERTER = re.compile(r"<(?:[^<>]*:)?(\w+)>")
SERVER_ERROR = 500


def routes(app: Flask) -> Iterator[tuple[str, Rule]]:
    """Each method and address, converters left out: `GET /<language>/privacy`."""
    for rule in app.url_map.iter_rules():
        address = CONVERTER.sub(r"<\1>", rule.rule)
        for method in sorted((rule.methods or set()) - QUIET):
            yield f"{method} {address}", rule


@pytest.fixture
def loaded(app: Flask) -> Flask:
    """An app with what is shipped in its database."""
    load_shipped(app)
    return app


def test_every_route_is_in_the_table(app: Flask) -> None:
    assert sorted(name for name, _ in routes(app)) == sorted(ROUTES)


def test_every_blank_has_a_sample(app: Flask) -> None:
    blanks = {blank for _, rule in routes(app) for blank in rule.arguments}
    assert blanks == set(SAMPLES)


def addresses(app: Flask, *callers: Caller) -> list[str]:
    """The addresses of every GET that these callers may make."""
    with app.test_request_context():
        return [
            rule.build({blank: SAMPLES[blank] for blank in rule.arguments})[1]  # type: ignore[index]
            for name, rule in routes(app)
            if name.startswith("GET ") and ROUTES[name] in callers
        ]


def test_a_get_never_writes(loaded: Flask, client: FlaskClient) -> None:
    before = content(loaded)
    for address in addresses(loaded, *Caller):
        assert client.get(address).status_code < SERVER_ERROR, address
    assert content(loaded) == before


def content(app: Flask) -> dict[str, list[str]]:
    """All rows of all tables, each as text."""
    with app.app_context(), db.engine.connect() as connection:
        return {
            table: sorted(map(str, connection.execute(text(f'SELECT * FROM "{table}"'))))  # noqa: S608 -- our own tables
            for table in inspect(connection).get_table_names()
        }


def test_public_pages_answer(loaded: Flask, client: FlaskClient) -> None:
    for address in addresses(loaded, Caller.ANYBODY):
        assert client.get(address, follow_redirects=True).status_code == 200, address


def test_a_stranger_reads_nothing_private(loaded: Flask, client: FlaskClient) -> None:
    private = addresses(loaded, Caller.HOLDER, Caller.READER)
    assert not [address for address in private if client.get(address).status_code == 200]
