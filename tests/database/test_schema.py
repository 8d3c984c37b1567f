"""Column types that mean the same on both databases, and migrations that lead to the classes."""

from datetime import UTC, datetime, timedelta, timezone
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import Engine, select, text
from sqlalchemy.exc import StatementError
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column

from autodiag.database import Json, UTCDateTime, db, upgrade
from autodiag.database.schema import list_differences, make_alembic

PACKAGE = Path(__file__).parents[2] / "autodiag"


ENTRY = """
INSERT INTO guide_entry (code, level_from, level_to, effort, is_recommendable, related, links,
                         reviewed, added_at, changed_at)
VALUES (:code, 1, 5, 1, true, '[]', '[]', :day, :at, :at)
"""
WORDING = """
INSERT INTO guide_wording (id, entry, language, slug, title, summary, demand, time, cost, body,
                           indexed)
VALUES (1, :code, 'fr', 'un', '', '', '', '', '', '', 0)
"""


class _Base(DeclarativeBase):
    pass


class _Event(_Base):
    __tablename__ = "event_of_a_test"
    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime | None] = mapped_column(UTCDateTime)
    document: Mapped[Any | None] = mapped_column(Json)


@pytest.fixture
def engine(app: Flask) -> Engine:
    with app.app_context():
        engine = db.engine
    _Base.metadata.create_all(engine)
    return engine


@pytest.mark.parametrize("hours", [0, -5, 9])
def test_an_instant_comes_back_in_utc(engine: Engine, hours: int) -> None:
    moment = datetime(2026, 11, 1, 23, 30, 15, 123456, tzinfo=timezone(timedelta(hours=hours)))
    with Session(engine) as session:
        session.add(_Event(id=1, at=moment, document={}))
        session.commit()
        session.expire_all()
        found = session.scalars(select(_Event.at)).one()
        assert found == moment
        assert found is not None
        assert found.tzinfo is UTC
        assert session.scalars(select(_Event.id).where(_Event.at <= moment)).all() == [1]


def test_a_naive_time_is_refused(engine: Engine) -> None:
    naive = datetime(2026, 11, 1)  # noqa: DTZ001 -- what is refused
    with Session(engine) as session:
        session.add(_Event(id=1, at=naive, document={}))
        with pytest.raises(StatementError, match="time zone"):
            session.flush()


def test_documents_come_back_as_they_were(engine: Engine) -> None:
    document = {"é": ["a", 1, 2.5, None, True], "b": {"c": "« ’ 𝄞"}}
    with Session(engine) as session:
        session.add(_Event(id=1, document=document))
        session.add(_Event(id=2, document=None))
        session.commit()
        session.expire_all()
        assert session.scalars(select(_Event.document).order_by(_Event.id)).all() == [
            document,
            None,
        ]
        assert session.scalars(select(_Event.id).where(_Event.document.is_(None))).all() == [2]


def test_migrations_lead_to_the_mapped_classes(app: Flask) -> None:
    for file in PACKAGE.glob("*/tables.py"):
        import_module(f"autodiag.{file.parent.name}.tables")
    assert list_differences(app) == []


def test_the_way_back_and_forth_loses_no_entry(app: Flask) -> None:
    """A table made anew would take along all that refers to it."""
    values = {"code": "T1", "day": "2026-11-22", "at": "2026-11-22 15:00:00.000000"}
    with app.app_context():
        with db.engine.begin() as connection:
            connection.execute(text(ENTRY), values)
            connection.execute(text(WORDING), {"code": "T1"})
        alembic = make_alembic(app)
        alembic.downgrade("0003_diagnostics")
        alembic.upgrade()
        with db.engine.connect() as connection:
            added = connection.execute(text("SELECT added_at = changed_at FROM guide_entry"))
            assert added.scalars().all() == [True]
            kept = connection.execute(text("SELECT slug FROM guide_wording")).scalars().all()
    assert kept == ["un"]


def test_upgrading_again_changes_nothing(app: Flask) -> None:
    with app.app_context():
        before = db.session.execute(text("SELECT version_num FROM alembic_version")).scalars().all()
        db.session.rollback()
        upgrade(app)
        after = db.session.execute(text("SELECT version_num FROM alembic_version")).scalars().all()
    assert before == after
    assert len(after) == 1
