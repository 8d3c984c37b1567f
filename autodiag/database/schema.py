"""What every table shares, and the road from an empty database to today's tables."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import JSON, DateTime, Dialect, MetaData
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import DeclarativeBase
from sqlalchemy.types import TypeDecorator

if TYPE_CHECKING:
    from flask import Flask
    from flask_alembic import Alembic

MIGRATIONS = Path(__file__).parent / "migrations"

# Named constraints are what a later migration can drop, on both databases.
_NAMES = {
    "ix": "ix_%(column_0_N_label)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


class UTCDateTime(TypeDecorator[datetime]):
    """An instant: aware in Python, UTC in the database; a naive time is refused."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Turn into UTC, and into what the database stores."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("an instant needs its time zone")
        instant = value.astimezone(UTC)
        return instant if dialect.name == "postgresql" else instant.replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, _dialect: Dialect) -> datetime | None:
        """Give back an aware UTC time, whatever zone the connection speaks."""
        if value is None:
            return None
        return value.astimezone(UTC) if value.tzinfo else value.replace(tzinfo=UTC)


# none_as_null: a column without a document is NULL on both databases, never the JSON word null.
Json = JSON(none_as_null=True).with_variant(JSONB(none_as_null=True), "postgresql")


class Base(DeclarativeBase):
    """Mother of every mapped class."""

    metadata = MetaData(naming_convention=_NAMES)
    type_annotation_map = {datetime: UTCDateTime, dict[str, Any]: Json, list[str]: Json}  # noqa: RUF012 -- read by SQLAlchemy under this name, as a plain dict


def upgrade(app: Flask) -> None:
    """Bring the app's database to the newest tables; doing it again changes nothing."""
    with app.app_context():
        make_alembic(app).upgrade()


def list_differences(app: Flask) -> list[Any]:
    """What the mapped classes say and the migrated database does not, as Alembic puts it."""
    from alembic.autogenerate import compare_metadata  # noqa: PLC0415 -- see make_alembic

    with app.app_context():
        context = make_alembic(app).migration_context
        return list(compare_metadata(context, Base.metadata))


def make_alembic(app: Flask) -> Alembic:
    """The migrations of the app, to be used in its context."""
    # Imported here because a server that only answers has no use for it, and it is slow to load.
    from flask_alembic import Alembic  # noqa: PLC0415

    app.config["ALEMBIC"] = {
        "script_location": _escape(MIGRATIONS),
        "version_locations": [_escape(MIGRATIONS / "versions")],
        # A folder's name may hold a colon or a space; none holds a line break.
        "path_separator": "newline",
    }
    app.config["ALEMBIC_CONTEXT"] = {
        "render_as_batch": True,
        "compare_type": True,
        "compare_server_default": False,
    }
    return Alembic(app, run_mkdir=False, command_name="", metadatas=Base.metadata)


def _escape(path: Path) -> str:
    return str(path).replace("%", "%%")
