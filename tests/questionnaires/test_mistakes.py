"""Every mistake that an author can make is found, at its place, and nothing else is said."""

import re

import pytest

from autodiag.questionnaires import read
from autodiag.questionnaires.mistakes import explanations
from tests.questionnaires.documents import BASE, changed, expected, extended

Q1 = "        feeds: [SUB]\n        text: {fr: Un, en: One}\n"
Q2_CHOICES = BASE[BASE.index("        choices:\n          - {code: a,") :]

VALUES = [
    ("unknown-key", changed(("version: 1", "version: 1\n¦tittle: x"))),
    ("unknown-key", changed((Q1, Q1 + "        ¦wen: {question: STAFF, answered: true}\n"))),
    ("missing-key", changed(("  - code: S-DIM\n    title", "  - ¦code: S-DIM\n    introduction"))),
    ("empty-value", changed(("fr: Bas, en: Low}}", "fr: Bas, en: Low}, ¦description: }"))),
    ("duplicate-key", changed(("version: 1", "version: 1\n¦version: 2"))),
    ("key-not-text", changed(("version: 1", "version: 1\n? ¦[a]\n: b"))),
    ("expected-table", changed(("levels:\n", "display: ¦wide\nlevels:\n"))),
    ("expected-list", changed(("levels:\n", "lenses: ¦{code: x}\nlevels:\n"))),
    ("expected-text", changed(("title: {fr: Base, en: Base}", "title: {fr: ¦[a], en: Base}"))),
    ("needs-quotes", changed(("{fr: Un, en: One}", "{fr: ¦no, en: One}"))),
    ("needs-quotes", changed(("{fr: Un, en: One}", "{fr: Un, en: ¦012}"))),
    ("needs-quotes", changed(("{fr: Un, en: One}", "{fr: ¦2026-01-31, en: One}"))),
    ("needs-quotes", changed(("{fr: Un, en: One}", "{fr: Un, en: ¦on}"))),
    ("needs-quotes", changed(("code: a,", "code: ¦1,"))),
    ("expected-number", changed(("from: 50", 'from: ¦"50"'))),
    ("expected-number", changed(("from: 50", "from: ¦050"))),
    ("expected-number", changed(("from: 50", "from: ¦.inf"))),
    ("expected-number", changed(("from: 50", "from: ¦1_0"))),
    ("expected-number", changed(("from: 50", "from: ¦[1]"))),
    ("expected-integer", changed(("version: 1", "version: ¦1.5"))),
    ("expected-true-or-false", changed((Q1, Q1 + "        required: ¦yes\n"))),
    (
        "unknown-word",
        changed(("        kind: single\n        scale", "        kind: ¦simple\n        scale")),
    ),
    ("bad-code", changed(("code: a,", "code: ¦à côté,"))),
    ("bad-language", changed(("[fr, en]", "[fr, en, ¦english]"))),
    ("duplicate-language", changed(("[fr, en]", "[fr, en, ¦fr]"))),
    ("unknown-language", changed(("{fr: Un, en: One}", "{fr: Un, en: One, ¦es: Uno}"))),
    ("missing-translation", changed(("{fr: Un, en: One}", "¦{fr: Un}"))),
    ("missing-translation", changed(("{fr: Un, en: One}", "¦Un"))),
    ("empty-text", changed(("{fr: Un, en: One}", '{fr: ¦" ", en: One}'))),
    ("text-too-long", changed(("{fr: Un, en: One}", f"{{fr: ¦{'x' * 5001}, en: {'y' * 3000}}}"))),
    ("hidden-character-in-text", changed(("{fr: Un, en: One}", '{fr: ¦"U\\u202en", en: One}'))),
    ("hidden-character-in-text", changed(("{fr: Un, en: One}", '{fr: ¦"U\\0n", en: One}'))),
    ("low-not-below-high", changed(("levels:\n", "display: ¦{low: 3, high: 0}\nlevels:\n"))),
    ("bad-decimals", changed(("levels:\n", "display: ¦{decimals: 9}\nlevels:\n"))),
    ("condition-shape", changed((Q1, Q1 + "        when: ¦{question: STAFF}\n"))),
    (
        "condition-shape",
        changed((Q1, Q1 + "        when: ¦{question: STAFF, is: 1, at_least: 2}\n")),
    ),
    ("condition-shape", changed((Q1, Q1 + "        when: ¦{all: [], any: []}\n"))),
    ("tag", changed(("{fr: Un, en: One}", "{fr: ¦!!binary Un, en: One}"))),
]

