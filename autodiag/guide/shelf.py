"""What readers are given: an entry on a list, an entry to read, the filters of a list."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from markupsafe import Markup

from autodiag.guide.model import Link
from autodiag.guide.sections import Parts
from autodiag.guide.subjects import Band, Dimension, Subject
from autodiag.recommending import Effort


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """An entry as a list shows it; `language` is that of its words, maybe not the reader's."""

    code: str
    language: str
    slug: str
    title: str
    summary: str
    time: str
    dimensions: tuple[Dimension, ...]
    disciplines: tuple[Subject, ...]
    level_from: int
    level_to: int
    effort: Effort

    @property
    def name(self) -> str:
        """The last part of its address."""
        return f"{self.code}-{self.slug}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading(Card):
    """An entry to be read; `names` are the last parts of its address, by language."""

    demand: str
    cost: str
    parts: Parts
    subthemes: tuple[Subject, ...]
    functions: tuple[Subject, ...]
    links: tuple[Link, ...]
    related: tuple[Card, ...]
    reviewed: date
    added_at: datetime
    changed_at: datetime
    names: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Dated:
    """An entry with when it first stood here, and when its words last changed.

    *names* are the last parts of its address, by language.
    """

    card: Card
    added_at: datetime
    changed_at: datetime
    names: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Filters:
    """What a list is narrowed to; None lets everything through."""

    dimension: Dimension | None = None
    band: Band | None = None
    discipline: Subject | None = None
    effort: Effort | None = None

    @property
    def is_empty(self) -> bool:
        """Whether the list is left whole."""
        return self == Filters()


@dataclass(frozen=True, slots=True)
class Choice:
    """Words or a filter by which a list is narrowed; *address* is the same list without it."""

    name: str
    address: str


@dataclass(frozen=True, slots=True)
class Hit:
    """An entry on a list: its title, and a summary or an extract, with what was sought marked."""

    card: Card
    title: Markup
    extract: Markup


@dataclass(frozen=True, slots=True)
class Group:
    """Entries of one dimension; *total* counts those that are not shown too."""

    dimension: Dimension
    cards: tuple[Card, ...]
    total: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Results:
    """One page of what was found.

    *total* counts the entries of all *pages*. *spoken* is what was really looked for when a word
    had to be corrected; *is_partial* when no entry holds all the words; *near* are words to try.
    *unfiltered* counts what is found without the filters.
    """

    hits: tuple[Hit, ...] = ()
    total: int = 0
    page: int = 1
    pages: int = 1
    spoken: str = ""
    is_partial: bool = False
    unfiltered: int = 0
    near: tuple[str, ...] = ()

    @property
    def is_answer(self) -> bool:
        """Whether some entry, with or without the filters, holds all that was typed."""
        return bool(self.unfiltered) and not self.spoken and not self.is_partial
