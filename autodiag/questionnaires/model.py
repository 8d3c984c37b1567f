"""What a questionnaire is once it has been read: immutable, with every reference resolved.

Texts are mappings from a language code to a string and always hold the first language of the
questionnaire.  Codes never change once published; nothing here depends on how the document was
written (YAML, editor page, import).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType
from typing import TypeAlias

from autodiag.questionnaires.terms import (
    Depth,
    Fact,
    Kind,
    Method,
    NonScore,
    Operator,
    Over,
    Treatment,
    Units,
    Worth,
)

__all__ = [
    "NO_TEXT",
    "NO_WEIGHTS",
    "WHOLE",
    "AllOf",
    "AnyOf",
    "Band",
    "Choice",
    "Depth",
    "Display",
    "Fact",
    "Kind",
    "Leaf",
    "Lens",
    "Level",
    "Method",
    "Node",
    "NonScore",
    "Not",
    "Operator",
    "Over",
    "Question",
    "Questionnaire",
    "Row",
    "Rule",
    "Section",
    "Test",
    "Text",
    "Treatment",
    "Units",
    "Worth",
]

Text: TypeAlias = Mapping[str, str]

NO_TEXT: Text = MappingProxyType({})
NO_WEIGHTS: Mapping[str, float] = MappingProxyType({})
WHOLE = "whole"
"""Code of the node that stands above all dimensions."""


# A mapping proxy has no hash before Python 3.12, so dataclasses take it for a mutable default.
def _no_text() -> Text:
    return NO_TEXT


def _no_weights() -> Mapping[str, float]:
    return NO_WEIGHTS


@dataclass(frozen=True, slots=True)
class Test:
    """A leaf of a condition: one operator applied to the answer of one question."""

    question: str
    operator: Operator
    operand: str | float | bool | tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AllOf:
    """Holds when every rule holds."""

    rules: tuple["Rule", ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """Holds when at least one rule holds."""

    rules: tuple["Rule", ...]


@dataclass(frozen=True, slots=True)
class Not:
    """Holds when its rule does not."""

    rule: "Rule"


Rule: TypeAlias = Test | AllOf | AnyOf | Not


@dataclass(frozen=True, slots=True)
class Level:
    """A named band of maturity: from *lower* (included) to the next level's lower bound."""

    code: str
    lower: float
    name: Text
    description: Text = field(default_factory=_no_text)


@dataclass(frozen=True, slots=True)
class Band:
    """From *lower* (included) on, *value*: a level's code on a node, a number on a question."""

    lower: float
    value: str | float


@dataclass(frozen=True, slots=True)
class Node:
    """A dimension, a sub-theme, or anything between.

    *phrase* names it inside a sentence, article included ("les données").  *bands* are in raw units
    and replace the questionnaire's levels for this node; *rung_levels* gives a ladder's level code
    for 0, 1, 2… rungs reached; *threshold* is where this node counts as a reached rung of a ladder
    above it (None: at its maximum).
    """

    code: str
    name: Text
    short: Text = field(default_factory=_no_text)
    phrase: Text = field(default_factory=_no_text)
    description: Text = field(default_factory=_no_text)
    first_step: Text = field(default_factory=_no_text)
    weight: float = 1.0
    method: Method = Method.MEAN
    over: Over = Over.CHILDREN
    level_texts: Mapping[str, Text] = field(default_factory=dict)
    bands: tuple[Band, ...] = ()
    rung_levels: tuple[str, ...] = ()
    threshold: float | None = None
    children: tuple["Node", ...] = ()

    def walk(self) -> Iterator["Node"]:
        """This node, then everything below it, depth first."""
        yield self
        for child in self.children:
            yield from child.walk()


@dataclass(frozen=True, slots=True)
class Lens:
    """A second reading of the same answers; *weights* are by node or question code."""

    code: str
    name: Text
    description: Text = field(default_factory=_no_text)
    weights: Mapping[str, float] = field(default_factory=_no_weights)


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer on a scale; *value* is None where the question is not scored."""

    code: str
    label: Text
    description: Text = field(default_factory=_no_text)
    value: float | None = None
    exclusive: bool = False
    when: Rule | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """One statement of a matrix: a leaf of its own; empty *feeds* means the question's."""

    code: str
    text: Text
    feeds: Mapping[str, float] = field(default_factory=_no_weights)


