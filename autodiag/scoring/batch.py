"""Scores of many diagnostics at once, from columns, with the scheme that scores a single one.

Blocks are small enough for the processor's own memory.  Every sum runs over the same parts in the
same order as in `profile.py`, so both give the same bits (a property test holds them to it).
"""

import operator
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from autodiag.questionnaires.answers import Answers
from autodiag.questionnaires.model import Method, Units
from autodiag.scoring.aggregates import AGGREGATES, PERCENT_AGGREGATES, Figures, Floats, Part
from autodiag.scoring.levels import NEARLY
from autodiag.scoring.profile import read_leaf
from autodiag.scoring.scheme import PERCENTS, NodePlan, Scheme, State

Bytes: TypeAlias = NDArray[np.uint8]
Tallies: TypeAlias = NDArray[np.uint16]
Counted: TypeAlias = NDArray[np.unsignedinteger]

Asked: TypeAlias = tuple[Answers, frozenset[str]]

BLOCK = 16_384
COUNTED = 5
"""How many states are counted: all of them but off the path."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Answers of *n* diagnostics, one row a leaf in the scheme's order.

    *values* (leaves, n): what each answer is worth on its question's own scale
    (`LeafPlan.raw_worth`), any finite number where there is none; *states* (leaves, n): a `State`
    each.
    """

    values: Floats
    states: Bytes


@dataclass(frozen=True, slots=True)
class NodeColumns:
    """Figures of one node for *n* diagnostics; NaN where there is none, as None in `NodeScore`.

    *counts* (5, n) is in the order of `Counts`.  *percent* is *score* itself where both are always
    the same.
    """

    score: Floats
    percent: Floats
    coverage: Floats
    basis: Floats
    counts: Tallies


def read_columns(scheme: Scheme, runs: Sequence[Asked]) -> Columns:
    """Columns of *runs*: each the answers of one diagnostic and the questions on its path."""
    values = np.zeros((len(scheme.leaves), len(runs)))
    states = np.empty(values.shape, dtype=np.uint8)
    for place, (answers, asked) in enumerate(runs):
        for leaf in scheme.leaves:
            state, value = read_leaf(leaf, answers, asked)
            states[leaf.slot, place] = state
            values[leaf.slot, place] = 0.0 if value is None else leaf.raw_worth(value)
    return Columns(values, states)


def score_columns(
    scheme: Scheme, columns: Columns, *, codes: Sequence[str] | None = None
) -> Mapping[str, NodeColumns]:
    """Score every column; *codes* are the nodes wanted (default: dimensions, lenses, whole)."""
    plans = [scheme.plan(code) for code in (_main_codes(scheme) if codes is None else codes)]
    size = columns.states.shape[1]
    result = {plan.code: _empty(scheme, plan, size) for plan in plans}
    scale, recipes = _Scale(scheme), tuple(_recipes(plans))
    for start in range(0, size, BLOCK):
        place = slice(start, min(start + BLOCK, size))
        block = _Block(scheme, scale, columns.values[:, place], columns.states[:, place])
        block.count(recipes)
        for plan in plans:
            block.write(plan, result[plan.code], place)
    return result


def level_indexes(scheme: Scheme, code: str, figures: NodeColumns) -> NDArray[np.int8]:
    """Each diagnostic's level as an index in the node's table, 0 the lowest, -1 without one."""
    table = scheme.plan(code).levels
    read = figures.score if table.by_score else figures.percent
    if not table.codes:
        return np.full(read.shape, -1, dtype=np.int8)
    found = np.searchsorted(np.asarray(table.bounds), read + NEARLY, side="right") - 1
    return np.where(np.isnan(read), -1, np.maximum(found, 0)).astype(np.int8)


def _main_codes(scheme: Scheme) -> tuple[str, ...]:
    dimensions = tuple(node.code for node in scheme.questionnaire.dimensions)
    lenses = tuple(lens.code for lens in scheme.questionnaire.lenses)
    return (*dimensions, *lenses, scheme.questionnaire.whole.code)


