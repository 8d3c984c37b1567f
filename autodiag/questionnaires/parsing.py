"""From what a form or a file holds to an answer, or to the reason why it is none."""

import math
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NoReturn

from autodiag.questionnaires.answers import NOT_ANSWERED, Answer, Value
from autodiag.questionnaires.model import Choice, Kind, Leaf, NonScore, Question
from autodiag.questionnaires.refusals import Reason, Refusal
from autodiag.questionnaires.texts import CONTROLS, normalise_text, on_one_line

Raw = str | bool | float | Sequence[str] | None
"""What was given: a string, several, or a value that was accepted before."""

MAX_NOTE = 2_000
_LONGEST_ECHO = 60
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z")
_NUMBER = re.compile(r"[-+]?([0-9]{1,15}([.,][0-9]{0,9})?|[.,][0-9]{1,9})\Z")
_DIGIT_GAPS = re.compile("(?<=[0-9])[ \u00a0\u202f](?=[0-9]{3}(?![0-9]))")
_YES_NO: Mapping[str, bool] = {"yes": True, "no": False}


def is_day(text: str) -> bool:
    """Whether *text* is a day of the calendar, written as 2026-01-31 and no other way."""
    try:
        return bool(_DATE.match(text) and date.fromisoformat(text))
    except ValueError:
        return False


class _RefusedError(Exception):
    def __init__(self, reason: Reason, **details: str | float) -> None:
        super().__init__(reason)
        self.reason = reason
        self.details = details


@dataclass(frozen=True, slots=True)
class _Asked:
    """A leaf, and the choices that it shows now."""

    question: Question
    choices: tuple[Choice, ...]


def accept(
    asked: Question | Leaf,
    raw: Raw,
    *,
    non_score: str | None = None,
    note: str = "",
    choices: Sequence[Choice] | None = None,
) -> Answer | Refusal:
    """The answer to *asked*, or why not; nothing given is an answer too (not answered).

    *choices* are those shown now (default: all).  Numbers may have a decimal comma and spaces
    between thousands; what an accepted answer holds is accepted again, unchanged.
    """
    question, key = _target(asked)
    shown = question.choices if choices is None else tuple(choices)
    try:
        return _accept(_Asked(question, shown), asked, raw, non_score or None, note)
    except _RefusedError as refused:
        return Refusal(key, refused.reason, refused.details)


def _target(asked: Question | Leaf) -> tuple[Question, str]:
    return (asked, asked.code) if isinstance(asked, Question) else (asked.question, asked.key)


def _accept(
    asked: _Asked, target: Question | Leaf, raw: Raw, non_score: str | None, note: str
) -> Answer:
    kept_note = _note(asked.question, note)
    value = None if _is_blank(raw) else _value(asked, target, raw)
    given = _non_score(asked.question, non_score)
    if value is not None and given is not None:
        _refuse(Reason.VALUE_AND_NON_SCORE, given=given.value)
    if value is None and given is None and not kept_note:
        return NOT_ANSWERED
    return Answer(value, given, kept_note)


def _is_blank(raw: Raw) -> bool:
    if isinstance(raw, str):
        return not normalise_text(raw)
    return raw is None or (isinstance(raw, Sequence) and not any(raw))


def _value(asked: _Asked, target: Question | Leaf, raw: Raw) -> Value:
    is_whole_matrix = asked.question.kind is Kind.MATRIX and isinstance(target, Question)
    if is_whole_matrix:
        _refuse(Reason.ROWS_ONLY)
    return _VALUES[asked.question.kind](asked, raw)


def _non_score(question: Question, given: str | None) -> NonScore | None:
    if given is None or given == NonScore.NOT_ANSWERED:
        return None
    offered = {non_score.value: non_score for non_score in question.non_scores}
    if given not in offered:
        _refuse(Reason.NOT_OFFERED, given=_echo(given))
    return offered[given]


def _note(question: Question, note: str) -> str:
    text = _clean(normalise_text(note))
    if text and not question.note:
        _refuse(Reason.NO_NOTE)
    if len(text) > MAX_NOTE:
        _refuse(Reason.NOTE_TOO_LONG, length=len(text), most=MAX_NOTE)
    return text


def _refuse(reason: Reason, **details: str | float) -> NoReturn:
    raise _RefusedError(reason, **details)


def _echo(given: object) -> str:
    """What was given, short and without anything that could not be printed."""
    return CONTROLS.sub("", on_one_line(str(given)))[:_LONGEST_ECHO]


def _clean(text: str) -> str:
    if CONTROLS.search(text):
        _refuse(Reason.CONTROL_CHARACTER)
    return text