MEASURES = [
    ("duplicate-code", changed(("code: Q2", "code: ¦Q1"))),
    ("duplicate-code", changed(("code: Q2", "code: ¦SUB"))),
    ("duplicate-code", changed(("code: high", "code: ¦low"))),
    ("duplicate-code", changed(("code: S-DIM", "code: ¦S-FIRST"))),
    ("duplicate-code", changed(("{code: b,", "{code: ¦a,"))),
    ("duplicate-code", changed(("{code: all,", "{code: ¦none,"))),
    ("reserved-code", changed(("code: Q2", "code: ¦whole"))),
    ("out-of-range", changed(("levels:\n", "aim: ¦120\nlevels:\n"))),
    ("out-of-range", changed(("levels:\n", "indicative_below: ¦50\nlevels:\n"))),
    (
        "no-levels",
        changed((BASE[BASE.index("levels:") : BASE.index("  - code: DIM")], "¦dimensions:\n")),
    ),
    ("first-level-not-lowest", changed(("from: 0", "from: ¦10"))),
    ("levels-out-of-order", changed(("from: 50", "from: ¦0"))),
    ("level-beyond-scale", changed(("from: 50", "from: ¦100"))),
    ("unknown-level", changed(("en: Theme}", "en: Theme}, bands: [{from: 0, level: ¦lo}]"))),
    (
        "unknown-level",
        changed(("en: Theme}", "en: Theme}, levels: {low: &a {fr: x, en: x}, high: *a, ¦hi: *a}")),
    ),
    (
        "bands-out-of-order",
        changed(
            ("en: Theme}", "en: Theme}, bands: [{from: 2, level: low}, {from: ¦1, level: high}]")
        ),
    ),
    ("weight-not-positive", changed(("en: Theme}", "en: Theme}, weight: ¦0"))),
    ("weight-not-positive", changed(("{SUB: 2}", "{SUB: ¦-1}"))),
    (
        "weight-not-positive",
        changed(
            (
                "levels:\n",
                "lenses: [{code: L, name: {fr: L, en: L}, weights: {DIM: ¦0}}]\nlevels:\n",
            )
        ),
    ),
    (
        "fed-by-nothing",
        changed(
            (
                "      - {code: SUB",
                "      - {code: ¦ALONE, name: {fr: Seul, en: Alone}}\n      - {code: SUB",
            )
        ),
    ),
    ("unknown-node", changed(("{SUB: 2}", "{¦SUBB: 2}"))),
    ("unknown-node", changed(("[SUB]", "[SUB, ¦SUBB]"))),
    ("unknown-node", changed(("dimension: DIM", "dimension: ¦DIMM"))),
    ("over-without-mean", changed(("en: Theme}", "en: Theme}, method: sum, over: ¦leaves"))),
    ("over-without-mean", changed(("levels:\n", "whole: {method: max, over: ¦leaves}\nlevels:\n"))),
    ("rungs-without-ladder", changed(("en: Theme}", "en: Theme}, ¦rungs: [low, high]"))),
    ("rungs-count", changed(("en: Theme}", "en: Theme}, method: ladder, ¦rungs: [low, high]"))),
    ("threshold-unused", changed(("en: Theme}", "en: Theme}, threshold: ¦50"))),
    (
        "empty-lens",
        changed(
            ("levels:\n", "lenses: [{code: ¦L, name: {fr: L, en: L}, weights: {}}]\nlevels:\n")
        ),
    ),
    (
        "lens-unknown-code",
        changed(
            (
                "levels:\n",
                "lenses: [{code: L, name: {fr: L, en: L}, weights: {¦DIMM: 1}}]\nlevels:\n",
            )
        ),
    ),
    ("level-texts-missing", changed(("en: Theme}", "en: Theme}, ¦levels: {low: {fr: x, en: x}}"))),
    (
        "depth-without-dimension",
        changed(
            ("        scale: two\n", "        scale: two\n        depth: standard\n"),
            ("{SUB: 2}", "{SUB: 2}\n        depth: complete"),
        ).replace("code: DIM", "code: ¦DIM"),
    ),
    ("short-translation", changed(("{fr: Un, en: One}", f"{{fr: {'mot ' * 20}, en: ¦word}}"))),
    (
        "not-translated",
        changed(("{fr: Un, en: One}", f"{{fr: {'mot ' * 20}, en: ¦{'mot ' * 20}}}")),
    ),
]

