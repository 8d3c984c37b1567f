"""Whether entries are useful: a yes or a no, and a word if one likes; nothing about who says it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from autodiag.database import add_up
from autodiag.errors import NotFound
from autodiag.guide.tables import CODE, EntryRow, UseRow, WordRow

LONGEST_WORD = 280

# Words kept about one entry in a day: more than people write, and little for a machine to fill.
MOST_WORDS = 200


@dataclass(frozen=True, slots=True)
class Usefulness:
    """How many found an entry useful, and how many did not."""

    code: str
    useful: int
    useless: int

    @property
    def total(self) -> int:
        """How many said something."""
        return self.useful + self.useless

    @property
    def rank(self) -> float:
        """A share that one answer alone moves little: nobody having answered makes a half."""
        return (self.useful + 1) / (self.total + 2)


def say_useful(
    session: Session, code: str, language: str, *, is_useful: bool, word: str, now: datetime
) -> None:
    """Count a reader's yes or no, and keep the word that goes with it; raises NotFound."""
    if session.get(EntryRow, code[:CODE]) is None:
        raise NotFound
    today = now.date()
    key = {"entry": code, "language": language, "month": today.replace(day=1)}
    add_up(session, UseRow, key, useful=int(is_useful), useless=int(not is_useful))
    if word:
        session.add(WordRow(entry=code, language=language, is_useful=is_useful, message=word,
                            left_on=today))  # fmt: skip


def has_too_many_words(session: Session, code: str, *, now: datetime) -> bool:
    """Whether no other word is kept about this entry today."""
    today = (WordRow.entry == code, WordRow.left_on == now.date())
    count = session.scalar(select(func.count()).select_from(WordRow).where(*today))
    return (count or 0) >= MOST_WORDS


def list_usefulness(session: Session) -> Sequence[Usefulness]:
    """Every entry, those that serve least first."""
    rows = session.execute(
        select(
            EntryRow.code,
            func.coalesce(func.sum(UseRow.useful), 0),
            func.coalesce(func.sum(UseRow.useless), 0),
        )
        .outerjoin(UseRow, UseRow.entry == EntryRow.code)
        .group_by(EntryRow.code)
    )
    found = (Usefulness(code, int(useful), int(useless)) for code, useful, useless in rows)
    return sorted(found, key=lambda one: (one.rank, -one.total, one.code))


def list_words(session: Session, code: str) -> Sequence[WordRow]:
    """What readers wrote about an entry, newest first."""
    question = select(WordRow).where(WordRow.entry == code)
    return session.scalars(question.order_by(WordRow.left_on.desc(), WordRow.id.desc())).all()
