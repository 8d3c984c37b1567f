"""What changed between two diagnostics, even when the questionnaire has a new version.

Both are scored again on the leaves that were scored in both and that still ask the same thing
(same code, same scale, same wording mark), with the newer weights.
"""

from collections.abc import Mapping
from typing import NamedTuple

from autodiag.questionnaires.answers import Answers
from autodiag.questionnaires.model import Depth, Questionnaire
from autodiag.questionnaires.path import path
from autodiag.questionnaires.versions import shared_leaves
from autodiag.scoring.profile import Profile, score_leaves
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
    same = shared_leaves(before.questionnaire, after.questionnaire)
    both = same & _scored(before) & _scored(after)
    old, new = (_scores(scheme, run.answers, both) for run in (before, after))
    return {
        plan.code: Change(
            plan.code,
            old.of(plan.code).percent,
            new.of(plan.code).percent,
            new.of(plan.code).counts.scored,
        )
        for plan in scheme.plans
    }


def _scored(run: Run) -> frozenset[str]:
    asked = path(run.questionnaire, run.depth, run.answers).codes
    leaves = run.questionnaire.leaves
    return frozenset(
        key
        for key, answer in run.answers.items()
        if answer.value is not None and key in leaves and leaves[key].question.code in asked
    )


def _scores(scheme: Scheme, answers: Answers, keys: frozenset[str]) -> Profile:
    states: list[State] = []
    values: list[float | None] = []
    for leaf in scheme.leaves:
        value = answers[leaf.key].value if leaf.key in keys else None
        states.append(State.OFF_PATH if value is None else State.SCORED)
        values.append(None if value is None else leaf.worth(value))
    return score_leaves(scheme, states, values)
