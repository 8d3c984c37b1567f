"""How the parts of a node make its figures in a block of columns: `profile.py`'s methods.

Absent parts hold zero, so that adding them changes nothing, not even the last bit.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

from autodiag.questionnaires.model import Method
from autodiag.scoring.levels import NEARLY
from autodiag.scoring.scheme import PERCENTS, NodePlan

Floats: TypeAlias = NDArray[np.float64]
Flags: TypeAlias = NDArray[np.bool_]


class Part(NamedTuple):
    """A slot's figures in one block: zero where it is not *there*."""

    value: Floats
    there: Flags
    low: Floats | float
    high: Floats | float


Parts: TypeAlias = Sequence[tuple[Part, float]]
Figures: TypeAlias = tuple[Floats, Floats | float, Floats | float, Flags]
"""Score (NaN where there is none), lowest, highest, and whether there is anything to score."""

Aggregate: TypeAlias = Callable[[Parts, NodePlan], Figures]


def _mean_of_percents(parts: Parts, _plan: NodePlan) -> Figures:
    """The mean where every part goes from 0 to 100, so that its bounds need no arithmetic."""
    weights = _weights(parts)
    with np.errstate(invalid="ignore"):
        return _total(parts) / weights, *PERCENTS, weights > 0


def _total(parts: Parts) -> Floats:
    (first, weight), *others = parts
    total = weight * first.value
    for part, weight in others:
        total += part.value if weight == 1.0 else weight * part.value
    return total


def _weights(parts: Parts) -> Floats:
    """The weights of the parts that are there, added up."""
    if all(weight == 1.0 for _, weight in parts):
        # Whole numbers add up to the same in any order and any type.
        there = [part.there.view(np.uint8) for part, _ in parts]
        narrow = np.uint8 if len(parts) <= np.iinfo(np.uint8).max else np.uint32
        return np.asarray(np.add.reduce(there, axis=0, dtype=narrow), dtype=np.float64)
    total = np.zeros(parts[0][0].there.shape)
    for part, weight in parts:
        total += weight * part.there
    return total


def _mean(parts: Parts, plan: NodePlan) -> Figures:
    total, low, high, there = _sum(parts, plan)
    weights = _weights(parts)
    with np.errstate(invalid="ignore"):
        return total / weights, low / weights, high / weights, there


def _sum(parts: Parts, _plan: NodePlan) -> Figures:
    there = _any_there(parts)
    low, high = np.zeros(there.shape), np.zeros(there.shape)
    for part, weight in parts:
        low += weight * part.low * part.there
        high += weight * part.high * part.there
    return np.where(there, _total(parts), np.nan), low, high, there


def _any_there(parts: Parts) -> Flags:
    there: Flags = np.logical_or.reduce([part.there for part, _ in parts])
    return there


def _extreme(choose: np.ufunc, absent: float) -> Aggregate:
    def chosen(parts: Parts, figures: Sequence[Floats | float]) -> Floats:
        pairs = zip(parts, figures, strict=True)
        best: Floats = choose.reduce([np.where(p.there, f, absent) for (p, _), f in pairs])
        return best

    def figures(parts: Parts, _plan: NodePlan) -> Figures:
        there = _any_there(parts)
        score = np.where(there, chosen(parts, [part.value for part, _ in parts]), np.nan)
        low = chosen(parts, [part.low for part, _ in parts])
        return score, low, chosen(parts, [part.high for part, _ in parts]), there

    return figures


def _ladder(parts: Parts, plan: NodePlan) -> Figures:
    there = _any_there(parts)
    climbing = np.ones(there.shape, dtype=bool)
    rungs = np.zeros(there.shape)
    for (part, _), threshold in zip(parts, plan.thresholds, strict=True):
        needed = part.high if threshold is None else threshold
        climbing = climbing & part.there & (part.value >= needed - NEARLY)
        rungs += climbing
    return np.where(there, rungs, np.nan), 0.0, float(len(parts)), there


AGGREGATES: Mapping[Method, Aggregate] = {
    Method.MEAN: _mean,
    Method.SUM: _sum,
    Method.MIN: _extreme(np.minimum, np.inf),
    Method.MAX: _extreme(np.maximum, -np.inf),
    Method.LADDER: _ladder,
}

PERCENT_AGGREGATES: Mapping[Method, Aggregate] = {**AGGREGATES, Method.MEAN: _mean_of_percents}
