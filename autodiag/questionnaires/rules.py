"""Conditions out of a document: small trees of rules over earlier answers."""

from collections.abc import Callable, Mapping

from autodiag.questionnaires.fields import (
    Draft,
    Fields,
    read_flag,
    read_items,
    read_number,
    read_string,
)
from autodiag.questionnaires.model import AllOf, AnyOf, Kind, Not, Operator, Rule, Test
from autodiag.questionnaires.source import Scalar, Table, Tree

YES_OR_NO: Mapping[str, bool] = {"yes": True, "no": False, "true": True, "false": False}
"""How a condition may write the answer to a yes/no question, with or without quotes."""

_TEST_KEYS = ("question", *(operator.value for operator in Operator))
_KEYS = (*_TEST_KEYS, "all", "any", "not")

Operand = str | float | bool | tuple[str, ...]


def read_rule(draft: Draft, tree: Tree) -> Rule | None:
    """The condition written in *tree*; None, and a mistake, when it is none."""
    fields = Fields(draft, tree, _KEYS)
    if not isinstance(tree, Table):
        return None
    rule = _read_shape(draft, fields, tree)
    if rule is not None:
        draft.put(rule, tree)
    return rule


def _read_shape(draft: Draft, fields: Fields, table: Table) -> Rule | None:
    heads = [key for key in ("question", "all", "any", "not") if key in table.entries]
    operators = [o for o in Operator if o.value in table.entries]
    if len(heads) != 1 or len(operators) != (heads == ["question"]):
        draft.report.add("condition-shape", table.mark)
        return None
    if operators:
        return _read_test(draft, fields, operators[0])
    return _SHAPES[heads[0]](draft, fields)


def _read_test(draft: Draft, fields: Fields, operator: Operator) -> Rule | None:
    question = fields.word("question")
    tree = fields.find(operator.value)
    operand = _OPERANDS[operator](draft, tree, _kind(draft, question)) if tree else None
    return None if operand is None or not question else Test(question, operator, operand)


def _kind(draft: Draft, key: str) -> Kind | None:
    question = draft.questions.get(key.partition(".")[0])
    return question.kind if question else None


def _read_group(key: str, group: Callable[[tuple[Rule, ...]], Rule]) -> "_Shape":
    def read(draft: Draft, fields: Fields) -> Rule | None:
        trees = fields.items(key)
        rules = tuple(rule for tree in trees if (rule := read_rule(draft, tree)))
        return group(rules) if rules else None

    return read


def _read_not(draft: Draft, fields: Fields) -> Rule | None:
    tree = fields.find("not")
    rule = read_rule(draft, tree) if tree else None
    return Not(rule) if rule else None


def _read_same(draft: Draft, tree: Tree, kind: Kind | None) -> Operand | None:
    if kind is Kind.YES_NO and isinstance(tree, Scalar) and tree.value in YES_OR_NO:
        return YES_OR_NO[tree.value]
    if kind in {Kind.NUMBER, Kind.RATING}:
        return read_number(draft, tree)
    if kind is None and isinstance(tree, Scalar):
        return tree.value  # what it should be is unknown; that it looks at nothing is said later
    return read_string(draft, tree)


def _read_codes(draft: Draft, tree: Tree, _kind: Kind | None) -> Operand | None:
    codes = (read_string(draft, item) for item in read_items(draft, tree))
    return tuple(code for code in codes if code)


def _read_code(draft: Draft, tree: Tree, _kind: Kind | None) -> Operand | None:
    return read_string(draft, tree)


def _read_bound(draft: Draft, tree: Tree, kind: Kind | None) -> Operand | None:
    return read_string(draft, tree) if kind is Kind.DATE else read_number(draft, tree)


def _read_answered(draft: Draft, tree: Tree, _kind: Kind | None) -> Operand | None:
    return read_flag(draft, tree)


_Shape = Callable[[Draft, Fields], Rule | None]

_SHAPES: Mapping[str, _Shape] = {
    "all": _read_group("all", AllOf),
    "any": _read_group("any", AnyOf),
    "not": _read_not,
}

_OPERANDS: Mapping[Operator, Callable[[Draft, Tree, Kind | None], Operand | None]] = {
    Operator.IS: _read_same,
    Operator.IS_NOT: _read_same,
    Operator.IN: _read_codes,
    Operator.INCLUDES: _read_code,
    Operator.AT_LEAST: _read_bound,
    Operator.AT_MOST: _read_bound,
    Operator.ANSWERED: _read_answered,
}
