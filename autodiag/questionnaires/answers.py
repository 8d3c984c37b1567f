"""What was answered: a value or one of the four non-scores, with or without a note."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

from autodiag.questionnaires.model import NonScore

Value: TypeAlias = str | tuple[str, ...] | float | bool
"""A choice's code; several codes (ticked, or ranked in order); a number; yes or no.
Texts and dates (ISO 8601) are strings.  A matrix holds one value a row, each under its own key."""


@dataclass(frozen=True, slots=True)
class Answer:
    """Either *value*, or *non_score*; both None means not answered (a note may still stand)."""

    value: Value | None = None
    non_score: NonScore | None = None
    note: str = ""

    @property
    def state(self) -> NonScore | None:
        """None when there is a value, otherwise which of the four non-scores it is."""
        if self.value is not None:
            return None
        return self.non_score or NonScore.NOT_ANSWERED


NOT_ANSWERED = Answer()

Answers: TypeAlias = Mapping[str, Answer]
"""Answers by leaf key: a question's code, or ``question.row`` for a row of a matrix.
A matrix's note stands under the question's own code."""
