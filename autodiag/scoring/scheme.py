"""A questionnaire compiled for scoring, once, for one diagnostic as for a million.

Every leaf and every node gets a *slot*: leaves first, then nodes with parts before wholes, then
lenses.  A plan names the slots that make up a node, in the one order of summation that both the
single and the batch path follow, so that they agree to the last bit.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import IntEnum

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
from autodiag.scoring.values import bounds, worth


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
    """One leaf: its question, its bounds in score units and in answer values, its worth."""

    slot: int
    key: str
    question: str
    low: float
    high: float
    raw_low: float
    raw_high: float
    worth: Callable[[Value], float]


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
    parts: tuple[tuple[int, float], ...]
    leaves: tuple[tuple[int, float], ...]
    groups: tuple[tuple[float, tuple[int, ...]], ...]
    thresholds: tuple[float | None, ...]
    levels: LevelTable


@dataclass(frozen=True, slots=True)
class Scheme:
    """All that scoring needs; *lowest* are the states that enter with the lowest value."""

    questionnaire: Questionnaire
    units: Units
    leaves: tuple[LeafPlan, ...]
    nodes: tuple[NodePlan, ...]
    lenses: tuple[NodePlan, ...]
    lowest: frozenset[State]
    slots: Mapping[str, int]

    @property
    def plans(self) -> tuple[NodePlan, ...]:
        """Nodes, then lenses, in the order in which they are scored."""
        return self.nodes + self.lenses

    def plan(self, code: str) -> NodePlan:
        """The plan of a node or lens; KeyError when there is none of that code."""
        return next((p for p in self.plans if p.code == code), None) or _missing(code)


def _missing(code: str) -> NodePlan:
    raise KeyError(code)


def compile_scheme(questionnaire: Questionnaire) -> Scheme:
    """Compile *questionnaire*, which must have been read without errors."""
    leaves = _leaf_plans(questionnaire)
    slots = {leaf.key: leaf.slot for leaf in leaves}
    nodes: list[NodePlan] = []
    for node in _parts_first(questionnaire.whole):
        slots[node.code] = len(slots)
        nodes.append(_node_plan(questionnaire, node, slots, nodes))
    lenses: list[NodePlan] = []
    for lens in questionnaire.lenses:
        slots[lens.code] = len(slots)
        lenses.append(_lens_plan(questionnaire, lens, slots, nodes))
    lowest = (STATES[n] for n in NonScore if questionnaire.treatment(n) is Treatment.LOWEST)
    return Scheme(
        questionnaire,
        questionnaire.units,
        leaves,
        tuple(nodes),
        tuple(lenses),
        frozenset(lowest),
        slots,
    )


def _leaf_plans(questionnaire: Questionnaire) -> tuple[LeafPlan, ...]:
    plans = []
    for slot, leaf in enumerate(questionnaire.leaves.values()):
        raw = low, high = bounds(leaf.question)
        value_of = worth(leaf)
        if questionnaire.units is Units.PERCENT:
            value_of, low, high = _in_percent(value_of, low, high), 0.0, 100.0
        plans.append(LeafPlan(slot, leaf.key, leaf.question.code, low, high, *raw, value_of))
    return tuple(plans)


def _in_percent(
    value_of: Callable[[Value], float], low: float, high: float
) -> Callable[[Value], float]:
    span = high - low
    return lambda value: 100.0 * (value_of(value) - low) / span


def _parts_first(node: Node) -> Iterable[Node]:
    for child in node.children:
        yield from _parts_first(child)
    yield node


def _node_plan(
    questionnaire: Questionnaire, node: Node, slots: Mapping[str, int], done: list[NodePlan]
) -> NodePlan:
    fed = tuple(
        (slots[leaf.key], leaf.feeds[node.code])
        for leaf in questionnaire.leaves.values()
        if node.code in leaf.feeds
    )
    own = tuple((slots[child.code], child.weight) for child in node.children) + fed
    leaves = _effective(own, {plan.slot: plan.leaves for plan in done})
    by_leaves = node.method is Method.MEAN and node.over is Over.LEAVES
    thresholds = tuple(child.threshold for child in node.children) + (None,) * len(fed)
    return NodePlan(
        slots[node.code],
        node.code,
        node.method,
        leaves if by_leaves else own,
        leaves,
        _grouped(leaves),
        thresholds,
        level_table(questionnaire, node),
    )


def _lens_plan(
    questionnaire: Questionnaire, lens: Lens, slots: Mapping[str, int], nodes: list[NodePlan]
) -> NodePlan:
    parts: list[tuple[int, float]] = []
    for code, weight in lens.weights.items():
        question = questionnaire.questions.get(code)
        keys = [leaf.key for leaf in question.leaves()] if question else [code]
        parts.extend((slots[key], weight) for key in keys)
    leaves = _effective(tuple(parts), {plan.slot: plan.leaves for plan in nodes})
    return NodePlan(
        slots[lens.code],
        lens.code,
        Method.MEAN,
        tuple(parts),
        leaves,
        _grouped(leaves),
        (None,) * len(parts),
        level_table(questionnaire, None),
    )


def _effective(
    parts: Iterable[tuple[int, float]], below: Mapping[int, tuple[tuple[int, float], ...]]
) -> tuple[tuple[int, float], ...]:
    """Leaves with the product of the weights down to them, added up over several ways."""
    total: dict[int, float] = {}
    for slot, weight in parts:
        for leaf, inner in below.get(slot, ((slot, 1.0),)):
            total[leaf] = total.get(leaf, 0.0) + weight * inner
    return tuple(sorted(total.items()))


def _grouped(
    leaves: tuple[tuple[int, float], ...],
) -> tuple[tuple[float, tuple[int, ...]], ...]:
    groups: dict[float, list[int]] = {}
    for slot, weight in leaves:
        groups.setdefault(weight, []).append(slot)
    return tuple((weight, tuple(slots)) for weight, slots in groups.items())
