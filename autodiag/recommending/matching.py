"""Which cells can help with the largest needs, and why (docs/method.md, section 4)."""

from collections.abc import Iterable, Mapping, Sequence
from enum import IntEnum
from typing import NamedTuple

from autodiag.recommending.candidates import Cell, Point, Region
from autodiag.recommending.distance import kilometres
from autodiag.recommending.needs import Need, Needs

LARGEST = 3
CLASS_KM = 25.0


class Scope(IntEnum):
    """Where a cell stands for the organisation; lower is closer to home."""

    REGION = 0
    BY_LAND = 1
    BY_WATER = 2
    BEYOND = 3


class Seeker(NamedTuple):
    """Who looks for help: language, region code, and municipality where it is known."""

    language: str
    region: str
    place: Point | None = None


class Match(NamedTuple):
    """The cell for one need, or none: then the region's pole is where to turn.

    *strength* is 1 to 3; *expertise* is the node that it stands on; *passed_over* are the cells
    that would have come first, in order, but are at their capacity.
    """

    need: Need
    cell: Cell | None
    strength: int
    expertise: str | None
    distance_km: float | None
    scope: Scope | None
    passed_over: tuple[Cell, ...]


def match_cells(
    needs: Needs, cells: Iterable[Cell], regions: Mapping[str, Region], seeker: Seeker
) -> tuple[Match, ...]:
    """A match for each of the three largest needs; KeyError when the region is not known."""
    region = regions[seeker.region]
    start = seeker.place or region.centre
    speaking = [cell for cell in cells if seeker.language in cell.languages]
    return tuple(
        _match(need, [_offer(cell, need, needs, region, start) for cell in speaking])
        for need in needs.of_dimensions()[:LARGEST]
    )


class _Offer(NamedTuple):
    cell: Cell
    strength: int
    expertise: str | None
    distance_km: float
    scope: Scope

    @property
    def order(self) -> tuple[int, int, int, int, str]:
        """At home the strongest first, then the nearest; away from home the nearest first."""
        near = int(self.distance_km // CLASS_KM)
        rank = (-self.strength, near) if self.scope is Scope.REGION else (near, -self.strength)
        return self.scope, *rank, self.cell.load, self.cell.code


def _offer(cell: Cell, need: Need, needs: Needs, region: Region, start: Point) -> _Offer:
    helpful = [code for code in cell.expertises if _helps(code, need, needs)]
    # Between equals, the expertise on the need itself.
    best = min(helpful, key=lambda c: (-cell.expertises[c], c != need.code, c), default=None)
    strength = 0 if best is None else cell.expertises[best]
    return _Offer(cell, strength, best, kilometres(start, cell.place), _scope(cell, region))


def _helps(code: str, need: Need, needs: Needs) -> bool:
    """Whether an expertise on *code* helps: on the need, above it, or on a need below it."""
    below = needs.by_code.get(code)
    return (
        code == need.code or code in need.above or (below is not None and need.code in below.above)
    )


def _scope(cell: Cell, region: Region) -> Scope:
    if region.code in cell.regions:
        return Scope.REGION
    if cell.regions & region.by_land:
        return Scope.BY_LAND
    return Scope.BY_WATER if cell.regions & region.by_water else Scope.BEYOND


def _match(need: Need, offers: Sequence[_Offer]) -> Match:
    able = sorted((offer for offer in offers if offer.strength), key=lambda offer: offer.order)
    free = next((offer for offer in able if not offer.cell.is_full), None)
    if free is None:
        return Match(need, None, 0, None, None, None, tuple(offer.cell for offer in able))
    passed_over = tuple(offer.cell for offer in able[: able.index(free)])
    return Match(
        need, free.cell, free.strength, free.expertise, free.distance_km, free.scope, passed_over
    )