def _empty(scheme: Scheme, plan: NodePlan, size: int) -> NodeColumns:
    score, coverage, basis = (np.empty(size) for _ in range(3))
    is_percent = scheme.units is Units.PERCENT and plan.method in _WITHIN_PERCENTS
    percent = score if is_percent else np.empty(size)
    return NodeColumns(score, percent, coverage, basis, np.empty((COUNTED, size), np.uint16))


_WITHIN_PERCENTS = frozenset({Method.MEAN, Method.MIN, Method.MAX})


@dataclass(frozen=True, slots=True)
class _Recipe:
    """How to count the leaves *slots*: from groups counted before, and from what is left."""

    slots: tuple[int, ...]
    counted: tuple[tuple[int, ...], ...]
    left: slice | list[int]


def _recipes(plans: Iterable[NodePlan]) -> Iterable[_Recipe]:
    known: list[tuple[int, ...]] = []
    for slots in dict.fromkeys(slots for plan in plans for _, slots in plan.groups):
        left = set(slots)
        counted = []
        for group in sorted(known, key=len, reverse=True):
            if left.issuperset(group):
                counted.append(group)
                left.difference_update(group)
        known.append(slots)
        yield _Recipe(slots, tuple(counted), _rows(sorted(left)))


def _rows(slots: list[int]) -> slice | list[int]:
    """*slots* as a slice where they follow one another: a slice is read without copying."""
    is_run = bool(slots) and slots[-1] - slots[0] == len(slots) - 1
    return slice(slots[0], slots[-1] + 1) if is_run else slots


class _Scale:
    """What makes answer values into score units, a row for each leaf."""

    def __init__(self, scheme: Scheme) -> None:
        self._low = _column(leaf.raw_low for leaf in scheme.leaves)
        self._span = _column(leaf.raw_high for leaf in scheme.leaves) - self._low
        self._starts_at_zero = not self._low.any()
        changed = (leaf for leaf in scheme.leaves if (leaf.raw_low, leaf.raw_high) != PERCENTS)
        self._changed = [leaf.slot for leaf in changed if scheme.units is Units.PERCENT]

    def apply(self, values: Floats) -> Floats:
        """*values* in score units, in an array of their own."""
        if len(self._changed) == len(values):
            return self._in_percent(values, slice(None))
        scaled = values.copy()
        if self._changed:
            scaled[self._changed] = self._in_percent(values[self._changed], self._changed)
        return scaled

    def _in_percent(self, values: Floats, rows: slice | list[int]) -> Floats:
        scaled = values * 100.0 if self._starts_at_zero else 100.0 * (values - self._low[rows])
        scaled /= self._span[rows]
        return scaled


def _column(figures: Iterable[float]) -> Floats:
    return np.array([[figure] for figure in figures]).reshape(-1, 1)


