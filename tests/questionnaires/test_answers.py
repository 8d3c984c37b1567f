"""Answers as JSON: the same back, compact, and nothing unforeseen is taken."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from autodiag.questionnaires import (
    Answer,
    NonScore,
    UnreadableAnswersError,
    answers_from_json,
    answers_to_json,
    normalise_text,
)
from tests.questionnaires.documents import laws

GIVEN = (NonScore.NOT_APPLICABLE, NonScore.DONT_KNOW, NonScore.PREFER_NOT)
values = (
    st.booleans()
    | st.text(min_size=1)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.lists(st.text(), min_size=1).map(tuple)
)
answers = (
    st.builds(Answer, value=values, note=st.text())
    | st.builds(Answer, non_score=st.sampled_from(GIVEN), note=st.text())
    | st.builds(Answer, note=st.text(min_size=1))
)


@laws
@given(st.dictionaries(st.text(min_size=1), answers))
def test_answers_come_back_the_same(given_answers: dict[str, Answer]) -> None:
    data = answers_to_json(given_answers)
    assert answers_from_json(json.loads(json.dumps(data))) == given_answers
    assert list(data) == sorted(data)


def test_only_what_there_is_is_written() -> None:
    data = answers_to_json(
        {
            "Q3": Answer(),
            "Q2": Answer(non_score=NonScore.DONT_KNOW, note="à voir"),
            "Q1": Answer(("a", "b")),
            "Q0": Answer(value=False),
        }
    )
    assert data == {
        "Q0": {"value": False},
        "Q1": {"value": ["a", "b"]},
        "Q2": {"non_score": "dont_know", "note": "à voir"},
    }


@pytest.mark.parametrize(
    "data",
    [
        None,
        [],
        {"Q": "a"},
        {"Q": {}},
        {"": {"value": "a"}},
        {"Q": {"value": None}},
        {"Q": {"value": "a", "extra": 1}},
        {"Q": {"value": "a", "non_score": "dont_know"}},
        {"Q": {"value": float("nan")}},
        {"Q": {"value": {"a": 1}}},
        {"Q": {"value": []}},
        {"Q": {"value": ["a", 1]}},
        {"Q": {"non_score": "not_answered"}},
        {"Q": {"non_score": ["dont_know"]}},
        {"Q": {"note": 3}},
    ],
)
def test_unforeseen_data_is_refused(data: object) -> None:
    with pytest.raises(UnreadableAnswersError):
        answers_from_json(data)


@laws
@given(st.text())
def test_a_normalised_text_stays_as_it_is(text: str) -> None:
    once = normalise_text(text)
    assert normalise_text(once) == once
    assert "\r" not in once