QUESTIONS = [
    (
        "empty-section",
        changed(
            (BASE[BASE.index("      - {code: STAFF") : BASE.index("  - code: S-DIM")], "")
        ).replace("questions:\n  - code: S-DIM", "¦questions: []\n  - code: S-DIM"),
    ),
    ("key-not-for-kind", changed((Q1, Q1 + "        ¦max_length: 10\n"))),
    ("not-answered-offered", changed((Q1, Q1 + "        offers: [dont_know, ¦not_answered]\n"))),
    (
        "fact-feeds",
        extended(
            "code: Q3\nkind: single\nfact: region\n¦feeds: [SUB]\nscale: two\ntext: {fr: x, en: x}"
        ),
    ),
    ("duplicate-fact", extended("code: Q3\nkind: number\nfact: ¦staff\ntext: {fr: x, en: x}")),
    ("fact-kind", extended("code: Q3\nkind: ¦number\nfact: region\ntext: {fr: x, en: x}")),
    (
        "too-few-choices",
        changed(
            ("          - {code: b, label: {fr: B, en: B}, value: 4}\n", ""),
            ("        choices:\n          - {code: a", "        ¦choices:\n          - {code: a"),
        ),
    ),
    ("too-few-choices", extended("¦code: Q3\nkind: ranking\ntext: {fr: x, en: x}")),
    (
        "no-rows",
        extended("code: ¦Q3\nkind: matrix\nscale: two\nfeeds: [SUB]\ntext: {fr: x, en: x}"),
    ),
    ("exclusive-alone", changed(("en: B}, value: 4", "en: B}, value: 4, exclusive: ¦true"))),
    ("scale-and-choices", changed((Q2_CHOICES, "        scale: ¦two\n" + Q2_CHOICES))),
    ("unknown-scale", changed((Q2_CHOICES, "        scale: ¦too\n"))),
    (
        "scale-unused",
        changed(
            ("scales:\n", "scales:\n  ¦spare: {choices: [{code: x, label: {fr: x, en: x}}]}\n")
        ),
    ),
    (
        "low-not-below-high",
        extended("code: Q3\nkind: rating\nmin: ¦5\nfeeds: [SUB]\ntext: {fr: x, en: x}"),
    ),
    ("bad-step", extended("code: Q3\nkind: rating\n¦step: 3\nfeeds: [SUB]\ntext: {fr: x, en: x}")),
    (
        "label-off-scale",
        extended(
            "code: Q3\nkind: rating\nlabels: {¦9: {fr: x, en: x}}\nfeeds: [SUB]\ntext: {fr: x, en: x}"
        ),
    ),
    (
        "out-of-range",
        extended("code: Q3\nkind: long_text\nmax_length: ¦99999\ntext: {fr: x, en: x}"),
    ),
    (
        "choice-without-value",
        changed(
            ("{code: b, label: {fr: B, en: B}, value: 4}", "{code: ¦b, label: {fr: B, en: B}}")
        ),
    ),
    (
        "yes-no-without-values",
        extended("code: ¦Q3\nkind: yes_no\nfeeds: [SUB]\ntext: {fr: x, en: x}"),
    ),
    (
        "unknown-key",
        extended(
            "code: Q3\nkind: yes_no\nfeeds: [SUB]\nvalues: {yes: 1, no: 0, ¦maybe: 2}\ntext: {fr: x, en: x}"
        ),
    ),
    (
        "number-without-bands",
        extended("code: ¦Q3\nkind: number\nfeeds: [SUB]\ntext: {fr: x, en: x}"),
    ),
    (
        "bands-out-of-order",
        extended(
            "code: Q3\nkind: number\nfeeds: [SUB]\nbands: [{from: 5, value: 1}, {from: ¦5, value: 2}]\ntext: {fr: x, en: x}"
        ),
    ),
    (
        "values-all-equal",
        changed(("code: Q2", "code: ¦Q2"), ("en: B}, value: 4", "en: B}, value: 0")),
    ),
    (
        "values-all-equal",
        extended(
            "code: ¦Q3\nkind: yes_no\nfeeds: [SUB]\nvalues: {yes: 1, no: 1}\ntext: {fr: x, en: x}"
        ),
    ),
    (
        "reverse-unscored",
        extended("code: Q3\nkind: single\nscale: two\nreverse: ¦true\ntext: {fr: x, en: x}"),
    ),
    (
        "kind-not-scored",
        extended("code: ¦Q3\nkind: date\ntext: {fr: x, en: x}").replace(
            "levels:\n", "lenses: [{code: L, name: {fr: L, en: L}, weights: {Q3: 1}}]\nlevels:\n"
        ),
    ),
]


