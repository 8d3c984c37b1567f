"""Fingerprints, what changed between versions, and what a draft keeps of its answers."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from autodiag.questionnaires import (
    Answer,
    Kind,
    Loss,
    NonScore,
    Objection,
    Questionnaire,
    canonical,
    compare,
    find_objection,
    fingerprint,
    may_publish,
    move,
    shared_leaves,
)
from tests.questionnaires.documents import (
    BASE,
    asking,
    changed,
    extended,
    kind,
    laws,
    questionnaire,
)

LINES = [
    "id: x",
    "version: 1",
    "languages: [fr, en]",
    "title: {fr: Un, en: One}",
    "levels: [{code: l, from: 0, name: {en: Low, fr: Bas}}]",
    "dimensions: [{code: D, name: {fr: D, en: D}}]",
    (
        "sections:\n"
        "  - title: {fr: S, en: S}\n    code: S\n"
        "    questions: [{code: Q, kind: rating, feeds: {D: 1}, text: {fr: T, en: T}}]"
    ),
]


NEW = "      - code: Q0\n        kind: date\n        text: {fr: x, en: x}\n"


def second(*changes: tuple[str, str]) -> Questionnaire:
    return questionnaire(changed(("version: 1", "version: 2"), *changes))


@laws
@given(st.permutations(LINES))
def test_the_canonical_form_does_not_depend_on_the_order_of_keys(lines: list[str]) -> None:
    assert canonical(questionnaire("\n".join(lines))) == canonical(questionnaire("\n".join(LINES)))


@pytest.mark.parametrize("other", [k for k in Kind if k is not Kind.SINGLE])
def test_the_canonical_form_tells_questionnaires_apart(other: Kind) -> None:
    assert fingerprint(kind(other.value)) != fingerprint(kind("single"))


def test_layout_and_comments_change_no_fingerprint_and_a_text_does() -> None:
    base = fingerprint(questionnaire(BASE))
    assert (
        fingerprint(questionnaire("# note\n" + BASE.replace("version: 1", "version:   1"))) == base
    )
    assert fingerprint(questionnaire(BASE.replace("kind: single", "kind: 'single'"))) == base
    assert fingerprint(questionnaire(changed(("{fr: Un,", "{fr: Une,")))) != base
    assert fingerprint(questionnaire(changed(("value: 4", "value: 3")))) != base
    assert len(base) == 64


def test_a_key_at_its_default_changes_no_fingerprint() -> None:
    said = changed(("levels:\n", "aim: 60\nunits: percent\nlevels:\n"))
    assert fingerprint(questionnaire(said)) == fingerprint(questionnaire(BASE))
    assert "aim" not in json.loads(canonical(questionnaire(said)))


def test_conditions_that_differ_only_in_kind_differ() -> None:
    rules = ("all", "any")
    texts = (
        extended(
            asking("Q3", "kind: date", f"when: {{{rule}: [{{question: Q1, answered: true}}]}}")
        )
        for rule in rules
    )
    first, other = (fingerprint(questionnaire(text)) for text in texts)
    assert first != other


def test_what_may_be_published() -> None:
    base = questionnaire(BASE)
    assert find_objection(None, base) is None
    assert find_objection(base, base) is Objection.UNCHANGED
    assert find_objection(base, second()) is Objection.UNCHANGED
    silent = questionnaire(changed(("{fr: Un,", "{fr: Une,")))
    assert find_objection(base, silent) is Objection.NOT_HIGHER
    assert find_objection(second(), silent) is Objection.NOT_HIGHER
    assert find_objection(base, second(("{fr: Un,", "{fr: Une,"))) is None
    assert find_objection(base, kind("single")) is Objection.OTHER_QUESTIONNAIRE
    assert may_publish(base, second(("value: 4", "value: 3")))
    assert not may_publish(base, base)


def test_what_changed_is_named() -> None:
    new = second(
        ("      - code: Q1\n", f"{NEW}      - code: Q1\n        wording: 2\n"),
        ("{fr: Deux,", "{fr: Second,"),
        ("value: 4", "value: 3"),
        ("{SUB: 2}", "{SUB: 1}"),
        ("code: STAFF", "code: SIZE"),
        ("en: Theme}", "en: Theme}, weight: 3"),
    )
    changes = compare(questionnaire(BASE), new)
    assert changes.added == ("SIZE", "Q0")
    assert changes.removed == ("STAFF",)
    assert changes.reworded == ("Q1",)
    assert changes.silently_reworded == ("Q2",)
    assert changes.rescaled == ("Q2",)
    assert changes.refed == ("Q2",)
    assert changes.weights == ("SUB",)


@pytest.mark.parametrize(
    ("change", "shared"),
    [
        (("{fr: Deux,", "{fr: Second,"), {"Q1", "Q2"}),
        (("{SUB: 2}", "{SUB: 5}"), {"Q1", "Q2"}),
        (("value: 4", "value: 3"), {"Q1"}),
        (("{code: b,", "{code: c,"), {"Q1"}),
        (("{SUB: 2}", "{SUB: 2}\n        wording: 2"), {"Q1"}),
        (("{SUB: 2}", "{SUB: 2}\n        reverse: true"), {"Q1"}),
        (("en: Nothing}, value: 0", "en: Nothing}, value: -1"), {"Q2"}),
        (("{code: SUB,", "{code: OTHER,"), set()),
    ],
)
def test_questions_shared_between_versions(change: tuple[str, str], shared: set[str]) -> None:
    if "OTHER" in change[1]:
        text = (
            changed(("version: 1", "version: 2"))
            .replace("SUB", "OTHER")
            .replace("Q1", "R1")
            .replace("Q2", "R2")
        )
        new = questionnaire(text)
    else:
        new = second(change)
    assert shared_leaves(questionnaire(BASE), new) == shared


def test_a_draft_moves_with_what_still_answers() -> None:
    new = second(
        ("        feeds: [SUB]\n", "        feeds: [SUB]\n        wording: 2\n"),
        ("{code: b,", "{code: c,"),
        ("      - code: Q1\n", f"{NEW}      - code: Q1\n"),
    )
    answers = {
        "STAFF": Answer(3.0),
        "Q1": Answer("all", note="depuis mai"),
        "Q2": Answer("b"),
        "GONE": Answer("x"),
    }
    moved = move(answers, questionnaire(BASE), new)
    assert moved.kept == {"STAFF": Answer(3.0), "Q1": Answer(note="depuis mai")}
    assert {(one.key, one.loss) for one in moved.dropped} == {
        ("Q1", Loss.REWORDED),
        ("Q2", Loss.NOT_ACCEPTED),
        ("GONE", Loss.REMOVED),
    }
    assert moved.anew == ("Q0", "Q1", "Q2")
    assert {one.key: one.answer for one in moved.dropped} | {"STAFF": Answer(3.0)} == answers


def test_a_new_choice_or_weight_loses_nothing() -> None:
    new = second(
        ("{SUB: 2}", "{SUB: 7}"),
        ("value: 4}\n", "value: 4}\n          - {code: z, label: {fr: Z, en: Z}, value: 9}\n"),
    )
    answers = {
        "Q1": Answer("none"),
        "Q2": Answer("b"),
        "STAFF": Answer(non_score=NonScore.PREFER_NOT),
    }
    moved = move(answers, questionnaire(BASE), new)
    assert moved.kept == answers
    assert moved.dropped == ()
    assert moved.anew == ()


def test_a_question_of_another_kind_is_asked_anew() -> None:
    new = second(
        ("kind: number, fact: staff, min: 0, text", "kind: single, fact: staff, scale: two, text")
    )
    moved = move({"STAFF": Answer(0.0)}, questionnaire(BASE), new)
    assert [(one.key, one.loss) for one in moved.dropped] == [("STAFF", Loss.OTHER_KIND)]
    assert moved.anew == ("STAFF",)


def test_rows_of_a_matrix_move_one_by_one() -> None:
    rows = "rows: [{{code: r1, text: {{fr: x, en: x}}}}, {{code: {}, text: {{fr: x, en: x}}}}]"
    lines = ("kind: matrix", "scale: two", "feeds: [SUB]")
    old, new = (
        questionnaire(extended(asking("M", *lines, rows.format(row)))) for row in ("r2", "r3")
    )
    answers = {"M": Answer(note="n"), "M.r1": Answer("all"), "M.r2": Answer("none")}
    moved = move(answers, old, new)
    assert set(moved.kept) == {"M", "M.r1"}
    assert [(one.key, one.loss) for one in moved.dropped] == [("M.r2", Loss.REMOVED)]
    assert moved.anew == ("M.r3",)
