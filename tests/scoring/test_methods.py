"""How the parts of a node make its score: each case is computed by hand beside it."""

from collections.abc import Mapping

import pytest

from autodiag.questionnaires import WHOLE, Lens, Method, Node, NonScore, Questionnaire, Units
from autodiag.questionnaires.model import Over
from autodiag.scoring import Missing, compile_scheme
from tests.scoring.builders import BLANK, DK, NA, ask, given, node, one, profile_of, single

PERCENT, RAW = Units.PERCENT, Units.RAW


def three(method: Method, units: Units, feeds: Mapping[str, float] | str = "A") -> Questionnaire:
    """Three questions feed A: X and Y go from 0 to 100, Z from 0 to 4."""
    return ask(
        (node("A", method=method),),
        single("X", feeds),
        single("Y", {"A": 3.0}),
        single("Z", feeds, (0, 1, 2, 3, 4)),
        units=units,
    )


@pytest.mark.parametrize(
    ("method", "units", "answers", "score", "low", "high", "percent"),
    [
        # (50 + 3·100 + 100·1/4) / 5
        (Method.MEAN, PERCENT, {"X": 50, "Y": 100, "Z": 1}, 75, 0, 100, 75),
        # Y left out: (50 + 25) / 2
        (Method.MEAN, PERCENT, {"X": 50, "Y": DK, "Z": 1}, 37.5, 0, 100, 37.5),
        # (50 + 3·100 + 1) / 5 = 70.2; highest (100 + 300 + 4) / 5 = 80.8
        (Method.MEAN, RAW, {"X": 50, "Y": 100, "Z": 1}, 70.2, 0, 80.8, 100 * 70.2 / 80.8),
        # Y left out: (50 + 1) / 2 of (100 + 4) / 2
        (Method.MEAN, RAW, {"X": 50, "Y": NA, "Z": 1}, 25.5, 0, 52, 100 * 25.5 / 52),
        # 50 + 300 + 25 of 100 + 300 + 100
        (Method.SUM, PERCENT, {"X": 50, "Y": 100, "Z": 1}, 375, 0, 500, 75),
        # Y left out of the score and of the highest: 50 + 25 of 200
        (Method.SUM, PERCENT, {"X": 50, "Y": BLANK, "Z": 1}, 75, 0, 200, 37.5),
        (Method.SUM, RAW, {"X": 50, "Y": 100, "Z": 1}, 351, 0, 404, 100 * 351 / 404),
        (Method.SUM, RAW, {"X": 50, "Y": DK, "Z": 1}, 51, 0, 104, 100 * 51 / 104),
        (Method.MIN, PERCENT, {"X": 50, "Y": 100, "Z": 1}, 25, 0, 100, 25),
        (Method.MIN, PERCENT, {"X": 50, "Y": 100, "Z": DK}, 50, 0, 100, 50),
        # the least of 50, 100 and 1; the highest that it could be is the least of the highest, 4
        (Method.MIN, RAW, {"X": 50, "Y": 100, "Z": 1}, 1, 0, 4, 25),
        (Method.MAX, PERCENT, {"X": 50, "Y": 75, "Z": 1}, 75, 0, 100, 75),
        (Method.MAX, PERCENT, {"X": 50, "Y": DK, "Z": 1}, 50, 0, 100, 50),
        (Method.MAX, RAW, {"X": 50, "Y": DK, "Z": 1}, 50, 0, 100, 50),
        (Method.MAX, RAW, {"X": NA, "Y": DK, "Z": 1}, 1, 0, 4, 25),
        # rungs X, Y, Z in order: X is full, Y is not, so Z does not matter
        (Method.LADDER, PERCENT, {"X": 100, "Y": 75, "Z": 4}, 1, 0, 3, 100 / 3),
        (Method.LADDER, RAW, {"X": 100, "Y": 100, "Z": 4}, 3, 0, 3, 100),
        (Method.LADDER, RAW, {"X": 75, "Y": 100, "Z": 4}, 0, 0, 3, 0),
        # an unscored rung is not reached, and those above it neither
        (Method.LADDER, PERCENT, {"X": 100, "Y": DK, "Z": 4}, 1, 0, 3, 100 / 3),
    ],
)
def test_score_and_its_bounds(  # noqa: PLR0913, PLR0917 -- one row of the table
    method: Method,
    units: Units,
    answers: dict[str, int | NonScore],
    score: float,
    low: float,
    high: float,
    percent: float,
) -> None:
    found = one(three(method, units), "A", **answers)
    figures = (found.score, found.low, found.high, found.percent)
    assert figures == pytest.approx((score, low, high, percent), rel=1e-12)


@pytest.mark.parametrize("units", Units)
@pytest.mark.parametrize("method", Method)
def test_nothing_scored_is_no_score(method: Method, units: Units) -> None:
    found = one(three(method, units), "A", X=DK, Y=NA)
    assert (found.score, found.low, found.high, found.percent, found.level) == (None,) * 5
    assert found.missing is Missing.NOTHING_SCORED


