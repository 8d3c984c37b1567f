"""A questionnaire compiled for scoring, once, for one diagnostic as for a million.

Every leaf and every node gets a *slot*: leaves first, then nodes with parts before wholes, then
lenses.  A plan names the slots that make up a node, in the one order of summation that both the
single and the batch path follow, so that they agree to the last bit.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import IntEnum
from types import MappingProxyType
from typing import TypeAlias

from autodiag.questionnaires.answers import Value
from autodiag.questionnaires.model import (
    Lens,
    Method,
    Node,
    NonScore,
    Over,
    Questionnaire,
    Treatment,
    Units,
)
from autodiag.scoring.levels import LevelTable, level_table
from autodiag.scoring.values import Bounds, bounds, worth

PERCENTS: Bounds = (0.0, 100.0)

_Weights: TypeAlias = tuple[tuple[int, float], ...]
"""Slots with the weight that each carries."""


class State(IntEnum):
    """Where a leaf stands, in the order of the batch path's columns."""

    SCORED = 0
    NOT_APPLICABLE = 1
    DONT_KNOW = 2
    PREFER_NOT = 3
    NOT_ANSWERED = 4
    OFF_PATH = 5


STATES: Mapping[NonScore, State] = {
    NonScore.NOT_APPLICABLE: State.NOT_APPLICABLE,
    NonScore.DONT_KNOW: State.DONT_KNOW,
    NonScore.PREFER_NOT: State.PREFER_NOT,
    NonScore.NOT_ANSWERED: State.NOT_ANSWERED,
}


@dataclass(frozen=True, slots=True)
class LeafPlan:
    """One leaf: its bounds and its worth, in score units and on its question's own scale (raw)."""

    slot: int
    key: str
    question: str
    low: float
    high: float
    raw_low: float
    raw_high: float
    worth: Callable[[Value], float]
    raw_worth: Callable[[Value], float]


@dataclass(frozen=True, slots=True)
class NodePlan:
    """One node or lens: *parts* are (slot, weight) in order; *leaves* are (slot, effective weight).

    *groups* hold the same leaves by effective weight, so that coverage is a few counts times a few
    weights.  *thresholds* stand beside *parts* for a ladder: where a rung counts as reached, None
    for its maximum.
    """

    slot: int
    code: str
    method: Method
    parts: _Weights
    leaves: _Weights
    groups: tuple[tuple[float, tuple[int, ...]], ...]
    thresholds: tuple[float | None, ...]
    levels: LevelTable


@dataclass(frozen=True, slots=True)
class Scheme:
    """All that scoring needs.

    *plans* are the nodes, then the lenses, in the order in which they are scored; *by_code* holds
    the same; *lowest* are the states that enter a score with the lowest value.
    """

    questionnaire: Questionnaire
    units: Units
    leaves: tuple[LeafPlan, ...]
    nodes: tuple[NodePlan, ...]
    lenses: tuple[NodePlan, ...]
    lowest: frozenset[State]
    plans: tuple[NodePlan, ...]
    by_code: Mapping[str, NodePlan]

    def plan(self, code: str) -> NodePlan:
        """The plan of a node or lens; KeyError when there is none of that code."""
        return self.by_code[code]


def compile_scheme(questionnaire: Questionnaire) -> Scheme:
    """Compile *questionnaire*, which must have been read without errors."""
    compiler = _Compiler(questionnaire, _leaf_plans(questionnaire))
    nodes = tuple(map(compiler.node, _parts_first(questionnaire.whole)))
    lenses = tuple(map(compiler.lens, questionnaire.lenses))
    lowest = (STATES[n] for n in NonScore if questionnaire.treatment(n) is Treatment.LOWEST)
    return Scheme(
        questionnaire,
        questionnaire.units,
        compiler.leaves,
        nodes,
        lenses,
        frozenset(lowest),
        nodes + lenses,
        MappingProxyType({plan.code: plan for plan in nodes + lenses}),
    )


