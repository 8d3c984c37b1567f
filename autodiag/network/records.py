"""The network as plain values, whatever it was read from: an operator's files or the tables."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SubjectRecord:
    """A dimension, or a sub-theme of its parent; the order of the records is that of pages."""

    code: str
    parent: str | None
    name_fr: str
    name_en: str


@dataclass(frozen=True, slots=True)
class CellRecord:
    """A cell without what it can help with; *place* is a place's code, or a name of its own."""

    code: str
    name: str
    kind: str
    regions: tuple[str, ...]
    languages: tuple[str, ...]
    place: str
    latitude: float
    longitude: float
    website: str | None
    capacity: int | None
    load: int
    description_fr: str
    description_en: str


@dataclass(frozen=True, slots=True)
class ExpertiseRecord:
    """What a cell can help with, from 1 (a little) to 3 (very well)."""

    cell: str
    subject: str
    strength: int


@dataclass(frozen=True, slots=True)
class PoleRecord:
    """A pole and its regions."""

    code: str
    name: str
    regions: tuple[str, ...]
    website: str | None


@dataclass(frozen=True, slots=True)
class Network:
    """A whole network; subjects keep their order, the rest stands in the order of its codes."""

    subjects: tuple[SubjectRecord, ...]
    cells: tuple[CellRecord, ...]
    expertises: tuple[ExpertiseRecord, ...]
    poles: tuple[PoleRecord, ...]
