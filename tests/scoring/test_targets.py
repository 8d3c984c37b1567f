"""Targets, and how far an organisation has come towards them."""

from datetime import date

import pytest

from autodiag.questionnaires import Method, Questionnaire, Units
from autodiag.questionnaires.model import Band
from autodiag.scoring import (
    Profile,
    Scheme,
    Target,
    compile_scheme,
    level_bounds,
    level_floor,
    next_level,
    progress,
)
from tests.scoring.builders import DK, ask, given, node, one, profile_of, single

SOON = date(2031, 6, 1)


def two(**answers: object) -> tuple[Scheme, Profile]:
    asked = ask((node("A"), node("B")), single("X", "A", tuple(range(101))), single("Y", "B"))
    return compile_scheme(asked), profile_of(asked, given(**answers))  # type: ignore[arg-type]


def target(code: str, level: str, baseline: float | None) -> Target:
    return Target(code, level, SOON, baseline)


@pytest.mark.parametrize(
    ("targets", "expected"),
    [
        # A is at 50: from 30, aiming at 60 (n4), 20 of 30 points are gone
        ([target("A", "n4", 30.0)], 20 / 30),
        # beyond the aim (40): all of the way, and no more
        ([target("A", "n3", 30.0)], 1.0),
        # below the baseline: nothing, and no less
        ([target("A", "n5", 55.0)], 0.0),
        # B is at 25, from 0 to 40: (20 + 25) of (30 + 40)
        ([target("A", "n4", 30.0), target("B", "n3", 0.0)], 45 / 70),
        # one that went back does not eat what the other gained: (20 + 0) of (30 + 10)
        ([target("A", "n4", 30.0), target("B", "n3", 30.0)], 20 / 40),
        # an aim that was already reached when it was set is not counted
        ([target("A", "n4", 30.0), target("B", "n2", 20.0)], 20 / 30),
        ([target("A", "n2", 50.0)], None),
        # without a baseline, or on a node or level that no longer exists
        ([target("A", "n4", None)], None),
        ([target("C", "n4", 30.0)], None),
        ([target("A", "n9", 30.0)], None),
        ([], None),
    ],
)
def test_progress(targets: list[Target], expected: float | None) -> None:
    scheme, profile = two(X=50, Y=25)
    assert progress(scheme, profile, targets) == pytest.approx(expected)


def test_a_target_whose_score_is_not_known_is_left_out() -> None:
    scheme, profile = two(X=50, Y=DK)
    targets = [target("A", "n4", 30.0), target("B", "n5", 0.0)]
    assert progress(scheme, profile, targets) == pytest.approx(20 / 30)


@pytest.mark.parametrize(
    ("percent", "expected"), [(0, "n2"), (19, "n2"), (20, "n3"), (79, "n5"), (80, None)]
)
def test_the_level_above(percent: int, expected: str | None) -> None:
    scheme, profile = two(X=percent)
    assert next_level(scheme, profile.of("A")) == expected


def test_without_a_score_there_is_no_level_above() -> None:
    scheme, profile = two(X=DK)
    assert next_level(scheme, profile.of("A")) is None


def raw_sum() -> Questionnaire:
    """X and Y, 0 to 4 each, added up: a raw sum with bands at 3 and 6."""
    bands = (Band(0.0, "n1"), Band(3.0, "n2"), Band(6.0, "n3"))
    four = (0, 1, 2, 3, 4)
    return ask(
        (node("A", method=Method.SUM, bands=bands),),
        *(single("X", "A", four), single("Y", "A", four)),
        units=Units.RAW,
    )


def test_bounds_in_raw_units_are_turned_into_percents_of_the_node() -> None:
    """Of 0 to 8: 3 is 37.5 %, 6 is 75 %.  Without Y, of 0 to 4: 75 % and 150 %."""
    asked = raw_sum()
    scheme = compile_scheme(asked)
    both, only = one(asked, "A", X=1, Y=1), one(asked, "A", X=1, Y=DK)
    assert level_bounds(scheme, both) == (0.0, 37.5, 75.0)
    assert level_floor(scheme, both, "n3") == 75.0
    assert level_bounds(scheme, only) == (0.0, 75.0, 150.0)
    assert level_floor(scheme, both, "n5") is None


def test_without_a_score_raw_bounds_have_no_percents() -> None:
    asked = raw_sum()
    nothing = one(asked, "A", X=DK, Y=DK)
    assert level_bounds(compile_scheme(asked), nothing) == ()
    assert level_floor(compile_scheme(asked), nothing, "n2") is None


def test_percent_bounds_stand_without_a_score() -> None:
    scheme, profile = two()
    assert level_floor(scheme, profile.of("A"), "n4") == 60.0
