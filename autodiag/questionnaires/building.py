"""A document's tree made into a questionnaire: identity, levels, dimensions, lenses, scales."""

import re
from collections.abc import Mapping
from types import MappingProxyType

from autodiag.questionnaires.asking import read_choices, read_section, read_weights
from autodiag.questionnaires.fields import (
    Draft,
    Fields,
    Scale,
    read_code,
    read_string,
    read_text,
    read_word_of,
    report_unknown,
)
from autodiag.questionnaires.model import (
    Band,
    Choice,
    Display,
    Lens,
    Level,
    Method,
    Node,
    NonScore,
    Over,
    Questionnaire,
    Section,
    Text,
    Treatment,
    Units,
)
from autodiag.questionnaires.source import Tree

QUESTIONNAIRE_KEYS = (
    "id", "version", "languages", "title", "introduction", "credits", "licence", "units",
    "display", "aim", "indicative_below", "non_scores", "whole", "levels", "dimensions", "lenses",
    "scales", "sections",
)  # fmt: skip
NODE_KEYS = (
    "code", "name", "short", "phrase", "description", "first_step", "weight", "method", "over",
    "levels", "bands", "rungs", "threshold", "children",
)  # fmt: skip
LEVEL_KEYS = ("code", "from", "name", "description")
LENS_KEYS = ("code", "name", "description", "weights")
DISPLAY_KEYS = ("low", "high", "decimals")
WHOLE_KEYS = ("method", "over", "bands")
SCALE_KEYS = ("choices",)
BAND_KEYS = ("from", "level")
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Z]{2})?\Z")


def build(draft: Draft, tree: Tree) -> Questionnaire:
    """The questionnaire written in *tree*; meaningless parts are replaced, and reported."""
    fields = Fields(draft, tree, QUESTIONNAIRE_KEYS)
    draft.languages = _languages(draft, fields)
    levels = tuple(_level(draft, item) for item in fields.items("levels"))
    lenses = tuple(_lens(draft, item) for item in fields.items("lenses"))
    draft.scored_by_lens = frozenset(code for lens in lenses for code in lens.weights)
    dimensions = tuple(_node(draft, item) for item in fields.items("dimensions"))
    questionnaire = _identify(draft, fields, levels, dimensions, lenses)
    draft.put(questionnaire, tree)
    return questionnaire


def _identify(
    draft: Draft,
    fields: Fields,
    levels: tuple[Level, ...],
    dimensions: tuple[Node, ...],
    lenses: tuple[Lens, ...],
) -> Questionnaire:
    method, over, bands = _whole(draft, fields)
    return Questionnaire(
        id=fields.code("id"),
        version=fields.integer("version", 1, required=True),
        languages=draft.languages,
        title=fields.text("title", required=True),
        levels=levels,
        dimensions=dimensions,
        sections=_sections(draft, fields),
        introduction=fields.text("introduction"),
        credits=fields.text("credits"),
        licence=fields.word("licence"),
        units=fields.word_of("units", Units) or Units.PERCENT,
        display=_display(draft, fields),
        aim=fields.number_or("aim", 60.0),
        indicative_below=fields.number_or("indicative_below", 0.5),
        treatments=_treatments(draft, fields),
        whole_method=method,
        whole_over=over,
        whole_bands=bands,
        lenses=lenses,
    )


def _languages(draft: Draft, fields: Fields) -> tuple[str, ...]:
    languages: list[str] = []
    for item in fields.items("languages", required=True):
        language = read_string(draft, item) or ""
        if not _LANGUAGE.match(language):
            draft.report.add("bad-language", item.mark, value=language[:20])
        elif language in languages:
            draft.report.add("duplicate-language", item.mark, language=language)
        else:
            languages.append(language)
    return tuple(languages)


def _level(draft: Draft, tree: Tree) -> Level:
    fields = Fields(draft, tree, LEVEL_KEYS)
    lower = fields.number("from", required=True)
    level = Level(
        fields.code(),
        lower or 0.0,
        fields.text("name", required=True),
        fields.text("description"),
    )
    draft.put(level, tree, broken=lower is None)
    return level


