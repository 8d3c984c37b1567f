"""What is kept of people who have an account, and the trail of what they changed."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from autodiag.database import Base


class Account(Base):
    """A person who signs in; *address* is folded, and *password_hash* empty until they choose one.

    *revision* goes up with every change, so that none is lost between two requests.
    """

    __tablename__ = "account"
    # SQLite may give the number of an erased row again, and the audit trail names people by number.
    __table_args__ = {"sqlite_autoincrement": True}  # noqa: RUF012 -- read by SQLAlchemy as it is

    id: Mapped[int] = mapped_column(primary_key=True)
    address: Mapped[str] = mapped_column(String(254), unique=True)
    name: Mapped[str] = mapped_column(String(120), default="")
    language: Mapped[str] = mapped_column(String(2))
    password_hash: Mapped[str] = mapped_column(String(255), default="")
    is_suspended: Mapped[bool] = mapped_column(default=False)
    created_at: Mapped[datetime]
    revision: Mapped[int] = mapped_column()

    __mapper_args__ = {"version_id_col": revision}  # noqa: RUF012 -- same

    grants: Mapped[list["GrantRow"]] = relationship(
        cascade="all, delete-orphan", passive_deletes=True, lazy="raise", order_by="GrantRow.id"
    )

    @property
    def is_invited(self) -> bool:
        """Whether the invitation still waits for an answer."""
        return not self.password_hash


class GrantRow(Base):
    """A role of somebody, in one region or cell when it is given in one; *place* is its code."""

    __tablename__ = "account_grant"
    __table_args__ = (UniqueConstraint("account_id", "role", "place"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id", ondelete="CASCADE"))
    role: Mapped[str] = mapped_column(String(20))
    place: Mapped[str] = mapped_column(String(80), default="")
    is_ambassador: Mapped[bool] = mapped_column(default=False)


class LinkRow(Base):
    """The one link by which somebody may choose a password now; a newer one takes its place."""

    __tablename__ = "account_link"

    account_id: Mapped[int] = mapped_column(
        ForeignKey("account.id", ondelete="CASCADE"), primary_key=True
    )
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    expires_at: Mapped[datetime]


class Visit(Base):
    """A browser in which somebody is signed in; *seen_at* is the hour of the last thing sent.

    *browser* is the kind of browser and of device, and nothing finer.
    """

    __tablename__ = "account_visit"

    id: Mapped[int] = mapped_column(primary_key=True)
    account_id: Mapped[int] = mapped_column(
        ForeignKey("account.id", ondelete="CASCADE"), index=True
    )
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    browser: Mapped[str] = mapped_column(String(40))
    begun_at: Mapped[datetime]
    seen_at: Mapped[datetime]


class AuditEntry(Base):
    """One change, by whom and to what; people by number, so that it outlives their account.

    The database itself refuses to change or erase a row.
    """

    __tablename__ = "audit_entry"
    __table_args__ = (Index("ix_audit_entry_kind_subject", "kind", "subject"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime]
    actor: Mapped[int | None]
    action: Mapped[str] = mapped_column(String(40))
    kind: Mapped[str] = mapped_column(String(20))
    subject: Mapped[str] = mapped_column(String(80))
    detail: Mapped[dict[str, Any]] = mapped_column(default=dict)
