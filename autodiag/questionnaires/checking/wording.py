"""Doubts about texts and depths, which never keep a questionnaire from being published."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from autodiag.questionnaires.fields import Draft
from autodiag.questionnaires.model import (
    Choice,
    Depth,
    Lens,
    Level,
    Node,
    Question,
    Questionnaire,
    Row,
    Section,
    Text,
)

LONG_ENOUGH = 40
"""Characters from which on the lengths of two translations can be compared."""
MUCH_SHORTER = 0.5

TEXTS: Mapping[type, tuple[str, ...]] = {
    Questionnaire: ("title", "introduction", "credits"),
    Level: ("name", "description"),
    Lens: ("name", "description"),
    Node: ("name", "short", "phrase", "description", "first_step"),
    Section: ("title", "introduction"),
    Question: ("text", "help", "why", "unit"),
    Choice: ("label", "description"),
    Row: ("text",),
}
"""The texts of everything that has some, under the keys where authors write them."""


class Written(NamedTuple):
    """A text, and the place where it is written."""

    thing: object
    path: tuple[str, ...]
    text: Text


def check_wording(draft: Draft, questionnaire: Questionnaire) -> None:
    """Report doubtful translations, levels described in part, depths that leave a dimension out."""
    for written in _list_written(draft):
        _check_translations(draft, written)
    for dimension in questionnaire.dimensions:
        for node in dimension.walk():
            _check_level_texts(draft, questionnaire, node)
    _check_depths(draft, questionnaire)


def _list_written(draft: Draft) -> Iterator[Written]:
    for thing in draft.list_things():
        for key in TEXTS.get(type(thing), ()):
            yield Written(thing, (key,), getattr(thing, key))
        if isinstance(thing, Node):
            for code, text in thing.level_texts.items():
                yield Written(thing, ("levels", code), text)


def _check_translations(draft: Draft, written: Written) -> None:
    first = written.text.get(draft.languages[0], "") if draft.languages else ""
    if len(first) < LONG_ENOUGH:
        return
    for language in draft.languages[1:]:
        other = written.text.get(language, "")
        mark = draft.mark(written.thing, *written.path, language)
        if other == first:
            draft.report.add("not-translated", mark, language=language)
        elif other and len(other) < MUCH_SHORTER * len(first):
            draft.report.add("short-translation", mark, language=language)


def _check_level_texts(draft: Draft, questionnaire: Questionnaire, node: Node) -> None:
    missing = [level.code for level in questionnaire.levels if level.code not in node.level_texts]
    if node.level_texts and missing:
        mark = draft.key_mark(node, "levels")
        draft.report.add("level-texts-missing", mark, code=node.code, missing=", ".join(missing))


def _check_depths(draft: Draft, questionnaire: Questionnaire) -> None:
    feeding: dict[str, set[Depth]] = {}
    for question in questionnaire.questions.values():
        for code in (code for leaf in question.leaves() for code in leaf.feeds):
            feeding.setdefault(code, set()).add(question.depth)
    for dimension in questionnaire.dimensions:
        depths = {d for node in dimension.walk() for d in feeding.get(node.code, ())}
        for depth in Depth:
            if depths and not any(depth.includes(other) for other in depths):
                mark = draft.mark(dimension, "code")
                draft.report.add("depth-without-dimension", mark, code=dimension.code, depth=depth)
