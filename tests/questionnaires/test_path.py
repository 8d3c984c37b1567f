"""Which questions are asked at which depth, and how they are laid out in pages."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from autodiag.questionnaires import (
    Answer,
    Depth,
    Questionnaire,
    find_page,
    page_of,
    pages,
    path,
)
from tests.questionnaires.documents import extended, laws, questionnaire

DEPTHS = tuple(Depth)
SCORED = "feeds: [D], bands: [{from: 0, value: 0}, {from: 1, value: 1}]"


def sections(*sizes: str) -> Questionnaire:
    """A questionnaire from one word a section: a letter a question (e, s, c; f for a fact)."""
    depths = {"e": "express", "s": "standard", "c": "complete", "f": "express"}
    text = "id: x\nversion: 1\nlanguages: [fr]\ntitle: x\nlevels: [{code: l, from: 0, name: x}]\n"
    text += "dimensions: [{code: D, name: x}]\nsections:\n"
    for number, letters in enumerate(sizes):
        text += f"  - code: S{number}\n    title: x\n    questions:\n"
        for index, letter in enumerate(letters):
            about = "fact: staff" if letter == "f" else SCORED
            asked = f"code: Q{number}-{index}, depth: {depths[letter]}, {about}"
            text += f"      - {{kind: number, text: x, {asked}}}\n"
        if "f" not in letters:
            text += "    dimension: D\n"
    return questionnaire(text)


def laid_out(asked: Questionnaire, depth: Depth) -> list[tuple[str, int]]:
    return [(page.code, len(page.questions)) for page in pages(path(asked, depth, {}))]


@laws
@given(st.lists(st.text("esc", min_size=1, max_size=4), min_size=1, max_size=5))
def test_a_deeper_path_holds_the_shallower_one(letters: list[str]) -> None:
    asked = sections("eee", *letters)
    express, standard, complete = (path(asked, depth, {}).codes for depth in DEPTHS)
    assert express <= standard <= complete == set(asked.questions)


@laws
@given(
    st.lists(st.text("esc", min_size=1, max_size=20), min_size=1, max_size=6),
    st.sampled_from(DEPTHS),
)
def test_pages_hold_the_whole_path_in_order_and_never_a_wall(
    letters: list[str], depth: Depth
) -> None:
    asked = path(sections("e", *letters), depth, {})
    laid = pages(asked)
    assert [q for page in laid for q in page.questions] == list(asked.questions)
    assert all(1 <= len(page.questions) <= 6 for page in laid)
    assert len({page.code for page in laid}) == len(laid)


@pytest.mark.parametrize(
    ("count", "expected"),
    [(1, [1]), (2, [2]), (3, [3]), (4, [2, 2]), (5, [3, 2]), (7, [3, 2, 2]), (8, [3, 3, 2])],
)
def test_lone_express_questions_share_pages_evenly(count: int, expected: list[int]) -> None:
    assert [n for _, n in laid_out(sections(*["e"] * count), Depth.EXPRESS)] == expected


def test_facts_stand_alone_and_longer_sections_too() -> None:
    asked = sections("f", "e", "e", "ee", "ess", "e")
    assert laid_out(asked, Depth.EXPRESS) == [
        ("S0", 1), ("S1.S2", 2), ("S3", 2), ("S4.S5", 2),
    ]  # fmt: skip
    assert [page.is_facts for page in pages(path(asked, Depth.EXPRESS, {}))] == [
        True,
        False,
        False,
        False,
    ]
    assert [code for code, _ in laid_out(asked, Depth.STANDARD)] == [
        "S0",
        "S1",
        "S2",
        "S3",
        "S4",
        "S5",
    ]


@pytest.mark.parametrize(("size", "expected"), [(6, [6]), (7, [4, 3]), (13, [5, 4, 4])])
def test_long_sections_are_cut_evenly(size: int, expected: list[int]) -> None:
    found = laid_out(sections("e" * size), Depth.STANDARD)
    assert [n for _, n in found] == expected
    assert [code for code, _ in found] == ["S0", "S0~2", "S0~3"][: len(expected)]


def test_an_address_from_before_still_leads_to_its_questions() -> None:
    laid = pages(path(sections("e", "e", "ss"), Depth.EXPRESS, {}))
    assert find_page(laid, "S0.S1") is laid[0]
    assert find_page(laid, "S1") is laid[0]
    assert find_page(laid, "S1.S2") is laid[0]
    assert find_page(laid, "S2") is None
    assert page_of(laid, "Q1-0") is laid[0]
    assert page_of(laid, "Q2-0") is None


CHOOSY = """
code: C
kind: single
text: {fr: x, en: x}
choices:
  - {code: always, label: {fr: x, en: x}}
  - {code: small, label: {fr: x, en: x}, when: {question: STAFF, at_most: 4}}
  - {code: large, label: {fr: x, en: x}, when: {question: STAFF, at_least: 5}}
"""
AFTER = "code: AFTER\nkind: date\nwhen: {question: C, is: small}\ntext: {fr: x, en: x}"


def test_an_answer_whose_choice_is_hidden_does_not_count_but_its_note_stays() -> None:
    asked = questionnaire(extended(CHOOSY, AFTER))
    answers = {"STAFF": Answer(2.0), "C": Answer("small", note="deux personnes")}
    small = path(asked, Depth.EXPRESS, answers)
    assert [choice.code for choice in small.choices["C"]] == ["always", "small"]
    assert small.has("AFTER")
    large = path(asked, Depth.EXPRESS, {**answers, "STAFF": Answer(9.0)})
    assert [choice.code for choice in large.choices["C"]] == ["always", "large"]
    assert large.answers["C"] == Answer(note="deux personnes")
    assert not large.has("AFTER")
    assert small.is_answered(asked.questions["C"])
    assert not large.is_answered(asked.questions["C"])


def test_a_matrix_is_answered_when_every_row_is() -> None:
    grid = """
code: M
kind: matrix
scale: two
rows: [{code: r1, text: {fr: x, en: x}}, {code: r2, text: {fr: x, en: x}}]
text: {fr: x, en: x}
"""
    asked = questionnaire(extended(grid))
    one = {"M": Answer(note="presque"), "M.r1": Answer("all")}
    both = {**one, "M.r2": Answer("none")}
    assert not path(asked, Depth.EXPRESS, one).is_answered(asked.questions["M"])
    assert path(asked, Depth.EXPRESS, both).is_answered(asked.questions["M"])
    assert path(asked, Depth.EXPRESS, both).answers == both
