"""Every route is known, with who may call it; a GET changes nothing, whoever asks."""

import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import inspect, text
from sqlalchemy.orm import Session
from werkzeug.routing import Rule

from autodiag.cli.prepare import load_shipped
from autodiag.database import db
from autodiag.diagnostics.publishing import get_current
from autodiag.diagnostics.service.answering import Given, save_answers
from autodiag.diagnostics.service.answers import stand
from autodiag.diagnostics.service.finishing import finish
from autodiag.diagnostics.service.keeping import open_to_readers
from autodiag.diagnostics.service.starting import start
from autodiag.questionnaires import Depth, Kind, pages
from tests.house.routes import ROUTES, SAMPLES, Caller

QUIET = {"HEAD", "OPTIONS"}
CONVERTER = re.compile(r"<(?:[^<>]*:)?(\w+)>")
NOW = datetime(2026, 11, 22, 14, 0, tzinfo=UTC)
DIAGNOSTIC_BLANKS = {"code", "key", "number", "uid"}
ACCOUNT_BLANKS = {"account", "grant", "token", "visit"}
REFUSALS = {401, 403, 404, 410}

Samples = Mapping[str, str]


def routes(app: Flask) -> Iterator[tuple[str, Rule]]:
    """Each method and address, converters left out: `GET /<language>/privacy`."""
    for rule in app.url_map.iter_rules():
        address = CONVERTER.sub(r"<\1>", rule.rule)
        for method in sorted((rule.methods or set()) - QUIET):
            yield f"{method} {address}", rule


def test_every_route_is_in_the_table(app: Flask) -> None:
    assert sorted(name for name, _ in routes(app)) == sorted(ROUTES)


def test_every_blank_has_a_sample(app: Flask) -> None:
    blanks = {blank for _, rule in routes(app) for blank in rule.arguments}
    assert blanks == set(SAMPLES) | DIAGNOSTIC_BLANKS | ACCOUNT_BLANKS


@pytest.fixture
def loaded(app: Flask) -> Flask:
    """An app with what is shipped in its database."""
    load_shipped(app)
    return app


@pytest.fixture(params=["begun", "finished"])
def diagnostic(request: pytest.FixtureRequest, loaded: Flask, session: Session) -> Samples:
    """A diagnostic, just begun or finished and shared, as the blanks of its addresses."""
    started = start(session, Depth.EXPRESS, language="fr", now=NOW)
    standing = stand(started.diagnostic, get_current(session))
    samples = {"uid": started.diagnostic.uid, "private": started.key, "key": started.key}
    samples["code"] = pages(standing.path)[0].code
    if request.param == "finished":
        given = {
            question.code: Given(question.choices[-1].code, None, "", "")
            for question in standing.path.questions
            if question.kind is Kind.SINGLE
        }
        saved = save_answers(standing, given, now=NOW)
        assert not saved.refusals
        finish(saved.standing, now=NOW)
        samples["key"] = open_to_readers(started.diagnostic, now=NOW)
    session.commit()
    return SAMPLES | samples


@pytest.fixture
def holder(client: FlaskClient, diagnostic: Samples) -> FlaskClient:
    """The browser of whoever holds the private link."""
    opened = client.get(f"/fr/diagnostics/resume/{diagnostic['private']}")
    assert opened.status_code == 303
    return client


def addresses(app: Flask, samples: Samples, *callers: Caller) -> list[str]:
    """The addresses of every GET that these callers may make, for these samples."""
    with app.test_request_context():
        return [
            rule.build(dict(samples_for(name, samples)))[1]  # type: ignore[index]
            for name, rule in routes(app)
            if name.startswith("GET ")
            and ROUTES[name] in callers
            and rule.arguments <= set(samples)
        ]


def samples_for(name: str, samples: Samples) -> Samples:
    """The samples, with the key that this address asks for: private, or the readers' own."""
    blanks = CONVERTER.findall(name)
    key = samples.get("private" if "/resume/" in name else "key", "")
    return {blank: key if blank == "key" else samples[blank] for blank in blanks}


def test_a_get_never_writes(loaded: Flask, holder: FlaskClient, diagnostic: Samples) -> None:
    before = content(loaded)
    for address in addresses(loaded, diagnostic, *Caller):
        assert holder.get(address).status_code < 500, address
    assert content(loaded) == before


def content(app: Flask) -> dict[str, list[str]]:
    """All rows of all tables, each as text."""
    with app.app_context(), db.engine.connect() as connection:
        return {
            table: sorted(map(str, connection.execute(text(f'SELECT * FROM "{table}"'))))  # noqa: S608 -- our own tables
            for table in inspect(connection).get_table_names()
        }


def test_public_pages_answer(loaded: Flask, client: FlaskClient) -> None:
    for address in addresses(loaded, SAMPLES, Caller.ANYBODY):
        assert client.get(address, follow_redirects=True).status_code == 200, address


def test_a_stranger_opens_nothing_private(
    loaded: Flask, client: FlaskClient, diagnostic: Samples
) -> None:
    guess = diagnostic | {"key": "A" * len(diagnostic["key"]), "private": "B" * 26}
    for address in addresses(loaded, guess, Caller.HOLDER, Caller.READER):
        assert client.get(address).status_code in REFUSALS, address


def test_a_reader_opens_what_is_shared_and_no_more(
    loaded: Flask, client: FlaskClient, diagnostic: Samples
) -> None:
    is_shared = diagnostic["key"] != diagnostic["private"]
    for address in addresses(loaded, diagnostic, Caller.READER):
        assert (client.get(address).status_code == 200) is is_shared, address
    own = {address for address in addresses(loaded, diagnostic, Caller.HOLDER)
           if "/resume/" not in address}  # fmt: skip
    assert own
    for address in own:
        assert client.get(address).status_code in REFUSALS, address
