"""Why a score is what it is: what each answer brings adds up to it."""

import pytest

from autodiag.questionnaires import Lens, Method, NonScore, Questionnaire, Units
from autodiag.questionnaires.model import Over
from autodiag.scoring import Contribution, State, compile_scheme, contributions
from tests.scoring.builders import (
    BLANK_IS_LOWEST,
    DK,
    NA,
    ask,
    given,
    node,
    profile_of,
    single,
)


def explain(
    asked: Questionnaire, code: str, *off_path: str, **answers: int | NonScore
) -> tuple[Contribution, ...]:
    profile = profile_of(asked, given(**answers), *off_path)
    return contributions(compile_scheme(asked), profile, code)


def brought(found: tuple[Contribution, ...]) -> dict[str, float | None]:
    """Points by leaf, rounded to nine decimals."""
    return {c.key: None if c.points is None else round(c.points, 9) for c in found}


def simple(method: Method = Method.MEAN, units: Units = Units.PERCENT) -> Questionnaire:
    """A has A1 (weight 1: X weighs 1, Y 3) and A2 (weight 2: Z, from 0 to 4)."""
    dimension = node("A", node("A1", method=method), node("A2", weight=2.0))
    return ask(
        (dimension,),
        *(single("X", "A1"), single("Y", {"A1": 3.0}), single("Z", "A2", (0, 1, 2, 3, 4))),
        units=units,
    )


def test_each_answer_brings_its_share_of_the_score() -> None:
    """A1 = (100 + 3·50)/4 = 62.5, A2 = 25; A = (62.5 + 2·25)/3 = 37.5.

    X: 100·1/4·1/3 = 8.333…; Y: 50·3/4·1/3 = 12.5; Z: 25·2/3 = 16.666…
    """
    found = explain(simple(), "A", X=100, Y=50, Z=1)
    assert brought(found) == {"X": 8.333333333, "Y": 12.5, "Z": 16.666666667}
    assert sum(c.points or 0.0 for c in found) == pytest.approx(37.5)
    assert [c.weight for c in found] == [1.0, 3.0, 2.0]
    assert [c.question for c in found] == ["X", "Y", "Z"]


def test_what_was_left_out_stands_there_and_brings_nothing() -> None:
    """Y left out: A1 = X = 100, A = (100 + 2·25)/3 = 50; X brings 100/3."""
    found = explain(simple(), "A", X=100, Y=DK, Z=1)
    assert brought(found) == {"X": 33.333333333, "Y": None, "Z": 16.666666667}
    assert found[1].state is State.DONT_KNOW
    assert (found[1].score, found[1].factor) == (None, 0.0)


def test_what_was_not_asked_is_not_told() -> None:
    assert list(brought(explain(simple(), "A", "Y", X=100, Y=50, Z=1))) == ["X", "Z"]


@pytest.mark.parametrize(
    ("method", "units", "expected"),
    [
        # A1 = 100 + 3·50 = 250 of 400, 62.5 %; A = (62.5 + 2·25)/3, and 62.5 = 25 + 37.5
        (Method.SUM, Units.PERCENT, {"X": 8.333333333, "Y": 12.5, "Z": 16.666666667}),
        # A1 = 250 raw; A = (250 + 2·1)/3 = 84
        (Method.SUM, Units.RAW, {"X": 33.333333333, "Y": 50.0, "Z": 0.666666667}),
        # A1 = 50, by Y alone; A = (50 + 2·25)/3
        (Method.MIN, Units.PERCENT, {"X": 0.0, "Y": 16.666666667, "Z": 16.666666667}),
        (Method.MAX, Units.PERCENT, {"X": 33.333333333, "Y": 0.0, "Z": 16.666666667}),
        (Method.MIN, Units.RAW, {"X": 0.0, "Y": 16.666666667, "Z": 0.666666667}),
        (Method.MEAN, Units.RAW, {"X": 8.333333333, "Y": 12.5, "Z": 0.666666667}),
    ],
)
def test_contributions_pass_through_every_method(
    method: Method, units: Units, expected: dict[str, float]
) -> None:
    found = explain(simple(method, units), "A", X=100, Y=50, Z=1)
    assert brought(found) == expected


