"""Which cells can help with the largest needs, and why (engine.md, section 5)."""

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

    *strength* is 1 to 3; *expertise* is the node that it stands on; *passed_over* are cells of the
    region that could have helped but are at their capacity.
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


def _offer(cell: Cell, need: Need, needs: Needs, region: Region, start: Point) -> _Offer:
    helpful = (
        (strength, code)
        for code, strength in cell.expertises.items()
        if code == need.code
        or (code in needs.by_code and needs.by_code[code].dimension == need.code)
    )
    strength, expertise = max(helpful, default=(0, None), key=lambda pair: (pair[0], pair[1] or ""))
    return _Offer(cell, strength, expertise, kilometres(start, cell.place), _scope(cell, region))


def _scope(cell: Cell, region: Region) -> Scope:
    if region.code in cell.regions:
        return Scope.REGION
    if cell.regions & region.by_land:
        return Scope.BY_LAND
    return Scope.BY_WATER if cell.regions & region.by_water else Scope.BEYOND


def _match(need: Need, offers: Sequence[_Offer]) -> Match:
    able = [offer for offer in offers if offer.strength]
    at_home = [offer for offer in able if offer.scope is Scope.REGION]
    passed_over = tuple(offer.cell for offer in at_home if offer.cell.is_full)
    free = [offer for offer in at_home if not offer.cell.is_full]
    if free:
        return _matched(need, min(free, key=_home_order), passed_over)
    away = [o for o in able if o.scope is not Scope.REGION and not o.cell.is_full]
    if away:
        return _matched(need, min(away, key=_away_order), passed_over)
    return Match(need, None, 0, None, None, None, passed_over)


def _matched(need: Need, offer: _Offer, passed_over: tuple[Cell, ...]) -> Match:
    return Match(
        need,
        offer.cell,
        offer.strength,
        offer.expertise,
        offer.distance_km,
        offer.scope,
        passed_over,
    )


def _home_order(offer: _Offer) -> tuple[int, int, int, str]:
    return -offer.strength, int(offer.distance_km // CLASS_KM), offer.cell.load, offer.cell.code


def _away_order(offer: _Offer) -> tuple[int, int, int, int, str]:
    near = int(offer.distance_km // CLASS_KM)
    return offer.scope, near, -offer.strength, offer.cell.load, offer.cell.code
