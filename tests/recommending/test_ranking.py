"""Which entries are proposed, in which order, and why: rules 2 to 5."""

from collections.abc import Sequence
from dataclasses import replace
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from autodiag.recommending import Effort, Entry, Needs, Reader, Recommendations, recommend
from tests.recommending.builders import codes, entry, need, needs

READER = Reader("fr", "dance", frozenset({"create", "show"}))
A = needs(need("A"))


def proposed(found: Needs, *entries: Entry, reader: Reader = READER) -> Recommendations:
    return recommend(found, entries, reader)


@pytest.mark.parametrize(
    ("one", "fits"),
    [
        (entry("E", "A"), True),
        (entry("E", "A", languages=frozenset({"fr"})), True),
        (entry("E", "A", languages=frozenset({"en"})), False),
        (entry("E", "A", disciplines=frozenset({"dance", "circus"})), True),
        (entry("E", "A", disciplines=frozenset({"museum"})), False),
        (entry("E", "A", functions=frozenset({"show", "teach"})), True),
        (entry("E", "A", functions=frozenset({"teach"})), False),
        (entry("E", "A", is_recommendable=False), False),
        # the organisation is at level 2 on A
        (entry("E", "A", (1, 2)), True),
        (entry("E", "A", (2, 2)), True),
        (entry("E", "A", (2, 4)), True),
        # nothing on a node without need
        (entry("E", "B"), False),
        (entry("E", "B A"), True),
    ],
)
def test_who_an_entry_is_for(one: Entry, fits: bool) -> None:  # noqa: FBT001
    assert codes(proposed(A, one).first) == (["E"] if fits else [])


def test_a_reader_who_says_little_is_refused_nothing() -> None:
    unknown = Reader("fr")
    one = entry("E", "A", disciplines=frozenset({"museum"}), functions=frozenset({"teach"}))
    assert codes(proposed(A, one, reader=unknown).first) == ["E"]


def test_without_any_need_nothing_is_proposed() -> None:
    found = proposed(needs(unscored=("A",)), entry("E", "A"))
    assert (found.first, found.more, found.nothing_for, found.unscored) == ((), (), (), ("A",))


class TestWidening:
    """When a need finds nothing, the range is widened by one level, and the page says so."""

    @pytest.mark.parametrize("levels", [(3, 4), (1, 1), (3, 5)])
    def test_by_one_level(self, levels: tuple[int, int]) -> None:
        found = proposed(A, entry("E", "A", levels))
        assert codes(found.first) == ["E"]
        assert found.first[0].is_widened
        assert found.nothing_for == ()

    def test_by_no_more_than_one(self) -> None:
        found = proposed(A, entry("E", "A", (4, 5)))
        assert (found.first, found.nothing_for) == ((), ("A",))

    def test_only_where_nothing_is_meant(self) -> None:
        found = proposed(A, entry("E1", "A", (2, 3)), entry("E2", "A", (3, 4)))
        assert codes(found.first) == ["E1"]
        assert not found.first[0].is_widened

    def test_of_one_need_while_another_finds_what_is_meant(self) -> None:
        both = needs(need("A"), need("B"))
        found = proposed(both, entry("E1", "A", (2, 3)), entry("E2", "A B", (3, 4)))
        assert codes(found.first) == ["E1", "E2"]
        # A is met by E1, so it is no reason for E2
        assert [one.code for one in found.first[1].reasons] == ["B"]
        assert found.first[1].is_widened

    def test_of_one_need_by_an_entry_meant_for_another(self) -> None:
        """The organisation is at level 2 on A and 4 on B; E is for levels 1 to 3."""
        both = needs(need("A"), need("B", 1, rank=4))
        found = proposed(both, entry("E", "A B", (1, 3)))
        (one,) = found.first
        assert [reason.code for reason in one.reasons] == ["A", "B"]
        assert [reason.code for reason in one.widened] == ["B"]
        assert not one.is_widened
        assert found.nothing_for == ()

    def test_a_sub_theme_meets_the_need_of_its_dimension(self) -> None:
        found = proposed(
            needs(need("A"), need("A.A1")), entry("E1", "A1"), entry("E2", "A", (3, 3))
        )
        assert codes(found.first) == ["E1"]

    def test_of_a_sub_theme_whose_dimension_has_no_need(self) -> None:
        found = proposed(needs(need("A.A1")), entry("E", "A1", (3, 4)))
        assert found.first[0].is_widened

    def test_nothing_yet_is_said_of_dimensions_largest_need_first(self) -> None:
        found = proposed(needs(need("A", 1), need("B.B1", 9), need("C", 4)), entry("E", "C"))
        assert found.nothing_for == ("B", "A")


