"""What the tests share: both databases, an app of one's own, a client that reads every page."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from autodiag.app import create_app
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


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """A migrated database of the test's own; a test that asks for it runs on both kinds."""
    if request.param == "sqlite":
        yield databases.sqlite_copy(request.getfixturevalue("sqlite_original"), tmp_path)
        return
    with databases.postgres_copy(request.getfixturevalue("postgres")) as address:
        yield address


@pytest.fixture
def environ(database_url: str, tmp_path: Path) -> dict[str, str]:
    """The variables of an installation of the test's own; a test may override this fixture."""
    return {
        "AUTODIAG_DATABASE_URL": database_url,
        "AUTODIAG_INSTANCE": str(tmp_path),
        "AUTODIAG_SECRET_KEY": "only-for-tests-only-for-tests-only-for-tests",
        "AUTODIAG_STRICT": "yes",
    }


@pytest.fixture
def settings(environ: dict[str, str]) -> Settings:
    """The settings of that installation."""
    return load_settings(environ)


@pytest.fixture
def app(settings: Settings) -> Iterator[Flask]:
    """An app on that database."""
    app = create_app(settings)
    app.testing = True
    app.test_client_class = ReadingClient
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
