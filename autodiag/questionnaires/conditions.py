"""Whether a condition holds: data, interpreted by a table of operators, never a program.

What was not answered (or answered with one of the non-scores) satisfies no test but
``answered: false``: "is not X" means *answered, and otherwise*.  To include those who did not
answer, an author writes ``not: {question: …, is: X}``.
"""

from collections.abc import Callable, Iterator, Mapping

from autodiag.questionnaires.answers import NOT_ANSWERED, Answers, Value
from autodiag.questionnaires.model import (
    AllOf,
    AnyOf,
    Not,
    Operator,
    Question,
    Questionnaire,
    Rule,
    Test,
)

Operand = str | float | bool | tuple[str, ...]


def holds(rule: Rule | None, answers: Answers, questions: Mapping[str, Question]) -> bool:
    """Whether *rule* holds; *answers* must be those of questions on the path, and no others."""
    if isinstance(rule, Test):
        return _test(rule, answers, questions)
    if isinstance(rule, AllOf):
        return all(holds(part, answers, questions) for part in rule.rules)
    if isinstance(rule, AnyOf):
        return any(holds(part, answers, questions) for part in rule.rules)
    if isinstance(rule, Not):
        return not holds(rule.rule, answers, questions)
    return True


def list_tests(rule: Rule | None) -> Iterator[Test]:
    """Every test of *rule*, in the order written."""
    if isinstance(rule, Test):
        yield rule
    elif isinstance(rule, AllOf | AnyOf):
        for part in rule.rules:
            yield from list_tests(part)
    elif isinstance(rule, Not):
        yield from list_tests(rule.rule)


def question_of(test: Test) -> str:
    """The code of the question that *test* looks at; a matrix row is named ``question.row``."""
    return test.question.partition(".")[0]


def dependants(questionnaire: Questionnaire) -> Mapping[str, frozenset[str]]:
    """For each question, the questions to look at again when its answer changes.

    Indirect ones are included: a question whose dependant leaves the path may change others.
    """
    direct = _direct_dependants(questionnaire)
    result: dict[str, frozenset[str]] = {}
    for code in reversed(tuple(questionnaire.questions)):
        below = (result.get(other, frozenset()) for other in direct.get(code, ()))
        result[code] = frozenset(direct.get(code, ())).union(*below)
    return result


def _direct_dependants(questionnaire: Questionnaire) -> Mapping[str, set[str]]:
    direct: dict[str, set[str]] = {}
    for section in questionnaire.sections:
        for question in section.questions:
            rules = (section.when, question.when, *(choice.when for choice in question.choices))
            for test in (test for rule in rules for test in list_tests(rule)):
                direct.setdefault(question_of(test), set()).add(question.code)
    return direct


def _test(test: Test, answers: Answers, questions: Mapping[str, Question]) -> bool:
    value = answers.get(test.question, NOT_ANSWERED).value
    if test.operator is Operator.ANSWERED:
        return (value is not None) is test.operand
    if value is None:
        return False
    return _OPERATORS[test.operator](value, test.operand, questions.get(question_of(test)))


def _is(value: Value, operand: Operand, _question: Question | None) -> bool:
    return value == operand


def _is_not(value: Value, operand: Operand, _question: Question | None) -> bool:
    return value != operand


def _in(value: Value, operand: Operand, _question: Question | None) -> bool:
    return isinstance(operand, tuple) and value in operand


def _includes(value: Value, operand: Operand, _question: Question | None) -> bool:
    return isinstance(value, tuple) and operand in value


def _at_least(value: Value, operand: Operand, question: Question | None) -> bool:
    if isinstance(operand, str):
        return isinstance(value, str) and value >= operand
    figure = _figure(value, question)
    return figure is not None and figure >= _number(operand)


def _at_most(value: Value, operand: Operand, question: Question | None) -> bool:
    if isinstance(operand, str):
        return isinstance(value, str) and value <= operand
    figure = _figure(value, question)
    return figure is not None and figure <= _number(operand)


def _figure(value: Value, question: Question | None) -> float | None:
    """What a value is compared by: itself for a number, the value on its scale for a choice."""
    if isinstance(value, tuple):
        return float(len(value))
    if not isinstance(value, str | bool):
        return value
    code = {True: "yes", False: "no"}[value] if isinstance(value, bool) else value
    choice = question.choice(code) if question else None
    return choice.value if choice else None


def _number(operand: Operand) -> float:
    return float(operand) if isinstance(operand, int | float) else float("nan")


_OPERATORS: Mapping[Operator, Callable[[Value, Operand, Question | None], bool]] = {
    Operator.IS: _is,
    Operator.IS_NOT: _is_not,
    Operator.IN: _in,
    Operator.INCLUDES: _includes,
    Operator.AT_LEAST: _at_least,
    Operator.AT_MOST: _at_most,
}