def _one(raw: Raw) -> str | bool | float:
    """The only value of *raw*; a list of one is a form's way of giving it."""
    if isinstance(raw, str | bool | float | int):
        return raw
    given = [item for item in raw or () if item]
    if len(given) != 1:
        _refuse(Reason.ONE_VALUE)
    return given[0]


def _several(raw: Raw) -> tuple[str, ...]:
    if isinstance(raw, Sequence) and not isinstance(raw, str):
        return tuple(str(item) for item in raw if item)
    return (str(raw),)


def _check_choice(asked: _Asked, code: str) -> None:
    if asked.question.choice(code) is None:
        _refuse(Reason.UNKNOWN_CHOICE, given=_echo(code))
    if all(choice.code != code for choice in asked.choices):
        _refuse(Reason.HIDDEN_CHOICE, given=code)


def _single(asked: _Asked, raw: Raw) -> Value:
    code = str(_one(raw))
    _check_choice(asked, code)
    return code


def _distinct(asked: _Asked, raw: Raw) -> tuple[str, ...]:
    codes = _several(raw)
    for position, code in enumerate(codes):
        _check_choice(asked, code)
        if code in codes[:position]:
            _refuse(Reason.TWICE, given=code)
    return codes


def _multiple(asked: _Asked, raw: Raw) -> Value:
    codes = _distinct(asked, raw)
    alone = [c.code for c in asked.choices if c.exclusive and c.code in codes]
    if alone and len(codes) > 1:
        _refuse(Reason.EXCLUSIVE_CHOICE, given=alone[0])
    order = [choice.code for choice in asked.question.choices]
    return tuple(sorted(codes, key=order.index))


def _ranking(asked: _Asked, raw: Raw) -> Value:
    return _distinct(asked, raw)


def _number(asked: _Asked, raw: Raw) -> Value:
    question, number = asked.question, _parse_number(_one(raw))
    least, most = question.minimum, question.maximum
    if least is not None and number < least:
        _refuse(Reason.TOO_LOW, least=least)
    if most is not None and number > most:
        _refuse(Reason.TOO_HIGH, most=most)
    _check_step(number, question.step, least or 0.0)
    return number


def _parse_number(given: str | float) -> float:
    if isinstance(given, bool):
        _refuse(Reason.NOT_A_NUMBER, given=str(given))
    if isinstance(given, str):
        text = _DIGIT_GAPS.sub("", on_one_line(given)).replace("\N{MINUS SIGN}", "-")
        if not _NUMBER.match(text):
            _refuse(Reason.NOT_A_NUMBER, given=_echo(given))
        given = float(text.replace(",", "."))
    if not math.isfinite(given):
        _refuse(Reason.NOT_A_NUMBER, given=str(given))
    return given + 0.0


def _check_step(number: float, step: float | None, least: float) -> None:
    if step is None:
        return
    steps = (number - least) / step
    if not math.isclose(steps, round(steps), abs_tol=1e-6):
        _refuse(Reason.OFF_STEP, step=step, least=least)


def _yes_no(_asked: _Asked, raw: Raw) -> Value:
    given = _one(raw)
    if isinstance(given, bool):
        return given
    if given not in _YES_NO:
        _refuse(Reason.YES_OR_NO, given=_echo(given))
    return _YES_NO[str(given)]


def _date(_asked: _Asked, raw: Raw) -> Value:
    text = on_one_line(str(_one(raw)))
    if not is_day(text):
        _refuse(Reason.NOT_A_DATE, given=_echo(text))
    return text


def _short_text(asked: _Asked, raw: Raw) -> Value:
    return _measured(asked.question, on_one_line(str(_one(raw))))


def _long_text(asked: _Asked, raw: Raw) -> Value:
    return _measured(asked.question, normalise_text(str(_one(raw))))


def _measured(question: Question, text: str) -> str:
    if len(text) > question.max_length:
        _refuse(Reason.TOO_LONG, length=len(text), most=question.max_length)
    return _clean(text)


_VALUES: Mapping[Kind, Callable[[_Asked, Raw], Value]] = {
    Kind.SINGLE: _single,
    Kind.MULTIPLE: _multiple,
    Kind.MATRIX: _single,
    Kind.RATING: _number,
    Kind.NUMBER: _number,
    Kind.YES_NO: _yes_no,
    Kind.RANKING: _ranking,
    Kind.SHORT_TEXT: _short_text,
    Kind.LONG_TEXT: _long_text,
    Kind.DATE: _date,
}
