"""What one answer is worth: from an accepted answer to a number on its question's scale."""

from bisect import bisect_right
from collections.abc import Callable
from typing import TypeAlias

from autodiag.questionnaires.answers import Value
from autodiag.questionnaires.model import Choice, Kind, Leaf, Question, Worth

Bounds: TypeAlias = tuple[float, float]


def bounds(question: Question) -> Bounds:
    """The lowest and the highest value that *question* can be worth, hidden choices included."""
    return _BOUNDS[question.kind](question)


def worth(leaf: Leaf) -> Callable[[Value], float]:
    """A function from an accepted value of *leaf* to its worth, reversal included."""
    straight = _WORTHS[leaf.question.kind](leaf.question)
    if not leaf.question.reverse:
        return straight
    low, high = bounds(leaf.question)
    return lambda value: low + high - straight(value)


def is_scorable(kind: Kind) -> bool:
    """Whether answers of this kind can be worth anything."""
    return kind in _WORTHS


def _values(question: Question) -> list[float]:
    return [choice.value for choice in question.choices if choice.value is not None]


def _choice_bounds(question: Question) -> Bounds:
    values = _values(question)
    return min(values), max(values)


def _additive(question: Question) -> list[float]:
    return [c.value for c in question.choices if c.value is not None and not c.exclusive]


def _multiple_bounds(question: Question) -> Bounds:
    if question.worth is Worth.SHARE:
        return 0.0, 1.0
    if question.worth is Worth.BEST:
        return _choice_bounds(question)
    values = _additive(question)
    return sum(v for v in values if v < 0), sum(v for v in values if v > 0)


def _rating_bounds(question: Question) -> Bounds:
    low = 1.0 if question.minimum is None else question.minimum
    high = 5.0 if question.maximum is None else question.maximum
    return low, high


def _number_bounds(question: Question) -> Bounds:
    values = [float(band.value) for band in question.bands]
    return min(values), max(values)


def _choice_worth(question: Question) -> Callable[[Value], float]:
    table: dict[Value, float] = {c.code: c.value for c in question.choices if c.value is not None}
    return table.__getitem__


def _yes_no_worth(question: Question) -> Callable[[Value], float]:
    table = {choice.code: choice.value or 0.0 for choice in question.choices}
    return lambda value: table["yes"] if value in (True, "yes") else table["no"]


def _multiple_worth(question: Question) -> Callable[[Value], float]:
    by_code = {choice.code: choice for choice in question.choices}
    low, _ = bounds(question)
    merge = _TICKS[question.worth]
    merge_nothing = low if question.worth is Worth.BEST else 0.0
    count = sum(not choice.exclusive for choice in question.choices)

    def value_of(value: Value) -> float:
        ticked = [by_code[code] for code in _codes(value)]
        if any(choice.exclusive for choice in ticked):
            return low
        return merge(ticked, count) if ticked else merge_nothing

    return value_of


def _codes(value: Value) -> tuple[str, ...]:
    return value if isinstance(value, tuple) else (str(value),)


def _sum_of_ticks(ticked: list[Choice], _count: int) -> float:
    return sum(choice.value or 0.0 for choice in ticked)


def _share_of_ticks(ticked: list[Choice], count: int) -> float:
    return len(ticked) / count


def _best_of_ticks(ticked: list[Choice], _count: int) -> float:
    return max(choice.value or 0.0 for choice in ticked)


def _number_worth(question: Question) -> Callable[[Value], float]:
    starts = [band.lower for band in question.bands]
    values = [float(band.value) for band in question.bands]

    def value_of(value: Value) -> float:
        return values[max(0, bisect_right(starts, _number(value)) - 1)]

    return value_of


def _rating_worth(_question: Question) -> Callable[[Value], float]:
    return _number


def _number(value: Value) -> float:
    if isinstance(value, tuple):
        raise TypeError(value)
    return float(value)


_BOUNDS: dict[Kind, Callable[[Question], Bounds]] = {
    Kind.SINGLE: _choice_bounds,
    Kind.MATRIX: _choice_bounds,
    Kind.MULTIPLE: _multiple_bounds,
    Kind.RATING: _rating_bounds,
    Kind.NUMBER: _number_bounds,
    Kind.YES_NO: _choice_bounds,
}

_WORTHS: dict[Kind, Callable[[Question], Callable[[Value], float]]] = {
    Kind.SINGLE: _choice_worth,
    Kind.MATRIX: _choice_worth,
    Kind.MULTIPLE: _multiple_worth,
    Kind.RATING: _rating_worth,
    Kind.NUMBER: _number_worth,
    Kind.YES_NO: _yes_no_worth,
}

_TICKS: dict[Worth, Callable[[list[Choice], int], float]] = {
    Worth.SUM: _sum_of_ticks,
    Worth.SHARE: _share_of_ticks,
    Worth.BEST: _best_of_ticks,
}
