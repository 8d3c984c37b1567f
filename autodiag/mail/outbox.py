"""What a sender does with the outbox; each function is one transaction of its own."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from secrets import token_hex
from types import MappingProxyType

from sqlalchemy import ColumnElement, select, update
from sqlalchemy.orm import Session, object_session

from autodiag.database import empty_journal_after
from autodiag.mail.states import Letter, Outcome, State, Verdict
from autodiag.mail.tables import LONGEST_REASON, MessageRow

HOLD_AFTER = timedelta(minutes=15)
"""A claim that is older belongs to a sender that died: no conversation with a server lasts so."""

DELAYS = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 15, 60, 180, 360))
"""How long to wait after the first attempt, the second…; the last one for all that follow."""

EXPIRED = "too late: what it says is no longer good"
ABANDONED = "the sender stopped between claiming this and hearing what became of it"


def set_aside(session: Session, *, now: datetime) -> None:
    """Hold what a dead sender had claimed, and give up what it is too late to send.

    A private text that is no longer good goes: nobody will ever read it.
    """
    abandoned = (MessageRow.state == State.SENDING, MessageRow.claimed_at < now - HOLD_AFTER)
    _move(session, *abandoned, state=State.HELD, reason=ABANDONED)
    expired = (MessageRow.state == State.WAITING, MessageRow.expires_at <= now)
    _move(session, *expired, MessageRow.is_private.is_(True), text="")
    _move(session, *expired, state=State.GIVEN_UP, reason=EXPIRED, ended_at=now)


def _move(session: Session, *which: ColumnElement[bool], **values: object) -> None:
    session.execute(
        update(MessageRow).where(*which).values(values), execution_options={
            "synchronize_session": False,
        },
    )  # fmt: skip


def claim(session: Session, *, due: datetime, now: datetime) -> Letter | None:
    """The message that has waited longest among those due, for this sender alone; or None.

    On PostgreSQL a row that another sender is just claiming is passed over; on SQLite the
    transaction holds the one lock for writing. Nothing may be sent before this is committed.
    """
    row = session.scalar(
        select(MessageRow)
        .where(MessageRow.state == State.WAITING, MessageRow.next_at <= due)
        .order_by(MessageRow.next_at, MessageRow.id)
        .limit(1)
        .with_for_update(skip_locked=True)
    )
    if row is None:
        return None
    row.state, row.claim, row.claimed_at = State.SENDING, token_hex(16), now
    row.tried_since = row.tried_since or now
    row.attempts += 1
    return _make_letter(row, row.claim)


def _make_letter(row: MessageRow, claim: str) -> Letter:
    return Letter(
        id=row.id,
        claim=claim,
        message_id=row.message_id,
        recipient=row.recipient,
        name=row.name,
        reply_to=row.reply_to,
        subject=row.subject,
        text=row.text,
        language=row.language,
        created_at=row.created_at,
    )


@dataclass(frozen=True, slots=True)
class _End:
    """An attempt that has ended, as the functions of the table below need it."""

    reason: str
    now: datetime
    give_up_after: timedelta


def finish(
    session: Session, letter: Letter, outcome: Outcome, *, now: datetime, give_up_after: timedelta
) -> State | None:
    """Write down what the attempt came to; None when a person has decided in the meantime."""
    row = session.get(MessageRow, letter.id, with_for_update=True)
    if row is None or row.claim != letter.claim:
        return None
    row.reason = outcome.reason[:LONGEST_REASON]
    _ENDINGS[outcome.verdict](row, _End(outcome.reason, now, give_up_after))
    return row.state


def mark_sent(row: MessageRow, *, now: datetime) -> None:
    """Count a message as sent; the text of a private one has served, and goes."""
    row.state, row.ended_at, row.claim = State.SENT, now, None
    if row.is_private and (session := object_session(row)):
        row.text = ""
        empty_journal_after(session)


def _mark_sent(row: MessageRow, end: _End) -> None:
    mark_sent(row, now=end.now)


def _hold(row: MessageRow, _end: _End) -> None:
    row.state = State.HELD


def _refuse(row: MessageRow, end: _End) -> None:
    row.state, row.ended_at = State.REFUSED, end.now


def _delay(row: MessageRow, end: _End) -> None:
    if row.tried_since and end.now - row.tried_since >= end.give_up_after:
        row.state, row.ended_at = State.GIVEN_UP, end.now
        return
    row.state = State.WAITING
    row.next_at = end.now + DELAYS[min(row.attempts, len(DELAYS)) - 1]


_ENDINGS: Mapping[Verdict, Callable[[MessageRow, _End], None]] = MappingProxyType(
    {
        Verdict.SENT: _mark_sent,
        Verdict.UNCERTAIN: _hold,
        Verdict.REFUSED: _refuse,
        Verdict.LATER: _delay,
        Verdict.UNREACHABLE: _delay,
    }
)
