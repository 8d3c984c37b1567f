"""Why a score is what it is: the answers behind it, with the weight each one carries."""

from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple, TypeAlias

from autodiag.questionnaires.model import Method, Units
from autodiag.scoring.profile import Profile
from autodiag.scoring.scheme import NodePlan, Scheme, State


class Contribution(NamedTuple):
    """One asked leaf of a node.

    *score* is the leaf's own, in the questionnaire's units; *weight* is its effective weight in
    the node as declared; *factor* is what its score is multiplied by once what was left out has
    been left out, so that the sum of *points* is the node's score.  *factor* is None on a ladder,
    where answers open rungs rather than add up.
    """

    key: str
    question: str
    state: State
    score: float | None
    weight: float
    factor: float | None

    @property
    def points(self) -> float | None:
        """What this leaf brings to the node's score."""
        return None if self.factor is None or self.score is None else self.factor * self.score


def contributions(scheme: Scheme, profile: Profile, code: str) -> tuple[Contribution, ...]:
    """The leaves of node or lens *code* that were asked, in the order asked."""
    plan = scheme.plan(code)
    factors = _Factors(scheme, profile).of(plan)
    found = []
    for slot, weight in plan.leaves:
        leaf = scheme.leaves[slot]
        state, value = profile.leaves[leaf.key]
        if state is not State.OFF_PATH:
            factor = None if factors is None else factors.get(slot, 0.0)
            found.append(Contribution(leaf.key, leaf.question, state, value, weight, factor))
    return tuple(found)


_Shares: TypeAlias = dict[int, float]


class _Factors:
    """Walks down from a node, multiplying each part's share of the score above it."""

    def __init__(self, scheme: Scheme, profile: Profile) -> None:
        self._scheme, self._profile = scheme, profile
        self._plans = {plan.slot: plan for plan in scheme.nodes}
        self._in_percent = scheme.units is Units.PERCENT

    def of(self, plan: NodePlan) -> _Shares | None:
        """Leaf slot to factor; None when a ladder stands in between."""
        shares = _SHARES[plan.method](plan, {s: self._value(s) for s, _ in plan.parts})
        if shares is None:
            return None
        total: _Shares = {}
        for slot, share in shares.items():
            below = self._below(slot)
            if below is None:
                return None
            for leaf, factor in below.items():
                total[leaf] = total.get(leaf, 0.0) + share * factor
        return total

    def _below(self, slot: int) -> _Shares | None:
        plan = self._plans.get(slot)
        if plan is None:
            return {slot: 1.0}
        inner, node = self.of(plan), self._profile.nodes[plan.code]
        if inner is None or not self._in_percent or node.high in (None, 100.0):
            return inner
        return {leaf: factor * 100.0 / (node.high or 100.0) for leaf, factor in inner.items()}

    def _value(self, slot: int) -> float | None:
        plan = self._plans.get(slot)
        if plan is None:
            return self._profile.leaves[self._scheme.leaves[slot].key][1]
        node = self._profile.nodes[plan.code]
        return node.percent if self._in_percent else node.score


def _mean_shares(plan: NodePlan, values: Mapping[int, float | None]) -> _Shares:
    scored = [(slot, weight) for slot, weight in plan.parts if values[slot] is not None]
    weights = sum(weight for _, weight in scored)
    return _added((slot, weight / weights) for slot, weight in scored)


def _sum_shares(plan: NodePlan, values: Mapping[int, float | None]) -> _Shares:
    return _added(part for part in plan.parts if values[part[0]] is not None)


def _added(parts: Iterable[tuple[int, float]]) -> _Shares:
    shares: _Shares = {}
    for slot, share in parts:
        shares[slot] = shares.get(slot, 0.0) + share
    return shares


def _deciding(
    choose: Callable[[list[float]], float],
) -> Callable[[NodePlan, Mapping[int, float | None]], _Shares]:
    def shares(plan: NodePlan, values: Mapping[int, float | None]) -> _Shares:
        scored = [value for slot, _ in plan.parts if (value := values[slot]) is not None]
        if not scored:
            return {}
        decides = choose(scored)
        return {next(slot for slot, _ in plan.parts if values[slot] == decides): 1.0}

    return shares


def _no_shares(_plan: NodePlan, _values: Mapping[int, float | None]) -> None:
    return None


_SHARES: dict[Method, Callable[[NodePlan, Mapping[int, float | None]], _Shares | None]] = {
    Method.MEAN: _mean_shares,
    Method.SUM: _sum_shares,
    Method.MIN: _deciding(min),
    Method.MAX: _deciding(max),
    Method.LADDER: _no_shares,
}
