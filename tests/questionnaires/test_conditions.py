"""What each test of a condition means, above all for what was not answered."""

import pytest

from autodiag.questionnaires import Answer, Depth, NonScore, dependants, holds, path
from tests.questionnaires.documents import extended, questionnaire

TICKS = """
code: TICKS
kind: multiple
text: {fr: x, en: x}
choices:
  - {code: t1, label: {fr: x, en: x}}
  - {code: t2, label: {fr: x, en: x}}
  - {code: t3, label: {fr: x, en: x}}
"""
GRID = """
code: GRID
kind: matrix
scale: two
rows: [{code: r, text: {fr: x, en: x}}]
text: {fr: x, en: x}
"""
DAY = "code: DAY\nkind: date\ntext: {fr: x, en: x}"
SAID = "code: SAID\nkind: yes_no\ntext: {fr: x, en: x}"

DONT_KNOW = Answer(non_score=NonScore.DONT_KNOW)
CASES = [
    ("{question: Q2, is: a}", {"Q2": Answer("a")}, True),
    ("{question: Q2, is: a}", {"Q2": Answer("b")}, False),
    ("{question: Q2, is: a}", {}, False),
    ("{question: Q2, is_not: a}", {"Q2": Answer("b")}, True),
    ("{question: Q2, is_not: a}", {"Q2": Answer("a")}, False),
    ("{question: Q2, is_not: a}", {}, False),
    ("{question: Q2, is_not: a}", {"Q2": DONT_KNOW}, False),
    ("{not: {question: Q2, is: a}}", {}, True),
    ("{not: {question: Q2, is: a}}", {"Q2": DONT_KNOW}, True),
    ("{question: Q2, in: [a, b]}", {"Q2": Answer("b")}, True),
    ("{question: Q2, in: [a, b]}", {"Q2": DONT_KNOW}, False),
    ("{question: Q2, at_least: 4}", {"Q2": Answer("b")}, True),
    ("{question: Q2, at_least: 4}", {"Q2": Answer("a")}, False),
    ("{question: STAFF, at_least: 5}", {"STAFF": Answer(5.0)}, True),
    ("{question: STAFF, at_least: 5}", {"STAFF": Answer(4.5)}, False),
    ("{question: STAFF, at_most: 5}", {"STAFF": Answer(5.0)}, True),
    ("{question: STAFF, at_most: 5}", {}, False),
    ("{question: STAFF, is: 5}", {"STAFF": Answer(5.0)}, True),
    ("{question: TICKS, includes: t1}", {"TICKS": Answer(("t1", "t2"))}, True),
    ("{question: TICKS, includes: t3}", {"TICKS": Answer(("t1", "t2"))}, False),
    ("{question: TICKS, at_least: 2}", {"TICKS": Answer(("t1", "t2"))}, True),
    ("{question: TICKS, at_most: 1}", {"TICKS": Answer(("t1", "t2"))}, False),
    ("{question: GRID.r, is: all}", {"GRID.r": Answer("all")}, True),
    ("{question: GRID.r, at_least: 1}", {"GRID.r": Answer("none")}, False),
    ('{question: DAY, at_least: "2026-01-31"}', {"DAY": Answer("2026-02-01")}, True),
    ('{question: DAY, at_most: "2026-01-31"}', {"DAY": Answer("2026-02-01")}, False),
    ("{question: SAID, is: yes}", {"SAID": Answer(value=True)}, True),
    ('{question: SAID, is: "no"}', {"SAID": Answer(value=True)}, False),
    ("{question: SAID, is_not: true}", {"SAID": Answer(value=False)}, True),
    ("{question: SAID, answered: true}", {"SAID": Answer(value=False)}, True),
    ("{question: SAID, answered: true}", {"SAID": DONT_KNOW}, False),
    ("{question: SAID, answered: false}", {"SAID": DONT_KNOW}, True),
    ("{question: SAID, answered: false}", {}, True),
    ("{any: [{question: Q2, is: a}, {question: SAID, is: yes}]}", {"Q2": Answer("a")}, True),
    ("{any: [{question: Q2, is: a}, {question: SAID, is: yes}]}", {"Q2": Answer("b")}, False),
    ("{all: [{question: Q2, is: a}, {question: SAID, is: yes}]}", {"Q2": Answer("a")}, False),
]


@pytest.mark.parametrize(("when", "answers", "expected"), CASES)
def test_what_holds(when: str, answers: dict[str, Answer], *, expected: bool) -> None:
    last = f"code: LAST\nkind: date\nwhen: {when}\ntext: {{fr: x, en: x}}"
    asked = questionnaire(extended(TICKS, GRID, DAY, SAID, last))
    rule = asked.questions["LAST"].when
    assert rule is not None
    assert holds(rule, answers, asked.questions) is expected
    assert path(asked, Depth.EXPRESS, answers).has("LAST") is expected


CHAIN = (
    "code: C1\nkind: yes_no\nwhen: {question: Q2, is: a}\ntext: {fr: x, en: x}",
    "code: C2\nkind: yes_no\nwhen: {question: C1, is: yes}\ntext: {fr: x, en: x}",
)


def test_an_answer_off_the_path_never_counts() -> None:
    asked = questionnaire(extended(*CHAIN))
    answers = {"Q2": Answer("a"), "C1": Answer(value=True)}
    assert path(asked, Depth.EXPRESS, answers).has("C2")
    off = path(asked, Depth.EXPRESS, {**answers, "Q2": Answer("b")})
    assert not off.has("C1")
    assert not off.has("C2")
    assert set(off.answers) == {"Q2"}


def test_dependants_are_followed_all_the_way() -> None:
    asked = questionnaire(extended(*CHAIN))
    found = dependants(asked)
    assert found["Q2"] == {"C1", "C2"}
    assert found["C1"] == {"C2"}
    assert found["STAFF"] == frozenset()
