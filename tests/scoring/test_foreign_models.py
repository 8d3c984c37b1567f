"""Models of others, expressed as documents, give the results that their own arithmetic gives."""

from functools import cache
from pathlib import Path

import pytest

from autodiag.questionnaires import Answer, Answers, Depth, NonScore, Questionnaire, Value, read
from autodiag.scoring import Profile, score_answers

MODELS = Path(__file__).parent / "models"


@cache
def model(name: str) -> Questionnaire:
    reading = read((MODELS / f"{name}.yaml").read_bytes())
    assert reading.questionnaire is not None, reading.errors
    return reading.questionnaire


def profile(name: str, answers: Answers) -> Profile:
    return score_answers(model(name), Depth.COMPLETE, answers)


def said(**values: Value | NonScore) -> Answers:
    return {
        key.replace("__", "."): Answer(non_score=value)
        if isinstance(value, NonScore)
        else Answer(value)
        for key, value in values.items()
    }


@pytest.mark.parametrize("path", sorted(MODELS.glob("*.yaml")), ids=lambda path: path.stem)
def test_the_models_are_read_without_a_mistake(path: Path) -> None:
    reading = read(path.read_bytes())
    assert (reading.errors, reading.warnings) == ((), ())


SHARES = {"0": "none", "¼": "some", "½": "half", "1": "most"}


def samm(**practices: str) -> Profile:
    """Each practice by its answers A1 B1 A2 B2 A3 B3, ``-`` for a blank."""
    return profile(
        "samm",
        {
            f"Q-{practice.replace('_', '-')}.{row}": Answer(SHARES[sign])
            for practice, signs in practices.items()
            for row, sign in zip(("A1", "B1", "A2", "B2", "A3", "B3"), signs.split(), strict=True)
            if sign != "-"
        },
    )


def test_samm_has_ninety_answers_in_fifteen_practices_of_five_functions() -> None:
    asked = model("samm")
    assert len(asked.leaves) == 90
    assert len(asked.dimensions) == 5
    assert sum(len(function.children) for function in asked.dimensions) == 15


@pytest.mark.parametrize(
    ("answers", "levels", "practice"),
    [
        # each level the mean of its two streams, the practice their sum
        ("½ 1  ¼ 0  - -", (0.75, 0.125, 0.0), 0.875),
        ("1 1  1 1  1 1", (1.0, 1.0, 1.0), 3.0),
        ("0 0  0 0  0 0", (0.0, 0.0, 0.0), 0.0),
        ("- -  - -  - -", (0.0, 0.0, 0.0), 0.0),
        # a blank is worth nothing beside an answer too: (1 + 0)/2
        ("1 -  - ½  ¼ -", (0.5, 0.25, 0.125), 0.875),
        # the third level counts although the first is not reached: it is a sum, not a ladder
        ("0 0  0 0  1 1", (0.0, 0.0, 1.0), 1.0),
        ("¼ ½  ½ 1  ½ ¼", (0.375, 0.75, 0.375), 1.5),
    ],
)
def test_samm_practice(answers: str, levels: tuple[float, ...], practice: float) -> None:
    found = samm(G_SM=answers)
    assert tuple(found.of(f"G-SM-{level}").score for level in (1, 2, 3)) == levels
    whole_practice = found.of("G-SM")
    assert (whole_practice.score, whole_practice.low, whole_practice.high) == (practice, 0.0, 3.0)


def test_samm_functions_and_whole_are_means() -> None:
    """Strategy 0.875, Policy 3, Education blank: (0.875 + 3 + 0)/3.  Design: (1.5 + 0 + 0)/3.

    The other three functions are blank: the whole is (1.2916… + 0.5)/5.
    """
    found = samm(G_SM="½ 1  ¼ 0  - -", G_PC="1 1  1 1  1 1", D_TA="¼ ½  ½ 1  ½ ¼")
    assert found.of("G").score == pytest.approx(3.875 / 3)
    assert found.of("D").score == 0.5
    assert found.of("V").score == 0.0
    assert found.whole.score == pytest.approx((3.875 / 3 + 0.5) / 5)
    assert (found.whole.low, found.whole.high) == (0.0, 3.0)
    assert found.whole.percent == pytest.approx(100 * (3.875 / 3 + 0.5) / 15)


def test_samm_blank_is_lowest_and_never_counts_as_answered() -> None:
    found = samm(G_SM="1 -  - -  - -").whole
    assert found.counts.scored == 1
    assert found.counts.not_answered == 89
    assert found.is_indicative(0.5)


YES, NO = True, False


