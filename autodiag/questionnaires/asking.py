"""A document's sections, questions, choices and rows made into the objects of the model."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from autodiag.questionnaires.fields import (
    Draft,
    Fields,
    read_code,
    read_items,
    read_number,
    read_pairs,
    read_text,
    read_word_of,
)
from autodiag.questionnaires.model import (
    NO_TEXT,
    NO_WEIGHTS,
    Band,
    Choice,
    Depth,
    Fact,
    Kind,
    NonScore,
    Question,
    Row,
    Rule,
    Section,
    Text,
    Worth,
)
from autodiag.questionnaires.rules import read_rule
from autodiag.questionnaires.source import Listing, Tree

SECTION_KEYS = ("code", "title", "introduction", "dimension", "when", "questions")
CHOICE_KEYS = ("code", "label", "description", "value", "exclusive", "when")
ROW_KEYS = ("code", "text", "feeds")
BAND_KEYS = ("from", "value")
ANY_KIND_KEYS = (
    "code", "kind", "text", "help", "why", "depth", "wording", "required", "fact", "offers",
    "note", "when",
)  # fmt: skip
_SCORED_KEYS = ("feeds", "reverse")
_CHOICE_KINDS_KEYS = ("scale", "choices")
KIND_KEYS: Mapping[Kind, tuple[str, ...]] = {
    Kind.SINGLE: (*_SCORED_KEYS, *_CHOICE_KINDS_KEYS),
    Kind.MULTIPLE: (*_SCORED_KEYS, *_CHOICE_KINDS_KEYS, "worth"),
    Kind.MATRIX: (*_SCORED_KEYS, *_CHOICE_KINDS_KEYS, "rows"),
    Kind.RATING: (*_SCORED_KEYS, "min", "max", "step", "labels"),
    Kind.NUMBER: (*_SCORED_KEYS, "min", "max", "step", "bands", "unit"),
    Kind.YES_NO: (*_SCORED_KEYS, "labels", "values"),
    Kind.RANKING: _CHOICE_KINDS_KEYS,
    Kind.SHORT_TEXT: ("max_length",),
    Kind.LONG_TEXT: ("max_length",),
    Kind.DATE: (),
}
"""What may be written for each kind of question, beside what may be written for any."""
QUESTION_KEYS = tuple(
    dict.fromkeys((*ANY_KIND_KEYS, *(key for keys in KIND_KEYS.values() for key in keys)))
)
YES_NO_CODES = ("yes", "no")
YES_NO_LABELS: Mapping[str, Mapping[str, str]] = {
    "yes": {"fr": "Oui", "en": "Yes"},
    "no": {"fr": "Non", "en": "No"},
}
MAX_LENGTHS: Mapping[Kind, int] = {Kind.SHORT_TEXT: 200, Kind.LONG_TEXT: 2000}
MOST_LENGTH = 10_000
RATING_BOUNDS = (1.0, 5.0, 1.0)
TEXT_KINDS = frozenset({Kind.SHORT_TEXT, Kind.LONG_TEXT, Kind.DATE, Kind.RANKING})
ASKED_OF_SCORED = frozenset({NonScore.NOT_APPLICABLE, NonScore.DONT_KNOW, NonScore.PREFER_NOT})


def read_section(draft: Draft, tree: Tree) -> Section:
    """One section with its questions."""
    fields = Fields(draft, tree, SECTION_KEYS)
    rule = _rule(draft, fields)
    section = Section(
        code=fields.code(),
        title=fields.text("title", required=True),
        questions=tuple(
            _question(draft, item) for item in fields.items("questions", required=True)
        ),
        introduction=fields.text("introduction"),
        dimension=fields.word("dimension") or None,
        when=rule,
    )
    draft.put(section, tree)
    return section


def read_weights(draft: Draft, tree: Tree) -> Mapping[str, float]:
    """Weights by code, from a table, or from a list where every weight is 1."""
    if isinstance(tree, Listing):
        return MappingProxyType({read_code(draft, item): 1.0 for item in tree.items})
    weights: dict[str, float] = {}
    for key, value in read_pairs(draft, tree):
        number = read_number(draft, value)
        weights[key.value] = 1.0 if number is None else number
    return MappingProxyType(weights)


def read_choices(draft: Draft, tree: Tree) -> tuple[Choice, ...]:
    """The choices of a list, in its order."""
    return tuple(_choice(draft, item) for item in read_items(draft, tree))


def _choice(draft: Draft, tree: Tree) -> Choice:
    fields = Fields(draft, tree, CHOICE_KEYS)
    choice = Choice(
        code=fields.code(),
        label=fields.text("label", required=True),
        description=fields.text("description"),
        value=fields.number("value"),
        exclusive=fields.flag("exclusive", default=False),
        when=_rule(draft, fields),
    )
    draft.put(choice, tree)
    return choice


def _rule(draft: Draft, fields: Fields) -> Rule | None:
    tree = fields.find("when")
    return read_rule(draft, tree) if tree else None


def _question(draft: Draft, tree: Tree) -> Question:
    fields = Fields(draft, tree, QUESTION_KEYS)
    kind = fields.word_of("kind", Kind, required=True)
    question = _make(draft, fields, kind or Kind.LONG_TEXT)
    draft.put(question, tree, broken=kind is None)
    draft.questions.setdefault(question.code, question)
    return question


def _make(draft: Draft, fields: Fields, kind: Kind) -> Question:
    code, fact = fields.code(), fields.word_of("fact", Fact)
    feeds, rows = _feeds(draft, fields), _rows(draft, fields)
    is_scored = bool(feeds) or any(row.feeds for row in rows) or code in draft.scored_by_lens
    low, high, step = _bounds(fields, kind)
    return Question(
        code=code,
        kind=kind,
        text=fields.text("text", required=True),
        help=fields.text("help"),
        why=fields.text("why"),
        depth=fields.word_of("depth", Depth) or Depth.EXPRESS,
        wording=fields.integer("wording", 1),
        required=fields.flag("required", default=False),
        fact=fact,
        feeds=feeds,
        non_scores=_offers(draft, fields, _default_offers(kind, fact, is_scored=is_scored)),
        note=fields.flag("note", default=is_scored),
        when=_rule(draft, fields),
        scale=fields.word("scale") or None,
        choices=_CHOICES.get(kind, _own_choices)(draft, fields),
        reverse=fields.flag("reverse", default=False),
        worth=fields.word_of("worth", Worth) or Worth.SUM,
        rows=rows,
        minimum=low,
        maximum=high,
        step=step,
        bands=tuple(_band(draft, item) for item in fields.items("bands")),
        unit=fields.text("unit"),
        labels={} if kind is Kind.YES_NO else _labels(draft, fields),
        max_length=fields.integer("max_length", MAX_LENGTHS.get(kind, 2000)),
    )


def _bounds(fields: Fields, kind: Kind) -> tuple[float | None, float | None, float | None]:
    low, high, step = (fields.number(key) for key in ("min", "max", "step"))
    if kind is not Kind.RATING:
        return low, high, step
    known = zip((low, high, step), RATING_BOUNDS, strict=True)
    low, high, step = (default if given is None else given for given, default in known)
    return low, high, step


def _feeds(draft: Draft, fields: Fields) -> Mapping[str, float]:
    tree = fields.find("feeds")
    return read_weights(draft, tree) if tree else NO_WEIGHTS


def _rows(draft: Draft, fields: Fields) -> tuple[Row, ...]:
    return tuple(_row(draft, item) for item in fields.items("rows"))


def _row(draft: Draft, tree: Tree) -> Row:
    fields = Fields(draft, tree, ROW_KEYS)
    row = Row(fields.code(), fields.text("text", required=True), _feeds(draft, fields))
    draft.put(row, tree)
    return row


def _band(draft: Draft, tree: Tree) -> Band:
    fields = Fields(draft, tree, BAND_KEYS)
    lower, value = fields.number("from", required=True), fields.number("value", required=True)
    band = Band(lower or 0.0, value or 0.0)
    draft.put(band, tree, broken=lower is None or value is None)
    return band


def _labels(draft: Draft, fields: Fields) -> Mapping[str, Text]:
    return MappingProxyType(
        {key.value: read_text(draft, value) for key, value in fields.pairs("labels")}
    )


def _default_offers(kind: Kind, fact: Fact | None, *, is_scored: bool) -> frozenset[NonScore]:
    if is_scored:
        return ASKED_OF_SCORED
    if kind in TEXT_KINDS and fact is None:
        return frozenset()
    return frozenset({NonScore.PREFER_NOT})


def _offers(draft: Draft, fields: Fields, default: frozenset[NonScore]) -> frozenset[NonScore]:
    tree = fields.find("offers")
    if tree is None:
        return default
    offered = (read_word_of(draft, item, NonScore) for item in read_items(draft, tree))
    return frozenset(non_score for non_score in offered if non_score)


def _own_choices(draft: Draft, fields: Fields) -> tuple[Choice, ...]:
    tree = fields.find("choices")
    if tree is not None:
        return read_choices(draft, tree)
    return _scale(draft, fields)


def _scale(draft: Draft, fields: Fields) -> tuple[Choice, ...]:
    scale = draft.scales.get(fields.word("scale"))
    return scale.choices if scale else ()


def _yes_and_no(draft: Draft, fields: Fields) -> tuple[Choice, ...]:
    labels = _labels(draft, fields)
    values = {key.value: read_number(draft, tree) for key, tree in fields.pairs("values")}
    return tuple(
        Choice(code, labels.get(code) or _usual_label(draft, code), value=values.get(code))
        for code in YES_NO_CODES
    )


def _usual_label(draft: Draft, code: str) -> Text:
    usual = YES_NO_LABELS[code]
    return MappingProxyType({k: usual[k] for k in draft.languages if k in usual}) or NO_TEXT


_CHOICES: Mapping[Kind, Callable[[Draft, Fields], tuple[Choice, ...]]] = {
    Kind.YES_NO: _yes_and_no,
}
