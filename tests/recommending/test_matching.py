"""Which cells can help, and why: section 5 of the rules."""

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from autodiag.recommending import Cell, Match, Needs, Scope, Seeker, match_cells
from tests.recommending.builders import REGIONS, cell, east, need, needs

SEEKER = Seeker("fr", "04")
A = needs(need("A"))
NEXT_DOOR = frozenset({"17"})
OVER_WATER = frozenset({"12"})
FAR = frozenset({"10"})


def matches(found: Needs, *cells: Cell, seeker: Seeker = SEEKER) -> tuple[Match, ...]:
    return match_cells(found, cells, REGIONS, seeker)


def match(*cells: Cell, seeker: Seeker = SEEKER) -> Match:
    (found,) = matches(A, *cells, seeker=seeker)
    return found


def chosen(*cells: Cell, seeker: Seeker = SEEKER) -> str | None:
    found = match(*cells, seeker=seeker).cell
    return found.code if found else None


def test_a_cell_of_the_region_that_speaks_the_language() -> None:
    english = cell("C1", languages=frozenset({"en"}))
    elsewhere = cell("C2", regions=NEXT_DOOR)
    both = cell("C3", 200, languages=frozenset({"en", "fr"}), regions=frozenset({"04", "17"}))
    found = match(english, elsewhere, both)
    assert found.cell == both
    assert (found.scope, found.strength, found.expertise) == (Scope.REGION, 3, "A")
    assert found.distance_km == pytest.approx(200, rel=0.01)


def test_a_cell_that_cannot_help_is_no_match() -> None:
    assert chosen(cell("C1", expertises={"B": 3})) is None


@pytest.mark.parametrize(
    ("first", "second"),
    [
        # the strongest, however far
        (cell("C2", 90, load=9), cell("C1", 0, expertises={"A": 2})),
        # then the nearest, in classes of 25 km
        (cell("C2", 30, load=9), cell("C1", 60)),
        # 5 and 20 km are the same class: then the least loaded
        (cell("C2", 20, load=1), cell("C1", 5, load=2)),
        # then the code
        (cell("C1", 20, load=1), cell("C2", 5, load=1)),
    ],
)
def test_at_home_strength_then_nearness_then_load_then_code(first: Cell, second: Cell) -> None:
    assert chosen(first, second) == chosen(second, first) == first.code


def test_distance_is_from_the_municipality_where_it_is_known() -> None:
    cells = cell("C1", 10), cell("C2", 110)
    assert chosen(*cells) == "C1"
    assert chosen(*cells, seeker=Seeker("fr", "04", east(100))) == "C2"


def test_a_full_cell_is_passed_over_with_a_word() -> None:
    full = cell("C1", capacity=2, load=2)
    fuller = cell("C2", capacity=2, load=5)
    found = match(cell("C3", expertises={"A": 1}, capacity=3, load=2), fuller, full)
    assert found.cell is not None
    assert found.cell.code == "C3"
    assert found.passed_over == (full, fuller)


def test_a_full_cell_that_would_not_have_come_first_is_not_mentioned() -> None:
    weaker = cell("C2", expertises={"A": 1}, capacity=0)
    assert match(weaker, cell("C1")).passed_over == ()


def test_no_declared_limit_is_no_limit() -> None:
    assert chosen(cell("C1", load=1000)) == "C1"


def test_an_expertise_on_a_needy_sub_theme_helps_its_dimension() -> None:
    """A2 is no need: an expertise on it does not help."""
    found = needs(need("A"), need("A.A1"))
    cells = cell("C1", expertises={"A2": 3}), cell("C2", 80, expertises={"A1": 2})
    (one,) = matches(found, *cells)
    assert (one.cell, one.expertise, one.strength) == (cells[1], "A1", 2)


def test_between_equals_the_expertise_on_the_need_itself_is_named() -> None:
    found = needs(need("B"), need("B.A1"))
    (one,) = matches(found, cell("C1", expertises={"A1": 2, "B": 2}))
    assert one.expertise == "B"


def test_an_expertise_on_the_dimension_helps_a_sub_theme_that_stands_for_it() -> None:
    (one,) = matches(needs(need("A.A1")), cell("C1", expertises={"A": 1}))
    assert (one.need.code, one.expertise) == ("A1", "A")


