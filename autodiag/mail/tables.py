"""Where messages wait, and what became of them."""

from datetime import datetime

from sqlalchemy import Boolean, CheckConstraint, Enum, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from autodiag.database import Base
from autodiag.mail.messages import LONGEST_ADDRESS, LONGEST_NAME, LONGEST_SUBJECT
from autodiag.mail.states import State

LONGEST_REASON = 500

_STATES = ", ".join(f"'{one.value}'" for one in State)


class MessageRow(Base):
    """A message of the outbox.

    *claim* names the sender that has it, or had it last. *tried_since* is its first attempt, from
    which the days are counted after which it is given up. *ended_at* is when it was sent, refused
    or given up; *erased_at*, when its texts and addresses went.
    """

    __tablename__ = "mail_message"

    id: Mapped[int] = mapped_column(primary_key=True)
    message_id: Mapped[str] = mapped_column(String(80), unique=True)
    recipient: Mapped[str] = mapped_column(String(LONGEST_ADDRESS), index=True)
    name: Mapped[str] = mapped_column(String(LONGEST_NAME))
    reply_to: Mapped[str] = mapped_column(String(LONGEST_ADDRESS))
    subject: Mapped[str] = mapped_column(String(LONGEST_SUBJECT))
    text: Mapped[str] = mapped_column(Text)
    language: Mapped[str] = mapped_column(String(8))
    is_private: Mapped[bool] = mapped_column(Boolean)
    state: Mapped[State] = mapped_column(
        Enum(State, native_enum=False, length=10, values_callable=list)
    )
    attempts: Mapped[int]
    reason: Mapped[str] = mapped_column(String(LONGEST_REASON))
    claim: Mapped[str | None] = mapped_column(String(32))
    created_at: Mapped[datetime]
    next_at: Mapped[datetime]
    tried_since: Mapped[datetime | None]
    claimed_at: Mapped[datetime | None]
    expires_at: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]
    erased_at: Mapped[datetime | None]

    __table_args__ = (
        CheckConstraint(f"state IN ({_STATES})", name="state"),
        Index("ix_mail_message_state_next_at", "state", "next_at"),
    )
