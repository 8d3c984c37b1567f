"""Distance as the crow flies, beside distances that others publish."""

import pytest

from autodiag.recommending import Point, kilometres

QUEBEC = Point(46.8139, -71.2080)
MONTREAL = Point(45.5019, -73.5674)
KUUJJUAQ = Point(58.1068, -68.3988)


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        # a quarter of a great circle of 6371.0088 km: 10 007.557
        (Point(0, 0), Point(0, 90), 10_007.557),
        (Point(0, 0), Point(90, 0), 10_007.557),
        # one degree of latitude: 111.195
        (Point(46, -72), Point(47, -72), 111.195),
        # half a turn, where a rounding error must not leave the domain of the arc sine
        (Point(0, 0), Point(0, 180), 20_015.115),
        (Point(46.0, -72.0), Point(-46.0, 108.0), 20_015.115),
    ],
)
def test_known_arcs(start: Point, end: Point, expected: float) -> None:
    assert kilometres(start, end) == pytest.approx(expected, abs=0.001)


def test_between_cities() -> None:
    assert kilometres(QUEBEC, MONTREAL) == pytest.approx(233, abs=2)
    assert kilometres(QUEBEC, KUUJJUAQ) == pytest.approx(1268, abs=5)


def test_it_is_the_same_both_ways_and_nothing_to_oneself() -> None:
    assert kilometres(QUEBEC, KUUJJUAQ) == kilometres(KUUJJUAQ, QUEBEC)
    assert kilometres(QUEBEC, QUEBEC) == 0.0
