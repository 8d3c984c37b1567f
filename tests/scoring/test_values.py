"""What one answer is worth, for every kind of question that can be scored."""

import pytest

from autodiag.questionnaires import Choice, Kind, Leaf, NonScore, Question, Row, Value
from autodiag.questionnaires.model import Band, Worth
from autodiag.scoring.values import bounds, is_scorable, worth
from tests.scoring.builders import ask, choices, given, node, one, question, single

YES_NO = (Choice("yes", {"en": "Yes"}, value=1.0), Choice("no", {"en": "No"}, value=0.0))
TICKS = (
    Choice("mail", {"en": "Mail"}, value=1.0),
    Choice("chat", {"en": "Chat"}, value=2.0),
    Choice("fax", {"en": "Fax"}, value=-1.0),
    Choice("none", {"en": "None of these"}, value=0.0, exclusive=True),
)
BANDS = (Band(0.0, 0.0), Band(5.0, 2.0), Band(20.0, 10.0))


def multiple(rule: Worth) -> Question:
    return question("Q", Kind.MULTIPLE, "A", choices=TICKS, worth=rule)


def value_of(asked: Question, value: Value) -> float:
    return worth(Leaf(asked.code, asked, None, asked.feeds))(value)


SINGLE = single("Q", "A", (1, 2, 4))
REVERSED = single("Q", "A", (1, 2, 4), reverse=True)
SUM, SHARE, BEST = (multiple(rule) for rule in (Worth.SUM, Worth.SHARE, Worth.BEST))
RATING = question("Q", Kind.RATING, "A")
RATING_TO_TEN = question("Q", Kind.RATING, "A", minimum=0.0, maximum=10.0)
RATING_REVERSED = question("Q", Kind.RATING, "A", reverse=True)
NUMBER = question("Q", Kind.NUMBER, "A", bands=BANDS)
YES_OR_NO = question("Q", Kind.YES_NO, "A", choices=YES_NO)
NO_OR_YES = question("Q", Kind.YES_NO, "A", choices=YES_NO, reverse=True)


@pytest.mark.parametrize(
    ("asked", "value", "expected"),
    [
        (SINGLE, "2", 2.0),
        # lowest + highest - value: 1 + 4 - 1 = 4, 1 + 4 - 2 = 3
        (REVERSED, "1", 4.0),
        (REVERSED, "2", 3.0),
        (SUM, ("mail", "chat"), 3.0),
        (SUM, ("chat", "fax"), 1.0),
        # an exclusive choice is worth the lowest: here the fax alone, -1
        (SUM, ("none",), -1.0),
        # one of the three choices that are not exclusive
        (SHARE, ("fax",), 1 / 3),
        (SHARE, ("mail", "chat", "fax"), 1.0),
        (SHARE, ("none",), 0.0),
        (BEST, ("mail", "fax"), 1.0),
        (BEST, ("none",), -1.0),
        # all that was ticked is no longer shown
        (SUM, (), 0.0),
        (SHARE, (), 0.0),
        (BEST, (), -1.0),
        (RATING, 4.0, 4.0),
        (RATING_REVERSED, 4.0, 2.0),
        (RATING_TO_TEN, 10.0, 10.0),
        # bands hold their lower bound; what lies below the first one is worth the first one
        (NUMBER, 4.99, 0.0),
        (NUMBER, 5.0, 2.0),
        (NUMBER, 19.9, 2.0),
        (NUMBER, 2000.0, 10.0),
        (NUMBER, -3.0, 0.0),
        (YES_OR_NO, True, 1.0),
        (YES_OR_NO, False, 0.0),
        (YES_OR_NO, "yes", 1.0),
        (YES_OR_NO, "no", 0.0),
        (NO_OR_YES, True, 0.0),
    ],
)
def test_worth(asked: Question, value: Value, expected: float) -> None:
    assert value_of(asked, value) == pytest.approx(expected, abs=1e-12)


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        (SINGLE, (1.0, 4.0)),
        (REVERSED, (1.0, 4.0)),
        (SUM, (-1.0, 3.0)),
        (SHARE, (0.0, 1.0)),
        (BEST, (-1.0, 2.0)),
        (RATING, (1.0, 5.0)),
        (RATING_TO_TEN, (0.0, 10.0)),
        (NUMBER, (0.0, 10.0)),
        (YES_OR_NO, (0.0, 1.0)),
    ],
)
def test_bounds(asked: Question, expected: tuple[float, float]) -> None:
    assert bounds(asked) == expected


@pytest.mark.parametrize("kind", [Kind.SHORT_TEXT, Kind.LONG_TEXT, Kind.DATE, Kind.RANKING])
def test_texts_dates_and_rankings_are_worth_nothing(kind: Kind) -> None:
    assert not is_scorable(kind)


def test_every_row_of_a_matrix_is_a_leaf() -> None:
    """R1 feeds what the question feeds (A), R2 feeds B: A = 3 of 4, B = 1 of 4."""
    rows = (Row("R1", {"en": "One"}), Row("R2", {"en": "Two"}, {"B": 1.0}))
    matrix = question("M", Kind.MATRIX, "A", choices=choices(0, 1, 2, 3, 4), rows=rows)
    asked = ask((node("A"), node("B")), matrix)
    answers = {"M__R1": 3, "M__R2": 1}
    assert one(asked, "A", **answers).percent == 75.0
    assert one(asked, "B", **answers).percent == 25.0
    assert one(asked, "whole", **answers).counts.scored == 2


def test_percents_run_over_the_whole_scale_hidden_choices_included() -> None:
    """The scale goes from 1 to 4 although 4 is never shown: 100·(2 − 1)/(4 − 1)."""
    assert one(ask((node("A"),), SINGLE), "A", Q=2).percent == pytest.approx(100 / 3)


def test_an_answer_may_be_a_non_score_with_any_kind() -> None:
    assert given(Q=NonScore.DONT_KNOW)["Q"].state is NonScore.DONT_KNOW
