"""Codes name one thing each."""

from collections.abc import Iterable
from typing import Protocol

from autodiag.questionnaires.fields import Draft
from autodiag.questionnaires.model import WHOLE, Questionnaire


class Coded(Protocol):
    """Whatever has a code."""

    @property
    def code(self) -> str:
        """The code, empty when it could not be read."""


def check_codes(draft: Draft, questionnaire: Questionnaire) -> None:
    """Report codes that stand twice where they must differ, and the one that is reserved."""
    questions = [q for section in questionnaire.sections for q in section.questions]
    nodes = [node for dimension in questionnaire.dimensions for node in dimension.walk()]
    # Scores are looked up by node, lens or question code alike.
    scored: tuple[Coded, ...] = (*nodes, *questionnaire.lenses, *questions)
    for named in scored:
        if named.code == WHOLE:
            draft.report.add("reserved-code", draft.mark(named, "code"), code=WHOLE)
    _check_distinct(draft, scored)
    _check_distinct(draft, questionnaire.levels)
    _check_distinct(draft, questionnaire.sections)
    for question in questions:
        _check_distinct(draft, question.rows)
        if draft.has(question, "choices"):
            _check_distinct(draft, question.choices)
    for choices in draft.scales.values():
        _check_distinct(draft, choices.choices)


def _check_distinct(draft: Draft, things: Iterable[Coded]) -> None:
    lines: dict[str, int] = {}
    for thing in things:
        mark = draft.mark(thing, "code")
        if thing.code in lines:
            draft.report.add("duplicate-code", mark, code=thing.code, line=lines[thing.code])
        elif thing.code:
            lines[thing.code] = mark.line