@pytest.mark.parametrize("method", Method)
def test_nothing_asked_is_another_reason(method: Method) -> None:
    found = profile_of(three(method, PERCENT), given(X=100), "X", "Y", "Z").of("A")
    assert (found.score, found.basis, found.coverage) == (None, None, None)
    assert found.missing is Missing.NOT_ASKED


def test_lowest_of_a_raw_scale_may_be_below_zero() -> None:
    """From −2 to 2 and 1 to 3: sum 0 + 3 = 3 of −1 to 5, so 100·4/6; mean 1.5 of −0.5 to 2.5."""
    questions = (single("X", "A B", (-2, 0, 2)), single("Y", "A B", (1, 2, 3)))
    dimensions = (node("A", method=Method.SUM), node("B"))
    asked = ask(dimensions, *questions, units=RAW)
    total, mean = (one(asked, code, X=0, Y=3) for code in "AB")
    assert (total.score, total.low, total.high) == (3, -1, 5)
    assert (mean.score, mean.low, mean.high) == (1.5, -0.5, 2.5)
    assert total.percent == mean.percent == pytest.approx(200 / 3)


def tree(*, over: Over = Over.CHILDREN, method: Method = Method.MEAN) -> Questionnaire:
    """A1 (weight 1) is fed by X, Y and Z; A2 (weight 2) by W."""
    dimension = node("A", node("A1"), node("A2", weight=2.0), over=over, method=method)
    return ask(
        (dimension,), single("X", "A1"), single("Y", "A1"), single("Z", "A1"), single("W", "A2")
    )


@pytest.mark.parametrize(
    ("over", "answers", "expected"),
    [
        # children: A1 = 25, A2 = 100: (25 + 2·100) / 3
        (Over.CHILDREN, {"X": 0, "Y": 25, "Z": 50, "W": 100}, 75),
        # leaves: X, Y, Z weigh 1 each and W 2: (0 + 25 + 50 + 200) / 5
        (Over.LEAVES, {"X": 0, "Y": 25, "Z": 50, "W": 100}, 55),
        # without Y: A1 = 25 still; (25 + 200) / 3 and (0 + 50 + 200) / 4
        (Over.CHILDREN, {"X": 0, "Z": 50, "W": 100}, 75),
        (Over.LEAVES, {"X": 0, "Z": 50, "W": 100}, 62.5),
    ],
)
def test_mean_over_children_or_over_leaves(
    over: Over, answers: dict[str, int], expected: float
) -> None:
    assert one(tree(over=over), "A", **answers).score == expected


def test_a_dimension_may_have_questions_of_its_own_beside_its_parts() -> None:
    """A = (A1 = 100, then X = 40·1/4 … ) with A1 first: (100 + 50) / 2."""
    asked = ask((node("A", node("A1")),), single("X", "A"), single("Y", "A1"))
    assert one(asked, "A", X=50, Y=100).score == 75


def test_a_leaf_fed_by_several_ways_weighs_their_sum() -> None:
    """X feeds A1 (weight 2, itself ×3) and A directly (×0.5): 3·2 + 0.5 = 6.5."""
    dimension = node("A", node("A1", weight=2.0))
    asked = ask((dimension,), single("X", {"A1": 3.0, "A": 0.5}), single("Y", "A1"))
    plan = compile_scheme(asked).plan("A")
    assert dict(plan.leaves) == {0: 6.5, 1: 2.0}


def test_leaves_of_the_whole_carry_the_product_of_weights() -> None:
    """A weighs 2, A1 4, X 0.5: 4. B weighs 1, Y 3: 3."""
    dimensions = (node("A", node("A1", weight=4.0), weight=2.0), node("B"))
    asked = ask(dimensions, single("X", {"A1": 0.5}), single("Y", {"B": 3.0}))
    assert dict(compile_scheme(asked).plan(WHOLE).leaves) == {0: 4.0, 1: 3.0}


def test_percents_of_a_sum_enter_the_mean_above() -> None:
    """A sums X and Y: 100 + 50 = 150 of 200, 75 %. B is 25. The whole: (75 + 25) / 2."""
    asked = ask(
        (node("A", method=Method.SUM), node("B")),
        *(single("X", "A"), single("Y", "A"), single("Z", "B")),
    )
    found = profile_of(asked, given(X=100, Y=50, Z=25))
    assert (found.of("A").score, found.of("A").percent) == (150, 75)
    assert found.whole.score == 50


def test_raw_scores_enter_the_mean_above_as_they_are() -> None:
    """A sums 3 + 4 = 7 of 8, B is 1 of 4. The whole: (7 + 1) / 2 = 4 of (8 + 4) / 2 = 6."""
    four = (0, 1, 2, 3, 4)
    asked = ask(
        (node("A", method=Method.SUM), node("B")),
        *(single("X", "A", four), single("Y", "A", four), single("Z", "B", four)),
        units=RAW,
    )
    found = profile_of(asked, given(X=3, Y=4, Z=1)).whole
    assert (found.score, found.low, found.high) == (4, 0, 6)
    assert found.percent == pytest.approx(200 / 3)


