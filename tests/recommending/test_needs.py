"""Where an organisation is furthest from where it aims: rule 1."""

import pytest

from autodiag.questionnaires import Method, NonScore, Questionnaire, Units
from autodiag.questionnaires.model import Band
from autodiag.recommending import Need, Needs, find_needs
from autodiag.scoring import Target, compile_scheme
from tests.scoring.builders import DK, NA, ask, given, node, profile_of, single

HUNDRED = tuple(range(101))


def needs(asked: Questionnaire, *targets: Target, **answers: int | NonScore) -> Needs:
    return find_needs(compile_scheme(asked), profile_of(asked, given(**answers)), targets)


def one_dimension(**more: object) -> Questionnaire:
    return ask((node("A"),), single("X", "A", HUNDRED), **more)


def need_at(percent: int, *targets: Target, **more: object) -> Need | None:
    return needs(one_dimension(**more), *targets, X=percent).by_code.get("A")


def target(level: str, code: str = "A") -> Target:
    return Target(code, level, None, None)


@pytest.mark.parametrize(
    ("percent", "rank", "aim", "size", "towards"),
    [
        # the aim is 60 while the next level begins below: (60 - 0)/5 = 12 classes
        (0, 1, 60, 12, "n2"),
        (39, 2, 60, 5, "n3"),
        # classes of five points: 5.1 points away is the second class, 5 and 1 are the first
        (54, 3, 60, 2, "n4"),
        (55, 3, 60, 1, "n4"),
        (59, 3, 60, 1, "n4"),
        # from 60 on, the next level begins above: (80 - 60)/5 = 4
        (60, 4, 80, 4, "n5"),
        (79, 4, 80, 1, "n5"),
    ],
)
def test_without_a_target_the_aim_is_sixty_or_the_next_level(
    percent: int, rank: int, aim: float, size: int, towards: str
) -> None:
    found = need_at(percent)
    assert found is not None
    assert (found.rank, found.aim, found.size, found.towards) == (rank, aim, size, towards)
    assert (found.level, found.percent) == (f"n{rank}", percent)


@pytest.mark.parametrize("percent", [80, 100])
def test_at_the_top_level_there_is_no_need(percent: int) -> None:
    assert need_at(percent) is None


def test_the_questionnaire_says_where_to_aim() -> None:
    found = need_at(50, aim=72.0)
    assert found is not None
    assert (found.aim, found.size) == (72, 5)


@pytest.mark.parametrize(
    ("percent", "level", "aim", "size"),
    [(30, "n3", 40, 2), (30, "n5", 80, 10), (70, "n5", 80, 2)],
)
def test_a_chosen_target_is_the_aim(percent: int, level: str, aim: float, size: int) -> None:
    found = need_at(percent, target(level))
    assert found is not None
    assert (found.aim, found.size) == (aim, size)


@pytest.mark.parametrize("percent", [40, 45])
def test_a_target_that_is_reached_leaves_no_need(percent: int) -> None:
    assert need_at(percent, target("n3")) is None


def test_a_target_leads_first_to_the_next_level() -> None:
    found = need_at(10, target("n4"))
    assert found is not None
    assert (found.aim, found.towards) == (60, "n2")


def test_a_target_that_names_no_level_is_none() -> None:
    assert need_at(30, target("n9")) == need_at(30)


def tree(*, weight: float = 1.0) -> Questionnaire:
    """A has A1 and A2 (weight 3), and *weight* itself; B stands alone."""
    dimensions = (node("A", node("A1"), node("A2", weight=3.0), weight=weight), node("B"))
    scored = (("X", "A1"), ("Y", "A2"), ("Z", "B"))
    return ask(dimensions, *(single(code, feeds, HUNDRED) for code, feeds in scored))


def test_a_target_holds_for_what_stands_below_unless_that_has_its_own() -> None:
    """A = (50 + 3·50)/4 = 50."""
    found = needs(tree(), target("n5"), target("n4", "A2"), X=50, Y=50, Z=50).by_code
    assert {code: need.aim for code, need in found.items()} == {
        "A": 80,
        "A1": 80,
        "A2": 60,
        "B": 60,
    }


