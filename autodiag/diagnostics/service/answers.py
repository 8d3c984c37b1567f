"""Answers as a diagnostic keeps them, and as the engine reads them."""

from typing import NamedTuple

from autodiag.diagnostics.publishing import Version
from autodiag.diagnostics.tables import Diagnostic
from autodiag.questionnaires import (
    Answer,
    Answers,
    Depth,
    Fact,
    Path,
    Questionnaire,
    answers_from_json,
    answers_to_json,
    path,
)


class Standing(NamedTuple):
    """A diagnostic with all that a page of it needs: version, answers, path."""

    diagnostic: Diagnostic
    version: Version
    answers: Answers
    path: Path


def answers_of(diagnostic: Diagnostic) -> dict[str, Answer]:
    """Every answer kept, on the path or not."""
    return answers_from_json(diagnostic.answers)


def stand(diagnostic: Diagnostic, version: Version) -> Standing:
    """Where *diagnostic* stands; *version* must be its own."""
    answers = answers_of(diagnostic)
    return Standing(
        diagnostic, version, answers, path(version.questionnaire, Depth(diagnostic.depth), answers)
    )


def put_answers(diagnostic: Diagnostic, questionnaire: Questionnaire, answers: Answers) -> None:
    """Keep *answers* in place of all others, with the facts that rows are filtered by."""
    diagnostic.answers = dict(answers_to_json(answers))
    diagnostic.discipline = fact(questionnaire, answers, Fact.DISCIPLINE)
    diagnostic.staff = fact(questionnaire, answers, Fact.STAFF)
    diagnostic.region = fact(questionnaire, answers, Fact.REGION)


def fact(questionnaire: Questionnaire, answers: Answers, wanted: Fact) -> str | None:
    """What the organisation said of itself, where the answer is one word."""
    question = questionnaire.facts.get(wanted)
    answer = answers.get(question.code) if question else None
    return answer.value if answer is not None and isinstance(answer.value, str) else None


def functions(questionnaire: Questionnaire, answers: Answers) -> frozenset[str]:
    """What the organisation does, as far as it said so."""
    question = questionnaire.facts.get(Fact.FUNCTIONS)
    answer = answers.get(question.code) if question else None
    return frozenset(answer.value) if answer and isinstance(answer.value, tuple) else frozenset()
