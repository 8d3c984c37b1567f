"""Every kind of question: what it takes, what it refuses and why."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from autodiag.questionnaires import Answer, Kind, NonScore, Raw, Reason, Refusal, accept, read
from tests.questionnaires.documents import KINDS, kind, laws, questionnaire

TAKEN: list[tuple[str, Raw, object]] = [
    ("single", "a2", "a2"),
    ("single", ["a2"], "a2"),
    ("multiple", ["works", "books"], ("books", "works")),
    ("multiple", "mail", ("mail",)),
    ("multiple", ["none", ""], ("none",)),
    ("rating", "7", 7.0),
    ("rating", 0, 0.0),
    ("number", "1 234,5", 1234.5),
    ("number", "1\u202f234.5", 1234.5),
    ("number", 12.0, 12.0),
    ("yes_no", "yes", True),
    ("yes_no", False, False),
    ("ranking", ["team", "site", "archive"], ("team", "site", "archive")),
    ("ranking", ["archive"], ("archive",)),
    ("short_text", "  Saint-\nJérôme ", "Saint- Jérôme"),
    ("short_text", "\u202eabc", "abc"),
    ("long_text", "un\r\ndeux ", "un\ndeux"),
    ("long_text", "e\u0301", "é"),
    ("date", "2024-02-29", "2024-02-29"),
]

REFUSED: list[tuple[str, Raw, Reason, dict[str, object]]] = [
    ("single", "a9", Reason.UNKNOWN_CHOICE, {"given": "a9"}),
    ("single", ["a1", "a2"], Reason.ONE_VALUE, {}),
    ("multiple", ["none", "mail"], Reason.EXCLUSIVE_CHOICE, {"given": "none"}),
    ("multiple", ["mail", "mail"], Reason.TWICE, {"given": "mail"}),
    ("multiple", ["mail", "x" * 99], Reason.UNKNOWN_CHOICE, {"given": "x" * 60}),
    ("rating", "7.5", Reason.OFF_STEP, {"step": 1.0, "least": 0.0}),
    ("rating", "11", Reason.TOO_HIGH, {"most": 10.0}),
    ("number", "-1", Reason.TOO_LOW, {"least": 0.0}),
    ("number", "nan", Reason.NOT_A_NUMBER, {"given": "nan"}),
    ("number", "1e3", Reason.NOT_A_NUMBER, {"given": "1e3"}),
    ("number", float("inf"), Reason.NOT_A_NUMBER, {"given": "inf"}),
    ("number", True, Reason.NOT_A_NUMBER, {"given": "True"}),
    ("number", "٣", Reason.NOT_A_NUMBER, {"given": "٣"}),
    ("yes_no", "peut-être", Reason.YES_OR_NO, {"given": "peut-être"}),
    ("ranking", ["site", "site"], Reason.TWICE, {"given": "site"}),
    ("ranking", ["moon"], Reason.UNKNOWN_CHOICE, {"given": "moon"}),
    ("short_text", "x" * 21, Reason.TOO_LONG, {"length": 21, "most": 20}),
    ("long_text", "a\0b", Reason.CONTROL_CHARACTER, {}),
    ("date", "2026-02-30", Reason.NOT_A_DATE, {"given": "2026-02-30"}),
    ("date", "20260131", Reason.NOT_A_DATE, {"given": "20260131"}),
    ("matrix", "often", Reason.ROWS_ONLY, {}),
]


def test_every_kind_has_its_questionnaire() -> None:
    assert {path.stem for path in KINDS.glob("*.yaml")} == {k.value for k in Kind}
    assert all(kind(k.value).questions["Q"].kind is k for k in Kind)


@pytest.mark.parametrize(("name", "raw", "value"), TAKEN)
def test_what_is_taken(name: str, raw: Raw, value: object) -> None:
    question = kind(name).questions["Q"]
    answer = accept(question, raw)
    assert answer == Answer(value)
    assert accept(question, answer.value) == answer


@pytest.mark.parametrize(("name", "raw", "reason", "details"), REFUSED)
def test_what_is_refused(name: str, raw: Raw, reason: Reason, details: dict[str, object]) -> None:
    assert accept(kind(name).questions["Q"], raw) == Refusal("Q", reason, details)


@pytest.mark.parametrize("blank", [None, "", " \n", [], [""]])
@pytest.mark.parametrize("name", [k.value for k in Kind])
def test_nothing_given_is_not_answered(name: str, blank: Raw) -> None:
    answer = accept(kind(name).questions["Q"], blank)
    assert answer == Answer()
    assert answer.state is NonScore.NOT_ANSWERED


def test_a_row_of_a_matrix_is_a_leaf_with_its_own_key() -> None:
    read, write = kind("matrix").questions["Q"].leaves()
    assert accept(read, "often") == Answer("often")
    assert accept(write, "always") == Refusal("Q.write", Reason.UNKNOWN_CHOICE, {"given": "always"})
    assert (dict(read.feeds), dict(write.feeds)) == ({"DIM": 1.0}, {"DIM": 2.0})


def test_the_four_ways_of_not_answering() -> None:
    question = kind("single").questions["Q"]
    assert accept(question, None, non_score="dont_know") == Answer(non_score=NonScore.DONT_KNOW)
    assert accept(question, None, non_score="not_answered") == Answer()
    assert accept(question, "a1", non_score="prefer_not") == Refusal(
        "Q", Reason.VALUE_AND_NON_SCORE, {"given": "prefer_not"}
    )
    assert accept(question, None, non_score="maybe") == Refusal(
        "Q", Reason.NOT_OFFERED, {"given": "maybe"}
    )
    assert accept(kind("date").questions["Q"], None, non_score="dont_know") == Refusal(
        "Q", Reason.NOT_OFFERED, {"given": "dont_know"}
    )


def test_a_note_stands_with_or_without_an_answer() -> None:
    question = kind("single").questions["Q"]
    assert accept(question, "a1", note=" voir\r\nplus tard ") == Answer(
        "a1", None, "voir\nplus tard"
    )
    assert accept(question, None, note="plus tard") == Answer(note="plus tard")
    too_long = accept(question, "a1", note="x" * 2001)
    assert too_long == Refusal("Q", Reason.NOTE_TOO_LONG, {"length": 2001, "most": 2000})
    assert accept(kind("date").questions["Q"], None, note="x") == Refusal("Q", Reason.NO_NOTE)


def test_a_choice_that_is_not_shown_is_refused() -> None:
    question = kind("single").questions["Q"]
    shown = question.choices[:2]
    assert accept(question, "a3", choices=shown) == Refusal(
        "Q", Reason.HIDDEN_CHOICE, {"given": "a3"}
    )


def test_yes_and_no_are_labelled_when_the_author_did_not() -> None:
    yes, no = kind("yes_no").questions["Q"].choices
    assert (yes.code, dict(yes.label), yes.value) == ("yes", {"fr": "Oui", "en": "Yes"}, 1.0)
    assert (no.code, dict(no.label), no.value) == ("no", {"fr": "Non", "en": "No"}, 0.0)


def test_what_is_offered_by_itself() -> None:
    three = {NonScore.NOT_APPLICABLE, NonScore.DONT_KNOW, NonScore.PREFER_NOT}
    offered = {k: kind(k.value).questions["Q"].non_scores for k in Kind}
    unscored = {Kind.RANKING, Kind.SHORT_TEXT, Kind.LONG_TEXT, Kind.DATE}
    assert {k for k in Kind if offered[k] == three} == set(Kind) - unscored
    assert all(not offered[k] for k in unscored)
    assert {k for k in Kind if kind(k.value).questions["Q"].note} == set(Kind) - unscored


RAW = st.none() | st.booleans() | st.floats() | st.text() | st.lists(st.text())
QUESTIONS = {k: kind(k.value).questions["Q"] for k in Kind}


@laws
@given(st.sampled_from(list(Kind)), RAW, st.none() | st.text(), st.text())
def test_anything_is_taken_or_refused_and_what_was_taken_is_taken_again(
    which: Kind, raw: Raw, non_score: str | None, note: str
) -> None:
    question = QUESTIONS[which]
    answer = accept(question, raw, non_score=non_score, note=note)
    if isinstance(answer, Refusal):
        assert answer.key == "Q"
    else:
        again = accept(question, answer.value, non_score=answer.non_score, note=answer.note)
        assert again == answer


def test_yes_and_no_in_another_language_need_labels_of_their_own() -> None:
    text = "id: x\nversion: 1\nlanguages: [iu]\ntitle: x\nsections:\n  - code: S\n    title: x\n"
    text += "    questions:\n      - {code: Q, kind: yes_no, text: x}\n"
    (mistake,) = read(text).errors
    assert (mistake.code, mistake.line, mistake.column) == ("missing-translation", 9, 16)
    labelled = text.replace("text: x}", "text: x, labels: {yes: ii, no: aakka}}")
    yes, no = questionnaire(labelled).questions["Q"].choices
    assert (dict(yes.label), dict(no.label)) == ({"iu": "ii"}, {"iu": "aakka"})