class _Block:
    """One block of columns; parts are worked out once each, when first needed."""

    def __init__(self, scheme: Scheme, scale: _Scale, values: Floats, states: Bytes) -> None:
        self._scheme = scheme
        self._is_in = [states == state for state in range(COUNTED)]
        self._plans = {plan.slot: plan for plan in scheme.plans}
        self._parts: dict[int, Part] = {}
        self._figures_of: dict[int, Figures] = {}
        self._counts: dict[tuple[int, ...], Counted] = {}
        self._in_percent = scheme.units is Units.PERCENT
        self._there = self._is_in[State.SCORED]
        # Several times as fast as np.where, whose branches no processor can foresee here.
        self._values = scale.apply(values)
        self._values *= self._there
        if scheme.lowest:
            self._let_lowest_in()

    def _let_lowest_in(self) -> None:
        lowest = np.logical_or.reduce([self._is_in[state] for state in self._scheme.lowest])
        self._there = self._there | lowest
        np.copyto(self._values, _column(leaf.low for leaf in self._scheme.leaves), where=lowest)

    def count(self, recipes: Iterable[_Recipe]) -> None:
        """Count the leaves in each state, group by group."""
        # Bytes add up several times as fast as anything wider.
        narrow = np.uint8 if len(self._scheme.leaves) <= np.iinfo(np.uint8).max else np.uint16
        for recipe in recipes:
            total = np.stack(
                [
                    np.add.reduce(found[recipe.left].view(np.uint8), axis=0, dtype=narrow)
                    for found in self._is_in
                ]
            )
            for group in recipe.counted:
                total += self._counts[group]
            self._counts[recipe.slots] = total

    def write(self, plan: NodePlan, into: NodeColumns, place: slice) -> None:
        """Put the figures of *plan* into their place."""
        score, low, high, _ = self._figures(plan)
        into.score[place] = score
        if into.percent is not into.score:
            into.percent[place] = _percent(score, low, high)
        self._write_coverage(plan, into, place)

    def _write_coverage(self, plan: NodePlan, into: NodeColumns, place: slice) -> None:
        counted = [(weight, self._counts[slots]) for weight, slots in plan.groups]
        into.counts[:, place] = sum(group for _, group in counted)
        scored = _weighted((weight, group[0]) for weight, group in counted)
        not_applicable = _weighted((weight, group[1]) for weight, group in counted)
        left_out = _weighted((weight, group[2] + group[3] + group[4]) for weight, group in counted)
        applicable = scored + left_out
        with np.errstate(invalid="ignore"):
            np.divide(scored, applicable, out=into.coverage[place])
            np.divide(scored, applicable + not_applicable, out=into.basis[place])

    def _part(self, slot: int) -> Part:
        if slot not in self._parts:
            plan = self._plans.get(slot)
            self._parts[slot] = self._leaf_part(slot) if plan is None else self._node_part(plan)
        return self._parts[slot]

    def _leaf_part(self, slot: int) -> Part:
        leaf = self._scheme.leaves[slot]
        return Part(self._values[slot], self._there[slot], leaf.low, leaf.high)

    def _node_part(self, plan: NodePlan) -> Part:
        if self._is_alias(plan):
            return self._part(plan.parts[0][0])
        score, low, high, there = self._figures(plan)
        if self._in_percent:
            return Part(np.where(there, _percent(score, low, high), 0.0), there, *PERCENTS)
        score, low, high = (np.where(there, figure, 0.0) for figure in (score, low, high))
        return Part(score, there, low, high)

    def _is_alias(self, plan: NodePlan) -> bool:
        """Whether the node is its only part under another name."""
        return plan.method is Method.MEAN and len(plan.parts) == 1 and plan.parts[0][1] == 1.0

    def _figures(self, plan: NodePlan) -> Figures:
        if plan.slot not in self._figures_of:
            self._figures_of[plan.slot] = self._figures_anew(plan)
        return self._figures_of[plan.slot]

    def _figures_anew(self, plan: NodePlan) -> Figures:
        parts = [(self._part(slot), weight) for slot, weight in plan.parts]
        if not parts:
            size = self._values.shape[1]
            return np.full(size, np.nan), *PERCENTS, np.zeros(size, dtype=bool)
        aggregates = PERCENT_AGGREGATES if self._in_percent else AGGREGATES
        return aggregates[plan.method](parts, plan)


def _weighted(counts: Iterable[tuple[float, Counted]]) -> Floats | Counted:
    """Counts times their weights, added up; counts as they are where the only weight is one."""
    weighted = (count if weight == 1.0 else weight * count for weight, count in counts)
    return reduce(operator.add, weighted, np.zeros(1, dtype=np.uint8))


def _percent(score: Floats, low: Floats | float, high: Floats | float) -> Floats:
    if isinstance(low, float) and isinstance(high, float) and (low, high) == PERCENTS:
        return score
    low, high = np.asarray(low), np.asarray(high)
    with np.errstate(invalid="ignore", divide="ignore"):
        percent = np.where(high > low, 100.0 * (score - low) / (high - low), np.nan)
    is_percent = (low == PERCENTS[0]) & (high == PERCENTS[1])
    return np.where(is_percent, score, percent)