class TestRank:
    """Best need plus a quarter of the others; then fit, then effort, then code."""

    def ranked(self, found: Needs, *entries: Entry) -> list[str]:
        return codes(proposed(found, *entries).first)

    def test_the_best_need_counts_and_a_quarter_of_the_others(self) -> None:
        """E1: 8. E2: 7 + (4 + 1)/4 = 8.25. E3: 7 + 4/4 = 8, but of higher effort than E1."""
        found = needs(need("A", 8), need("B", 7), need("C", 4), need("D", 1))
        entries = (entry("E1", "A"), entry("E2", "B C D"), entry("E3", "B C", effort=Effort.HIGH))
        assert self.ranked(found, *entries) == ["E2", "E1", "E3"]

    def test_only_needs_in_range_count(self) -> None:
        """E1 is for level 2, and the organisation is at level 5 on B: 4. E2: 4 + 1/4."""
        found = needs(need("A"), need("B", 8, rank=5), need("C", 1))
        named = [entry("E1", "A B", (2, 3)), entry("E2", "A C", (2, 3)), entry("E3", "B", (5, 5))]
        assert self.ranked(found, *named) == ["E3", "E2", "E1"]

    def test_a_dimension_and_its_own_sub_theme_count_once(self) -> None:
        """E1 (A and A1): 6. E2 (A and B): 6 + 2/4 = 6.5."""
        found = needs(need("A", 6), need("A.A1", 5), need("B", 2))
        assert self.ranked(found, entry("E1", "A A1"), entry("E2", "A B")) == ["E2", "E1"]
        (one,) = proposed(found, entry("E1", "A A1")).first
        assert [reason.code for reason in one.reasons] == ["A"]

    def test_the_larger_of_both_counts(self) -> None:
        (one,) = proposed(needs(need("A", 3), need("A.A1", 5)), entry("E", "A A1")).first
        assert [reason.code for reason in one.reasons] == ["A1"]

    def test_two_sub_themes_of_a_dimension_are_two_needs(self) -> None:
        """E1: 5 + 3/4. E2: 5. The dimension, above both, counts no more."""
        found = needs(need("A", 4), need("A.A1", 5), need("A.A2", 3))
        assert self.ranked(found, entry("E2", "A1"), entry("E1", "A A1 A2")) == ["E1", "E2"]
        (one,) = proposed(found, entry("E1", "A A1 A2")).first
        assert [reason.code for reason in one.reasons] == ["A1", "A2"]

    def test_between_equals_the_named_discipline_comes_first(self) -> None:
        named = entry("E2", "A", disciplines=frozenset({"dance"}), effort=Effort.HIGH)
        assert self.ranked(A, entry("E1", "A"), named) == ["E2", "E1"]

    def test_then_the_lower_effort(self) -> None:
        entries = [entry(f"E{4 - effort}", "A", effort=effort) for effort in Effort]
        assert self.ranked(A, *entries) == ["E3", "E2", "E1"]

    def test_then_the_code(self) -> None:
        assert self.ranked(A, entry("E2", "A"), entry("E10", "A")) == ["E10", "E2"]