def conditional(when: str, *before: str) -> str:
    return extended(*before, f"code: Q3\nkind: yes_no\nwhen: {when}\ntext: {{fr: x, en: x}}")


MATRIX = """\
code: M
kind: matrix
scale: two
rows: [{code: r, text: {fr: x, en: x}}]
text: {fr: x, en: x}
"""

CONDITIONS = [
    ("condition-unknown-question", conditional("{question: ¦STAF, at_least: 1}")),
    ("condition-on-itself", conditional("{question: ¦Q3, is: yes}")),
    ("condition-on-later", changed((Q1, Q1 + "        when: {question: ¦Q2, is: a}\n"))),
    (
        "condition-on-later",
        changed(("    dimension: DIM\n", "    dimension: DIM\n    when: {question: ¦Q2, is: a}\n")),
    ),
    (
        "condition-on-deeper",
        conditional("{question: ¦Q2, is: a}").replace(
            "{SUB: 2}", "{SUB: 2}\n        depth: complete"
        ),
    ),
    ("condition-unknown-row", conditional("{question: ¦M, is: all}", MATRIX)),
    ("condition-unknown-row", conditional("{question: ¦M.x, is: all}", MATRIX)),
    ("condition-unknown-row", conditional("{question: ¦Q2.r, is: a}")),
    ("condition-operator", conditional("{question: Q2, ¦includes: a}")),
    ("condition-unknown-choice", conditional("{question: Q2, is: ¦c}")),
    ("condition-unknown-choice", conditional("{question: Q2, in: [a, ¦c]}")),
    (
        "condition-without-values",
        conditional(
            "{question: Q4, ¦at_least: 1}",
            "code: Q4\nkind: single\ntext: {fr: x, en: x}\nchoices: [{code: a, label: {fr: x, en: x}}, {code: b, label: {fr: x, en: x}}]",
        ),
    ),
    (
        "condition-bad-date",
        conditional(
            '{question: Q4, at_least: ¦"2026-02-30"}', "code: Q4\nkind: date\ntext: {fr: x, en: x}"
        ),
    ),
    (
        "unreachable-question",
        conditional("{all: [{question: Q2, is: a}, {question: Q2, is: b}]}").replace(
            "when:", "¦when:"
        ),
    ),
    (
        "unreachable-question",
        conditional("{question: STAFF, at_most: -1}").replace("when:", "¦when:"),
    ),
    (
        "unreachable-question",
        conditional(
            "{all: [{question: Q1, answered: true}, {not: {question: Q1, in: [none, all]}}]}"
        ).replace("when:", "¦when:"),
    ),
    (
        "unreachable-question",
        changed(
            (
                "        text: {fr: Deux, en: Two}\n",
                "        text: {fr: Deux, en: Two}\n        when: {question: Q1, is: all}\n",
            ),
            (
                "value: 4}\n",
                "value: 4}\n      - code: Q3\n        kind: yes_no\n        ¦when: {all: [{question: Q2, answered: true}, {question: Q1, is: none}]}\n        text: {fr: x, en: x}\n",
            ),
        ),
    ),
    (
        "unreachable-section",
        changed(
            (
                "    dimension: DIM\n",
                "    dimension: DIM\n    ¦when: {all: [{question: STAFF, at_least: 9}, {question: STAFF, at_most: 3}]}\n",
            )
        ),
    ),
    (
        "unreachable-choice",
        changed(
            (
                "en: B}, value: 4",
                "en: B}, value: 4, ¦when: {not: {any: [{question: STAFF, answered: true}, {question: STAFF, answered: false}]}}",
            )
        ),
    ),
]

