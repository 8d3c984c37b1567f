"""The trail of who changed what: rows are added here, and nowhere changed or erased."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from autodiag.accounts.tables import Account, AuditEntry

PAGE = 50
ACCOUNT = "account"
"""The kind of subject that an account is; other rooms have their own."""


class Action(StrEnum):
    """What was done to an account; other rooms have their own words."""

    INVITED = "invited"
    LINKED = "link made"
    ENTERED = "password chosen"
    GRANTED = "role given"
    TAKEN = "role taken away"
    SUSPENDED = "suspended"
    REINSTATED = "reinstated"
    CHANGED_PASSWORD = "password changed"  # noqa: S105 -- a word of the trail
    WITHDRAWN = "invitation withdrawn"
    ERASED = "account erased"


@dataclass(frozen=True, slots=True)
class Line:
    """An entry of the trail, with the names that still exist beside the numbers."""

    entry: AuditEntry
    actor_name: str
    subject_name: str


@dataclass(frozen=True, slots=True)
class Trail:
    """A page of the trail, the latest first."""

    lines: Sequence[Line]
    number: int
    pages: int


def record(
    session: Session, action: str, subject: tuple[str, str | int], *, by: int | None,
    now: datetime, **detail: str,
) -> None:  # fmt: skip
    """Add to the trail that `by` did something to a subject, given as its kind and its code.

    `by` is None for the command line.  `detail` holds codes, never the name of a person.
    """
    kind, code = subject
    said = {name: word for name, word in detail.items() if word}
    session.add(
        AuditEntry(at=now, actor=by, action=action, kind=kind, subject=str(code), detail=said)
    )


def read_trail(session: Session, *, page: int = 1) -> Trail:
    """A page of the trail; one that is too far is the last."""
    total = session.scalar(select(func.count()).select_from(AuditEntry)) or 0
    pages = max(1, -(-total // PAGE))
    number = min(max(1, page), pages)
    query = select(AuditEntry).order_by(AuditEntry.id.desc())
    entries = session.scalars(query.limit(PAGE).offset((number - 1) * PAGE)).all()
    names = _name_accounts(session, entries)
    return Trail(
        tuple(
            Line(one, names.get(one.actor, ""), names.get(_number_of(one), "")) for one in entries
        ),
        number,
        pages,
    )


def _name_accounts(session: Session, entries: Sequence[AuditEntry]) -> dict[int | None, str]:
    numbers = {one.actor for one in entries} | {_number_of(one) for one in entries}
    query = select(Account).where(Account.id.in_(numbers - {None}))
    return {one.id: one.name or one.address for one in session.scalars(query)}


def _number_of(entry: AuditEntry) -> int | None:
    return int(entry.subject) if entry.kind == ACCOUNT else None
