"""A guide to look through: the shipped one, and entries made for a test."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from autodiag import database
from autodiag.app import create_app
from autodiag.guide import service
from autodiag.guide.model import Content, Wording
from autodiag.recommending import Effort
from autodiag.settings import load_settings
from tests.conftest import ReadingClient
from tests.house import databases

NOW = datetime(2026, 11, 22, 15, 0, tzinfo=UTC)

Maker = Callable[..., Content]


@pytest.fixture(scope="session", params=["sqlite", "postgresql"])
def library_url(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    """A database with the shipped guide, made once and only read from."""
    if request.param == "sqlite":
        original = request.getfixturevalue("sqlite_original")
        yield databases.sqlite_copy(original, tmp_path_factory.mktemp("library"))
        return
    with databases.postgres_copy(request.getfixturevalue("postgres")) as address:
        yield address


@pytest.fixture(scope="session")
def library(library_url: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    """An app whose guide is the shipped one."""
    environ = {
        "AUTODIAG_DATABASE_URL": library_url,
        "AUTODIAG_INSTANCE": str(tmp_path_factory.mktemp("instance")),
        "AUTODIAG_SECRET_KEY": "only-for-tests-only-for-tests-only-for-tests",
        "AUTODIAG_STRICT": "yes",
    }
    app = create_app(load_settings(environ))
    app.testing = True
    app.test_client_class = ReadingClient
    with app.app_context(), database.writing() as session:
        service.load_catalog(session, now=NOW)
    yield app
    with app.app_context():
        database.db.engine.dispose()


@pytest.fixture
def guide(library: Flask) -> Iterator[Session]:
    """A session on the shipped guide, for reading."""
    with library.app_context(), database.db.sessionmaker() as session:
        yield session


@pytest.fixture
def reader(library: Flask) -> FlaskClient:
    """A browser on the shipped guide, which checks every page that it receives."""
    return library.test_client()


@pytest.fixture
def make_entry() -> Maker:
    """Make an entry in French and English; what is given replaces a field of both wordings."""
    return _make_entry


def _make_entry(code: str = "T001", *, languages: str = "fr en", **values: object) -> Content:
    words = {name: values.pop(name) for name in list(values) if name in Wording.__slots__}
    entry = Content(
        code=code,
        dimensions=("CRE",),
        subthemes=(),
        level_from=1,
        level_to=5,
        disciplines=(),
        functions=(),
        effort=Effort.LOW,
        is_recommendable=True,
        related=(),
        links=(),
        reviewed=date(2026, 11, 1),
        wordings=tuple(_make_wording(code, one, words) for one in languages.split()),
    )
    return replace(entry, **values)  # type: ignore[arg-type]


def _make_wording(code: str, language: str, words: dict[str, object]) -> Wording:
    wording = Wording(
        language=language,
        slug=f"{code.lower()}-{language}",
        title=f"{code} {language}",
        summary="rien",
        demand="rien",
        time="rien",
        cost="rien",
        body="rien",
    )
    return replace(wording, **words)  # type: ignore[arg-type]
