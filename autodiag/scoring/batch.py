"""Scores of many diagnostics at once, from columns, with the scheme that scores a single one.

Blocks are small enough for the processor's own memory.  Every sum runs over the same parts in the
same order as in `profile.py`, so both give the same bits (a property test holds them to it).
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from autodiag.questionnaires.model import Method, Units
from autodiag.scoring.levels import NEARLY
from autodiag.scoring.profile import PERCENTS
from autodiag.scoring.scheme import NodePlan, Scheme, State

Floats: TypeAlias = NDArray[np.float64]
Bytes: TypeAlias = NDArray[np.uint8]
Tallies: TypeAlias = NDArray[np.uint16]

BLOCK = 8_192
NON_OFF = 5


@dataclass(frozen=True, slots=True)
class Columns:
    """Answers of *n* diagnostics, one row a leaf in the scheme's order.

    *values* (leaves, n): the answers' values on their own scale, anything where there is none;
    *states* (leaves, n): a `State` each.
    """

    values: Floats
    states: Bytes


@dataclass(frozen=True, slots=True)
class NodeColumns:
    """Figures of one node for *n* diagnostics; NaN where there is none, as None in `NodeScore`.

    *counts* (5, n) is in the order of `Counts`.
    """

    score: Floats
    percent: Floats
    coverage: Floats
    basis: Floats
    counts: Tallies


def score_columns(
    scheme: Scheme, columns: Columns, *, codes: Sequence[str] | None = None
) -> Mapping[str, NodeColumns]:
    """Score every column; *codes* are the nodes wanted (default: dimensions, lenses, whole)."""
    wanted = tuple(codes) if codes is not None else _main_codes(scheme)
    size = columns.states.shape[1]
    result = {code: _empty(size) for code in wanted}
    for start in range(0, size, BLOCK):
        stop = min(start + BLOCK, size)
        block = _Block(scheme, columns, start, stop)
        for code in wanted:
            block.write(scheme.plan(code), result[code], start, stop)
    return result


def level_indexes(scheme: Scheme, code: str, figures: NodeColumns) -> NDArray[np.int8]:
    """Each diagnostic's level as an index in the node's table, 0 the lowest, -1 without one."""
    table = scheme.plan(code).levels
    read = figures.score if table.by_score else figures.percent
    bounds = np.asarray(table.bounds)
    found = np.searchsorted(bounds, read + NEARLY, side="right") - 1
    return np.where(np.isnan(read), -1, np.maximum(found, 0)).astype(np.int8)


def _main_codes(scheme: Scheme) -> tuple[str, ...]:
    dimensions = tuple(node.code for node in scheme.questionnaire.dimensions)
    lenses = tuple(lens.code for lens in scheme.questionnaire.lenses)
    return (*dimensions, *lenses, scheme.questionnaire.whole.code)


def _empty(size: int) -> NodeColumns:
    def floats() -> Floats:
        return np.empty(size)

    counts = np.empty((NON_OFF, size), dtype=np.uint16)
    return NodeColumns(floats(), floats(), floats(), floats(), counts)


@dataclass(frozen=True, slots=True)
class _Part:
    """A slot's figures in one block: zero and absent where *there* is 0.0."""

    value: Floats
    there: Floats
    low: Floats | float
    high: Floats | float


