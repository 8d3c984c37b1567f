"""What readers looked for and no entry answers: words alone, and only when a reader says so."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from autodiag.database import add_up
from autodiag.guide.folding import fold_words
from autodiag.guide.searching import make_question
from autodiag.guide.tables import MISSED, MissedRow

MOST_WORDS = 6

# Different words kept in a month: more than people miss, and little for a machine to fill.
MOST_KEPT = 2000

# An address, a number that may be somebody's, a postal code: such words are never kept.
_PERSONAL = re.compile(r"@|://|\bwww\.|\d[\W_]*\d|\b[a-z]\d[a-z]\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Missed:
    """Words that nothing answered, and how many times it was said in a month."""

    month: str
    language: str
    words: str
    times: int


def find_words(text: str, language: str) -> str:
    """The words of a question as they would be kept; empty when they may not be.

    Lower case, without accents; words that stand in every question are not enough.
    """
    question = make_question(text, language)
    words = fold_words(question.text)
    kept = " ".join(words)
    is_long = len(kept) > MISSED or sum(len(word) > 1 for word in words) > MOST_WORDS
    is_personal = any(_PERSONAL.search(one) for one in (question.text, kept))
    return "" if is_long or is_personal or not question.terms else kept


def say_missing(session: Session, words: str, language: str, *, now: datetime) -> None:
    """Count words, as `find_words` gives them, that a reader says nothing answers."""
    month = now.date().replace(day=1)
    key = {"language": language, "words": words, "month": month}
    add_up(session, MissedRow, key, times=1)


def has_too_many(session: Session, *, now: datetime) -> bool:
    """Whether no other words are kept this month."""
    month = now.date().replace(day=1)
    kept = select(func.count()).select_from(MissedRow).where(MissedRow.month == month)
    return (session.scalar(kept) or 0) >= MOST_KEPT


def list_missed(session: Session) -> Sequence[Missed]:
    """What readers said is missing: the latest month first, the most said first in each."""
    order = (MissedRow.month.desc(), MissedRow.times.desc(), MissedRow.words)
    rows = session.scalars(select(MissedRow).order_by(*order, MissedRow.language))
    return [Missed(f"{row.month:%Y-%m}", row.language, row.words, row.times) for row in rows]
