"""Levels, dimensions, weights and lenses: what answers are measured with."""

from collections.abc import Iterable, Mapping
from itertools import pairwise

from autodiag.questionnaires.fields import Draft, nearest
from autodiag.questionnaires.mistakes import Mark
from autodiag.questionnaires.model import (
    WHOLE,
    Band,
    Lens,
    Method,
    Node,
    Over,
    Question,
    Questionnaire,
    Section,
)

HIGHEST = 100.0


def check_measures(draft: Draft, questionnaire: Questionnaire) -> None:
    """Report levels out of order, unknown references, and parts that nothing feeds."""
    _check_figures(draft, questionnaire)
    _check_levels(draft, questionnaire)
    _Nodes(draft, questionnaire).check()
    for lens in questionnaire.lenses:
        _check_lens(draft, questionnaire, lens)


def _check_figures(draft: Draft, questionnaire: Questionnaire) -> None:
    limits = (
        ("aim", questionnaire.aim, HIGHEST),
        ("indicative_below", questionnaire.indicative_below, 1.0),
    )
    for key, figure, most in limits:
        if not 0.0 <= figure <= most:
            mark = draft.mark(questionnaire, key)
            draft.report.add("out-of-range", mark, key=key, least=0.0, most=most)


def _check_levels(draft: Draft, questionnaire: Questionnaire) -> None:
    levels = [level for level in questionnaire.levels if not draft.is_broken(level)]
    if questionnaire.dimensions and not questionnaire.levels:
        draft.report.add("no-levels", draft.mark(questionnaire, "dimensions"))
    if not levels:
        return
    if levels[0].lower != 0.0:
        draft.report.add("first-level-not-lowest", draft.mark(levels[0], "from"))
    for below, level in pairwise(levels):
        if level.lower <= below.lower:
            mark = draft.mark(level, "from")
            draft.report.add("levels-out-of-order", mark, code=level.code, below=below.code)
    if levels[-1].lower >= HIGHEST:
        draft.report.add("level-beyond-scale", draft.mark(levels[-1], "from"))


def check_bands(draft: Draft, bands: Iterable[Band]) -> None:
    """Report bands whose lower bounds do not rise."""
    lowest: float | None = None
    for band in bands:
        if draft.is_broken(band):
            continue
        if lowest is not None and band.lower <= lowest:
            draft.report.add("bands-out-of-order", draft.mark(band, "from"))
        lowest = band.lower


def check_weights(draft: Draft, thing: object, key: str, weights: Mapping[str, float]) -> None:
    """Report weights that are not positive."""
    for code, weight in weights.items():
        if weight <= 0.0:
            mark = draft.mark(thing, key, code)
            draft.report.add("weight-not-positive", mark, code=code, weight=weight)


class _Nodes:
    """The checks of the tree of dimensions, and of all that refers to it."""

    def __init__(self, draft: Draft, questionnaire: Questionnaire) -> None:
        self.draft = draft
        self.questionnaire = questionnaire
        self.nodes = {node.code: node for d in questionnaire.dimensions for node in d.walk()}
        self.levels = {level.code for level in questionnaire.levels}
        self.fed: dict[str, int] = {}

    def check(self) -> None:
        """Report everything about nodes."""
        for section in self.questionnaire.sections:
            self._check_section(section)
            for question in section.questions:
                self._check_feeds(question, question.feeds)
                self._count(question)
        for dimension in self.questionnaire.dimensions:
            self._check_node(dimension, in_ladder=self.questionnaire.whole_method is Method.LADDER)
        self._check_level_codes(self.questionnaire.whole_bands)
        check_bands(self.draft, self.questionnaire.whole_bands)
        self._check_over(
            self.questionnaire, self.questionnaire.whole_method, self.questionnaire.whole_over
        )

    def _check_section(self, section: Section) -> None:
        if section.dimension and section.dimension not in self.nodes:
            self._report_unknown(section, section.dimension, "dimension")

    def _check_feeds(self, thing: object, feeds: Mapping[str, float]) -> None:
        for code in feeds:
            if code and code not in self.nodes:
                self._report_unknown(thing, code, "feeds", code)
        check_weights(self.draft, thing, "feeds", feeds)

    def _report_unknown(self, thing: object, code: str, *path: str) -> None:
        mark = self.draft.key_mark(thing, *path) if len(path) > 1 else self.draft.mark(thing, *path)
        near = nearest(code, self.nodes)
        self.draft.report.add("unknown-node", mark, code=code, nearest=near)

    def _count(self, question: Question) -> None:
        for row in question.rows:
            self._check_feeds(row, row.feeds)
        for leaf in question.leaves():
            for code in leaf.feeds:
                self.fed[code] = self.fed.get(code, 0) + 1

    def _check_node(self, node: Node, *, in_ladder: bool) -> None:
        draft = self.draft
        if node.weight <= 0.0:
            mark = draft.mark(node, "weight")
            draft.report.add("weight-not-positive", mark, code=node.code, weight=node.weight)
        if not node.children and node.code not in self.fed:
            draft.report.add("fed-by-nothing", draft.mark(node, "code"), code=node.code)
        if node.threshold is not None and not in_ladder:
            draft.report.add("threshold-unused", draft.mark(node, "threshold"), code=node.code)
        self._check_levels_of(node)
        self._check_over(node, node.method, node.over)
        self._check_rungs(node)
        for child in node.children:
            self._check_node(child, in_ladder=node.method is Method.LADDER)

    def _check_over(self, thing: object, method: Method, over: Over) -> None:
        if over is Over.LEAVES and method is not Method.MEAN:
            path = ("whole", "over") if thing is self.questionnaire else ("over",)
            self.draft.report.add("over-without-mean", self.draft.mark(thing, *path))

    def _check_levels_of(self, node: Node) -> None:
        check_bands(self.draft, node.bands)
        self._check_level_codes(node.bands)
        for code in node.level_texts:
            if code not in self.levels:
                self._report_level(self.draft.key_mark(node, "levels", code), code)
        for index, code in enumerate(node.rung_levels):
            if code and code not in self.levels:
                self._report_level(self.draft.mark(node, "rungs", index), code)

    def _check_level_codes(self, bands: Iterable[Band]) -> None:
        for band in bands:
            if band.value and band.value not in self.levels:
                self._report_level(self.draft.mark(band, "level"), str(band.value))

    def _report_level(self, mark: Mark, code: str) -> None:
        near = nearest(code, self.levels)
        self.draft.report.add("unknown-level", mark, code=code, nearest=near)

    def _check_rungs(self, node: Node) -> None:
        if not node.rung_levels:
            return
        mark = self.draft.key_mark(node, "rungs")
        if node.method is not Method.LADDER:
            self.draft.report.add("rungs-without-ladder", mark)
            return
        expected = len(node.children) + self.fed.get(node.code, 0) + 1
        if len(node.rung_levels) != expected:
            given = len(node.rung_levels)
            self.draft.report.add("rungs-count", mark, expected=expected, given=given)


def _check_lens(draft: Draft, questionnaire: Questionnaire, lens: Lens) -> None:
    check_weights(draft, lens, "weights", lens.weights)
    if not lens.weights:
        draft.report.add("empty-lens", draft.mark(lens, "code"), code=lens.code)
    known = dict.fromkeys((*questionnaire.nodes, *draft.questions))
    known.pop(WHOLE)
    for code in lens.weights:
        if code and code not in known:
            mark = draft.key_mark(lens, "weights", code)
            draft.report.add("lens-unknown-code", mark, code=code, nearest=nearest(code, known))