class _Block:
    """One block of columns; parts and counts are worked out once each, when first needed."""

    def __init__(self, scheme: Scheme, columns: Columns, start: int, stop: int) -> None:
        self._scheme = scheme
        self._values = columns.values[:, start:stop]
        self._states = columns.states[:, start:stop]
        self._parts: dict[int, _Part] = {}
        self._counts: dict[tuple[int, ...], Tallies] = {}
        self._plans = {plan.slot: plan for plan in scheme.plans}
        self._in_percent = scheme.units is Units.PERCENT

    def write(self, plan: NodePlan, into: NodeColumns, start: int, stop: int) -> None:
        """Put the figures of *plan* into their place."""
        score, low, high, there = self._figures(plan)
        nothing = there == 0.0
        percent = self._percent(score, low, high)
        into.score[start:stop] = np.where(nothing, np.nan, score)
        into.percent[start:stop] = np.where(nothing, np.nan, percent)
        self._write_coverage(plan, into, start, stop)

    def _write_coverage(self, plan: NodePlan, into: NodeColumns, start: int, stop: int) -> None:
        tally = np.zeros((NON_OFF, stop - start), dtype=np.uint16)
        scored = not_applicable = left_out = np.float64(0.0)
        for weight, slots in plan.groups:
            group = self._count(slots)
            scored = scored + weight * group[0]
            not_applicable = not_applicable + weight * group[1]
            left_out = left_out + weight * (group[2] + group[3] + group[4])
            tally += group
        applicable = scored + left_out
        with np.errstate(invalid="ignore", divide="ignore"):
            into.coverage[start:stop] = scored / applicable
            into.basis[start:stop] = scored / (applicable + not_applicable)
        into.counts[:, start:stop] = tally

    def _count(self, slots: tuple[int, ...]) -> Tallies:
        """How many of *slots* are in each state, from groups already counted where they fit."""
        if slots not in self._counts:
            self._counts[slots] = self._count_anew(slots)
        return self._counts[slots]

    def _count_anew(self, slots: tuple[int, ...]) -> Tallies:
        total = np.zeros((NON_OFF, self._states.shape[1]), dtype=np.uint16)
        left = set(slots)
        for group, counted in sorted(self._counts.items(), key=lambda item: -len(item[0])):
            if left.issuperset(group):
                total += counted
                left.difference_update(group)
        for slot in left:
            for state in range(NON_OFF):
                total[state] += (self._states[slot] == state).view(np.uint8)
        return total

    def _part(self, slot: int) -> _Part:
        if slot not in self._parts:
            plan = self._plans.get(slot)
            self._parts[slot] = self._leaf_part(slot) if plan is None else self._node_part(plan)
        return self._parts[slot]

    def _leaf_part(self, slot: int) -> _Part:
        leaf, states = self._scheme.leaves[slot], self._states[slot]
        value: Floats = self._values[slot]
        if self._in_percent and (leaf.raw_low, leaf.raw_high) != PERCENTS:
            value = 100.0 * (value - leaf.raw_low) / (leaf.raw_high - leaf.raw_low)
        scored = states == State.SCORED
        there = scored
        for state in self._scheme.lowest:
            there = there | (states == state)
        value = np.where(scored, value, leaf.low if self._scheme.lowest else 0.0)
        if self._scheme.lowest and leaf.low != 0.0:
            value = np.where(there, value, 0.0)
        return _Part(value, there.astype(np.float64), leaf.low, leaf.high)

    def _node_part(self, plan: NodePlan) -> _Part:
        if self._is_alias(plan):
            return self._part(plan.parts[0][0])
        score, low, high, there = self._figures(plan)
        present = there != 0.0
        if self._in_percent:
            percent = np.where(present, self._percent(score, low, high), 0.0)
            return _Part(percent, present.astype(np.float64), 0.0, 100.0)
        scores, lows, highs = (np.where(present, figure, 0.0) for figure in (score, low, high))
        return _Part(scores, present.astype(np.float64), lows, highs)

    def _is_alias(self, plan: NodePlan) -> bool:
        """Whether the node is its only part under another name."""
        return plan.method is Method.MEAN and len(plan.parts) == 1 and plan.parts[0][1] == 1.0

    def _figures(self, plan: NodePlan) -> "_Figures":
        parts = [(self._part(slot), weight) for slot, weight in plan.parts]
        if not parts:
            nothing = np.zeros(self._states.shape[1])
            return nothing, 0.0, 1.0, nothing
        if plan.method is Method.MEAN and self._in_percent:
            return _mean_of_percents(parts, plan)
        return _AGGREGATE[plan.method](parts, plan)

    def _percent(self, score: Floats, low: Floats | float, high: Floats | float) -> Floats:
        if isinstance(low, float) and isinstance(high, float) and (low, high) == PERCENTS:
            return score
        with np.errstate(invalid="ignore", divide="ignore"):
            percent: Floats = 100.0 * (score - low) / (high - np.asarray(low))
        spanned = np.asarray(high) > np.asarray(low)
        as_it_is = (np.asarray(low) == PERCENTS[0]) & (np.asarray(high) == PERCENTS[1])
        return np.where(as_it_is, score, np.where(spanned, percent, np.nan))


_Figures: TypeAlias = tuple[Floats, Floats | float, Floats | float, Floats]
"""Score, lowest, highest, and 0.0 where there is nothing to score."""


def _times(weight: float, values: Floats) -> Floats:
    return values if weight == 1.0 else weight * values


def _mean_of_percents(parts: list[tuple[_Part, float]], _plan: NodePlan) -> _Figures:
    first, weight = parts[0]
    total, weights = weight * first.value, weight * first.there
    for part, weight in parts[1:]:
        total += _times(weight, part.value)
        weights += _times(weight, part.there)
    with np.errstate(invalid="ignore", divide="ignore"):
        return total / weights, 0.0, 100.0, weights


def _mean(parts: list[tuple[_Part, float]], plan: NodePlan) -> _Figures:
    total, low, high, weights = _sum(parts, plan)
    with np.errstate(invalid="ignore", divide="ignore"):
        return total / weights, low / weights, high / weights, weights


def _sum(parts: list[tuple[_Part, float]], _plan: NodePlan) -> _Figures:
    size = parts[0][0].value.shape
    total, low, high, weights = (np.zeros(size) for _ in range(4))
    for part, weight in parts:
        total += weight * part.value
        low += weight * part.low * part.there
        high += weight * part.high * part.there
        weights += weight * part.there
    return total, low, high, weights


def _extreme(
    choose: Callable[..., Floats], absent: float
) -> Callable[[list[tuple[_Part, float]], NodePlan], _Figures]:
    def figures(parts: list[tuple[_Part, float]], _plan: NodePlan) -> _Figures:
        there = np.zeros(parts[0][0].value.shape)
        score = np.full(there.shape, absent)
        low, high = score, score
        for part, _ in parts:
            present = part.there != 0.0
            score = choose(score, np.where(present, part.value, absent))
            low = choose(low, np.where(present, part.low, absent))
            high = choose(high, np.where(present, part.high, absent))
            there = there + part.there
        return score, low, high, there

    return figures


def _ladder(parts: list[tuple[_Part, float]], plan: NodePlan) -> _Figures:
    there = np.zeros(parts[0][0].value.shape)
    climbing = np.ones(there.shape, dtype=bool)
    rungs = np.zeros(there.shape)
    for (part, _), threshold in zip(parts, plan.thresholds, strict=True):
        needed = part.high if threshold is None else threshold
        climbing = climbing & (part.there != 0.0) & (part.value >= needed - NEARLY)
        rungs += climbing
        there += part.there
    return rungs, 0.0, float(len(parts)), there


_AGGREGATE: dict[Method, Callable[[list[tuple[_Part, float]], NodePlan], _Figures]] = {
    Method.MEAN: _mean,
    Method.SUM: _sum,
    Method.MIN: _extreme(np.minimum, np.inf),
    Method.MAX: _extreme(np.maximum, -np.inf),
    Method.LADDER: _ladder,
}
