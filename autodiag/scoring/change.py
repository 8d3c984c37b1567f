"""What changed between two diagnostics, even when the questionnaire has a new version.

Both are scored again on the leaves that were scored in both and that still ask the same thing
(same code, same scale, same wording mark), with the newer weights.
"""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from autodiag.questionnaires.answers import Answers, Value
from autodiag.questionnaires.model import Depth, Questionnaire
from autodiag.questionnaires.path import path
from autodiag.questionnaires.versions import shared_leaves
from autodiag.scoring.profile import NodeScore, Profile, score_leaves
from autodiag.scoring.scheme import Scheme, State, compile_scheme


class Run(NamedTuple):
    """One diagnostic: what was asked, how deep, and what was answered."""

    questionnaire: Questionnaire
    depth: Depth
    answers: Answers


class Change(NamedTuple):
    """Percents of one node before and after; *leaves* is how many answers each rests on."""

    code: str
    before: float | None
    after: float | None
    leaves: int

    @property
    def difference(self) -> float | None:
        """Points gained or lost; None unless both are known."""
        return None if self.before is None or self.after is None else self.after - self.before


def changes(before: Run, after: Run) -> Mapping[str, Change]:
    """The change of every node and lens of the newer questionnaire, by code."""
    scheme = compile_scheme(after.questionnaire)
    given, given_since = _scored(before), _scored(after)
    same = shared_leaves(before.questionnaire, after.questionnaire)
    both = same & given.keys() & given_since.keys()
    old, new = (_scores(scheme, values, both) for values in (given, given_since))
    return {plan.code: _change(old.of(plan.code), new.of(plan.code)) for plan in scheme.plans}


def _change(old: NodeScore, new: NodeScore) -> Change:
    return Change(new.code, old.percent, new.percent, new.counts.scored)


def _scored(run: Run) -> Mapping[str, Value]:
    """The values that count towards a score, by leaf key."""
    counted = path(run.questionnaire, run.depth, run.answers).answers
    return {
        key: answer.value
        for key, answer in counted.items()
        if answer.value is not None and key in run.questionnaire.leaves
    }


def _scores(scheme: Scheme, given: Mapping[str, Value], keys: AbstractSet[str]) -> Profile:
    states: list[State] = []
    values: list[float | None] = []
    for leaf in scheme.leaves:
        is_shared = leaf.key in keys
        states.append(State.SCORED if is_shared else State.OFF_PATH)
        values.append(leaf.worth(given[leaf.key]) if is_shared else None)
    return score_leaves(scheme, states, values)