def _lens(draft: Draft, tree: Tree) -> Lens:
    fields = Fields(draft, tree, LENS_KEYS)
    weights = fields.find("weights", required=True)
    lens = Lens(
        fields.code(),
        fields.text("name", required=True),
        fields.text("description"),
        read_weights(draft, weights) if weights else MappingProxyType({}),
    )
    draft.put(lens, tree)
    return lens


def _node(draft: Draft, tree: Tree) -> Node:
    fields = Fields(draft, tree, NODE_KEYS)
    node = Node(
        code=fields.code(),
        name=fields.text("name", required=True),
        short=fields.text("short"),
        description=fields.text("description"),
        phrase=fields.text("phrase"),
        first_step=fields.text("first_step"),
        weight=fields.number_or("weight", 1.0),
        method=fields.word_of("method", Method) or Method.MEAN,
        over=fields.word_of("over", Over) or Over.CHILDREN,
        level_texts=_level_texts(draft, fields),
        bands=_bands(draft, fields),
        rung_levels=tuple(read_code(draft, item) for item in fields.items("rungs")),
        threshold=fields.number("threshold"),
        children=tuple(_node(draft, item) for item in fields.items("children")),
    )
    draft.put(node, tree)
    return node


def _level_texts(draft: Draft, fields: Fields) -> Mapping[str, Text]:
    return MappingProxyType(
        {key.value: read_text(draft, value) for key, value in fields.pairs("levels")}
    )


def _bands(draft: Draft, fields: Fields) -> tuple[Band, ...]:
    return tuple(_band(draft, item) for item in fields.items("bands"))


def _band(draft: Draft, tree: Tree) -> Band:
    fields = Fields(draft, tree, BAND_KEYS)
    lower = fields.number("from", required=True)
    band = Band(lower or 0.0, fields.code("level"))
    draft.put(band, tree, broken=lower is None)
    return band


def _whole(draft: Draft, fields: Fields) -> tuple[Method, Over, tuple[Band, ...]]:
    tree = fields.find("whole")
    if tree is None:
        return Method.MEAN, Over.CHILDREN, ()
    inner = Fields(draft, tree, WHOLE_KEYS)
    method = inner.word_of("method", Method) or Method.MEAN
    return method, inner.word_of("over", Over) or Over.CHILDREN, _bands(draft, inner)


def _display(draft: Draft, fields: Fields) -> Display:
    tree = fields.find("display")
    if tree is None:
        return Display()
    inner = Fields(draft, tree, DISPLAY_KEYS)
    low, high = inner.number_or("low", 0.0), inner.number_or("high", 100.0)
    decimals = inner.number_or("decimals", 0.0)
    if low >= high:
        draft.report.add("low-not-below-high", tree.mark, low=low, high=high)
    if decimals not in {0.0, 1.0, 2.0, 3.0}:
        draft.report.add("bad-decimals", tree.mark)
    return Display(low, high, int(decimals))


def _treatments(draft: Draft, fields: Fields) -> Mapping[NonScore, Treatment]:
    treatments: dict[NonScore, Treatment] = {}
    for key, value in fields.pairs("non_scores"):
        report_unknown(draft, key, [non_score.value for non_score in NonScore], "unknown-key")
        treatment = read_word_of(draft, value, Treatment)
        if treatment and key.value in list(NonScore):
            treatments[NonScore(key.value)] = treatment
    return MappingProxyType(treatments)


def _sections(draft: Draft, fields: Fields) -> tuple[Section, ...]:
    for key, value in fields.pairs("scales"):
        draft.scales[key.value] = Scale(_scale(draft, value), key.mark)
    return tuple(read_section(draft, item) for item in fields.items("sections", required=True))


def _scale(draft: Draft, tree: Tree) -> tuple[Choice, ...]:
    choices = Fields(draft, tree, SCALE_KEYS).find("choices", required=True)
    return read_choices(draft, choices) if choices else ()
