"""From a score to its level, and to the figure that is printed."""

from decimal import Decimal

import pytest

from autodiag.questionnaires import Lens, Level, Method, Units
from autodiag.questionnaires.model import Band, Display
from autodiag.scoring import shown
from autodiag.scoring.levels import LevelTable
from tests.scoring.builders import FIVE_LEVELS, ask, node, one, single

TWENTIES = (0.0, 20.0, 40.0, 60.0, 80.0)
CODES = tuple(level.code for level in FIVE_LEVELS)


@pytest.mark.parametrize(
    ("percent", "level"),
    [
        (0.0, "n1"),
        (19.999, "n1"),
        (20.0, "n2"),
        (39.5, "n2"),
        (59.999999, "n3"),
        (60.0, "n4"),
        (80.0, "n5"),
        (100.0, "n5"),
        # what falls below a bound by a rounding error only has reached it
        (59.99999999999999, "n4"),
    ],
)
def test_levels_hold_their_lower_bound_and_the_last_its_upper(percent: float, level: str) -> None:
    assert LevelTable(TWENTIES, CODES, by_score=False).level(1.0, percent) == level


def test_below_the_first_bound_is_the_first_level() -> None:
    assert LevelTable((10.0, 20.0), ("low", "high"), by_score=False).level(1.0, 3.0) == "low"


def test_no_figure_has_no_level() -> None:
    assert LevelTable(TWENTIES, CODES, by_score=False).level(1.0, None) is None


def test_no_levels_give_none() -> None:
    assert one(ask((node("A"),), single("X", "A"), levels=()), "A", X=50).level is None


def test_levels_are_read_from_the_unrounded_score() -> None:
    """59.9 rounds to 60, which begins the fourth level; it is still in the third."""
    asked = ask((node("A"),), single("X", "A", (0, 599, 1000)))
    assert one(asked, "A", X=599).level == "n3"


def test_a_node_may_have_bands_of_its_own_in_raw_units() -> None:
    """Sum of X and Y, 0 to 8: low below 3, high from 6 on."""
    bands = (Band(0.0, "low"), Band(3.0, "middle"), Band(6.0, "high"))
    levels = tuple(
        Level(code, float(i), {"en": code}) for i, code in enumerate(("low", "middle", "high"))
    )
    four = (0, 1, 2, 3, 4)
    asked = ask(
        (node("A", method=Method.SUM, bands=bands),),
        *(single("X", "A", four), single("Y", "A", four)),
        units=Units.RAW,
        levels=levels,
    )
    expected = {(0, 2): "low", (0, 3): "middle", (2, 3): "middle", (2, 4): "high", (4, 4): "high"}
    found = {(x, y): one(asked, "A", X=x, Y=y).level for x, y in expected}
    assert found == expected


def test_the_whole_may_have_bands_too() -> None:
    bands = (Band(0.0, "n1"), Band(4.0, "n5"))
    asked = ask((node("A"),), single("X", "A", (0, 4, 8)), units=Units.RAW, whole_bands=bands)
    assert one(asked, "whole", X=4).level == "n5"
    # the dimension goes by the questionnaire's levels: 4 of 8 is 50 %
    assert one(asked, "A", X=4).level == "n3"


def test_lenses_go_by_the_levels_of_the_questionnaire() -> None:
    lens = Lens("one", {"en": "One"}, weights={"A": 1.0})
    asked = ask((node("A", bands=(Band(0.0, "n5"),)),), single("X", "A"), lenses=(lens,))
    assert one(asked, "A", X=0).level == "n5"
    assert one(asked, "one", X=0).level == "n1"


@pytest.mark.parametrize(
    ("percent", "expected"),
    [
        (0.0, "0"),
        (43.2, "43"),
        # half up, and not to the even
        (42.5, "43"),
        (43.5, "44"),
        (42.499, "42"),
        (100.0, "100"),
        # rounding would say 60 beside the level that ends below 60
        (59.6, "59.6"),
        (59.5, "59.5"),
        (59.49, "59"),
        (19.96, "19.9"),
        (79.99, "79.9"),
        (60.0, "60"),
        (60.4, "60"),
        # reached but for a rounding error
        (59.99999999999999, "60"),
        (19.999999999999996, "20"),
        # two thirds of a hundred, three times
        (100 / 3 * 2, "67"),
    ],
)
def test_shown(percent: float, expected: str) -> None:
    assert shown(percent, TWENTIES) == Decimal(expected)
    assert str(shown(percent, TWENTIES)) == expected


@pytest.mark.parametrize(
    ("percent", "display", "expected"),
    [
        # 0 to 3 with two decimals, as in models whose practices go up to three
        (50.0, Display(0.0, 3.0, 2), "1.50"),
        (100.0, Display(0.0, 3.0, 2), "3.00"),
        # 41.25 % of 3 is 1.2375
        (41.25, Display(0.0, 3.0, 2), "1.24"),
        # 59.9 % is 1.797: 1.80 would be the bound at 60 %
        (59.9, Display(0.0, 3.0, 2), "1.797"),
        # 59.99 % is 1.7997: three decimals would still be the bound
        (59.99, Display(0.0, 3.0, 2), "1.799"),
        # 1 to 5 with one decimal: 37.5 % is 1 + 1.5
        (37.5, Display(1.0, 5.0, 1), "2.5"),
        (0.0, Display(1.0, 5.0, 1), "1.0"),
    ],
)
def test_shown_on_another_scale(percent: float, display: Display, expected: str) -> None:
    assert str(shown(percent, TWENTIES, display)) == expected


def test_shown_without_levels() -> None:
    assert shown(59.6, ()) == 60


def test_what_is_shown_never_disagrees_with_the_level() -> None:
    table = LevelTable(TWENTIES, CODES, by_score=False)
    for thousandths in range(0, 100_001, 7):
        percent = thousandths / 1000
        printed = float(shown(percent, TWENTIES))
        assert table.level(0.0, printed) == table.level(0.0, percent), percent