class TestFirstSix:
    """Six, with three dimensions among them when there are three."""

    def first(self, *sizes: tuple[str, int]) -> tuple[list[str], list[str]]:
        """Entries named after their dimension and a number, for needs of the sizes given."""
        found = needs(*(need(code, size) for code, size in sizes))
        entries = [entry(f"{code}{i}", code) for code, _ in sizes for i in range(1, 8)]
        proposal = proposed(found, *entries)
        return codes(proposal.first), codes(proposal.more)

    def test_of_one_dimension_all_six_are_taken_in_order(self) -> None:
        first, more = self.first(("A", 9))
        assert first == ["A1", "A2", "A3", "A4", "A5", "A6"]
        assert more == ["A7"]

    def test_the_last_place_is_kept_for_a_second_dimension_when_there_are_two(self) -> None:
        first, more = self.first(("A", 9), ("B", 1))
        # two places are left and two dimensions missing: B1; then nothing is missing that exists
        assert first == ["A1", "A2", "A3", "A4", "B1", "A5"]
        assert more[:2] == ["A6", "A7"]

    def test_the_last_two_places_are_kept_for_a_second_and_a_third(self) -> None:
        first, more = self.first(("A", 9), ("B", 5), ("C", 1), ("D", 1))
        assert first == ["A1", "A2", "A3", "A4", "B1", "C1"]
        assert more[:3] == ["A5", "A6", "A7"]

    def test_with_three_dimensions_already_there_the_order_is_kept(self) -> None:
        found = needs(need("A", 9), need("B", 9), need("C", 9), need("D", 8))
        entries = [entry(f"E{i}", code) for i, code in enumerate("ABCAAADB")]
        assert codes(proposed(found, *entries).first) == ["E0", "E1", "E2", "E3", "E4", "E5"]

    def test_fewer_than_six_are_all_taken(self) -> None:
        found = proposed(A, entry("E1", "A"), entry("E2", "A"))
        assert codes(found.first) == ["E1", "E2"]
        assert found.more == ()


def test_each_carries_its_reasons_largest_first() -> None:
    found = needs(need("A", 2), need("B", 7, rank=1, percent=5.0))
    (one,) = proposed(found, entry("E", "A B")).first
    assert [(reason.code, reason.level, reason.towards) for reason in one.reasons] == [
        ("B", "n1", "n2"),
        ("A", "n2", "n3"),
    ]
    assert one.dimension == "B"


NODES = ("A", "A.A1", "A.A2", "B", "B.B1", "C", "D")
ANY_NODES = st.sets(st.sampled_from([code[-2:].strip(".") for code in NODES]), min_size=1)
ANY_ENTRY = st.builds(
    lambda nodes, low, span, effort, named: entry(
        "",
        " ".join(sorted(nodes)),
        (low, min(5, low + span)),
        effort=effort,
        disciplines=frozenset({"dance"}) if named else frozenset(),
    ),
    ANY_NODES,
    st.integers(1, 5),
    st.integers(0, 2),
    st.sampled_from(Effort),
    st.booleans(),
)
ANY_NEEDS = st.sets(st.sampled_from(NODES)).flatmap(
    lambda chosen: st.tuples(
        *(
            st.builds(need, st.just(code), st.integers(1, 12), rank=st.integers(1, 4))
            for code in sorted(chosen)
        )
    ).map(lambda found: needs(*found))
)


@settings(max_examples=50, deadline=None, derandomize=True)
@given(ANY_NEEDS, st.lists(ANY_ENTRY, max_size=12), st.randoms(use_true_random=False))
def test_the_order_of_entries_is_irrelevant(
    found: Needs, drawn: Sequence[Entry], random: Random
) -> None:
    entries = [replace(one, code=f"E{i:02}") for i, one in enumerate(drawn)]
    mixed = list(entries)
    random.shuffle(mixed)
    expected = proposed(found, *entries)
    assert proposed(found, *mixed) == expected
    shown = [*expected.first, *expected.more]
    assert len({one.entry.code for one in shown}) == len(shown)
    met = {reason.dimension for one in shown for reason in one.reasons}
    wanted = {one.dimension for one in found.by_code.values()}
    assert met | set(expected.nothing_for) == wanted
    assert not met & set(expected.nothing_for)


@settings(max_examples=50, deadline=None, derandomize=True)
@given(ANY_NEEDS, st.lists(ANY_ENTRY, max_size=12, unique_by=lambda one: one.nodes))
def test_three_dimensions_are_among_the_first_whenever_they_can_be(
    found: Needs, drawn: Sequence[Entry]
) -> None:
    entries = [entry(f"E{i:02}", " ".join(one.nodes)) for i, one in enumerate(drawn)]
    proposal = proposed(found, *entries)
    everywhere = {one.dimension for one in (*proposal.first, *proposal.more)}
    among_first = {one.dimension for one in proposal.first}
    assert len(among_first) >= min(3, len(everywhere))
    assert len(proposal.first) == min(6, len(proposal.first) + len(proposal.more))
