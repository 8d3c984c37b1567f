"""What features and staff do with mail: queue a message, see what became of it, decide."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime, timedelta
from secrets import token_hex
from types import MappingProxyType

from sqlalchemy import ColumnElement, delete, func, select, update
from sqlalchemy.orm import Session

from autodiag.database import empty_journal_after
from autodiag.errors import Conflict, Invalid, NotFound
from autodiag.mail.messages import Message, check, find_address
from autodiag.mail.outbox import mark_sent
from autodiag.mail.states import State
from autodiag.mail.tables import MessageRow

__all__ = [
    "PAGE",
    "count_messages",
    "find_states",
    "forget",
    "get_message",
    "get_staff_text",
    "hold_restored",
    "list_messages",
    "purge",
    "queue",
    "release",
    "settle",
]

PAGE = 50
RESTORED = "a backup was restored: this may have been sent since it was made"
RELEASABLE = frozenset({State.HELD, State.REFUSED, State.GIVEN_UP})


def queue(session: Session, message: Message, *, now: datetime) -> str:
    """Put a message in the outbox, in the caller's transaction; its Message-ID.

    It leaves once that transaction is committed, and never when it is undone. Raises Invalid, by
    the field's name, for what cannot be sent.
    """
    check(message)
    if message.expires_at and message.expires_at <= now:
        raise Invalid({"expires_at": ["this is already over"]}, message="expires_at: already over")
    row = _make_row(message, now)
    session.add(row)
    return row.message_id


def _make_row(message: Message, now: datetime) -> MessageRow:
    return MessageRow(
        # 128 random bits name it wherever the installation moves; .invalid belongs to nobody.
        message_id=f"<{token_hex(16)}@autodiag.invalid>",
        recipient=find_address(message.to),
        name=" ".join(message.to_name.split()),
        reply_to=find_address(message.reply_to) or "",
        subject=" ".join(message.subject.split()),
        text=message.text.replace("\r\n", "\n"),
        language=message.language,
        is_private=message.is_private,
        state=State.WAITING,
        attempts=0,
        reason="",
        created_at=now,
        next_at=now,
        expires_at=message.expires_at,
    )


def list_messages(
    session: Session, *, states: Collection[State] = (), before: int | None = None
) -> Sequence[MessageRow]:
    """The newest PAGE messages in these states (all without any), or those before a number."""
    question = select(MessageRow).order_by(MessageRow.id.desc()).limit(PAGE)
    if states:
        question = question.where(MessageRow.state.in_(states))
    if before is not None:
        question = question.where(MessageRow.id < before)
    return session.scalars(question).all()


def count_messages(session: Session) -> Mapping[State, int]:
    """How many messages stand where; every state has its figure."""
    found = session.execute(select(MessageRow.state, func.count()).group_by(MessageRow.state))
    return MappingProxyType(dict.fromkeys(State, 0) | dict(found.all()))


def find_states(session: Session, message_ids: Collection[str]) -> Mapping[str, State]:
    """Where these messages stand, by Message-ID; those that are no longer kept are left out."""
    known = select(MessageRow.message_id, MessageRow.state)
    found = session.execute(known.where(MessageRow.message_id.in_(message_ids)))
    return MappingProxyType(dict(found.all()))


def get_message(session: Session, number: int) -> MessageRow:
    """The message of this number; raises NotFound."""
    return _get(session, number)


def get_staff_text(row: MessageRow) -> str | None:
    """The text as a page may show it: None for a private one, whose links open something."""
    return None if row.is_private else row.text


def release(session: Session, number: int, *, now: datetime) -> None:
    """Send a message again that was held, refused or given up, under its first Message-ID."""
    row = _get(session, number, is_changing=True)
    if row.state not in RELEASABLE:
        raise Conflict(f"message {number} is {row.state}: there is nothing to release")
    if row.expires_at and row.expires_at <= now:
        raise Conflict(f"message {number} is of no use any more: it was good until a set time")
    row.state, row.next_at, row.attempts = State.WAITING, now, 0
    row.claim = row.claimed_at = row.tried_since = row.ended_at = None
    row.reason = ""


def settle(session: Session, number: int, *, now: datetime) -> None:
    """Count a held message as sent."""
    row = _get(session, number, is_changing=True)
    if row.state is not State.HELD:
        raise Conflict(f"message {number} is {row.state}: only a held one can be counted as sent")
    mark_sent(row, now=now)


def hold_restored(session: Session) -> int:
    """Hold what a restored backup says is still to be sent: it may have left since; how many."""
    unsent = MessageRow.state.in_((State.WAITING, State.SENDING))
    count = _count(session, unsent)
    held = {"state": State.HELD, "reason": RESTORED, "claim": None}
    session.execute(update(MessageRow).where(unsent).values(held))
    return count


def _get(session: Session, number: int, *, is_changing: bool = False) -> MessageRow:
    row = session.get(MessageRow, number, with_for_update=is_changing)
    if row is None:
        raise NotFound(f"there is no message {number}")
    return row


def purge(session: Session, *, days: int, now: datetime, is_dry: bool) -> int:
    """Empty the messages sent longer ago than that; what stays is when, and nothing about whom."""
    old = (
        MessageRow.state == State.SENT,
        MessageRow.ended_at < now - timedelta(days=days),
        MessageRow.erased_at.is_(None),
    )
    count = _count(session, *old)
    if is_dry or not count:
        return count
    empty_journal_after(session)
    emptied = dict.fromkeys(("recipient", "name", "reply_to", "subject", "text", "reason"), "")
    session.execute(update(MessageRow).where(*old).values(emptied | {"erased_at": now}))
    return count


def forget(session: Session, address: str) -> int:
    """Erase every message to an address, sent or not: its owner has gone; how many went."""
    which = MessageRow.recipient == (find_address(address) or address)
    count = _count(session, which)
    empty_journal_after(session)
    session.execute(delete(MessageRow).where(which))
    return count


def _count(session: Session, *which: ColumnElement[bool]) -> int:
    return session.scalar(select(func.count()).select_from(MessageRow).where(*which)) or 0
