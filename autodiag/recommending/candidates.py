"""What can be recommended: entries of the guide and cells of the network, for the engine."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum


class Effort(IntEnum):
    """How much work an entry asks for; lower comes first between equals."""

    LOW = 1
    MEDIUM = 2
    HIGH = 3


@dataclass(frozen=True, slots=True)
class Entry:
    """A published guide entry.

    *nodes* are dimension and sub-theme codes; levels are ranks from 1, both included;
    *disciplines* and *functions* are empty for all of them.
    """

    code: str
    nodes: frozenset[str]
    level_from: int
    level_to: int
    effort: Effort
    disciplines: frozenset[str] = frozenset()
    functions: frozenset[str] = frozenset()
    languages: frozenset[str] = frozenset({"fr", "en"})
    is_recommendable: bool = True


@dataclass(frozen=True, slots=True)
class Point:
    """Degrees of latitude and longitude, WGS 84."""

    latitude: float
    longitude: float


@dataclass(frozen=True, slots=True)
class Region:
    """An administrative region; *centre* is weighted by population; neighbours are region codes."""

    code: str
    centre: Point
    by_land: frozenset[str]
    by_water: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of the network; *expertises* go from node code to a strength of 1 to 3.

    *capacity* is how many demands it takes at once (None: no declared limit), *load* how many it
    has now.
    """

    code: str
    regions: frozenset[str]
    languages: frozenset[str]
    place: Point
    expertises: Mapping[str, int]
    capacity: int | None = None
    load: int = 0

    @property
    def is_full(self) -> bool:
        """Whether it is at its declared capacity."""
        return self.capacity is not None and self.load >= self.capacity