def test_a_node_without_score_leaves_the_mean_above() -> None:
    asked = ask((node("A"), node("B", weight=5.0)), single("X", "A"), single("Y", "B"))
    assert one(asked, WHOLE, X=25, Y=DK).score == 25


def ladder(*rungs: Node, units: Units = PERCENT) -> Questionnaire:
    """A ladder of *rungs*, each the mean of two questions named after it: R1X, R1Y."""
    questions = [single(f"{rung.code}{part}", rung.code) for rung in rungs for part in "XY"]
    levels = ("n1", "n3", "n5")
    top = node("L", *rungs, method=Method.LADDER, rung_levels=levels[: len(rungs) + 1])
    return ask((top,), *questions, units=units)


@pytest.mark.parametrize("units", Units)
@pytest.mark.parametrize(
    ("answers", "rungs", "level"),
    [
        # R1 needs its maximum, R2 is reached at 60
        ({"R1X": 100, "R1Y": 100, "R2X": 50, "R2Y": 75}, 2, "n5"),
        ({"R1X": 100, "R1Y": 100, "R2X": 50, "R2Y": 50}, 1, "n3"),
        ({"R1X": 100, "R1Y": 75, "R2X": 100, "R2Y": 100}, 0, "n1"),
        # R1Y is left out: R1 is then full
        ({"R1X": 100, "R1Y": NA, "R2X": 50, "R2Y": 75}, 2, "n5"),
        # nothing of R1 is scored: not reached, whatever stands above
        ({"R1X": NA, "R1Y": DK, "R2X": 100, "R2Y": 100}, 0, "n1"),
    ],
)
def test_rungs_are_climbed_in_order(
    units: Units, answers: dict[str, int | NonScore], rungs: int, level: str
) -> None:
    asked = ladder(node("R1"), node("R2", threshold=60.0), units=units)
    found = one(asked, "L", **answers)
    assert (found.score, found.low, found.high, found.level) == (rungs, 0, 2, level)
    assert found.percent == 50.0 * rungs


def test_a_hidden_rung_is_not_reached_and_still_counts_in_the_bounds() -> None:
    asked = ladder(node("R1"), node("R2"))
    answers = given(R1X=100, R1Y=100, R2X=100, R2Y=100)
    found = profile_of(asked, answers, "R2X", "R2Y").of("L")
    assert (found.score, found.high) == (1, 2)


def test_a_rung_reached_but_for_a_rounding_error_is_reached() -> None:
    """Three weights of 0.1 with 100 each come to 99.99999999999999."""
    questions = [single(f"Q{i}", {"R": 0.1}) for i in range(3)]
    asked = ask((node("L", node("R"), method=Method.LADDER),), *questions)
    answers = {question.code: 100 for question in questions}
    assert one(asked, "R", **answers).score != 100
    assert one(asked, "L", **answers).score == 1


def test_a_lens_reads_the_same_answers_by_its_own_weights() -> None:
    """(100·1 + 50·0.5) / 1.5; X feeds A and B; a question stands for itself: (100 + 3·0) / 4."""
    asked = ask(
        (node("A"), node("B")),
        *(single("X", "A"), single("Y", "B"), single("Z", {})),
        lenses=(
            Lens("one", {"en": "One"}, weights={"A": 1.0, "B": 0.5}),
            Lens("two", {"en": "Two"}, weights={"A": 1.0, "Z": 3.0}),
        ),
    )
    found = profile_of(asked, given(X=100, Y=50, Z=0))
    assert found.lenses["one"].score == pytest.approx(125 / 1.5)
    assert found.lenses["one"].level == "n5"
    assert found.lenses["two"].score == 25
    assert found.lenses["two"].counts.scored == 2
    # Z feeds no dimension: the whole rests on X and Y
    assert found.whole.counts.scored == 2


def test_a_lens_in_raw_units_keeps_raw_scores() -> None:
    """(3·1 + 4·1) / 2 = 3.5 of (4 + 4) / 2."""
    four = (0, 1, 2, 3, 4)
    asked = ask(
        (node("A"), node("B")),
        *(single("X", "A", four), single("Y", "B", four)),
        units=RAW,
        lenses=(Lens("one", {"en": "One"}, weights={"A": 1.0, "B": 1.0}),),
    )
    found = one(asked, "one", X=3, Y=4)
    assert (found.score, found.low, found.high, found.percent) == (3.5, 0, 4, 87.5)


def test_a_question_may_have_the_code_of_its_node() -> None:
    asked = ask((node("X"), node("Y")), single("X", "X"), single("Y", "Y"))
    found = profile_of(asked, given(X=100, Y=50))
    assert (found.of("X").score, found.of("Y").score, found.whole.score) == (100, 50, 75)


def test_a_scheme_has_no_plan_for_an_unknown_code() -> None:
    with pytest.raises(KeyError):
        compile_scheme(tree()).plan("nowhere")
