"""Conditions: what they look at must exist, come before, be asked, and be testable so."""

from collections.abc import Mapping

from autodiag.questionnaires.checking.owners import Owner, list_owners
from autodiag.questionnaires.conditions import list_tests, question_of
from autodiag.questionnaires.fields import Draft, nearest
from autodiag.questionnaires.model import Kind, Operator, Question, Questionnaire, Test
from autodiag.questionnaires.parsing import is_day

_CHOSEN = (Operator.IS, Operator.IS_NOT, Operator.IN, Operator.AT_LEAST, Operator.AT_MOST)
_MEASURED = (Operator.IS, Operator.IS_NOT, Operator.AT_LEAST, Operator.AT_MOST)
_TICKED = (Operator.INCLUDES, Operator.AT_LEAST, Operator.AT_MOST)
OPERATORS: Mapping[Kind, tuple[Operator, ...]] = {
    Kind.SINGLE: _CHOSEN,
    Kind.MATRIX: _CHOSEN,
    Kind.MULTIPLE: _TICKED,
    Kind.RANKING: _TICKED,
    Kind.RATING: _MEASURED,
    Kind.NUMBER: _MEASURED,
    Kind.YES_NO: (Operator.IS, Operator.IS_NOT),
    Kind.DATE: (Operator.AT_LEAST, Operator.AT_MOST),
    Kind.SHORT_TEXT: (),
    Kind.LONG_TEXT: (),
}
"""The tests that make sense for an answer of each kind, beside `answered`, which always does."""


def check_conditions(draft: Draft, questionnaire: Questionnaire) -> None:
    """Report tests that look at nothing, at later questions, or in a way that cannot work."""
    positions = {code: index for index, code in reversed(_numbered(questionnaire))}
    for owner in list_owners(questionnaire):
        for test in list_tests(owner.rule):
            if _check_reference(draft, owner, test, positions):
                _check_test(draft, owner, test)


def _numbered(questionnaire: Questionnaire) -> list[tuple[int, str]]:
    questions = (q for section in questionnaire.sections for q in section.questions)
    return list(enumerate(question.code for question in questions))


def _check_reference(draft: Draft, owner: Owner, test: Test, positions: Mapping[str, int]) -> bool:
    """Report a reference to no question or to one that is not asked before; whether it is fine."""
    code, mark = question_of(test), draft.mark(test, "question")
    if code not in positions:
        near = nearest(code, positions)
        draft.report.add("condition-unknown-question", mark, code=code, nearest=near)
        return False
    if positions[code] >= owner.position:
        own = positions[code] == owner.position
        kind = "condition-on-itself" if own else "condition-on-later"
        draft.report.add(kind, mark, code=code)
        return False
    return True


def _check_test(draft: Draft, owner: Owner, test: Test) -> None:
    question = draft.questions[question_of(test)]
    if not owner.depth.includes(question.depth):
        mark = draft.mark(test, "question")
        depths = {"depth": question.depth, "own": owner.depth}
        draft.report.add("condition-on-deeper", mark, code=question.code, **depths)
    if draft.is_broken(question) or not _check_row(draft, question, test):
        return
    allowed = OPERATORS[question.kind]
    if test.operator is not Operator.ANSWERED and test.operator not in allowed:
        details = {
            "operator": test.operator,
            "kind": question.kind,
            "known": ", ".join((*allowed, Operator.ANSWERED)),
        }
        draft.report.add("condition-operator", draft.key_mark(test, test.operator), **details)
        return
    _check_operand(draft, question, test)


def _check_row(draft: Draft, question: Question, test: Test) -> bool:
    row = test.question.partition(".")[2]
    rows = [row.code for row in question.rows]
    if (question.kind is Kind.MATRIX and row in rows) or (
        question.kind is not Kind.MATRIX and not row
    ):
        return True
    mark = draft.mark(test, "question")
    known = ", ".join(f"{question.code}.{code}" for code in rows) or question.code
    draft.report.add("condition-unknown-row", mark, code=test.question, known=known)
    return False


def _check_operand(draft: Draft, question: Question, test: Test) -> None:
    if question.choices and test.operator in {Operator.AT_LEAST, Operator.AT_MOST}:
        _check_values(draft, question, test)
    elif question.kind is Kind.DATE and test.operator is not Operator.ANSWERED:
        _check_date(draft, test)
    elif question.choices and question.kind is not Kind.YES_NO:
        _check_codes(draft, question, test)
    elif question.kind is Kind.YES_NO and not isinstance(test.operand, bool):
        _report_choice(draft, question, test, str(test.operand))


def _check_values(draft: Draft, question: Question, test: Test) -> None:
    is_counted = question.kind in {Kind.MULTIPLE, Kind.RANKING}
    if not is_counted and any(choice.value is None for choice in question.choices):
        mark = draft.key_mark(test, test.operator)
        draft.report.add("condition-without-values", mark, code=question.code)


def _check_date(draft: Draft, test: Test) -> None:
    if not is_day(str(test.operand)):
        mark = draft.mark(test, test.operator)
        draft.report.add("condition-bad-date", mark, given=test.operand)


def _check_codes(draft: Draft, question: Question, test: Test) -> None:
    given = test.operand if isinstance(test.operand, tuple) else (test.operand,)
    for code in given:
        if isinstance(code, str) and question.choice(code) is None:
            _report_choice(draft, question, test, code)


def _report_choice(draft: Draft, question: Question, test: Test, code: str) -> None:
    mark = draft.mark(test, test.operator, code)
    known = ", ".join(choice.code for choice in question.choices)
    details = {"given": code, "code": question.code, "known": known}
    draft.report.add("condition-unknown-choice", mark, **details)
