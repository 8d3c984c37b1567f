"""Who may come back, who may read, what the answers may serve, and the end of it all."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

from sqlalchemy import and_, delete, func, select
from sqlalchemy.orm import Session
from sqlalchemy.sql.elements import ColumnElement

from autodiag.database import empty_journal_after
from autodiag.diagnostics.keys import hash_key, make_key
from autodiag.diagnostics.tables import Diagnostic
from autodiag.errors import NotFound


def renew_key(diagnostic: Diagnostic, key: str, *, now: datetime) -> None:
    """Put *key* in place; from now on the old link opens nothing, in any browser."""
    diagnostic.key_hash = hash_key(key)
    diagnostic.changed_at = now


def open_to_readers(diagnostic: Diagnostic, *, now: datetime) -> str:
    """A new reading key; an earlier reading link stops working.

    NotFound before the first finish: there is nothing to read.
    """
    if diagnostic.result is None:
        raise NotFound
    key = make_key()
    diagnostic.share_hash = hash_key(key)
    diagnostic.changed_at = now
    return key


def close_to_readers(diagnostic: Diagnostic, *, now: datetime) -> None:
    """Close the reading link."""
    diagnostic.share_hash = None
    diagnostic.changed_at = now


def set_consents(
    diagnostic: Diagnostic, *, is_counted: bool, is_shared_with_pole: bool, now: datetime
) -> None:
    """Each purpose apart; what is not said is refused."""
    diagnostic.is_counted = is_counted
    diagnostic.is_shared_with_pole = is_shared_with_pole
    diagnostic.changed_at = now


def list_earlier(session: Session, diagnostic: Diagnostic) -> Sequence[Diagnostic]:
    """The diagnostics that this one follows, oldest first.

    Not those that came after: they have links of their own, and this one does not open them.
    """
    others = (_is_as_old(diagnostic), Diagnostic.uid != diagnostic.uid)
    return session.scalars(select(Diagnostic).where(*others).order_by(Diagnostic.created_at)).all()


def _is_as_old(diagnostic: Diagnostic) -> ColumnElement[bool]:
    return and_(
        Diagnostic.lineage == diagnostic.lineage, Diagnostic.created_at <= diagnostic.created_at
    )


def is_gone(session: Session, uid: str) -> bool:
    """Whether nothing of that name is kept, or never was."""
    return session.scalar(select(Diagnostic.uid).where(Diagnostic.uid == uid)) is None


def erase(session: Session, diagnostic: Diagnostic, *, with_earlier: bool) -> Sequence[str]:
    """Erase a diagnostic, with those that it follows when asked; the names of those that went.

    Once it is committed, nothing of it is left in the database's journal either.
    """
    which: ColumnElement[bool] = Diagnostic.uid == diagnostic.uid
    if with_earlier:
        which = _is_as_old(diagnostic)
    gone = session.scalars(select(Diagnostic.uid).where(which)).all()
    _erase(session, which)
    return gone


class Purge(NamedTuple):
    """How many diagnostics had outlived their time, by kind."""

    drafts: int
    finished: int


def purge(
    session: Session, *, draft_days: int, finished_days: int, now: datetime, is_dry: bool
) -> Purge:
    """Erase what nobody has changed for longer than the settings allow; to read is no change."""
    outlived = _outlived(draft_days, finished_days, now)
    act = _count if is_dry else _erase
    return Purge(act(session, outlived["drafts"]), act(session, outlived["finished"]))


def _outlived(
    draft_days: int, finished_days: int, now: datetime
) -> Mapping[str, ColumnElement[bool]]:
    def untouched(days: int) -> ColumnElement[bool]:
        return Diagnostic.changed_at < now - timedelta(days=days)

    never_finished = Diagnostic.finished_at.is_(None)
    return {
        "drafts": never_finished & untouched(draft_days),
        "finished": ~never_finished & untouched(finished_days),
    }


def _count(session: Session, which: ColumnElement[bool]) -> int:
    return session.scalar(select(func.count()).select_from(Diagnostic).where(which)) or 0


def _erase(session: Session, which: ColumnElement[bool]) -> int:
    count = _count(session, which)
    empty_journal_after(session)
    session.execute(delete(Diagnostic).where(which).execution_options(synchronize_session="fetch"))
    return count
