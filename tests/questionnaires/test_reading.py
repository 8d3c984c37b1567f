"""Whatever the bytes: a questionnaire, or clear mistakes, quickly and in bounded memory."""

import time
import tracemalloc

import pytest
from hypothesis import given
from hypothesis import strategies as st

from autodiag.questionnaires import Depth, Fact, Kind, read
from autodiag.questionnaires.model import AllOf, Not, Operator, Treatment
from tests.questionnaires.documents import BASE, changed, codes, laws, questionnaire

BOMB = "a: &a [x, x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{new}: &{new} [{', '.join([f'*{old}'] * 10)}]\n"
    for old, new in zip("abcdefgh", "bcdefghi", strict=True)
)
HOSTILE = {
    "bomb": (BOMB, "too-many-values"),
    "chain": (
        "a: &a0 [x]\n" + "".join(f"k{n}: &a{n} [*a{n - 1}]\n" for n in range(1, 5000)),
        "too-deep",
    ),
    "loop": ("&a [*a]", "anchor-loop"),
    "deep": ("[" * 1_000_000, "too-deep"),
    "deep-tables": ("{a: " * 100_000, "too-deep"),
    "wide": ("[" + "x," * 900_000 + "]", "too-many-values"),
    "mistakes": ("".join(f"k{n}: 1\n" for n in range(20_000)), "too-many-mistakes"),
    "50 MB": ("x" * 50_000_000, "too-large"),
    "50 MB of lines": (b"a: 1\n" * 10_000_000, "too-large"),
    "binary": (bytes(range(256)) * 100, "binary"),
    "picture": (b"\x89PNG\r\n\x1a\n\0\0\0", "binary"),
    "utf-16": (BASE.encode("utf-16"), "binary"),
    "latin-1": ("title: Été".encode("latin-1"), "not-utf-8"),
    "surrogate": ("title: \ud800", "not-utf-8"),
    "python": ("!!python/object/apply:os.system ['true']", "tag"),
    "merge": ("<<: {id: x}", "unknown-key"),
    "list": ("- a\n- b", "expected-table"),
    "number": ("42", "expected-table"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_documents_are_refused_at_once(name: str) -> None:
    source, code = HOSTILE[name]
    tracemalloc.start()
    began = time.perf_counter()
    reading = read(source)
    took = time.perf_counter() - began
    memory = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert reading.questionnaire is None
    assert code in codes(reading)
    assert took < 10
    assert memory < 250_000_000


@laws
@given(st.binary(max_size=200))
def test_reading_never_raises(source: bytes) -> None:
    assert read(source).questionnaire is None


@laws
@given(st.integers(0, len(BASE) - 1), st.integers(1, 30), st.text(max_size=8))
def test_reading_never_raises_on_damaged_documents(at: int, length: int, new: str) -> None:
    reading = read(BASE[:at] + new + BASE[at + length :], language="fr")
    assert (reading.questionnaire is None) is bool(reading.errors)


def test_where_a_byte_cannot_be_read() -> None:
    (mistake,) = read("id: x\ntitre: é".encode("latin-1")).errors
    assert (mistake.code, mistake.line, mistake.column) == ("not-utf-8", 2, 8)


def test_a_byte_order_mark_is_no_mistake() -> None:
    assert read(b"\xef\xbb\xbf" + BASE.encode()).errors == ()


def test_what_a_document_says_and_what_it_leaves_unsaid() -> None:
    base = questionnaire(BASE)
    assert (base.id, base.version, base.languages) == ("base", 1, ("fr", "en"))
    assert [question.code for question in base.questions.values()] == ["STAFF", "Q1", "Q2"]
    staff, first, second = base.questions.values()
    assert (staff.fact, staff.kind, staff.minimum, staff.note) == (
        Fact.STAFF,
        Kind.NUMBER,
        0,
        False,
    )
    assert [choice.code for choice in first.choices] == ["none", "all"]
    assert (first.depth, first.wording, first.required) == (Depth.EXPRESS, 1, False)
    assert dict(second.feeds) == {"SUB": 2.0}
    assert base.aim == 60
    assert base.treatments == {}


def test_conditions_and_treatments_are_read() -> None:
    text = changed(
        ("levels:\n", "non_scores: {dont_know: lowest}\nlevels:\n"),
        (
            "        text: {fr: Deux, en: Two}\n",
            (
                "        text: {fr: Deux, en: Two}\n        when:\n"
                "          all: [{question: STAFF, at_least: 2}, {not: {question: Q1, is: none}}]\n"
            ),
        ),
    )
    changed_one = questionnaire(text)
    rule = changed_one.questions["Q2"].when
    assert isinstance(rule, AllOf)
    staff, other = rule.rules
    assert (staff.question, staff.operator, staff.operand) == ("STAFF", Operator.AT_LEAST, 2.0)
    assert isinstance(other, Not)
    assert list(changed_one.treatments.values()) == [Treatment.LOWEST]


def test_a_document_of_one_language_needs_no_tables() -> None:
    text = "id: x\nversion: 1\nlanguages: [fr]\ntitle: Un\nsections:\n"
    text += "  - {code: S, title: Faits, questions: [{code: Q, kind: date, text: Quand}]}\n"
    assert dict(questionnaire(text).questions["Q"].text) == {"fr": "Quand"}


def test_repetitions_are_allowed() -> None:
    text = changed(
        ("{code: a, label: {fr: A, en: A}", "{code: a, label: &same {fr: A, en: A}"),
        ("{code: b, label: {fr: B, en: B}", "{code: b, label: *same"),
    )
    first, second = questionnaire(text).questions["Q2"].choices
    assert first.label == second.label
