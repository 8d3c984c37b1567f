"""Documents whose levels, dimensions, weights or texts are wrong, each marked where."""

from tests.questionnaires.documents import BASE, changed

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
