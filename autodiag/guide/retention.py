"""How long what readers wrote is kept."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from types import MappingProxyType

from sqlalchemy import ColumnElement, delete, func, select
from sqlalchemy.orm import Session

from autodiag.database import Base
from autodiag.guide.tables import MissedRow, ReportRow, WordRow


def purge_words(session: Session, *, days: int, now: datetime, is_dry: bool) -> Mapping[str, int]:
    """Erase what was written longer ago than *days*; how many of each kind went.

    The counts of yes and no stay: they hold nobody's words.
    """
    last = now - timedelta(days=days)
    outlived: dict[str, tuple[type[Base], ColumnElement[bool]]] = {
        "words about entries": (WordRow, WordRow.left_on < last.date()),
        "mistakes reported": (ReportRow, ReportRow.created_at < last.astimezone(UTC)),
        # A month goes as a whole, by its first day: nothing stays longer than was promised.
        "searches said to be missing": (MissedRow, MissedRow.month < last.date()),
    }
    act = _count if is_dry else _erase
    return MappingProxyType({kind: act(session, *which) for kind, which in outlived.items()})


def _count(session: Session, table: type[Base], which: ColumnElement[bool]) -> int:
    return session.scalar(select(func.count()).select_from(table).where(which)) or 0


def _erase(session: Session, table: type[Base], which: ColumnElement[bool]) -> int:
    count = _count(session, table, which)
    session.execute(delete(table).where(which).execution_options(synchronize_session="fetch"))
    return count
