"""Why what somebody gave as an answer is not accepted, as data that a page makes a sentence of."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Reason(StrEnum):
    """Each with the details that it carries."""

    UNKNOWN_CHOICE = "unknown_choice"
    """*given*: not the code of a choice."""
    HIDDEN_CHOICE = "hidden_choice"
    """*given*: a choice that earlier answers have taken away."""
    EXCLUSIVE_CHOICE = "exclusive_choice"
    """*given*: a choice that stands alone, ticked with others."""
    TWICE = "twice"
    """*given*: the same choice twice."""
    ONE_VALUE = "one_value"
    """Several values where one is asked."""
    NOT_A_NUMBER = "not_a_number"
    """*given*."""
    TOO_LOW = "too_low"
    """*least*."""
    TOO_HIGH = "too_high"
    """*most*."""
    OFF_STEP = "off_step"
    """*step* and *least*: answers go by this step from there."""
    NOT_A_DATE = "not_a_date"
    """*given*: not a day of the calendar written as 2026-01-31."""
    YES_OR_NO = "yes_or_no"
    """*given*."""
    TOO_LONG = "too_long"
    """*length* and *most*, in characters."""
    NOTE_TOO_LONG = "note_too_long"
    """*length* and *most*, in characters."""
    CONTROL_CHARACTER = "control_character"
    """A character that no keyboard makes."""
    NOT_OFFERED = "not_offered"
    """*given*: a non-score that this question does not offer."""
    VALUE_AND_NON_SCORE = "value_and_non_score"
    """A value together with *given*, a non-score."""
    NO_NOTE = "no_note"
    """A note where none is offered."""
    ROWS_ONLY = "rows_only"
    """A value for a matrix as a whole."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """*key* names the leaf (question, or ``question.row``) that was not accepted."""

    key: str
    reason: Reason
    details: Mapping[str, str | float] = field(default_factory=dict)
