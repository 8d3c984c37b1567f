"""All that a printed report says, as words and figures ready to be set.

Texts are in the report's language, with its typography. An empty text or tuple is left out of the
page, with its heading. Nothing here is markup: what a person typed is printed as it was typed.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Standing:
    """A score and its level in words; `percent` is None, and `shown` a word, without a score."""

    percent: float | None
    shown: str
    level: str
    level_name: str
    text: str = ""
    basis: str = ""


@dataclass(frozen=True, slots=True)
class Why:
    """One answer behind a score; `left_out` says why it has neither value nor weight."""

    question: str
    answer: str
    value: str = ""
    weight: str = ""
    left_out: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Dimension:
    """One petal: its standing, what holds, what is missing, and the answers that it rests on.

    `code_class` is the class of its colour (dim-str, dim-3); `coverage` counts answers ("2 sur 3");
    `target` is in percent; `reckoning` is the sum in figures, under the answers.
    """

    code_class: str
    name: str
    short: str
    standing: Standing
    coverage: str
    strengths: tuple[str, ...] = ()
    gaps: tuple[str, ...] = ()
    target: float | None = None
    target_text: str = ""
    why: tuple[Why, ...] = ()
    reckoning: str = ""


@dataclass(frozen=True, slots=True)
class Lens:
    """Another reading of the same answers; `parts` says what it gathers."""

    name: str
    standing: Standing
    parts: str = ""


@dataclass(frozen=True, slots=True)
class Recommendation:
    """A guide entry and why it is proposed; `address` is where it can be read."""

    title: str
    because: str
    effort: str
    leads_to: str
    serves: str
    address: str = ""


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A cell to talk to: where it is, what for, and how to reach it."""

    name: str
    where: str
    because: str
    contact: str = ""


@dataclass(frozen=True, slots=True)
class Aim:
    """A target: the level aimed at, its date, and what that level looks like."""

    dimension: str
    level: str
    by: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class Deed:
    """One thing of the action plan."""

    title: str
    by: str = ""
    note: str = ""
    is_done: bool = False


@dataclass(frozen=True, slots=True)
class Answered:
    """An answer that feeds no score, in the annex: a fact, a free text."""

    question: str
    answer: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class LevelWords:
    """A level and how an organisation recognises itself in it, for the scale of the method."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Report:
    """The report of one finished diagnostic.

    `opening` is its first sentence, of which `highlight` is a part, word for word, or empty.
    `coverage` counts all the answers ("17 sur 20"), for the last row of the first table.
    `rings` are the upper bounds of the levels in percent, `scale_top` the highest score shown.
    `finished_at` dates the file: the same report always gives the same bytes.
    """

    language: str
    name: str
    place: str
    day: str
    depth: str
    opening: str
    highlight: str
    whole: Standing
    dimensions: tuple[Dimension, ...]
    finished_at: datetime
    coverage: str = ""
    lenses: tuple[Lens, ...] = ()
    monday: str = ""
    progress: str = ""
    recommendations: tuple[Recommendation, ...] = ()
    neighbours: tuple[Neighbour, ...] = ()
    aims: tuple[Aim, ...] = ()
    plan: tuple[Deed, ...] = ()
    others: tuple[Answered, ...] = ()
    levels: tuple[LevelWords, ...] = ()
    method: tuple[str, ...] = ()
    comeback: tuple[str, ...] = ()
    licence: str = ""
    version: str = ""
    rings: tuple[float, ...] = (20.0, 40.0, 60.0, 80.0, 100.0)
    scale_top: str = "100"
