"""A person at a browser who completes a diagnostic."""

from collections.abc import Iterator

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from autodiag.database import db
from autodiag.diagnostics.publishing import Version
from tests.diagnostics.journey import Clock, Visitor, publish_changed


@pytest.fixture
def shipped(site: Flask) -> Iterator[Session]:
    """A session on that site, for reading."""
    with site.app_context():
        maker = db.sessionmaker
    with maker() as session:
        yield session


@pytest.fixture
def clock(app: Flask) -> Clock:
    """The app's clock, moved by hand."""
    clock = app.config["CLOCK"] = Clock()
    return clock


@pytest.fixture
def asked(app: Flask, clock: Clock) -> Version:
    """The questionnaire of every kind, published on a site of the test's own."""
    return publish_changed(app).version


@pytest.fixture
def visitor(client: FlaskClient, asked: Version) -> Visitor:
    """A person at a browser, where that questionnaire is asked."""
    return Visitor(client)


@pytest.fixture
def elsewhere(app: Flask, asked: Version) -> Visitor:
    """The same person, or another, at another device."""
    return Visitor(app.test_client())


@pytest.fixture
def begun(visitor: Visitor) -> Visitor:
    """A diagnostic at standard depth that has just been started."""
    visitor.start()
    return visitor


@pytest.fixture
def finished(visitor: Visitor) -> Visitor:
    """A diagnostic that was answered throughout and finished."""
    visitor.start()
    visitor.complete("Les Allumés")
    return visitor
