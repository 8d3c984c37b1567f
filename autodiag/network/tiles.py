"""The 17 regions as a tile map: what each tile says, and where it leads."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from flask import url_for

from autodiag.network.places import Region, list_regions
from autodiag.web.languages import gettext as _
from autodiag.web.languages import ngettext


@dataclass(frozen=True, slots=True)
class Tile:
    """A region on the map: *state* is here, near, empty or nothing; *words* stand under its name.

    *figure* takes the place of the words where there is room for nothing else.
    """

    region: Region
    address: str
    state: str
    words: tuple[str, ...]
    figure: str


def make_tiles(
    counts: Mapping[str, int],
    *,
    here: Mapping[str, str] | None = None,
    near: Mapping[str, str] | None = None,
    query: Mapping[str, str] | None = None,
) -> Sequence[Tile]:
    """Tiles in the order in which the map is read, each with its count of cells.

    *here* is the reader's own region and *near* are those to point out, each with a word to say on
    its tile (“chez vous”, a distance), or an empty one; *query* goes with every link.
    """
    regions = sorted(list_regions(), key=lambda region: (region.row, region.column))
    pointed = {"near": near or {}, "here": here or {}}
    return [_make_tile(one, counts.get(one.code, 0), pointed, query or {}) for one in regions]


def _make_tile(
    region: Region, count: int, pointed: Mapping[str, Mapping[str, str]], query: Mapping[str, str]
) -> Tile:
    states = {code: state for state, words in pointed.items() for code in words}
    state = states.get(region.code, "" if count else "empty")
    word = pointed.get(state, {}).get(region.code, "")
    cells = ngettext("%(num)d cellule", "%(num)d cellules", count) if count else _("aucune cellule")
    return Tile(
        region=region,
        address=_address(region, query),
        state=state,
        words=(word, cells) if word else (cells,),
        figure=str(count),
    )


def _address(region: Region, query: Mapping[str, str]) -> str:
    values: dict[str, Any] = {**query, "region": region.code}
    return url_for("network.show_region", **values)
