"""Whether a condition can hold at all: tried out on the answers that could make a difference."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import combinations, product

from autodiag.questionnaires.answers import Answer, Value
from autodiag.questionnaires.checking.owners import Owner, list_owners
from autodiag.questionnaires.conditions import holds, list_tests, question_of
from autodiag.questionnaires.fields import Draft
from autodiag.questionnaires.model import (
    Kind,
    Leaf,
    Operator,
    Question,
    Questionnaire,
    Rule,
    Section,
    Test,
)

MOST_TRIALS = 20_000
"""Beyond this many combinations of answers, a condition is taken to be possible."""
_MOST_TICKS = 4
_FIRST_DAY, _LAST_DAY = "0001-01-01", "9999-12-31"

_Given = tuple[str, Value | None]


def check_reachability(draft: Draft, questionnaire: Questionnaire) -> None:
    """Report sections, questions and choices that no answers could ever show."""
    if draft.report.has("condition-"):
        return  # a condition that looks at the wrong question says nothing yet
    unreachable: list[Rule] = []
    for owner in list_owners(questionnaire):
        if any(rule is other for rule in owner.above for other in unreachable):
            continue
        if not _Trials(draft, questionnaire, owner).is_possible():
            unreachable.append(owner.rule)
            kind = type(owner.thing).__name__.lower()
            mark = draft.key_mark(owner.thing, "when")
            draft.report.add(f"unreachable-{kind}", mark, code=owner.code)


class _Trials:
    """The answers to try for one condition, in the order in which they would be given."""

    def __init__(self, draft: Draft, questionnaire: Questionnaire, owner: Owner) -> None:
        self.questionnaire = questionnaire
        self.rules = tuple(rule for rule in (*owner.above, owner.rule) if rule)
        self.sections = {q.code: s for s in questionnaire.sections for q in s.questions}
        self.tests = tuple(self._list_all_tests())
        keys = {test.question for test in self.tests}
        asked = {question_of(test) for test in self.tests}
        self.leaves = [
            leaf
            for question in questionnaire.questions.values()
            if question.code in asked and not draft.is_broken(question)
            for leaf in question.leaves()
            if leaf.key in keys
        ]

    def is_possible(self) -> bool:
        """Whether some answers make every rule hold, as far as trials go."""
        for count, answers in enumerate(self._list_answers()):
            if count == MOST_TRIALS or self._holds(answers):
                return True
        return False

    def _list_all_tests(self) -> Iterator[Test]:
        """The tests of the rules, and of the rules that decide on the questions they look at."""
        waiting, seen = list(self.rules), set[str]()
        while waiting:
            for test in list_tests(waiting.pop()):
                yield test
                code = question_of(test)
                if code not in seen and code in self.sections:
                    seen.add(code)
                    waiting.extend(self._rules_of(code))

    def _rules_of(self, code: str) -> list[Rule]:
        question = self.questionnaire.questions[code]
        rules = (self.sections[code].when, question.when, *(c.when for c in question.choices))
        return [rule for rule in rules if rule]

    def _list_answers(self) -> Iterator[tuple[_Given, ...]]:
        tried = (self._list_given(leaf) for leaf in self.leaves)
        return product(*tried)

    def _list_given(self, leaf: Leaf) -> list[_Given]:
        tests = [test for test in self.tests if test.question == leaf.key]
        values = dict.fromkeys(_VALUES[leaf.question.kind](leaf.question, tests))
        return [(leaf.key, None), *((leaf.key, value) for value in values)]

    def _holds(self, answers: Iterable[_Given]) -> bool:
        counted: dict[str, Answer] = {}
        for leaf, (key, value) in zip(self.leaves, answers, strict=True):
            if value is not None and self._is_asked(leaf.question, value, counted):
                counted[key] = Answer(value)
        return all(holds(rule, counted, self.questionnaire.questions) for rule in self.rules)

    def _is_asked(self, question: Question, value: Value, counted: Mapping[str, Answer]) -> bool:
        section: Section = self.sections[question.code]
        codes = value if isinstance(value, tuple) else (value,)
        chosen = (c.when for c in question.choices if c.code in codes)
        rules = (section.when, question.when, *chosen)
        return all(holds(rule, counted, self.questionnaire.questions) for rule in rules)


def _chosen(question: Question, _tests: list[Test]) -> Iterator[Value]:
    return (choice.code for choice in question.choices)


def _ticked(question: Question, tests: list[Test]) -> Iterator[Value]:
    """The ticks that tests name, in every combination, and as many others as may be counted."""
    named = {str(test.operand) for test in tests if test.operator is Operator.INCLUDES}
    alone = {choice.code for choice in question.choices if choice.exclusive}
    together = [choice.code for choice in question.choices if choice.code not in alone]
    others = [code for code in together if code not in named]
    yield from ((code,) for code in alone)
    shown = [code for code in together if code in named]
    for size in range(min(len(shown), _MOST_TICKS) + 1):
        for ticks in combinations(shown, size):
            yield from (t for n in range(len(others) + 1) if (t := (*ticks, *others[:n])))
    yield tuple(together)


def _measured(question: Question, tests: list[Test]) -> Iterator[Value]:
    step = question.step or 0.5
    operands = {float(t.operand) for t in tests if isinstance(t.operand, int | float)}
    near = {number + shift for number in operands for shift in (-step, 0.0, step)}
    low, high = question.minimum, question.maximum
    near |= {bound for bound in (low, high) if bound is not None} or {0.0}
    for number in sorted(near):
        if (low is None or number >= low) and (high is None or number <= high):
            yield number


def _dated(_question: Question, tests: list[Test]) -> Iterator[Value]:
    yield from sorted({_FIRST_DAY, _LAST_DAY, *(str(t.operand) for t in tests)})


def _said(_question: Question, _tests: list[Test]) -> Iterator[Value]:
    yield "…"


def _yes_or_no(_question: Question, _tests: list[Test]) -> Iterator[Value]:
    yield from (True, False)


_VALUES: Mapping[Kind, Callable[[Question, list[Test]], Iterator[Value]]] = {
    Kind.SINGLE: _chosen,
    Kind.MATRIX: _chosen,
    Kind.MULTIPLE: _ticked,
    Kind.RANKING: _ticked,
    Kind.RATING: _measured,
    Kind.NUMBER: _measured,
    Kind.YES_NO: _yes_or_no,
    Kind.DATE: _dated,
    Kind.SHORT_TEXT: _said,
    Kind.LONG_TEXT: _said,
}
