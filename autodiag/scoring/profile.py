"""The profile of one diagnostic: every score with its level, its coverage and what it rests on."""

from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import NamedTuple, TypeAlias

from autodiag.questionnaires.answers import NOT_ANSWERED, Answers, Value
from autodiag.questionnaires.model import WHOLE, Depth, Method, NonScore, Questionnaire, Units
from autodiag.questionnaires.path import Path, path
from autodiag.scoring.levels import NEARLY
from autodiag.scoring.scheme import (
    PERCENTS,
    STATES,
    LeafPlan,
    NodePlan,
    Scheme,
    State,
    compile_scheme,
)

Figures: TypeAlias = tuple[float, float, float]
"""A score with the lowest and the highest score that its scored parts allow."""


class Missing(StrEnum):
    """Why a node has no score."""

    NOTHING_SCORED = "nothing_scored"
    NOT_ASKED = "not_asked"


class Counts(NamedTuple):
    """Leaves on the path, by what was answered."""

    scored: int
    not_applicable: int
    dont_know: int
    prefer_not: int
    not_answered: int

    @property
    def on_path(self) -> int:
        """All the leaves that were asked."""
        return sum(self)


class NodeScore(NamedTuple):
    """What a node, a lens or the whole comes to.

    *score*, *low* and *high* are in the questionnaire's units; *percent* is 0 to 100; *coverage*
    and *basis* are shares from 0 to 1 by effective weight, None where nothing was applicable or
    asked; *missing* says why *score* is None.
    """

    code: str
    score: float | None
    low: float | None
    high: float | None
    percent: float | None
    level: str | None
    coverage: float | None
    basis: float | None
    counts: Counts
    missing: Missing | None

    def is_indicative(self, below: float) -> bool:
        """Whether less than *below* of what was asked stands behind the score."""
        return self.score is not None and (self.basis is None or self.basis < below - NEARLY)


class Profile(NamedTuple):
    """The scores of one diagnostic; *leaves* hold each leaf's state and score in its units."""

    whole: NodeScore
    nodes: Mapping[str, NodeScore]
    lenses: Mapping[str, NodeScore]
    leaves: Mapping[str, tuple[State, float | None]]

    def of(self, code: str) -> NodeScore:
        """The score of a node or lens; KeyError when the questionnaire has none of that code."""
        return self.nodes[code] if code in self.nodes else self.lenses[code]


def score_answers(questionnaire: Questionnaire, depth: Depth, answers: Answers) -> Profile:
    """Score one diagnostic from scratch: path, scheme and profile in one call."""
    return score_path(compile_scheme(questionnaire), path(questionnaire, depth, answers))


def score_path(scheme: Scheme, asked: Path) -> Profile:
    """Score the answers that count on a path; *scheme* is compiled from its questionnaire."""
    return score(scheme, asked.answers, asked.codes)


def score(scheme: Scheme, answers: Answers, asked: frozenset[str]) -> Profile:
    """Score *answers* with a compiled scheme; *asked* are the codes of the questions on the path.

    `score_path` is the way from a path: it also leaves out the choices that are no longer shown.
    """
    states, values = read_leaves(scheme, answers, asked)
    return score_leaves(scheme, states, values)


def score_leaves(scheme: Scheme, states: list[State], scored: list[float | None]) -> Profile:
    """Score leaves already read, in the scheme's order; *scored* is None where a leaf has none."""
    values = list(scored)
    lows: list[float] = [leaf.low for leaf in scheme.leaves]
    highs: list[float] = [leaf.high for leaf in scheme.leaves]
    in_percent = scheme.units is Units.PERCENT
    aggregate = _AGGREGATE_PERCENTS if in_percent else _AGGREGATE
    scores: dict[str, NodeScore] = {}
    for plan in scheme.plans:
        figures = aggregate[plan.method](plan, values, lows, highs)
        node = _node_score(plan, figures, states)
        scores[plan.code] = node
        values.append(node.percent if in_percent else node.score)
        lows.append(0.0 if in_percent or figures is None else figures[1])
        highs.append(100.0 if in_percent or figures is None else figures[2])
    return _profile(scheme, scores, states, values)


def _profile(
    scheme: Scheme,
    scores: dict[str, NodeScore],
    states: list[State],
    values: list[float | None],
) -> Profile:
    nodes = {plan.code: scores[plan.code] for plan in scheme.nodes}
    lenses = {plan.code: scores[plan.code] for plan in scheme.lenses}
    leaves = {leaf.key: (states[leaf.slot], values[leaf.slot]) for leaf in scheme.leaves}
    return Profile(scores[WHOLE], nodes, lenses, leaves)


def read_leaves(
    scheme: Scheme, answers: Answers, asked: frozenset[str]
) -> tuple[list[State], list[float | None]]:
    """The state of every leaf, and its score in the scheme's units where it enters one."""
    states: list[State] = []
    values: list[float | None] = []
    for leaf in scheme.leaves:
        state, value = read_leaf(leaf, answers, asked)
        states.append(state)
        if value is None:
            values.append(leaf.low if state in scheme.lowest else None)
        else:
            values.append(leaf.worth(value))
    return states, values


