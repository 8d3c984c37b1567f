"""Which questions are asked: those of the chosen depth whose conditions hold."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from types import MappingProxyType
from weakref import WeakKeyDictionary

from autodiag.questionnaires.answers import Answer, Answers
from autodiag.questionnaires.conditions import holds
from autodiag.questionnaires.model import (
    Choice,
    Depth,
    Question,
    Questionnaire,
    Section,
)


@dataclass(frozen=True, slots=True)
class Step:
    """A question on the path, in its section, with the choices shown now."""

    section: Section
    question: Question
    choices: tuple[Choice, ...]


@dataclass(frozen=True)
class Path:
    """What is asked of one diagnostic, given its answers so far.

    *answers* are those that count: of questions on the path, and without choices no longer shown.
    """

    questionnaire: Questionnaire
    depth: Depth
    steps: tuple[Step, ...]
    answers: Answers

    @cached_property
    def codes(self) -> frozenset[str]:
        """The codes of the questions asked."""
        return frozenset(step.question.code for step in self.steps)

    @cached_property
    def questions(self) -> tuple[Question, ...]:
        """The questions asked, in order."""
        return tuple(step.question for step in self.steps)

    @cached_property
    def keys(self) -> frozenset[str]:
        """The keys under which answers count: question codes, and rows of matrices."""
        return frozenset(key for question in self.questions for key in question.keys)

    @cached_property
    def choices(self) -> Mapping[str, tuple[Choice, ...]]:
        """The choices shown now, by question code."""
        return MappingProxyType({step.question.code: step.choices for step in self.steps})

    def has(self, code: str) -> bool:
        """Whether the question of that code is asked."""
        return code in self.codes

    @cached_property
    def answered(self) -> frozenset[str]:
        """The codes of the questions that are answered."""
        given = {key for key, answer in self.answers.items() if _is_given(answer)}
        return frozenset(q.code for q in self.questions if given.issuperset(q.asked_keys))

    def is_answered(self, question: Question) -> bool:
        """Whether something was said: a value or a chosen non-score; every row of a matrix."""
        return question.code in self.answered


def path(questionnaire: Questionnaire, depth: Depth, answers: Answers) -> Path:
    """The path at *depth*; answers off the path are ignored, in conditions too."""
    if not questionnaire.has_conditions:
        return _straight(questionnaire, depth, answers)
    counted: dict[str, Answer] = {}
    steps: list[Step] = []
    for section in questionnaire.sections:
        if not holds(section.when, counted, questionnaire.questions):
            continue
        for question in section.questions:
            if not depth.includes(question.depth):
                continue
            if holds(question.when, counted, questionnaire.questions):
                step = _step(questionnaire, section, question, counted)
                steps.append(step)
                counted |= _counted(step, answers)
    return Path(questionnaire, depth, tuple(steps), MappingProxyType(counted))


def widest_path(questionnaire: Questionnaire, depth: Depth) -> Path:
    """All that *depth* may ever ask, whatever is answered: every condition set aside."""
    return _straight(questionnaire, depth, {})


def _straight(questionnaire: Questionnaire, depth: Depth, answers: Answers) -> Path:
    """The path without its conditions: the same steps whatever was answered."""
    known = _STRAIGHT.setdefault(questionnaire, {})
    if depth not in known:
        asked = questionnaire.asked_at[depth]
        known[depth] = tuple(
            Step(section, question, question.choices) for section, question in asked
        )
    steps = known[depth]
    counted = {key: answers[key] for key in questionnaire.keys_at[depth] if key in answers}
    return Path(questionnaire, depth, steps, MappingProxyType(counted))


# A questionnaire is immutable and shared by all requests: what it always asks is laid out once.
_STRAIGHT: WeakKeyDictionary[Questionnaire, dict[Depth, tuple[Step, ...]]] = WeakKeyDictionary()


def _step(
    questionnaire: Questionnaire, section: Section, question: Question, counted: Answers
) -> Step:
    shown = (c for c in question.choices if holds(c.when, counted, questionnaire.questions))
    return Step(section, question, tuple(shown))


def _counted(step: Step, answers: Answers) -> dict[str, Answer]:
    given = ((key, answers[key]) for key in step.question.keys if key in answers)
    if len(step.choices) == len(step.question.choices):
        return dict(given)
    shown = {choice.code for choice in step.choices}
    return {key: _without_hidden(answer, shown) for key, answer in given}


def _without_hidden(answer: Answer, shown: set[str]) -> Answer:
    """*answer* without the choices that are not shown; its note stays."""
    if isinstance(answer.value, tuple):
        kept = tuple(code for code in answer.value if code in shown)
        return replace(answer, value=kept or None)
    if isinstance(answer.value, str) and answer.value not in shown:
        return replace(answer, value=None)
    return answer


def _is_given(answer: Answer) -> bool:
    return answer.value is not None or answer.non_score is not None
