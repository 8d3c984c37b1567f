"""Small documents that tests begin with, and a mark that says where a mistake is expected."""

from pathlib import Path

from hypothesis import settings

from autodiag.questionnaires import Questionnaire, Reading, read

laws = settings(deadline=None, derandomize=True)
"""How properties are tried: the same examples each time, however busy the machine."""

KINDS = Path(__file__).parent / "kinds"
MARK = "¦"
"""Stands in a document right before the place that a mistake should name."""

BASE = """\
id: base
version: 1
languages: [fr, en]
title: {fr: Base, en: Base}
levels:
  - {code: low, from: 0, name: {fr: Bas, en: Low}}
  - {code: high, from: 50, name: {fr: Haut, en: High}}
dimensions:
  - code: DIM
    name: {fr: Dimension, en: Dimension}
    children:
      - {code: SUB, name: {fr: Thème, en: Theme}}
scales:
  two:
    choices:
      - {code: none, label: {fr: Rien, en: Nothing}, value: 0}
      - {code: all, label: {fr: Tout, en: Everything}, value: 1}
sections:
  - code: S-FIRST
    title: {fr: Faits, en: Facts}
    questions:
      - {code: STAFF, kind: number, fact: staff, min: 0, text: {fr: Combien, en: How many}}
  - code: S-DIM
    title: {fr: Questions, en: Questions}
    dimension: DIM
    questions:
      - code: Q1
        kind: single
        scale: two
        feeds: [SUB]
        text: {fr: Un, en: One}
      - code: Q2
        kind: single
        feeds: {SUB: 2}
        text: {fr: Deux, en: Two}
        choices:
          - {code: a, label: {fr: A, en: A}, value: 0}
          - {code: b, label: {fr: B, en: B}, value: 4}
"""


def changed(*changes: tuple[str, str]) -> str:
    """The base document with parts replaced, each of which must stand in it once."""
    text = BASE
    for old, new in changes:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return text


def extended(*questions: str) -> str:
    """The base document with more questions, whose lines are given without their indent."""
    return BASE + "".join(map(_as_item, questions))


def asking(code: str, *lines: str) -> str:
    """The lines of a question with a text."""
    return "\n".join([f"code: {code}", *lines, "text: {fr: x, en: x}"])


def _as_item(question: str) -> str:
    first, *others = question.strip("\n").split("\n")
    return f"      - {first}\n" + "".join(f"        {line}\n" for line in others)


def expected(marked: str) -> tuple[str, int, int]:
    """A document without its mark, with the line and the column of the mark."""
    before, mark, after = marked.partition(MARK)
    assert mark, "no mark in this document"
    assert MARK not in after, "two marks in this document"
    return before + after, before.count("\n") + 1, len(before.rpartition("\n")[2]) + 1


def questionnaire(text: str) -> Questionnaire:
    """The questionnaire of a document that has no mistake."""
    reading = read(text)
    assert reading.errors == ()
    assert reading.questionnaire is not None
    return reading.questionnaire


def kind(name: str) -> Questionnaire:
    """The tiny questionnaire of one kind of question."""
    return questionnaire((KINDS / f"{name}.yaml").read_text(encoding="utf-8"))


def codes(reading: Reading) -> list[str]:
    """The codes of all the mistakes, errors first."""
    return [mistake.code for mistake in (*reading.errors, *reading.warnings)]