@dataclass(frozen=True, slots=True)
class Leaf:
    """What can be scored: a question, or one row of a matrix.  *key* names it among answers."""

    key: str
    question: "Question"
    row: Row | None
    feeds: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked once.  *choices* are the resolved scale, in the order shown."""

    code: str
    kind: Kind
    text: Text
    help: Text = field(default_factory=_no_text)
    why: Text = field(default_factory=_no_text)
    depth: Depth = Depth.EXPRESS
    wording: int = 1
    required: bool = False
    fact: Fact | None = None
    feeds: Mapping[str, float] = field(default_factory=_no_weights)
    non_scores: frozenset[NonScore] = frozenset()
    note: bool = True
    when: Rule | None = None
    scale: str | None = None
    choices: tuple[Choice, ...] = ()
    reverse: bool = False
    worth: Worth = Worth.SUM
    rows: tuple[Row, ...] = ()
    minimum: float | None = None
    maximum: float | None = None
    step: float | None = None
    bands: tuple[Band, ...] = ()
    unit: Text = field(default_factory=_no_text)
    labels: Mapping[str, Text] = field(default_factory=dict)
    max_length: int = 2000

    def leaves(self) -> tuple[Leaf, ...]:
        """The question itself, or one leaf a row; a matrix row's key is ``question.row``."""
        if self.kind is not Kind.MATRIX:
            return (Leaf(self.code, self, None, self.feeds),)
        return tuple(
            Leaf(f"{self.code}.{row.code}", self, row, row.feeds or self.feeds) for row in self.rows
        )

    @property
    def asked_keys(self) -> tuple[str, ...]:
        """The keys under which it has to be answered: one a row of a matrix."""
        if self.kind is not Kind.MATRIX:
            return (self.code,)
        return tuple(f"{self.code}.{row.code}" for row in self.rows)

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys under which its answers stand; a matrix has its own code for its note."""
        return (self.code, *self.asked_keys) if self.kind is Kind.MATRIX else (self.code,)

    def choice(self, code: str) -> Choice | None:
        """The choice of that code, if there is one."""
        return next((choice for choice in self.choices if choice.code == code), None)


@dataclass(frozen=True, slots=True)
class Section:
    """Questions that belong together; *dimension* is the node whose colour it wears."""

    code: str
    title: Text
    questions: tuple[Question, ...]
    introduction: Text = field(default_factory=_no_text)
    dimension: str | None = None
    when: Rule | None = None


@dataclass(frozen=True, slots=True)
class Display:
    """The scale on which percents are shown, such as 0 to 3 with two decimals."""

    low: float = 0.0
    high: float = 100.0
    decimals: int = 0


@dataclass(frozen=True, eq=False)
class Questionnaire:
    """One published or draft version, ready to be asked and compiled for scoring."""

    id: str
    version: int
    languages: tuple[str, ...]
    title: Text
    levels: tuple[Level, ...]
    dimensions: tuple[Node, ...]
    sections: tuple[Section, ...]
    introduction: Text = field(default_factory=_no_text)
    credits: Text = field(default_factory=_no_text)
    licence: str = ""
    units: Units = Units.PERCENT
    display: Display = Display()
    aim: float = 60.0
    indicative_below: float = 0.5
    treatments: Mapping[NonScore, Treatment] = field(default_factory=dict)
    whole_method: Method = Method.MEAN
    whole_over: Over = Over.CHILDREN
    whole_bands: tuple[Band, ...] = ()
    lenses: tuple[Lens, ...] = ()

    @cached_property
    def whole(self) -> Node:
        """The node above all dimensions."""
        return Node(
            WHOLE,
            self.title,
            method=self.whole_method,
            over=self.whole_over,
            bands=self.whole_bands,
            children=self.dimensions,
        )

    @cached_property
    def nodes(self) -> Mapping[str, Node]:
        """Every node by its code, the whole included, parents before children."""
        return MappingProxyType({node.code: node for node in self.whole.walk()})

    @cached_property
    def questions(self) -> Mapping[str, Question]:
        """Every question by its code, in the order asked."""
        return MappingProxyType(
            {question.code: question for s in self.sections for question in s.questions}
        )

    @cached_property
    def has_conditions(self) -> bool:
        """Whether any section, question or choice is shown only when something holds."""
        return any(
            section.when or question.when or any(choice.when for choice in question.choices)
            for section in self.sections
            for question in section.questions
        )

    @cached_property
    def asked_at(self) -> Mapping[Depth, tuple[tuple[Section, Question], ...]]:
        """What each depth asks when no condition stands in the way, in order."""
        return {
            depth: tuple(
                (section, question)
                for section in self.sections
                for question in section.questions
                if depth.includes(question.depth)
            )
            for depth in Depth
        }

    @cached_property
    def keys_at(self) -> Mapping[Depth, tuple[str, ...]]:
        """The keys of all that each depth asks, in order."""
        return {
            depth: tuple(key for _, question in asked for key in question.keys)
            for depth, asked in self.asked_at.items()
        }

    @cached_property
    def leaves(self) -> Mapping[str, Leaf]:
        """Every leaf that feeds a node or a lens, by its key, in the order asked."""
        lens_codes = {code for lens in self.lenses for code in lens.weights}
        return MappingProxyType(
            {
                leaf.key: leaf
                for question in self.questions.values()
                for leaf in question.leaves()
                if leaf.feeds or question.code in lens_codes
            }
        )

    @cached_property
    def facts(self) -> Mapping[Fact, Question]:
        """The questions that describe the organisation, by what they say."""
        return MappingProxyType({q.fact: q for q in self.questions.values() if q.fact is not None})

    @cached_property
    def levels_by_code(self) -> Mapping[str, Level]:
        """The levels by their code, lowest first."""
        return MappingProxyType({level.code: level for level in self.levels})

    def treatment(self, non_score: NonScore) -> Treatment:
        """What *non_score* does to a score here."""
        return self.treatments.get(non_score, Treatment.LEFT_OUT)
