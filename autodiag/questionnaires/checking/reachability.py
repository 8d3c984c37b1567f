"""Whether a condition can hold at all: tried out on the answers that could make a difference."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import combinations, product

from autodiag.questionnaires.answers import Answer, Value
from autodiag.questionnaires.checking.owners import list_owners
from autodiag.questionnaires.conditions import holds, list_tests, question_of
from autodiag.questionnaires.fields import Draft
from autodiag.questionnaires.model import (
    Kind,
    Leaf,
    Operator,
    Question,
    Questionnaire,
    Rule,
    Test,
)

MOST_TRIALS = 20_000
"""Beyond this many combinations of answers, a condition is taken to be possible."""
MOST_WORK = 500_000
"""Once as many answers have been tried in all, so are the conditions that follow."""
_MOST_QUESTIONS = 30
_MOST_TICKS = 4
_FIRST_DAY, _LAST_DAY = "0001-01-01", "9999-12-31"

_Given = tuple[str, Value | None]


def check_reachability(draft: Draft, questionnaire: Questionnaire) -> None:
    """Report sections, questions and choices that no answers could ever show."""
    if draft.report.has("condition-"):
        return  # a condition that looks at the wrong question says nothing yet
    unreachable: set[int] = set()
    trials = _Trials(draft, questionnaire)
    for owner in list_owners(questionnaire):
        if any(id(rule) in unreachable for rule in owner.above):
            continue
        if not trials.is_possible(tuple(rule for rule in (*owner.above, owner.rule) if rule)):
            unreachable.add(id(owner.rule))
            kind = type(owner.thing).__name__.lower()
            mark = draft.key_mark(owner.thing, "when")
            draft.report.add(f"unreachable-{kind}", mark, code=owner.code)


class _Trials:
    """Answers tried out on conditions, in the order in which they would be given."""

    def __init__(self, draft: Draft, questionnaire: Questionnaire) -> None:
        self._draft = draft
        self._questions = questionnaire.questions
        self._sections = {q.code: s for s in questionnaire.sections for q in s.questions}
        self._order = {code: number for number, code in enumerate(self._questions)}
        self._left = MOST_WORK

    def is_possible(self, rules: tuple[Rule, ...]) -> bool:
        """Whether some answers make all *rules* hold, as far as trials go."""
        tests = tuple(self._list_all_tests(rules))
        if len({question_of(test) for test in tests}) > _MOST_QUESTIONS:
            return True
        leaves = self._list_leaves(tests)
        tried = [_list_given(leaf, tests) for leaf in leaves]
        for count, answers in enumerate(product(*tried)):
            self._left -= 1 + len(leaves)
            if count == MOST_TRIALS or self._left < 0:
                return True
            counted = self._count(leaves, answers)
            if all(holds(rule, counted, self._questions) for rule in rules):
                return True
        return False

    def _list_leaves(self, tests: Iterable[Test]) -> list[Leaf]:
        keys = {test.question for test in tests}
        asked = {question_of(test) for test in tests} & self._order.keys()
        questions = (self._questions[code] for code in sorted(asked, key=self._order.__getitem__))
        known = (question for question in questions if not self._draft.is_broken(question))
        return [leaf for question in known for leaf in question.leaves() if leaf.key in keys]

    def _list_all_tests(self, rules: tuple[Rule, ...]) -> Iterator[Test]:
        """The tests of *rules*, and of the rules that decide on the questions they look at."""
        waiting, seen = list(rules), set[str]()
        while waiting and len(seen) <= _MOST_QUESTIONS:
            for test in list_tests(waiting.pop()):
                yield test
                code = question_of(test)
                if code not in seen and code in self._sections:
                    seen.add(code)
                    waiting.extend(self._rules_of(code))

    def _rules_of(self, code: str) -> list[Rule]:
        question = self._questions[code]
        rules = (self._sections[code].when, question.when, *(c.when for c in question.choices))
        return [rule for rule in rules if rule]

    def _count(self, leaves: list[Leaf], answers: Iterable[_Given]) -> Mapping[str, Answer]:
        """The answers that count, as on a path."""
        counted: dict[str, Answer] = {}
        for leaf, (key, value) in zip(leaves, answers, strict=True):
            if value is not None and self._is_asked(leaf.question, value, counted):
                counted[key] = Answer(value)
        return counted

    def _is_asked(self, question: Question, value: Value, counted: Mapping[str, Answer]) -> bool:
        codes = value if isinstance(value, tuple) else (value,)
        chosen = (choice.when for choice in question.choices if choice.code in codes)
        rules = (self._sections[question.code].when, question.when, *chosen)
        return all(holds(rule, counted, self._questions) for rule in rules)


def _list_given(leaf: Leaf, tests: Iterable[Test]) -> list[_Given]:
    """What *leaf* may hold that could make a difference to *tests*."""
    own = [test for test in tests if test.question == leaf.key]
    values = dict.fromkeys(_VALUES[leaf.question.kind](leaf.question, own))
    return [(leaf.key, None), *((leaf.key, value) for value in values)]


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
    counts = {int(t.operand) for t in tests if isinstance(t.operand, int | float)}
    for size in range(min(len(shown), _MOST_TICKS) + 1):
        more = {0, 1, *(count - size + shift for count in counts for shift in (-1, 0, 1))}
        for ticks in combinations(shown, size):
            yield from (t for n in more if n >= 0 and (t := (*ticks, *others[:n])))
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
    yield from sorted(
        {_FIRST_DAY, _LAST_DAY, *(t.operand for t in tests if isinstance(t.operand, str))}
    )


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