@pytest.mark.parametrize(
    ("answers", "rungs", "level"),
    [
        ({}, 0, "first"),
        ({"R1A": YES, "R1B": NO}, 0, "first"),
        ({"R1A": YES, "R1B": YES, "R2A": NO}, 1, "again"),
        ({"R1A": YES, "R1B": YES, "R2A": YES, "R3A": YES, "R3B": NO}, 2, "agreed"),
        # one statement of the last rung is blank: not all are true
        ({"R1A": YES, "R1B": YES, "R2A": YES, "R3A": YES}, 2, "agreed"),
        ({"R1A": YES, "R1B": YES, "R2A": YES, "R3A": YES, "R3B": YES}, 3, "steered"),
        # a first statement taken back hides the others, which do not count any more
        ({"R1A": NO, "R1B": YES, "R2A": YES, "R3A": YES, "R3B": YES}, 0, "first"),
    ],
)
def test_pathway_climbs_while_all_statements_are_true(
    answers: dict[str, bool], rungs: int, level: str
) -> None:
    found = profile("pathway", said(**answers)).of("RELEASE")
    assert (found.score, found.low, found.high, found.level) == (rungs, 0, 3, level)


def test_pathway_whole_is_the_mean_of_rungs() -> None:
    """Release 2 of 3, support 1 of 2: 1.5 of 2.5, 60 %."""
    answers = said(R1A=YES, R1B=YES, R2A=YES, R3A=NO, S1A=YES, S2A=NO)
    found = profile("pathway", answers).whole
    assert (found.score, found.high, found.percent, found.level) == (1.5, 2.5, 60, "steered")


@pytest.mark.parametrize(
    ("answers", "work", "home", "total"),
    [
        ({"W1": "never", "W2": "never"}, (0, "light"), (None, None), (0, "light")),
        # at work: 5 + 2 = 7 begins the higher band; at home: 0 + 1
        (
            {"W1": "often", "W2": "seldom", "H1": "never", "H2": 4.0},
            (7, "heavy"),
            (1, "light"),
            (8, "middling"),
        ),
        # 2 + 2 = 4, 2 + 0 = 2: both in the lower bands, and so is the total, 6
        (
            {"W1": "seldom", "W2": "seldom", "H1": "seldom", "H2": 2.0},
            (4, "light"),
            (2, "light"),
            (6, "light"),
        ),
        # what was not answered brings no point: 5; 10 + 1; 16
        ({"W1": "often", "H1": "always", "H2": 5.0}, (5, "light"), (11, "heavy"), (16, "heavy")),
        (
            {"W1": "always", "W2": "always", "H1": "always", "H2": 9.0},
            (20, "heavy"),
            (20, "heavy"),
            (40, "heavy"),
        ),
    ],
)
def test_sums_with_bands_for_groups_and_total(
    answers: dict[str, Value],
    work: tuple[float, str],
    home: tuple[float | None, str | None],
    total: tuple[float, str],
) -> None:
    found = profile("sums", said(**answers))
    scores = [(found.of(c).score, found.of(c).level) for c in ("WORK", "HOME", "whole")]
    assert scores == [work, home, total]


def test_weighted_mean() -> None:
    """Access (3·2 + 1·0)/4 = 1.5; copies (2·3 + 0.5·1)/2.5 = 2.6; whole (6 + 0 + 6 + 0.5)/6.5."""
    found = profile("weighted", said(A1="much", A2="none", C1="all", C2="some"))
    assert found.of("ACCESS").score == 1.5
    assert found.of("COPIES").score == pytest.approx(2.6)
    assert found.whole.score == pytest.approx(12.5 / 6.5)
    assert found.whole.low == 0
    assert found.whole.high == pytest.approx(3)


def test_weighted_mean_leaves_dont_know_out() -> None:
    """Access 2 by A1 alone; copies 0.5/0.5 = 1; whole (3·2 + 0.5·1)/3.5, coverage 3.5 of 6.5."""
    unknown = NonScore.DONT_KNOW
    found = profile("weighted", said(A1="much", A2=unknown, C1=unknown, C2="some"))
    assert found.of("ACCESS").score == 2
    assert found.of("COPIES").score == 1
    assert found.whole.score == pytest.approx(6.5 / 3.5)
    assert found.whole.coverage == pytest.approx(3.5 / 6.5)


def test_six_dimensions_of_equal_weight() -> None:
    """Plans (3/4 ticked: 75, and 25): 50.  Readiness: 2 of 3.  People 4 of 1 to 5: 75.

    Data (100 + 50)/2 = 75.  Automation 0.  Sobriety: a little thrown away, reversed, 75.
    The whole: (50 + 66.67 + 75 + 75 + 0 + 75)/6.
    """
    found = profile(
        "six",
        said(
            P1=("shop", "make", "keep"), P2="e1", R1=True, R2=True, R3=False, H1=4.0,
            D1__R1="e4", D1__R2="e2", A1="e0", G1="e1",
        ),
    )  # fmt: skip
    scores = {code: found.of(code).score for code in ("PLAN", "PEOPLE", "DATA", "SELF", "GREEN")}
    assert scores == {"PLAN": 50, "PEOPLE": 75, "DATA": 75, "SELF": 0, "GREEN": 75}
    assert found.of("READY").score == pytest.approx(200 / 3)
    assert found.whole.score == pytest.approx((275 + 200 / 3) / 6)
    assert found.whole.level == "moderate"


def test_six_dimensions_none_of_these() -> None:
    assert profile("six", said(P1=("none",))).of("PLAN").score == 0