def test_a_tie_is_decided_by_the_first_part_alone() -> None:
    found = explain(simple(Method.MIN), "A1", X=50, Y=50)
    assert brought(found) == {"X": 50.0, "Y": 0.0}


def test_a_ladder_has_answers_and_no_points() -> None:
    asked = ask((node("L", node("R"), method=Method.LADDER),), single("X", "R"))
    (found,) = explain(asked, "L", X=100)
    assert (found.score, found.factor, found.points) == (100.0, None, None)


def test_above_a_ladder_there_are_no_points_either() -> None:
    ladder = node("L", node("R"), method=Method.LADDER)
    asked = ask((node("A", ladder),), single("X", "R"), single("Y", "A"))
    assert brought(explain(asked, "A", X=100, Y=50)) == {"X": None, "Y": None}


def test_a_ladder_that_does_not_decide_takes_nothing_away() -> None:
    """The most of L (0 rungs: 0 %) and Y (50) is Y."""
    ladder = node("L", node("R"), method=Method.LADDER)
    asked = ask((node("A", ladder, method=Method.MAX),), single("X", "R"), single("Y", "A"))
    assert brought(explain(asked, "A", X=75, Y=50)) == {"X": 0.0, "Y": 50.0}


def test_mean_over_leaves_is_told_over_leaves() -> None:
    """X and Y weigh 1, Z 2: (100 + 50 + 2·25)/4 = 50."""
    dimension = node("A", node("A1"), node("A2", weight=2.0), over=Over.LEAVES)
    asked = ask((dimension,), single("X", "A1"), single("Y", "A1"), single("Z", "A2"))
    assert brought(explain(asked, "A", X=100, Y=50, Z=25)) == {"X": 25.0, "Y": 12.5, "Z": 12.5}


def test_a_leaf_fed_by_several_ways_is_told_once() -> None:
    """A1 = X = 100; A = (A1 + 3·X)/4: X brings all of it, with a weight of 4."""
    asked = ask((node("A", node("A1")),), single("X", {"A1": 1.0, "A": 3.0}))
    (found,) = explain(asked, "A", X=100)
    assert (found.weight, found.factor, found.points) == (4.0, 1.0, 100.0)


def test_a_blank_that_enters_as_the_lowest_is_told_with_its_points() -> None:
    """X from 1 to 5, blank: 1; Y 3: the mean is 2, to which the blank brings 0.5."""
    asked = ask(
        (node("A"),),
        *(single("X", "A", (1, 3, 5)), single("Y", "A", (1, 3, 5))),
        units=Units.RAW,
        treatments=BLANK_IS_LOWEST,
    )
    found = explain(asked, "A", Y=3)
    assert brought(found) == {"X": 0.5, "Y": 1.5}
    assert found[0].state is State.NOT_ANSWERED


def test_a_lens_is_told_down_to_the_answers() -> None:
    """(A1 + 3·Z)/4 with A1 = 62.5 and Z = 25."""
    asked = ask(
        (node("A1"), node("B")),
        *(single("X", "A1"), single("Y", {"A1": 3.0}), single("Z", "B")),
        lenses=(Lens("one", {"en": "One"}, weights={"A1": 1.0, "Z": 3.0}),),
    )
    found = explain(asked, "one", X=100, Y=50, Z=25)
    assert brought(found) == {"X": 6.25, "Y": 9.375, "Z": 18.75}
    assert [c.weight for c in found] == [1.0, 3.0, 3.0]


def test_nothing_scored_brings_nothing() -> None:
    assert brought(explain(simple(), "A", X=NA, Y=DK)) == {"X": None, "Y": None, "Z": None}