def test_need_is_weighed_by_the_node_and_all_above_it() -> None:
    """10 points away: A weighs 2, A1 2·1, A2 2·3, B 1; in classes of five."""
    found = needs(tree(weight=2.0), X=50, Y=50, Z=50).by_code
    assert {code: need.size for code, need in found.items()} == {"A": 4, "A1": 4, "A2": 12, "B": 2}


def test_a_weak_sub_theme_of_a_strong_dimension_is_a_need() -> None:
    """A = (20 + 3·100)/4 = 80, at the top; A1 is at 20."""
    found = needs(tree(), X=20, Y=100, Z=DK)
    assert list(found.by_code) == ["A1"]
    assert (found.by_code["A1"].dimension, found.by_code["A1"].above) == ("A", ("A",))


def test_a_dimension_without_score_has_no_need_and_is_named() -> None:
    found = needs(tree(), X=DK, Y=NA, Z=50)
    assert list(found.by_code) == ["B"]
    assert found.unscored == ("A",)


def test_without_levels_there_is_no_need() -> None:
    assert need_at(10, levels=()) is None


def test_raw_bands_are_aimed_at_in_percents() -> None:
    """Sum of X and Y of 0 to 8, bands at 3 (37.5 %) and 7 (87.5 %): at 4 the aim is 87.5 %."""
    bands = (Band(0.0, "n1"), Band(3.0, "n2"), Band(7.0, "n3"))
    four = (0, 1, 2, 3, 4)
    asked = ask(
        (node("A", method=Method.SUM, bands=bands),),
        *(single("X", "A", four), single("Y", "A", four)),
        units=Units.RAW,
    )
    found = needs(asked, X=1, Y=3).by_code["A"]
    assert (found.percent, found.aim, found.size, found.rank) == (50, 87.5, 8, 2)
    assert found.leaves == ("X", "Y")


def test_the_answers_below_the_aim_are_named_lowest_first() -> None:
    """The aim is 60: Z (0), X and W (25 both, in the order asked); not U (60), V (unknown)."""
    asked = ask((node("A"),), *(single(code, "A", (0, 25, 60, 100)) for code in "XUZWV"))
    found = needs(asked, X=25, U=60, Z=0, W=25, V=DK).by_code["A"]
    assert found.leaves == ("Z", "X", "W")


def test_a_hair_below_the_aim_is_no_need_and_a_little_more_is_one_class() -> None:
    """Three weights of 0.1 make 59.99999999999999 of 60; 59.999999998 is really below."""
    exact = ask((node("A"),), *(single(f"Q{i}", {"A": 0.1}, (0, 60, 100)) for i in range(3)))
    assert "A" not in needs(exact, target("n4"), **{f"Q{i}": 60 for i in range(3)}).by_code
    below = ask((node("A"),), single("X", "A", (0, 59.999999998, 100)))
    assert needs(below, target("n4"), X=60).by_code["A"].size == 1


def test_needs_of_dimensions_come_largest_first() -> None:
    """A is 20 below (4 classes), B and C 40 (8: they go by code), D 43 (9)."""
    asked = ask(
        tuple(node(code) for code in "DCBA"),
        *(single(f"Q{code}", code, HUNDRED) for code in "ABCD"),
    )
    found = needs(asked, QA=40, QB=20, QC=20, QD=17)
    assert [need.code for need in found.of_dimensions()] == ["D", "B", "C", "A"]


def test_within_a_class_the_furthest_comes_first() -> None:
    """44 and 41 points away are both in the ninth class."""
    asked = ask((node("A"), node("B")), single("X", "A", HUNDRED), single("Y", "B", HUNDRED))
    found = needs(asked, X=19, Y=16)
    assert [need.size for need in found.of_dimensions()] == [9, 9]
    assert [need.code for need in found.of_dimensions()] == ["B", "A"]


def test_a_dimension_without_a_need_speaks_through_its_weakest_part() -> None:
    """A is at 80 and has no need; A1, at 20, is eight classes away; B, at 50, two."""
    found = needs(tree(), X=20, Y=100, Z=50)
    assert [need.code for need in found.of_dimensions()] == ["A1", "B"]


def test_a_dimension_with_a_need_speaks_for_itself() -> None:
    """A = (0 + 3·60)/4 = 45: three classes; A1, at 0, has twelve and does not stand for A."""
    found = needs(tree(), X=0, Y=60, Z=50)
    assert [(need.code, need.size) for need in found.of_dimensions()] == [("A", 3), ("B", 2)]
