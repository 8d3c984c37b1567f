"""What the tests share: both databases, an app of one's own, a client that reads every page."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest
from flask import Flask
from flask.testing import FlaskClient
from jinja2 import BytecodeCache
from jinja2.bccache import Bucket
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from autodiag.app import create_app
from autodiag.cli.prepare import load_shipped
from autodiag.database import db
from autodiag.settings import Settings, load_settings
from tests.house import databases
from tests.house.databases import PostgresServer
from tests.house.pages import check_page


class ReadingClient(FlaskClient):
    """A client that checks every page it is given, whatever its status."""

    def open(self, *args: Any, **kwargs: Any) -> TestResponse:
        response = super().open(*args, **kwargs)
        is_page = response.mimetype == "text/html" and not 300 <= response.status_code < 400
        if is_page and response.request.method != "HEAD":
            check_page(response)
        return response


class Compiled(BytecodeCache):
    """Templates compiled once for all the apps of a run: compiling takes longer than most tests."""

    def __init__(self) -> None:
        self._known: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Take what an earlier app compiled; Jinja compares it with the template's text."""
        if bucket.key in self._known:
            bucket.bytecode_from_string(self._known[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep it for the next app."""
        self._known[bucket.key] = bucket.bytecode_to_string()


COMPILED = Compiled()


def make_test_app(settings: Settings) -> Flask:
    """An app as tests want it: errors come through, every page is checked, templates are kept."""
    app = create_app(settings)
    app.testing = True
    app.test_client_class = ReadingClient
    app.jinja_env.bytecode_cache = COMPILED
    return app


@pytest.fixture(scope="session")
def sqlite_original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated SQLite file, to be copied."""
    return databases.make_sqlite_original(tmp_path_factory.mktemp("sqlite"))


@pytest.fixture(scope="session")
def postgres(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PostgresServer]:
    """A running PostgreSQL that holds a migrated database, to be copied."""
    with databases.postgres_server() as server:
        databases.make_postgres_original(server, tmp_path_factory.mktemp("postgres"))
        yield server


@pytest.fixture(scope="session")
def reused_postgres(postgres: PostgresServer) -> Iterator[tuple[str, psycopg.Connection]]:
    """A migrated database's address, and the connection that empties it after each test."""
    copy = databases.postgres_copy(postgres)
    with copy as address, psycopg.connect(address, autocommit=True) as connection:
        yield address, connection


@pytest.fixture
def postgres_url(reused_postgres: tuple[str, psycopg.Connection]) -> Iterator[str]:
    """A migrated and empty PostgreSQL database; tests that change its tables override this."""
    address, connection = reused_postgres
    yield address
    databases.empty(connection)


@pytest.fixture
def postgres_url_of_its_own(postgres: PostgresServer) -> Iterator[str]:
    """A copy for one test alone."""
    with databases.postgres_copy(postgres) as address:
        yield address


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A migrated database of the test's own; a test that asks for it runs on both kinds."""
    if request.param == "sqlite":
        return databases.sqlite_copy(request.getfixturevalue("sqlite_original"), tmp_path)
    url: str = request.getfixturevalue("postgres_url")
    return url


@pytest.fixture(scope="session", params=["sqlite", "postgresql"])
def site_url(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    """A database for what is made once and only read from, of either kind."""
    if request.param == "sqlite":
        original = request.getfixturevalue("sqlite_original")
        yield databases.sqlite_copy(original, tmp_path_factory.mktemp("site"))
        return
    with databases.postgres_copy(request.getfixturevalue("postgres")) as address:
        yield address


@pytest.fixture(scope="session")
def site(site_url: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    """An app with the questionnaire, the guide and the sample network; only to be read."""
    app = make_test_app(
        load_settings(make_environ(site_url, tmp_path_factory.mktemp("site-instance")))
    )
    load_shipped(app)
    yield app
    with app.app_context():
        db.engine.dispose()


@pytest.fixture
def reader(site: Flask) -> FlaskClient:
    """A browser on that site."""
    return site.test_client()


def make_environ(database_url: str, instance: Path) -> dict[str, str]:
    """The variables of an installation for tests."""
    return {
        "AUTODIAG_DATABASE_URL": database_url,
        "AUTODIAG_INSTANCE": str(instance),
        "AUTODIAG_SECRET_KEY": "only-for-tests-only-for-tests-only-for-tests",
        "AUTODIAG_STRICT": "yes",
    }


@pytest.fixture
def environ(database_url: str, tmp_path: Path) -> dict[str, str]:
    """The variables of an installation of the test's own; a test may override this fixture."""
    return make_environ(database_url, tmp_path)


@pytest.fixture
def settings(environ: dict[str, str]) -> Settings:
    """The settings of that installation."""
    return load_settings(environ)


@pytest.fixture
def app(settings: Settings) -> Iterator[Flask]:
    """An app on that database."""
    app = make_test_app(settings)
    yield app
    with app.app_context():
        db.engine.dispose()


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    """A browser without JavaScript, which reads every page that it receives."""
    return app.test_client()


@pytest.fixture
def session(app: Flask) -> Iterator[Session]:
    """A session apart from those of requests; what a test commits, pages see."""
    with app.app_context():
        maker = db.sessionmaker
    with maker() as session:
        yield session
