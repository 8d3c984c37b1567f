"""Documents whose questions or conditions are wrong, each marked where."""

from tests.questionnaires.documents import BASE, asking, changed, extended

Q1 = "        feeds: [SUB]\n        text: {fr: Un, en: One}\n"
Q2_CHOICES = BASE[BASE.index("        choices:\n          - {code: a,") :]

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
        extended(asking("Q3", "kind: single", "fact: region", "¦feeds: [SUB]", "scale: two")),
    ),
    ("duplicate-fact", extended(asking("Q3", "kind: number", "fact: ¦staff"))),
    ("fact-kind", extended(asking("Q3", "kind: ¦number", "fact: region"))),
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
        extended(asking("¦Q3", "kind: matrix", "scale: two", "feeds: [SUB]")),
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
        extended(asking("Q3", "kind: rating", "min: ¦5", "feeds: [SUB]")),
    ),
    ("bad-step", extended(asking("Q3", "kind: rating", "¦step: 3", "feeds: [SUB]"))),
    (
        "label-off-scale",
        extended(asking("Q3", "kind: rating", "labels: {¦9: {fr: x, en: x}}", "feeds: [SUB]")),
    ),
    (
        "out-of-range",
        extended(asking("Q3", "kind: long_text", "max_length: ¦99999")),
    ),
    (
        "choice-without-value",
        changed(
            ("{code: b, label: {fr: B, en: B}, value: 4}", "{code: ¦b, label: {fr: B, en: B}}")
        ),
    ),
    (
        "yes-no-without-values",
        extended(asking("¦Q3", "kind: yes_no", "feeds: [SUB]")),
    ),
    (
        "unknown-key",
        extended(
            asking("Q3", "kind: yes_no", "feeds: [SUB]", "values: {yes: 1, no: 0, ¦maybe: 2}")
        ),
    ),
    (
        "number-without-bands",
        extended(asking("¦Q3", "kind: number", "feeds: [SUB]")),
    ),
    (
        "bands-out-of-order",
        extended(
            asking(
                "Q3",
                "kind: number",
                "feeds: [SUB]",
                "bands:",
                "  - {from: 5, value: 1}",
                "  - {from: ¦5, value: 2}",
            )
        ),
    ),
    (
        "values-all-equal",
        changed(("code: Q2", "code: ¦Q2"), ("en: B}, value: 4", "en: B}, value: 0")),
    ),
    (
        "values-all-equal",
        extended(asking("¦Q3", "kind: yes_no", "feeds: [SUB]", "values: {yes: 1, no: 1}")),
    ),
    (
        "reverse-unscored",
        extended(asking("Q3", "kind: single", "scale: two", "reverse: ¦true")),
    ),
    (
        "kind-not-scored",
        extended(asking("¦Q3", "kind: date")).replace(
            "levels:\n", "lenses: [{code: L, name: {fr: L, en: L}, weights: {Q3: 1}}]\nlevels:\n"
        ),
    ),
]


def conditional(when: str, *before: str) -> str:
    return extended(*before, asking("Q3", "kind: yes_no", f"when: {when}"))


MATRIX = asking("M", "kind: matrix", "scale: two", "rows: [{code: r, text: {fr: x, en: x}}]")

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
            asking(
                "Q4",
                "kind: single",
                "choices:",
                "  - {code: a, label: {fr: x, en: x}}",
                "  - {code: b, label: {fr: x, en: x}}",
            ),
        ),
    ),
    (
        "condition-bad-date",
        conditional('{question: Q4, at_least: ¦"2026-02-30"}', asking("Q4", "kind: date")),
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
                (
                    "value: 4}\n      - code: Q3\n        kind: yes_no\n"
                    "        text: {fr: x, en: x}\n        ¦when:\n"
                    "          all: [{question: Q2, answered: true}, {question: Q1, is: none}]\n"
                ),
            ),
        ),
    ),
    (
        "unreachable-section",
        changed(
            (
                "    dimension: DIM\n",
                (
                    "    dimension: DIM\n    ¦when:\n      all: [{question: STAFF, at_least: 9}, "
                    "{question: STAFF, at_most: 3}]\n"
                ),
            )
        ),
    ),
    (
        "unreachable-choice",
        changed(
            (
                "en: B}, value: 4",
                (
                    "en: B}, value: 4, ¦when: {not: {any: [{question: STAFF, answered: true}, "
                    "{question: STAFF, answered: false}]}}"
                ),
            )
        ),
    ),
]
