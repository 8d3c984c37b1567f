"""A site with all that is shipped, made once for the tests that only read it."""

from collections.abc import Iterator

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from autodiag.app import create_app
from autodiag.cli.prepare import load_shipped
from autodiag.database import db
from autodiag.diagnostics.publishing import Version
from autodiag.settings import load_settings
from tests.conftest import ReadingClient
from tests.diagnostics.journey import Clock, Visitor, publish_changed
from tests.house import databases


@pytest.fixture(scope="session", params=["sqlite", "postgresql"])
def site_url(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    """The address of a migrated database, of either kind."""
    if request.param == "sqlite":
        original = request.getfixturevalue("sqlite_original")
        yield databases.sqlite_copy(original, tmp_path_factory.mktemp("site"))
        return
    with databases.postgres_copy(request.getfixturevalue("postgres")) as address:
        yield address


@pytest.fixture(scope="session")
def site(site_url: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    """An app with the questionnaire, the guide and the sample network; only to be read."""
    environ = {
        "AUTODIAG_DATABASE_URL": site_url,
        "AUTODIAG_INSTANCE": str(tmp_path_factory.mktemp("site-instance")),
        "AUTODIAG_SECRET_KEY": "only-for-tests-only-for-tests-only-for-tests",
        "AUTODIAG_STRICT": "yes",
    }
    app = create_app(load_settings(environ))
    app.testing = True
    app.test_client_class = ReadingClient
    load_shipped(app)
    yield app
    with app.app_context():
        db.engine.dispose()


@pytest.fixture
def reader(site: Flask) -> FlaskClient:
    """A browser on that site."""
    return site.test_client()


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
    visitor.answer_all()
    assert visitor.finish("Les Allumés").status_code == 303
    return visitor
