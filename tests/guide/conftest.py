"""A guide to look through: the shipped one, and entries made for a test."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from autodiag import database
from autodiag.guide.model import Content, Wording
from autodiag.recommending import Effort

NOW = datetime(2026, 11, 22, 15, 0, tzinfo=UTC)

# What a browser says of a form that stood on a page of the site.
HERE = {"Origin": "http://localhost"}

Maker = Callable[..., Content]


@pytest.fixture
def guide(site: Flask) -> Iterator[Session]:
    """A session on the shipped guide, for reading."""
    with site.app_context(), database.db.sessionmaker() as session:
        yield session


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