DOCUMENT = [
    ("yaml-character", changed(("version: 1", "version: 1\n¦\tx: 1"))),
    ("yaml-colon", changed(("{fr: Base, en: Base}", "Un mot¦: deux mots: trois"))),
    ("yaml-open", changed(("title: {fr: Base", 'title: {fr: "Base')) + "¦"),
    ("yaml-open", changed(("levels:\n  - {", "lenses: [\nlevels:\n  ¦- {"))),
    ("yaml-key", changed(("levels:\n  - {code", "levels\n  - {code¦"))),
    ("yaml-indent", changed(("  - {code: high", " ¦- {code: high"))),
    ("yaml-indent", changed(("title: {fr: Base, en: Base}", "title: 'L'¦été'"))),
    ("yaml-escape", changed(("{fr: Un, en: One}", '{fr: "¦\\q", en: One}'))),
    ("several-documents", BASE + "¦---\nid: other\n"),
    ("unknown-anchor", changed(("{fr: Un, en: One}", "{fr: ¦*un, en: One}"))),
    ("anchor-loop", changed(("levels:\n", "lenses: &loop [¦*loop]\nlevels:\n"))),
    ("too-deep", changed(("levels:\n", "lenses: " + "[" * 39 + "¦[" + "]" * 40 + "\nlevels:\n"))),
    ("hidden-character", changed(("fr: Un", "fr: ¦\u202eUn"))),
    ("hidden-character", changed(("fr: Un", "fr: U¦\x85n")).replace("\x85", "\x9f")),
    ("empty-document", "¦"),
    ("empty-document", "¦# a comment only\n"),
    ("binary", "id: ¦\0"),
]

CASES = [*DOCUMENT, *VALUES, *MEASURES, *QUESTIONS, *CONDITIONS]


@pytest.mark.parametrize(("code", "marked"), CASES, ids=[code for code, _ in CASES])
def test_mistake_is_found_at_its_place(code: str, marked: str) -> None:
    text, line, column = expected(marked)
    reading = read(text)
    found = {(m.code, m.line, m.column) for m in (*reading.errors, *reading.warnings)}
    assert found == {(code, line, column)}
    assert (reading.questionnaire is None) is not explanations()[code].is_warning


NOT_IN_THE_TABLE = {"too-large", "not-utf-8", "too-many-values", "yaml-syntax"}
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
