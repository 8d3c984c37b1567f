"""The four non-scores, what stands behind a score, and when it is only indicative."""

import pytest

from autodiag.questionnaires import Answer, Lens, Method, NonScore, Questionnaire, Units
from autodiag.questionnaires.model import Treatment
from autodiag.scoring import Counts, State, compile_scheme, score
from tests.scoring.builders import (
    BLANK,
    BLANK_IS_LOWEST,
    DK,
    NA,
    PN,
    ask,
    given,
    node,
    one,
    profile_of,
    single,
)


def five(**more: object) -> Questionnaire:
    return ask((node("A"),), *(single(f"Q{i}", "A") for i in range(1, 6)), **more)


def test_the_four_non_scores_are_told_apart() -> None:
    """Coverage leaves not applicable out: 1 of 4.  Basis does not: 1 of 5."""
    found = one(five(), "A", Q1=50, Q2=NA, Q3=DK, Q4=PN, Q5=BLANK)
    assert found.counts == Counts(1, 1, 1, 1, 1)
    assert found.counts.on_path == 5
    assert found.score == 50
    assert found.coverage == 1 / 4
    assert found.basis == 1 / 5


def test_one_answer_beside_four_not_applicable_has_full_coverage_and_little_basis() -> None:
    found = one(five(), "A", Q1=50, Q2=NA, Q3=NA, Q4=NA, Q5=NA)
    assert (found.coverage, found.basis) == (1.0, 0.2)
    assert found.is_indicative(0.5)


def test_no_answer_at_all_is_not_answered() -> None:
    found = profile_of(five(), {"Q1": Answer(note="Later.")}).of("A")
    assert found.counts == Counts(0, 0, 0, 0, 5)
    assert (found.coverage, found.basis) == (0.0, 0.0)


def test_with_nothing_applicable_there_is_no_coverage() -> None:
    found = one(five(), "A", Q1=NA, Q2=NA, Q3=NA, Q4=NA, Q5=NA)
    assert (found.coverage, found.basis) == (None, 0.0)


def test_coverage_and_basis_go_by_effective_weight() -> None:
    """A1 weighs 2: X weighs 2·3 = 6, Y 2·1 = 2; Z weighs 2.  Scored 6, left out 2, N/A 2."""
    dimension = node("A", node("A1", weight=2.0))
    asked = ask((dimension,), single("X", {"A1": 3.0}), single("Y", "A1"), single("Z", {"A": 2.0}))
    found = one(asked, "A", X=50, Y=DK, Z=NA)
    assert found.coverage == 6 / 8
    assert found.basis == 6 / 10


@pytest.mark.parametrize("method", Method)
def test_coverage_and_basis_are_the_same_for_every_method(method: Method) -> None:
    asked = ask((node("A", method=method),), single("X", "A"), single("Y", {"A": 3.0}))
    found = one(asked, "A", X=50, Y=DK)
    assert (found.coverage, found.basis) == (0.25, 0.25)


def test_what_is_off_the_path_counts_nowhere() -> None:
    found = profile_of(five(), given(Q1=100, Q2=0, Q3=0, Q4=DK), "Q2", "Q3", "Q4").of("A")
    assert found.counts == Counts(1, 0, 0, 0, 1)
    assert (found.score, found.coverage, found.basis) == (100, 0.5, 0.5)


@pytest.mark.parametrize("non_score", NonScore)
def test_a_questionnaire_may_let_a_non_score_enter_as_the_lowest(non_score: NonScore) -> None:
    """(100 + 0) / 2; the other three are left out, and it never counts as answered."""
    others = dict(zip(("Q3", "Q4", "Q5"), [n for n in NonScore if n is not non_score], strict=True))
    asked = five(treatments={non_score: Treatment.LOWEST})
    found = one(asked, "A", Q1=100, Q2=non_score, **others)
    assert found.score == 50
    assert found.counts == Counts(1, 1, 1, 1, 1)
    assert found.basis == 1 / 5


@pytest.mark.parametrize(
    ("method", "expected"),
    [
        (Method.MEAN, (-1, -1, 3)),
        (Method.SUM, (-2, -2, 6)),
        (Method.MIN, (-2, -2, 2)),
        (Method.MAX, (0, 0, 4)),
        (Method.LADDER, (0, 0, 2)),
    ],
)
def test_all_blank_scores_its_minimum_where_blank_is_lowest(
    method: Method, expected: tuple[float, float, float]
) -> None:
    """X goes from −2 to 2, Y from 0 to 4."""
    asked = ask(
        (node("A", method=method),),
        *(single("X", "A", (-2, 0, 2)), single("Y", "A", (0, 2, 4))),
        units=Units.RAW,
        treatments=BLANK_IS_LOWEST,
    )
    found = one(asked, "A")
    assert (found.score, found.low, found.high) == expected
    assert found.percent == 0
    assert found.counts.scored == 0
    assert found.is_indicative(0.5)


def test_a_reversed_scale_has_the_same_lowest() -> None:
    asked = ask((node("A"),), single("X", "A", reverse=True), treatments=BLANK_IS_LOWEST)
    assert one(asked, "A").score == 0
    assert one(asked, "A", X=0).score == 100


def test_below_half_of_what_was_asked_a_score_is_indicative() -> None:
    rising = [{f"Q{i}": 50 for i in range(1, answered + 1)} for answered in (1, 2, 3, 5)]
    found = [one(five(), "A", **answers).is_indicative(0.5) for answers in rising]
    assert found == [True, True, False, False]


def test_exactly_half_is_not_indicative_whatever_the_rounding() -> None:
    """Weights 0.1, 0.2 and 0.3: 0.3 of 0.1 + 0.2 + 0.3 is 0.49999999999999994 of it."""
    asked = ask(
        (node("A"),), single("X", {"A": 0.1}), single("Y", {"A": 0.2}), single("Z", {"A": 0.3})
    )
    found = one(asked, "A", Z=50)
    assert found.basis == pytest.approx(0.5, abs=1e-12)
    assert not found.is_indicative(0.5)


def test_without_a_score_nothing_is_indicative() -> None:
    assert not one(five(), "A").is_indicative(0.5)


def test_lenses_have_their_own_coverage() -> None:
    """The lens weighs X 1 and Y 0.5: 1 of 1.5 scored."""
    lens = Lens("one", {"en": "One"}, weights={"A": 1.0, "B": 0.5})
    asked = ask((node("A"), node("B")), single("X", "A"), single("Y", "B"), lenses=(lens,))
    found = one(asked, "one", X=50, Y=DK)
    assert found.coverage == 1 / 1.5
    assert found.counts == Counts(1, 0, 1, 0, 0)


def test_the_profile_keeps_where_every_leaf_stands() -> None:
    found = profile_of(five(), given(Q1=75, Q2=NA, Q3=DK, Q4=PN, Q5=100), "Q5")
    assert dict(found.leaves) == {
        "Q1": (State.SCORED, 75.0),
        "Q2": (State.NOT_APPLICABLE, None),
        "Q3": (State.DONT_KNOW, None),
        "Q4": (State.PREFER_NOT, None),
        "Q5": (State.OFF_PATH, None),
    }


def test_scoring_takes_a_compiled_scheme_as_often_as_wanted() -> None:
    asked = five()
    scheme = compile_scheme(asked)
    codes = frozenset(asked.questions)
    first, second = (score(scheme, given(Q1=value), codes) for value in (25, 75))
    assert (first.whole.score, second.whole.score) == (25, 75)
