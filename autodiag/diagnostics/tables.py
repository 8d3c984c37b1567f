"""What is kept of a diagnostic, and of the questionnaires that diagnostics belong to."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from autodiag.database import Base


class PublishedQuestionnaire(Base):
    """A version of a questionnaire, frozen: its document and the fingerprint of what it says."""

    __tablename__ = "questionnaire"
    __table_args__ = (UniqueConstraint("code", "version"),)

    fingerprint: Mapped[str] = mapped_column(String(64), primary_key=True)
    code: Mapped[str] = mapped_column(String(80))
    version: Mapped[int]
    document: Mapped[str] = mapped_column(Text)
    published_at: Mapped[datetime]


class Diagnostic(Base):
    """One organisation's run through one version of a questionnaire.

    *uid* names it in addresses and opens nothing; *key_hash* and *share_hash* are what is kept of
    the private link and of the reading link.  *answers* are as `answers_to_json` writes them.
    *result* is what the last finish computed, with the depth and the answers that it rests on.
    *before_move* holds what an undo needs after the draft was moved to a newer version.
    *revision* goes up with every change, so that no change is ever lost between two requests.
    """

    __tablename__ = "diagnostic"
    __table_args__ = (
        Index("ix_diagnostic_changed_at", "changed_at"),
        Index("ix_diagnostic_lineage", "lineage"),
    )

    uid: Mapped[str] = mapped_column(String(12), primary_key=True)
    key_hash: Mapped[str] = mapped_column(String(64), unique=True)
    share_hash: Mapped[str | None] = mapped_column(String(64), unique=True)
    lineage: Mapped[str] = mapped_column(String(12))
    previous_uid: Mapped[str | None] = mapped_column(
        ForeignKey("diagnostic.uid", ondelete="SET NULL"), index=True
    )
    fingerprint: Mapped[str] = mapped_column(ForeignKey("questionnaire.fingerprint"), index=True)
    depth: Mapped[str] = mapped_column(String(10))
    language: Mapped[str] = mapped_column(String(2))
    name: Mapped[str] = mapped_column(String(200), default="")
    discipline: Mapped[str | None] = mapped_column(String(80))
    staff: Mapped[str | None] = mapped_column(String(20))
    region: Mapped[str | None] = mapped_column(String(2))
    is_counted: Mapped[bool] = mapped_column(default=False)
    is_shared_with_pole: Mapped[bool] = mapped_column(default=False)
    is_open: Mapped[bool] = mapped_column(default=True)
    revision: Mapped[int] = mapped_column()
    created_at: Mapped[datetime]
    changed_at: Mapped[datetime]
    finished_at: Mapped[datetime | None]
    answers: Mapped[dict[str, Any]] = mapped_column(default=dict)
    result: Mapped[dict[str, Any] | None]
    before_move: Mapped[dict[str, Any] | None]

    __mapper_args__ = {"version_id_col": revision}  # noqa: RUF012 - read by SQLAlchemy as it is

    targets: Mapped[list["TargetRow"]] = relationship(
        cascade="all, delete-orphan", passive_deletes=True, lazy="raise"
    )
    actions: Mapped[list["Action"]] = relationship(
        cascade="all, delete-orphan", passive_deletes=True, lazy="raise"
    )


class TargetRow(Base):
    """The level that an organisation wants to reach on one node, and by when."""

    __tablename__ = "diagnostic_target"
    __table_args__ = (UniqueConstraint("diagnostic_uid", "node"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    diagnostic_uid: Mapped[str] = mapped_column(ForeignKey("diagnostic.uid", ondelete="CASCADE"))
    node: Mapped[str] = mapped_column(String(80))
    level: Mapped[str] = mapped_column(String(80))
    by: Mapped[date | None]
    baseline: Mapped[float | None]


class Action(Base):
    """One line of the action plan: a guide entry that was kept, or words of one's own."""

    __tablename__ = "diagnostic_action"
    __table_args__ = (UniqueConstraint("diagnostic_uid", "entry"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    diagnostic_uid: Mapped[str] = mapped_column(ForeignKey("diagnostic.uid", ondelete="CASCADE"))
    entry: Mapped[str | None] = mapped_column(String(20))
    title: Mapped[str] = mapped_column(String(200), default="")
    by: Mapped[date | None]
    note: Mapped[str] = mapped_column(String(1000), default="")
    is_done: Mapped[bool] = mapped_column(default=False)
    created_at: Mapped[datetime]
