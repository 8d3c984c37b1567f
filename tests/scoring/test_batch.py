"""Many diagnostics at once: what the laws of scoring do not reach."""

import numpy as np
import pytest

from autodiag.questionnaires import Lens, Method, Questionnaire, Units
from autodiag.scoring import compile_scheme, score
from autodiag.scoring.batch import BLOCK, Columns, level_indexes, read_columns, score_columns
from tests.scoring.builders import BLANK, BLANK_IS_LOWEST, DK, NA, PN, ask, given, node, single


def two_dimensions(**more: object) -> Questionnaire:
    return ask(
        (node("A"), node("B"), node("C", node("C1"))),
        *(single("X", "A", (0, 1, 2, 3, 4)), single("Y", "A"), single("Z", "B", (-1, 0, 1))),
        lenses=(Lens("one", {"en": "One"}, weights={"A": 1.0, "Z": 0.5}),),
        **more,
    )


def test_columns_are_read_from_answers() -> None:
    asked = two_dimensions()
    codes = frozenset(asked.questions)
    runs = [
        (given(X=3, Y=DK, Z=-1), codes),
        (given(X=NA, Y=PN), codes),
        (given(X=4, Y=100, Z=BLANK), codes - {"X"}),
    ]
    columns = read_columns(compile_scheme(asked), runs)
    assert columns.states.tolist() == [[0, 1, 5], [2, 3, 0], [0, 4, 4]]
    assert columns.values.tolist() == [[3, 0, 0], [0, 0, 100], [-1, 0, 0]]


def test_by_default_dimensions_lenses_and_the_whole_are_scored() -> None:
    scheme = compile_scheme(two_dimensions())
    columns = read_columns(scheme, [(given(X=3), frozenset("X"))])
    assert list(score_columns(scheme, columns)) == ["A", "B", "C", "one", "whole"]
    assert list(score_columns(scheme, columns, codes=["B", "C1"])) == ["B", "C1"]


def test_nobody_has_no_score() -> None:
    scheme = compile_scheme(two_dimensions())
    found = score_columns(scheme, read_columns(scheme, []))
    assert found["whole"].score.shape == (0,)
    assert found["whole"].counts.shape == (5, 0)


def test_a_node_that_nothing_feeds_has_no_figures() -> None:
    scheme = compile_scheme(two_dimensions())
    found = score_columns(scheme, read_columns(scheme, [(given(X=3), frozenset("X"))]))["C"]
    assert np.isnan([found.score[0], found.percent[0], found.coverage[0], found.basis[0]]).all()
    assert not found.counts.any()


@pytest.mark.parametrize("units", Units)
@pytest.mark.parametrize("method", Method)
def test_blocks_do_not_show(units: Units, method: Method) -> None:
    """More diagnostics than one block holds: three, repeated, keep their three profiles."""
    asked = two_dimensions(units=units, whole_method=method, treatments=BLANK_IS_LOWEST)
    scheme, codes = compile_scheme(asked), frozenset(asked.questions)
    runs = [
        (given(X=3, Y=25, Z=0), codes),
        (given(X=DK, Y=NA), codes),
        (given(X=4, Z=1), codes - {"Z"}),
    ]
    three = read_columns(scheme, runs)
    times = BLOCK // 2
    many = Columns(np.tile(three.values, times), np.tile(three.states, times))
    figures = score_columns(scheme, many)["whole"]
    for place in (0, 1, 2, BLOCK - 1, BLOCK, BLOCK + 1, 3 * times - 1):
        one = score(scheme, *runs[place % 3]).whole
        assert figures.score[place] == one.score
        assert figures.coverage[place] == one.coverage
        assert figures.counts[:, place].tolist() == list(one.counts)


def test_more_leaves_than_a_byte_can_count() -> None:
    questions = [single(f"Q{i}", "A", (0, 1)) for i in range(300)]
    scheme = compile_scheme(ask((node("A"),), *questions))
    columns = Columns(np.ones((300, 2)), np.array([[0, 2]] * 300, dtype=np.uint8))
    found = score_columns(scheme, columns)["A"]
    assert found.counts[:, 0].tolist() == [300, 0, 0, 0, 0]
    assert found.counts[:, 1].tolist() == [0, 0, 300, 0, 0]
    assert (found.score[0], found.coverage[0], found.coverage[1]) == (100.0, 1.0, 0.0)


def test_what_stands_where_there_is_no_value_is_not_read() -> None:
    scheme = compile_scheme(two_dimensions())
    states = np.array([[0], [2], [5]], dtype=np.uint8)
    found = [
        score_columns(scheme, Columns(np.array([[3.0], [noise], [noise]]), states))["whole"].score[
            0
        ]
        for noise in (0.0, -7.5, 1e300)
    ]
    assert found == [75.0, 75.0, 75.0]


def test_columns_are_left_as_they_were() -> None:
    for units in Units:
        scheme = compile_scheme(two_dimensions(units=units))
        columns = read_columns(scheme, [(given(X=3, Y=DK), frozenset("XY"))])
        before = columns.values.copy()
        score_columns(scheme, columns)
        assert (columns.values == before).all()


def test_levels_by_index() -> None:
    asked = ask((node("A"),), single("X", "A", (0, 19, 20, 80, 100)))
    scheme = compile_scheme(asked)
    runs = [(given(X=value), frozenset("X")) for value in (0, 19, 20, 80, 100, DK)]
    figures = score_columns(scheme, read_columns(scheme, runs))["A"]
    assert level_indexes(scheme, "A", figures).tolist() == [0, 0, 1, 4, 4, -1]


def test_without_levels_there_is_no_index() -> None:
    scheme = compile_scheme(ask((node("A"),), single("X", "A"), levels=()))
    figures = score_columns(scheme, read_columns(scheme, [(given(X=50), frozenset("X"))]))["A"]
    assert level_indexes(scheme, "A", figures).tolist() == [-1]


def test_a_rung_reached_but_for_a_rounding_error_is_reached_by_many_too() -> None:
    """Three weights of 0.1 with 100 each come to 99.99999999999999."""
    questions = [single(f"Q{i}", {"R": 0.1}) for i in range(3)]
    asked = ask((node("L", node("R"), method=Method.LADDER),), *questions)
    scheme, codes = compile_scheme(asked), frozenset(asked.questions)
    columns = read_columns(scheme, [(given(Q0=100, Q1=100, Q2=100), codes)])
    found = score_columns(scheme, columns, codes=["R", "L"])
    assert found["R"].score[0] != 100
    assert found["L"].score[0] == 1
