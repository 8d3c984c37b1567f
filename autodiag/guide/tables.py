"""Where entries, their words, and what readers say of them are kept; nothing says who."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Date,
    ForeignKey,
    Index,
    String,
    Text,
    UniqueConstraint,
)
from sqlalchemy.orm import Mapped, mapped_column, relationship

from autodiag.database import Base, Json

CODE = 12
LANGUAGE = 8
MISSED = 60


class EntryRow(Base):
    """An entry, whatever the language.

    *loaded* is the fingerprint of what the shipped catalogue last put here, and None for an entry
    that was written in the page: what differs from it was changed by an editor. *changed_at* is
    when its words or its links last changed, *added_at* when they first stood here.
    """

    __tablename__ = "guide_entry"

    code: Mapped[str] = mapped_column(String(CODE), primary_key=True)
    level_from: Mapped[int]
    level_to: Mapped[int]
    effort: Mapped[int] = mapped_column(index=True)
    is_recommendable: Mapped[bool] = mapped_column(Boolean)
    related: Mapped[list[str]]
    links: Mapped[list[dict[str, Any]]] = mapped_column(Json)
    reviewed: Mapped[date] = mapped_column(Date)
    loaded: Mapped[str | None] = mapped_column(String(64))
    added_at: Mapped[datetime]
    changed_at: Mapped[datetime]

    tags: Mapped[list["TagRow"]] = relationship(
        lazy="raise", cascade="all, delete-orphan", order_by="TagRow.place", passive_deletes=True
    )
    wordings: Mapped[list["WordingRow"]] = relationship(
        lazy="raise", cascade="all, delete-orphan", order_by="WordingRow.language",
        passive_deletes=True,
    )  # fmt: skip

    __table_args__ = (CheckConstraint("level_from <= level_to", name="levels"),)


class TagRow(Base):
    """One code that an entry names; *kind* is dimension, subtheme, discipline or function."""

    __tablename__ = "guide_tag"

    entry: Mapped[str] = mapped_column(
        String(CODE), ForeignKey("guide_entry.code", ondelete="CASCADE"), primary_key=True
    )
    kind: Mapped[str] = mapped_column(String(12), primary_key=True)
    code: Mapped[str] = mapped_column(String(40), primary_key=True)
    place: Mapped[int]

    __table_args__ = (Index("ix_guide_tag_kind_code", "kind", "code"),)


class WordingRow(Base):
    """What an entry says in one language; *indexed* names the rules that made its terms."""

    __tablename__ = "guide_wording"

    id: Mapped[int] = mapped_column(primary_key=True)
    entry: Mapped[str] = mapped_column(
        String(CODE), ForeignKey("guide_entry.code", ondelete="CASCADE")
    )
    language: Mapped[str] = mapped_column(String(LANGUAGE))
    slug: Mapped[str] = mapped_column(String(120))
    title: Mapped[str] = mapped_column(String(160))
    summary: Mapped[str] = mapped_column(Text)
    demand: Mapped[str] = mapped_column(Text)
    time: Mapped[str] = mapped_column(Text)
    cost: Mapped[str] = mapped_column(Text)
    body: Mapped[str] = mapped_column(Text)
    indexed: Mapped[int]

    __table_args__ = (UniqueConstraint("entry", "language"),)


class TermRow(Base):
    """One stem of a wording: where it weighs most, and a word of the text that shows it."""

    __tablename__ = "guide_term"

    wording: Mapped[int] = mapped_column(
        ForeignKey("guide_wording.id", ondelete="CASCADE"), primary_key=True
    )
    term: Mapped[str] = mapped_column(String(60), primary_key=True)
    weight: Mapped[int]
    word: Mapped[str] = mapped_column(String(60))

    __table_args__ = (Index("ix_guide_term_term", "term"),)


class ReportRow(Base):
    """A mistake that a reader reported in an entry; nothing says who it was."""

    __tablename__ = "guide_report"

    id: Mapped[int] = mapped_column(primary_key=True)
    entry: Mapped[str] = mapped_column(
        String(CODE), ForeignKey("guide_entry.code", ondelete="CASCADE"), index=True
    )
    language: Mapped[str] = mapped_column(String(LANGUAGE))
    message: Mapped[str] = mapped_column(Text)
    created_at: Mapped[datetime]
    seen_at: Mapped[datetime | None] = mapped_column(index=True)


class UseRow(Base):
    """How many readers found an entry useful or not, by the first day of a month."""

    __tablename__ = "guide_use"

    entry: Mapped[str] = mapped_column(
        String(CODE), ForeignKey("guide_entry.code", ondelete="CASCADE"), primary_key=True
    )
    language: Mapped[str] = mapped_column(String(LANGUAGE), primary_key=True)
    month: Mapped[date] = mapped_column(Date, primary_key=True)
    useful: Mapped[int]
    useless: Mapped[int]


class WordRow(Base):
    """What a reader added to a yes or a no; the day is all that is known of when."""

    __tablename__ = "guide_word"

    id: Mapped[int] = mapped_column(primary_key=True)
    entry: Mapped[str] = mapped_column(
        String(CODE), ForeignKey("guide_entry.code", ondelete="CASCADE")
    )
    language: Mapped[str] = mapped_column(String(LANGUAGE))
    is_useful: Mapped[bool] = mapped_column(Boolean)
    message: Mapped[str] = mapped_column(Text)
    left_on: Mapped[date] = mapped_column(Date, index=True)

    __table_args__ = (Index("ix_guide_word_entry_left_on", "entry", "left_on"),)


class MissedRow(Base):
    """Words that a reader says nothing answers, folded; counted by the first day of a month."""

    __tablename__ = "guide_missed"

    language: Mapped[str] = mapped_column(String(LANGUAGE), primary_key=True)
    words: Mapped[str] = mapped_column(String(MISSED), primary_key=True)
    month: Mapped[date] = mapped_column(Date, primary_key=True)
    times: Mapped[int]

    __table_args__ = (Index("ix_guide_missed_month", "month"),)