def read_leaf(
    leaf: LeafPlan, answers: Answers, asked: frozenset[str]
) -> tuple[State, Value | None]:
    """Where one leaf stands, and the value of its answer when it is scored."""
    if leaf.question not in asked:
        return State.OFF_PATH, None
    answer = answers.get(leaf.key, NOT_ANSWERED)
    if answer.value is not None:
        return State.SCORED, answer.value
    return STATES[answer.non_score or NonScore.NOT_ANSWERED], None


def _node_score(plan: NodePlan, figures: Figures | None, states: list[State]) -> NodeScore:
    counts, coverage, basis = _tally(plan, states)
    if figures is None:
        missing = Missing.NOTHING_SCORED if counts.on_path else Missing.NOT_ASKED
        return NodeScore(plan.code, None, None, None, None, None, coverage, basis, counts, missing)
    total, low, high = figures
    percent = as_percent(total, low, high)
    level = plan.levels.level(total, percent)
    return NodeScore(plan.code, total, low, high, percent, level, coverage, basis, counts, None)


def as_percent(score: float, low: float, high: float) -> float | None:
    """*score* as a percent of its bounds; None where they leave nothing between them."""
    if (low, high) == PERCENTS:
        return score
    return 100.0 * (score - low) / (high - low) if high > low else None


def _tally(plan: NodePlan, states: list[State]) -> tuple[Counts, float | None, float | None]:
    tally = [0, 0, 0, 0, 0, 0]
    scored = left_out = not_applicable = 0.0
    for weight, slots in plan.groups:
        group = [0, 0, 0, 0, 0, 0]
        for slot in slots:
            group[states[slot]] += 1
        scored += weight * group[0]
        not_applicable += weight * group[1]
        left_out += weight * (group[2] + group[3] + group[4])
        tally = [a + b for a, b in zip(tally, group, strict=True)]
    applicable = scored + left_out
    on_path = applicable + not_applicable
    coverage = scored / applicable if applicable else None
    basis = scored / on_path if on_path else None
    return Counts(*tally[:5]), coverage, basis


def _mean(
    plan: NodePlan, values: list[float | None], lows: list[float], highs: list[float]
) -> Figures | None:
    sums = _weighted(plan, values, lows, highs)
    return None if sums is None else (sums[0] / sums[3], sums[1] / sums[3], sums[2] / sums[3])


def _mean_of_percents(
    plan: NodePlan, values: list[float | None], _lows: list[float], _highs: list[float]
) -> Figures | None:
    """The mean where every part goes from 0 to 100, so that its bounds need no arithmetic."""
    total = weights = 0.0
    for slot, weight in plan.parts:
        value = values[slot]
        if value is not None:
            total += weight * value
            weights += weight
    return (total / weights, 0.0, 100.0) if weights else None


def _sum(
    plan: NodePlan, values: list[float | None], lows: list[float], highs: list[float]
) -> Figures | None:
    sums = _weighted(plan, values, lows, highs)
    return None if sums is None else sums[:3]


def _weighted(
    plan: NodePlan, values: list[float | None], lows: list[float], highs: list[float]
) -> tuple[float, float, float, float] | None:
    """Weighted sums of values, lowest and highest over the scored parts, and their weights."""
    total = low = high = weights = 0.0
    for slot, weight in plan.parts:
        value = values[slot]
        if value is not None:
            total += weight * value
            low += weight * lows[slot]
            high += weight * highs[slot]
            weights += weight
    return (total, low, high, weights) if weights else None


def _least(
    plan: NodePlan, values: list[float | None], lows: list[float], highs: list[float]
) -> Figures | None:
    scored = [(v, lows[s], highs[s]) for s, _ in plan.parts if (v := values[s]) is not None]
    if not scored:
        return None
    return min(v for v, _, _ in scored), min(x for _, x, _ in scored), min(x for _, _, x in scored)


def _most(
    plan: NodePlan, values: list[float | None], lows: list[float], highs: list[float]
) -> Figures | None:
    scored = [(v, lows[s], highs[s]) for s, _ in plan.parts if (v := values[s]) is not None]
    if not scored:
        return None
    return max(v for v, _, _ in scored), max(x for _, x, _ in scored), max(x for _, _, x in scored)


def _ladder(
    plan: NodePlan, values: list[float | None], _lows: list[float], highs: list[float]
) -> Figures | None:
    if all(values[slot] is None for slot, _ in plan.parts):
        return None
    rungs = 0
    for (slot, _), threshold in zip(plan.parts, plan.thresholds, strict=True):
        value = values[slot]
        needed = highs[slot] if threshold is None else threshold
        if value is None or value < needed - NEARLY:
            break
        rungs += 1
    return float(rungs), 0.0, float(len(plan.parts))


Aggregator: TypeAlias = Callable[
    [NodePlan, list[float | None], list[float], list[float]], Figures | None
]

_AGGREGATE: dict[Method, Aggregator] = {
    Method.MEAN: _mean,
    Method.SUM: _sum,
    Method.MIN: _least,
    Method.MAX: _most,
    Method.LADDER: _ladder,
}

_AGGREGATE_PERCENTS: dict[Method, Aggregator] = {**_AGGREGATE, Method.MEAN: _mean_of_percents}
