"""Small questionnaires and answers for the tests of the engine, in as few words as they need."""

from collections.abc import Mapping

from autodiag.questionnaires import (
    Answer,
    Answers,
    Choice,
    Kind,
    Level,
    Node,
    NonScore,
    Question,
    Questionnaire,
    Section,
    Value,
)
from autodiag.questionnaires.model import Treatment
from autodiag.scoring import NodeScore, Profile, compile_scheme, score

NA = NonScore.NOT_APPLICABLE
DK = NonScore.DONT_KNOW
PN = NonScore.PREFER_NOT
BLANK = NonScore.NOT_ANSWERED

FIVE_LEVELS = tuple(
    Level(f"n{rank}", lower, {"en": f"Level {rank}"})
    for rank, lower in enumerate((0.0, 20.0, 40.0, 60.0, 80.0), start=1)
)
BLANK_IS_LOWEST = {BLANK: Treatment.LOWEST}


def node(code: str, *children: Node, **more: object) -> Node:
    """A node named after its code."""
    return Node(code, {"en": code}, children=children, **more)  # type: ignore[arg-type]


def choices(*values: float) -> tuple[Choice, ...]:
    """Choices coded by their value: ``0``, ``25``, ``0.5``, ``-1``."""
    return tuple(Choice(f"{value:g}", {"en": f"{value:g}"}, value=float(value)) for value in values)


def weights(feeds: str | Mapping[str, float]) -> Mapping[str, float]:
    """``"A B"`` stands for weights of one on A and B."""
    return dict.fromkeys(feeds.split(), 1.0) if isinstance(feeds, str) else feeds


def question(code: str, kind: Kind, feeds: str | Mapping[str, float], **more: object) -> Question:
    """A question of any kind."""
    return Question(code, kind, {"en": code}, feeds=weights(feeds), **more)  # type: ignore[arg-type]


def single(
    code: str,
    feeds: str | Mapping[str, float],
    values: tuple[float, ...] = (0, 25, 50, 75, 100),
    **more: object,
) -> Question:
    """A single choice; by default its choices are worth 0, 25, 50, 75 and 100."""
    return question(code, Kind.SINGLE, feeds, choices=choices(*values), **more)


def ask(dimensions: tuple[Node, ...], *questions: Question, **more: object) -> Questionnaire:
    """A questionnaire of one section, with five levels of twenty points unless said otherwise."""
    return Questionnaire(
        **{  # type: ignore[arg-type]
            "id": "test",
            "version": 1,
            "languages": ("en",),
            "title": {"en": "Test"},
            "levels": FIVE_LEVELS,
            "dimensions": dimensions,
            "sections": (Section("S", {"en": "S"}, questions),),
            **more,
        }
    )


def given(**answers: Value | float | NonScore) -> Answers:
    """Answers by leaf key (``Q__row`` for ``Q.row``); a whole number is a choice's code."""
    return {key.replace("__", "."): answer(value) for key, value in answers.items()}


def answer(value: Value | float | NonScore) -> Answer:
    """A value, a choice's value for its code, or a non-score."""
    if isinstance(value, NonScore):
        return Answer(non_score=value)
    is_code = isinstance(value, int) and not isinstance(value, bool)
    return Answer(str(value) if is_code else value)


def profile_of(questionnaire: Questionnaire, answers: Answers, *off_path: str) -> Profile:
    """The profile when everything is asked but the questions *off_path*."""
    asked = frozenset(questionnaire.questions) - frozenset(off_path)
    return score(compile_scheme(questionnaire), answers, asked)


def one(questionnaire: Questionnaire, code: str, **answers: Value | float | NonScore) -> NodeScore:
    """The score of node or lens *code* when everything is asked."""
    return profile_of(questionnaire, given(**answers)).of(code)
