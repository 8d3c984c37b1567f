"""What a petal shows grows with the score, and its paths are whole."""

import re
from math import hypot, pi, tan

import pytest
from hypothesis import given
from hypothesis import strategies as st

from autodiag.charts.geometry import FIVE_RINGS, Shape, radius_of, shape_for, turn_of

percents = st.floats(0, 100, allow_nan=False)
counts = st.integers(3, 12)
NUMBER = r"-?\d+(?:\.\d+)?"


def test_the_petal_is_the_one_that_was_drawn() -> None:
    assert Shape().outline() == "M0 -13C-24 -35.6 -31 -100 0 -100C31 -100 24 -35.6 0 -13Z"
    assert Shape().glyph() == "M0 -1.4C-3.3 -4.1 -4.7 -11.5 0 -11.5C4.7 -11.5 3.3 -4.1 0 -1.4Z"
    assert Shape().veins(FIVE_RINGS) == (
        "M0 -13V-100M-11 -28.3A30.4 30.4 0 0 1 11 -28.3M-17.3 -44.6A47.8 47.8 0 0 1 17.3 -44.6"
        "M-20.4 -61.9A65.2 65.2 0 0 1 20.4 -61.9M-19.6 -80.2A82.6 82.6 0 0 1 19.6 -80.2"
    )
    assert Shape().fill(44) == (
        "M0 -13C-8.5 -21 -14.8 -34.2 -18.2 -48A51.3 51.3 0 0 1 0 -51.3Z",
        "M0 -13C8.5 -21 14.8 -34.2 18.2 -48A51.3 51.3 0 0 0 0 -51.3Z",
    )
    assert Shape().fill(100) == (
        "M0 -13C-24 -35.6 -31 -100 0 -100Z",
        "M0 -13C24 -35.6 31 -100 0 -100Z",
    )


def test_a_score_of_zero_fills_nothing() -> None:
    assert Shape().fill(0) is None


@pytest.mark.parametrize(
    ("percent", "radius"), [(0, 13), (20, 30.4), (50, 56.5), (100, 100), (-5, 13), (140, 100)]
)
def test_radius_follows_the_score(percent: float, radius: float) -> None:
    assert radius_of(percent) == pytest.approx(radius)


@given(percents, percents, counts)
def test_a_higher_score_fills_more(one: float, other: float, count: int) -> None:
    shape = shape_for(count)
    low, high = sorted((one, other))
    if high - low > 0.1:
        assert shape.half_area(low) < shape.half_area(high)


@given(st.floats(0.1, 100, allow_nan=False), counts)
def test_the_cut_stands_at_its_radius(percent: float, count: int) -> None:
    for half in shape_for(count).fill(percent) or ():
        points = [tuple(map(float, pair)) for pair in re.findall(rf"({NUMBER}) ({NUMBER})", half)]
        edge = points[3]
        assert hypot(*edge) == pytest.approx(radius_of(percent), abs=0.15)


@given(percents, counts)
def test_paths_are_closed_and_plain(percent: float, count: int) -> None:
    shape = shape_for(count)
    for path in (shape.outline(), shape.glyph(), *(shape.fill(percent) or ())):
        assert re.fullmatch(r"M[-\d. CA]+Z", path)
    assert "nan" not in shape.arc(percent)


@given(counts)
def test_neighbours_do_not_touch(count: int) -> None:
    """The widest angle of a petal, seen from the middle, is no wider than its share."""
    side = shape_for(count)
    widest = max(
        abs(float(x)) / -float(y)
        for percent in range(1, 100)
        for x, y in re.findall(rf"({NUMBER}) ({NUMBER})A", (side.fill(percent) or ("",))[0])
    )
    assert widest <= tan(pi / max(count, 8))


def test_eight_petals_point_as_the_design_has_it() -> None:
    turns = [turn_of(place, 8) for place in range(8)]
    assert turns == [22.5, 67.5, 112.5, 157.5, 202.5, 247.5, 292.5, 337.5]


@given(counts)
def test_petals_stand_evenly(count: int) -> None:
    turns = [turn_of(place, count) for place in range(count)]
    assert turns[0] + turns[-1] == pytest.approx(360)