def test_the_three_largest_needs_each_have_their_match() -> None:
    found = needs(need("A", 2), need("B", 9), need("C", 5), need("D", 4), need("A.A1", 12))
    helper = cell("C1", expertises={"A": 1, "B": 2, "C": 3})
    results = matches(found, helper)
    assert [(one.need.code, one.cell is not None) for one in results] == [
        ("B", True),
        ("C", True),
        ("D", False),
    ]


def test_without_a_need_there_is_no_match() -> None:
    assert matches(needs(), cell("C1")) == ()


class TestBeyondTheRegion:
    """When nobody at home helps: the nearest beyond, neighbours by land first, then the pole."""

    def test_neighbours_by_land_come_before_those_by_water(self) -> None:
        by_land = cell("C1", 300, regions=NEXT_DOOR, expertises={"A": 1})
        by_water = cell("C2", 20, regions=OVER_WATER)
        assert chosen(by_land, by_water) == "C1"
        assert match(by_land, by_water).scope is Scope.BY_LAND

    def test_neighbours_by_water_come_before_all_others(self) -> None:
        found = match(cell("C1", 200, regions=OVER_WATER), cell("C2", 20, regions=FAR))
        assert found.cell is not None
        assert (found.cell.code, found.scope) == ("C1", Scope.BY_WATER)

    def test_others_come_before_nobody(self) -> None:
        assert match(cell("C1", regions=FAR)).scope is Scope.BEYOND

    def test_the_nearest_comes_before_the_strongest(self) -> None:
        near = cell("C2", 40, regions=NEXT_DOOR, expertises={"A": 1})
        assert chosen(near, cell("C1", 60, regions=NEXT_DOOR)) == "C2"
        assert chosen(near, cell("C1", 49, regions=NEXT_DOOR)) == "C1"

    def test_when_those_at_home_are_full(self) -> None:
        full = cell("C1", capacity=0)
        found = match(full, cell("C2", regions=NEXT_DOOR))
        assert found.cell is not None
        assert (found.cell.code, found.passed_over) == ("C2", (full,))

    def test_never_while_somebody_at_home_can(self) -> None:
        weak = cell("C1", 100, expertises={"A": 1}, load=50)
        assert chosen(weak, cell("C2", regions=NEXT_DOOR)) == "C1"

    def test_full_cells_away_are_passed_over_too(self) -> None:
        full = cell("C1", 10, regions=NEXT_DOOR, capacity=0)
        found = match(full, cell("C2", 40, regions=NEXT_DOOR))
        assert found.cell is not None
        assert (found.cell.code, found.passed_over) == ("C2", (full,))

    def test_nobody_leaves_the_pole(self) -> None:
        full = cell("C1", capacity=0)
        found = match(full)
        assert found == Match(need("A"), None, 0, None, None, None, (full,))


def test_an_unknown_region_is_refused() -> None:
    with pytest.raises(KeyError):
        match(cell("C1"), seeker=Seeker("fr", "99"))


ANY_CELL = st.builds(
    lambda away, region, strength, load, capacity: {
        "away": away,
        "regions": frozenset({region}),
        "expertises": {"A": strength},
        "load": load,
        "capacity": capacity,
    },
    st.sampled_from((0.0, 10.0, 24.0, 26.0, 300.0)),
    st.sampled_from(tuple(REGIONS)),
    st.integers(1, 3),
    st.integers(0, 3),
    st.none() | st.integers(0, 3),
)


@settings(max_examples=50, deadline=None, derandomize=True)
@given(st.lists(ANY_CELL, max_size=8), st.randoms(use_true_random=False))
def test_the_order_of_cells_is_irrelevant(drawn: list[dict[str, object]], random: Random) -> None:
    cells = [cell(f"C{i}", **one) for i, one in enumerate(drawn)]  # type: ignore[arg-type]
    mixed = list(cells)
    random.shuffle(mixed)
    found = match(*cells)
    assert match(*mixed) == found
    able = [one for one in cells if not one.is_full]
    assert (found.cell is None) == (not able)
    at_home = [one for one in able if "04" in one.regions]
    if at_home:
        assert found.cell in at_home
        assert found.strength == max(one.expertises["A"] for one in at_home)


def test_without_a_municipality_distance_is_from_the_centre_of_the_region() -> None:
    assert match(cell("C1", 0)).distance_km == pytest.approx(0)
    assert match(cell("C1", 0), seeker=Seeker("fr", "04", east(50))).distance_km == pytest.approx(
        50, rel=0.01
    )
