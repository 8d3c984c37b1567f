"""The questionnaire that is shipped: complete, in both languages, and well set."""

import re
from collections.abc import Iterator
from itertools import pairwise

import pytest
import yaml

from autodiag.questionnaires import (
    Choice,
    Depth,
    Fact,
    Kind,
    Level,
    NonScore,
    Question,
    Questionnaire,
    pages,
    path,
    read,
)
from autodiag.questionnaires.catalog import shipped_text

DIMENSIONS = ["STR", "HUM", "CRE", "MEM", "DON", "PUB", "OPS", "RES"]
FRENCH_MISTAKES = {
    "straight apostrophe": r"'",
    "straight quote": r'"',
    "ordinary space before a sign": r" [:;!?%»]",
    "no space before a sign": r"[^\s\u00a0\u202f][;!?»]|\w:(?!//)(?!\d)",
    "ordinary space after a guillemet": r"«(?!\u00a0)",
    "wrong space before a colon or percent": r"\u202f[:%»]",
    "wide no-break space before a high sign": r"\u00a0[;!?]",
    "figure and unit apart": r"\d [%$]",
    "two spaces": r"  ",
    "English quotes": r"[“”]",
}
ENGLISH_MISTAKES = {
    "straight apostrophe": r"'",
    "straight quote": r'"',
    "space before a sign": r"\s[:;!?%]",
    "French quotes": r"[«»]",
    "two spaces": r"  ",
}


@pytest.fixture(scope="module")
def shipped() -> Questionnaire:
    reading = read(shipped_text())
    assert reading.errors == ()
    assert reading.warnings == ()
    assert reading.questionnaire is not None
    return reading.questionnaire


@pytest.fixture(scope="module")
def scored(shipped: Questionnaire) -> list[Question]:
    return [question for question in shipped.questions.values() if question.fact is None]


def list_texts(language: str, part: object = None) -> Iterator[str]:
    """Every text of the document in one language."""
    part = yaml.load(shipped_text(), yaml.CSafeLoader) if part is None else part
    if isinstance(part, dict):
        yield from (text for key, text in part.items() if key == language)
    if isinstance(part, dict | list):
        for inner in part.values() if isinstance(part, dict) else part:
            yield from list_texts(language, inner)


def test_its_identity(shipped: Questionnaire) -> None:
    assert (shipped.id, shipped.version, shipped.languages) == ("culture", 1, ("fr", "en"))
    assert shipped.licence == "CC-BY-4.0"


def test_eight_dimensions_of_five_themes_with_one_question_each(
    shipped: Questionnaire, scored: list[Question]
) -> None:
    assert [dimension.code for dimension in shipped.dimensions] == DIMENSIONS
    assert all(len(dimension.children) == 5 for dimension in shipped.dimensions)
    themes = [theme.code for dimension in shipped.dimensions for theme in dimension.children]
    assert [question.code for question in scored] == [f"Q-{theme}" for theme in themes]
    assert [list(question.feeds) for question in scored] == [[theme] for theme in themes]
    assert all(question.kind is Kind.SINGLE and not question.required for question in scored)


def test_five_choices_that_match_the_five_levels(
    shipped: Questionnaire, scored: list[Question]
) -> None:
    assert [level.lower for level in shipped.levels] == [0, 20, 40, 60, 80]
    for question in scored:
        assert [choice.value for choice in question.choices] == [0, 1, 2, 3, 4]


@pytest.mark.parametrize(
    ("depth", "count"), [(Depth.EXPRESS, 8), (Depth.STANDARD, 20), (Depth.COMPLETE, 40)]
)
def test_every_dimension_is_there_at_every_depth(
    shipped: Questionnaire, depth: Depth, count: int
) -> None:
    asked = [q for q in path(shipped, depth, {}).questions if q.fact is None]
    assert len(asked) == count
    assert list(dict.fromkeys(next(iter(q.feeds))[:3] for q in asked)) == DIMENSIONS


def test_the_facts_and_where_they_stand(shipped: Questionnaire) -> None:
    first, *_, last = shipped.sections
    assert [q.fact for q in first.questions] == [Fact.DISCIPLINE, Fact.STAFF]
    assert {q.fact for q in last.questions} == {Fact.FUNCTIONS, Fact.REGION, Fact.MUNICIPALITY}
    for question in shipped.facts.values():
        assert (question.depth, question.note) == (Depth.EXPRESS, False)
        assert question.non_scores <= {NonScore.PREFER_NOT}
        assert question.why


def test_its_express_pages(shipped: Questionnaire) -> None:
    laid = pages(path(shipped, Depth.EXPRESS, {}))
    assert [len(page.parts) for page in laid] == [1, 3, 3, 2, 1]
    assert [page.is_facts for page in laid] == [True, False, False, False, True]


def test_everything_is_explained_in_both_languages(
    shipped: Questionnaire, scored: list[Question]
) -> None:
    levels = set(shipped.levels_by_code)
    for dimension in shipped.dimensions:
        assert set(dimension.level_texts) == levels
        assert dimension.short.keys() == dimension.description.keys() == {"fr", "en"}
        assert all(theme.first_step.keys() == {"fr", "en"} for theme in dimension.children)
    for question in scored:
        assert question.text.keys() == question.help.keys() == question.why.keys() == {"fr", "en"}
    assert all(level.description.keys() == {"fr", "en"} for level in shipped.levels)
    assert all(lens.description.keys() == {"fr", "en"} for lens in shipped.lenses)


@pytest.mark.parametrize("name", FRENCH_MISTAKES)
def test_french_is_well_set(name: str) -> None:
    wrong = re.compile(FRENCH_MISTAKES[name])
    assert [text for text in list_texts("fr") if wrong.search(text)] == []


@pytest.mark.parametrize("name", ENGLISH_MISTAKES)
def test_english_is_well_set(name: str) -> None:
    wrong = re.compile(ENGLISH_MISTAKES[name])
    assert [text for text in list_texts("en") if wrong.search(text)] == []


def _is_sentence(text: str) -> bool:
    return text[0].isupper() and text.endswith((".", "\u00a0»", "?"))


def test_as_many_texts_in_french_as_in_english() -> None:
    french, english = list(list_texts("fr")), list(list_texts("en"))
    assert len(french) == len(english) > 500
    assert all(text.strip() for text in (*french, *english))


def test_every_descriptor_is_a_sentence_of_a_readable_length(scored: list[Question]) -> None:
    for question in scored:
        for choice in question.choices:
            for label in choice.label.values():
                assert _is_sentence(label), label
                assert len(label.split()) <= 30, label


def test_no_two_descriptors_are_the_same(scored: list[Question]) -> None:
    labels = [choice.label["fr"] for question in scored for choice in question.choices]
    assert len(set(labels)) == len(labels) == 200


def test_questions_ask(scored: list[Question]) -> None:
    for question in scored:
        assert question.text["fr"].endswith("\u202f?")
        assert question.text["en"].endswith("?")


def test_lines_stay_readable() -> None:
    assert max(map(len, shipped_text().splitlines())) <= 120


def test_names_rise_with_the_levels(shipped: Questionnaire) -> None:
    def bounds(pair: tuple[Level, Level]) -> bool:
        return pair[0].lower < pair[1].lower and pair[0].code < pair[1].code

    assert all(map(bounds, pairwise(shipped.levels)))


def test_codes_of_choices_can_stand_in_a_form(shipped: Questionnaire) -> None:
    def is_plain(choice: Choice) -> bool:
        return bool(re.fullmatch(r"[a-z0-9-]+", choice.code))

    assert all(is_plain(c) for q in shipped.questions.values() for c in q.choices)
