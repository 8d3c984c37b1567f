"""When a question is asked, in words: for those who read all of them before they begin."""

import operator
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import partial
from typing import NamedTuple

from autodiag.diagnostics.wording import decimals_of, say_answer
from autodiag.questionnaires import Answer, Kind, Question, Questionnaire, Value
from autodiag.questionnaires.conditions import question_of
from autodiag.questionnaires.model import AllOf, AnyOf, Not, Operator, Rule, Test
from autodiag.web.languages import format_day, format_number, gettext, ngettext, text_of

_ON_A_SCALE = frozenset({Kind.SINGLE, Kind.MATRIX})
_TICKED = frozenset({Kind.MULTIPLE, Kind.RANKING})


def _(message: str) -> str:
    """Mark a message for translation; it is spoken when shown."""
    return message


def say_when(rule: Rule | None, questionnaire: Questionnaire) -> str:
    """The condition under which something is asked, as a sentence; empty when there is none."""
    if rule is None:
        return ""
    return gettext("Seulement si %(condition)s.", condition=_say(rule, questionnaire))


def _say(rule: Rule, questionnaire: Questionnaire) -> str:
    if isinstance(rule, Test):
        return _say_test(rule, questionnaire)
    if isinstance(rule, Not):
        said = _say(rule.rule, questionnaire)
        return gettext("il n’est pas vrai que %(condition)s", condition=said)
    parts = (_say_part(part, questionnaire) for part in rule.rules)
    return _join(parts, gettext("et") if isinstance(rule, AllOf) else gettext("ou"))


def _say_part(rule: Rule, questionnaire: Questionnaire) -> str:
    """One of several rules: in brackets when it is made of several itself."""
    said = _say(rule, questionnaire)
    return f"({said})" if isinstance(rule, AllOf | AnyOf) and len(rule.rules) > 1 else said


def _join(parts: Iterable[str], word: str) -> str:
    return f" {word} ".join(parts)


def _say_test(test: Test, questionnaire: Questionnaire) -> str:
    question = questionnaire.questions[question_of(test)]
    leaf = next((one for one in question.leaves() if one.key == test.question), None)
    name = text_of(question.text)
    if leaf and leaf.row:
        name = f"{name} {text_of(leaf.row.text)}"
    return _SENTENCES[test.operator](test.operand, question, name)


def _say_is(operand: Value, question: Question, name: str) -> str:
    return _say_among([operand], question, name)


def _say_in(operand: Value, question: Question, name: str) -> str:
    return _say_among(operand if isinstance(operand, tuple) else [operand], question, name)


def _say_among(values: Iterable[Value], question: Question, name: str) -> str:
    answers = _join((_quote(question, value) for value in values), gettext("ou"))
    return gettext("la réponse à « %(question)s » est %(answer)s", question=name, answer=answers)


def _say_is_not(operand: Value, question: Question, name: str) -> str:
    return gettext(
        "la réponse à « %(question)s » est autre que %(answer)s",
        question=name,
        answer=_quote(question, operand),
    )


def _say_includes(operand: Value, question: Question, name: str) -> str:
    return gettext(
        "la réponse à « %(question)s » comprend %(answer)s",
        question=name,
        answer=_quote(question, operand),
    )


def _say_answered(operand: Value, _question: Question, name: str) -> str:
    if operand:
        return gettext("« %(question)s » a reçu une réponse", question=name)
    return gettext("« %(question)s » est sans réponse", question=name)


class _Side(NamedTuple):
    """One side of a bound: what stands on it, and how that is said."""

    compare: Callable[[float, float], bool]
    by_day: str
    by_number: str


_AT_LEAST = _Side(
    operator.ge,
    _("la réponse à « %(question)s » est le %(bound)s ou après"),
    _("la réponse à « %(question)s » est d’au moins %(bound)s"),
)
_AT_MOST = _Side(
    operator.le,
    _("la réponse à « %(question)s » est le %(bound)s ou avant"),
    _("la réponse à « %(question)s » est d’au plus %(bound)s"),
)


def _say_bound(side: _Side, operand: Value, question: Question, name: str) -> str:
    if question.kind is Kind.DATE:
        day = format_day(date.fromisoformat(str(operand)))
        return gettext(side.by_day, question=name, bound=day)
    number = float(str(operand))
    if question.kind in _ON_A_SCALE:
        return _say_among(_list_choices(question, number, side), question, name)
    return gettext(side.by_number, question=name, bound=_say_number(number, question))


def _list_choices(question: Question, bound: float, side: _Side) -> list[str]:
    return [
        choice.code
        for choice in question.choices
        if choice.value is not None and side.compare(choice.value, bound)
    ]


def _say_number(number: float, question: Question) -> str:
    """A number as it is written; of ticks, how many."""
    if question.kind in _TICKED:
        return ngettext("%(num)d choix", "%(num)d choix", int(number))
    return format_number(number, decimals_of(number))


def _quote(question: Question, value: Value) -> str:
    return gettext("« %(answer)s »", answer=say_answer(question, Answer(value)))


_SENTENCES: Mapping[Operator, Callable[[Value, Question, str], str]] = {
    Operator.IS: _say_is,
    Operator.IS_NOT: _say_is_not,
    Operator.IN: _say_in,
    Operator.INCLUDES: _say_includes,
    Operator.AT_LEAST: partial(_say_bound, _AT_LEAST),
    Operator.AT_MOST: partial(_say_bound, _AT_MOST),
    Operator.ANSWERED: _say_answered,
}
