"""Where data is kept: base class, column types, engine, migrations."""

from autodiag.database.counting import add_up
from autodiag.database.engine import db, empty_journal_after, truncate_wal, writing
from autodiag.database.schema import Base, Json, UTCDateTime, upgrade

__all__ = [
    "Base",
    "Json",
    "UTCDateTime",
    "add_up",
    "db",
    "empty_journal_after",
    "truncate_wal",
    "upgrade",
    "writing",
]
