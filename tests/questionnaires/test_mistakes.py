"""Every mistake that an author can make is found, at its place, and nothing else is said."""

import re

import pytest

from autodiag.questionnaires import read
from autodiag.questionnaires.mistakes import explanations
from tests.questionnaires.documents import changed, expected
from tests.questionnaires.mistakes.of_documents import DOCUMENT, VALUES
from tests.questionnaires.mistakes.of_measures import MEASURES
from tests.questionnaires.mistakes.of_questions import CONDITIONS, QUESTIONS

CASES = [*DOCUMENT, *VALUES, *MEASURES, *QUESTIONS, *CONDITIONS]


@pytest.mark.parametrize(("code", "marked"), CASES, ids=[code for code, _ in CASES])
def test_mistake_is_found_at_its_place(code: str, marked: str) -> None:
    text, line, column = expected(marked)
    reading = read(text)
    found = {(m.code, m.line, m.column) for m in (*reading.errors, *reading.warnings)}
    assert found == {(code, line, column)}
    assert (reading.questionnaire is None) is not explanations()[code].is_warning


NOT_IN_THE_TABLE = {"too-large", "not-utf-8", "too-many-values", "too-many-mistakes", "yaml-syntax"}
"""Codes whose documents are too large or too odd for a table; they have tests of their own."""


def test_every_code_has_a_case() -> None:
    assert {code for code, _ in CASES} == set(explanations()) - NOT_IN_THE_TABLE


def test_all_mistakes_come_at_once_in_the_order_of_the_document() -> None:
    text = changed(("from: 50", "from: x"), ("{SUB: 2}", "{SUBB: 2}"), ("version: 1", "version: 0"))
    reading = read(text)
    assert [m.code for m in reading.errors] == [
        "expected-integer",
        "expected-number",
        "unknown-node",
    ]
    assert [m.line for m in reading.errors] == sorted(m.line for m in reading.errors)


def test_the_nearest_word_is_named() -> None:
    (mistake,) = read(changed(("{SUB: 2}", "{SUBB: 2}"))).errors
    assert mistake.message == "No dimension or theme has the code “SUBB”; the nearest is “SUB”."


def test_mistakes_are_told_in_french_with_french_spaces() -> None:
    (mistake,) = read(changed(("{SUB: 2}", "{SUBB: 2}")), language="fr").errors
    assert "le code «\u00a0SUBB\u00a0»\u202f; le plus proche" in mistake.message


@pytest.mark.parametrize("code", explanations())
def test_both_languages_take_the_same_details(code: str) -> None:
    explanation = explanations()[code]
    french, english = (
        set(re.findall(r"\{(\w+)", " ".join(e))) for e in (explanation.fr, explanation.en)
    )
    assert french == english
    assert all(sentence.endswith((".", "?")) for sentence in (*explanation.fr, *explanation.en))
