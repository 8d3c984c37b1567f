"""Questionnaires, answers and paths of any shape, for the laws of scoring."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from hypothesis import strategies as st

from autodiag.questionnaires import (
    Answer,
    Answers,
    Choice,
    Kind,
    Lens,
    Method,
    Node,
    NonScore,
    Question,
    Questionnaire,
    Row,
    Units,
    Value,
)
from autodiag.questionnaires.model import Band, Over, Treatment, Worth
from tests.scoring.builders import ask, choices, node, question

# Weights that are added up exactly, and weights that are not.
WEIGHTS = st.sampled_from((1.0, 1.0, 1.0, 0.5, 2.0, 3.0, 0.1, 0.3, 1 / 3))
SCALES = st.sampled_from(
    (
        (0.0, 1.0, 2.0, 3.0, 4.0),
        (0.0, 25.0, 50.0, 75.0, 100.0),
        (0.0, 7.0, 41.0, 100.0),
        (0.0, 0.25, 0.5, 1.0),
        (-2.0, 0.0, 2.0),
        (1.0, 2.0, 5.0),
        (0.1, 0.2, 0.7),
    )
)
ADDING_UP = (Method.MEAN, Method.SUM, Method.MIN, Method.MAX)
BAND = st.floats(0, 20).map(lambda value: round(value, 2))


@dataclass(frozen=True)
class Case:
    """A questionnaire, answers to it, and the questions on the path."""

    questionnaire: Questionnaire
    answers: Answers
    asked: frozenset[str]


@st.composite
def nodes(draw: st.DrawFn, code: str, depth: int, methods: Sequence[Method]) -> Node:
    """A tree of nodes, at most *depth* below this one."""
    count = draw(st.integers(0, 3)) if depth else 0
    children = [draw(nodes(f"{code}{i}", depth - 1, methods)) for i in range(count)]
    return node(
        code,
        *children,
        weight=draw(WEIGHTS),
        method=draw(st.sampled_from(methods)),
        over=draw(st.sampled_from(Over)),
        threshold=draw(st.none() | st.floats(0, 100)),
        bands=draw(st.just(()) | st.just((Band(0.0, "n1"), Band(2.5, "n4")))),
    )


def single_choice(draw: st.DrawFn, code: str) -> Question:
    return question(code, Kind.SINGLE, {}, choices=choices(*draw(SCALES)))


def multiple_choice(draw: st.DrawFn, code: str) -> Question:
    none = Choice("none", {"en": "None"}, value=0.0, exclusive=True)
    ticks = (*choices(*draw(SCALES)), none)
    return question(code, Kind.MULTIPLE, {}, choices=ticks, worth=draw(st.sampled_from(Worth)))


def matrix(draw: st.DrawFn, code: str) -> Question:
    rows = tuple(Row(f"R{i}", {"en": f"R{i}"}) for i in range(draw(st.integers(1, 3))))
    return question(code, Kind.MATRIX, {}, choices=choices(*draw(SCALES)), rows=rows)


def rating(draw: st.DrawFn, code: str) -> Question:
    return question(code, Kind.RATING, {}, minimum=draw(st.sampled_from((0.0, 1.0))), maximum=7.0)


def number(draw: st.DrawFn, code: str) -> Question:
    return question(code, Kind.NUMBER, {}, bands=tuple(map(Band, (0.0, 5.0, 9.0), draw(SCALES))))


def yes_no(_draw: st.DrawFn, code: str) -> Question:
    pair = (Choice("yes", {"en": "Yes"}, value=3.0), Choice("no", {"en": "No"}, value=0.5))
    return question(code, Kind.YES_NO, {}, choices=pair)


KINDS = (single_choice, single_choice, multiple_choice, matrix, rating, number, yes_no)


@st.composite
def questions(draw: st.DrawFn, code: str, codes: Sequence[str]) -> Question:
    """A scored question of any kind that feeds one or more of *codes*."""
    made = draw(st.sampled_from(KINDS))(draw, code)
    feeds = draw(st.dictionaries(st.sampled_from(codes), WEIGHTS, min_size=1, max_size=3))
    return replace(made, feeds=feeds, reverse=draw(st.booleans()))


@st.composite
def questionnaires(draw: st.DrawFn, methods: Sequence[Method] = tuple(Method)) -> Questionnaire:
    """A questionnaire with trees, weights, methods, units and treatments of any shape."""
    trees = tuple(draw(nodes(f"N{i}", 2, methods)) for i in range(draw(st.integers(1, 3))))
    codes = [inner.code for tree in trees for inner in tree.walk()]
    asked = [draw(questions(f"Q{i}", codes)) for i in range(draw(st.integers(1, 8)))]
    named = st.sampled_from([*codes, *(made.code for made in asked)])
    lens = Lens("lens", {"en": "Lens"}, weights=draw(st.dictionaries(named, WEIGHTS, min_size=1)))
    treated = st.dictionaries(st.sampled_from(NonScore), st.sampled_from(Treatment))
    return ask(
        trees,
        *asked,
        units=draw(st.sampled_from(Units)),
        treatments=draw(treated),
        lenses=(lens,),
        whole_method=draw(st.sampled_from(methods)),
        whole_over=draw(st.sampled_from(Over)),
    )


def values(asked: Question) -> st.SearchStrategy[Value]:
    """A value that would be accepted for one leaf of *asked*."""
    codes = [choice.code for choice in asked.choices]
    if asked.kind is Kind.MULTIPLE:
        ticks = st.sets(st.sampled_from(codes[:-1]), min_size=1).map(lambda s: tuple(sorted(s)))
        return ticks | st.just(("none",))
    if asked.kind is Kind.YES_NO:
        return st.booleans()
    if asked.kind is Kind.RATING:
        return st.integers(int(asked.minimum or 0), 7).map(float)
    return BAND if asked.kind is Kind.NUMBER else st.sampled_from(codes)


@st.composite
def answers_to(draw: st.DrawFn, questionnaire: Questionnaire) -> Answers:
    """A value, a non-score or nothing for every leaf."""
    given: dict[str, Answer] = {}
    for key, leaf in questionnaire.leaves.items():
        if draw(st.integers(0, 9)) < 7:
            given[key] = Answer(draw(values(leaf.question)))
        elif draw(st.booleans()):
            given[key] = Answer(non_score=draw(st.sampled_from(NonScore)))
    return given


@st.composite
def cases(draw: st.DrawFn, methods: Sequence[Method] = tuple(Method)) -> Case:
    """A questionnaire with answers, most of it on the path."""
    questionnaire = draw(questionnaires(methods))
    off = draw(st.sets(st.sampled_from(list(questionnaire.questions)), max_size=2))
    answers = draw(answers_to(questionnaire))
    return Case(questionnaire, answers, frozenset(questionnaire.questions) - off)


def without(answers: Answers, key: str) -> Mapping[str, Answer]:
    """*answers* but the one under *key*."""
    return {other: answer for other, answer in answers.items() if other != key}