def _leaf_plans(questionnaire: Questionnaire) -> tuple[LeafPlan, ...]:
    plans = []
    for slot, leaf in enumerate(questionnaire.leaves.values()):
        raw, raw_worth = bounds(leaf.question), worth(leaf)
        limits, value_of = raw, raw_worth
        if questionnaire.units is Units.PERCENT:
            limits, value_of = PERCENTS, _in_percent(raw_worth, raw)
        code = leaf.question.code
        plans.append(LeafPlan(slot, leaf.key, code, *limits, *raw, value_of, raw_worth))
    return tuple(plans)


def _in_percent(value_of: Callable[[Value], float], scale: Bounds) -> Callable[[Value], float]:
    # A scale that runs from 0 to 100 is left alone: 100·v/100 is not always v.
    if scale == PERCENTS:
        return value_of
    low, span = scale[0], scale[1] - scale[0]
    return lambda value: 100.0 * (value_of(value) - low) / span


def _parts_first(node: Node) -> Iterable[Node]:
    for child in node.children:
        yield from _parts_first(child)
    yield node


class _Compiler:
    """Gives slots, and makes plans from the parts that have theirs already."""

    def __init__(self, questionnaire: Questionnaire, leaves: tuple[LeafPlan, ...]) -> None:
        self.leaves = leaves
        self._questionnaire = questionnaire
        self._leaf_slots = {leaf.key: leaf.slot for leaf in leaves}
        self._node_slots: dict[str, int] = {}
        self._below: dict[int, _Weights] = {}

    def node(self, node: Node) -> NodePlan:
        """The plan of *node*, whose children have theirs."""
        slot = self._next_slot(node.code)
        fed = self._fed(node)
        own = tuple((self._node_slots[child.code], child.weight) for child in node.children) + fed
        leaves = self._below[slot] = self._effective(own)
        by_leaves = node.method is Method.MEAN and node.over is Over.LEAVES
        thresholds = tuple(child.threshold for child in node.children) + (None,) * len(fed)
        return NodePlan(
            slot,
            node.code,
            node.method,
            leaves if by_leaves else own,
            leaves,
            _grouped(leaves),
            thresholds,
            level_table(self._questionnaire, node),
        )

    def lens(self, lens: Lens) -> NodePlan:
        """The plan of *lens*: a mean of nodes and questions."""
        parts = tuple(
            (slot, weight) for code, weight in lens.weights.items() for slot in self._named(code)
        )
        leaves = self._effective(parts)
        return NodePlan(
            self._next_slot(lens.code),
            lens.code,
            Method.MEAN,
            parts,
            leaves,
            _grouped(leaves),
            (None,) * len(parts),
            level_table(self._questionnaire, None),
        )

    def _next_slot(self, code: str) -> int:
        slot = len(self._leaf_slots) + len(self._node_slots)
        self._node_slots[code] = slot
        return slot

    def _fed(self, node: Node) -> _Weights:
        return tuple(
            (self._leaf_slots[leaf.key], leaf.feeds[node.code])
            for leaf in self._questionnaire.leaves.values()
            if node.code in leaf.feeds
        )

    def _named(self, code: str) -> tuple[int, ...]:
        """The slot of a node, or those of a question's leaves."""
        if code in self._node_slots:
            return (self._node_slots[code],)
        question = self._questionnaire.questions[code]
        return tuple(self._leaf_slots[leaf.key] for leaf in question.leaves())

    def _effective(self, parts: _Weights) -> _Weights:
        """Leaves with the product of the weights down to them, added up over several ways."""
        total: dict[int, float] = {}
        for slot, weight in parts:
            for leaf, inner in self._below.get(slot, ((slot, 1.0),)):
                total[leaf] = total.get(leaf, 0.0) + weight * inner
        return tuple(sorted(total.items()))


def _grouped(leaves: _Weights) -> tuple[tuple[float, tuple[int, ...]], ...]:
    groups: dict[float, list[int]] = {}
    for slot, weight in leaves:
        groups.setdefault(weight, []).append(slot)
    return tuple((weight, tuple(slots)) for weight, slots in groups.items())
