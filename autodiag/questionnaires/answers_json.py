"""Answers as plain data for a JSON column or file, and back."""

import math
from collections.abc import Mapping

from autodiag.questionnaires.answers import Answer, Answers, Value
from autodiag.questionnaires.model import NonScore

JsonAnswers = dict[str, dict[str, object]]
"""By leaf key: ``value``, ``non_score`` and ``note``, those that there are."""

_PARTS = frozenset({"value", "non_score", "note"})


class UnreadableAnswersError(ValueError):
    """The data is not what answers_to_json makes."""


def answers_to_json(answers: Answers) -> JsonAnswers:
    """*answers* as data that JSON can hold, sorted by key; blank ones are left out."""
    return {key: parts for key in sorted(answers) if (parts := _parts(answers[key]))}


def answers_from_json(data: object) -> dict[str, Answer]:
    """The answers in *data*; raises UnreadableAnswersError for anything unforeseen."""
    if not isinstance(data, Mapping):
        raise UnreadableAnswersError("answers are a table by question")
    return {_key(key): _answer(parts) for key, parts in data.items()}


def _parts(answer: Answer) -> dict[str, object]:
    value = list(answer.value) if isinstance(answer.value, tuple) else answer.value
    non_score = None if answer.non_score is NonScore.NOT_ANSWERED else answer.non_score
    parts = {
        "value": value,
        "non_score": non_score.value if non_score else None,
        "note": answer.note or None,
    }
    return {name: part for name, part in parts.items() if part is not None}


def _key(key: object) -> str:
    if isinstance(key, str) and key:
        return key
    raise UnreadableAnswersError(f"no question is called {key!r}")


def _answer(parts: object) -> Answer:
    if not isinstance(parts, Mapping) or not parts or not _PARTS.issuperset(parts):
        raise UnreadableAnswersError("an answer has a value, a non-score or a note")
    if "value" in parts and "non_score" in parts:
        raise UnreadableAnswersError("a value and a non-score exclude each other")
    return Answer(_value(parts), _non_score(parts), _note(parts))


def _value(parts: Mapping[str, object]) -> Value | None:
    value = parts.get("value")
    if isinstance(value, list):
        return _codes(value)
    if isinstance(value, int) and not isinstance(value, bool):
        value = float(value)
    if isinstance(value, float) and not math.isfinite(value):
        raise UnreadableAnswersError("a number must be finite")
    if ("value" in parts) is isinstance(value, str | float | bool):
        return value if isinstance(value, str | float | bool) else None
    raise UnreadableAnswersError("a value is a text, a number, yes or no, or codes")


def _codes(value: list[object]) -> tuple[str, ...]:
    codes = tuple(code for code in value if isinstance(code, str))
    if not codes or len(codes) != len(value):
        raise UnreadableAnswersError("several values are codes")
    return codes


def _non_score(parts: Mapping[str, object]) -> NonScore | None:
    word = parts.get("non_score")
    offered = {n.value: n for n in NonScore if n is not NonScore.NOT_ANSWERED}
    if "non_score" not in parts:
        return None
    if not isinstance(word, str) or word not in offered:
        raise UnreadableAnswersError(f"{word!r} is not a non-score")
    return offered[word]


def _note(parts: Mapping[str, object]) -> str:
    note = parts.get("note", "")
    if not isinstance(note, str):
        raise UnreadableAnswersError("a note is a text")
    return note
