"""The 17 regions, the places of Québec and what a postal prefix tells: read once, never changed."""

import csv
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from itertools import groupby
from operator import attrgetter
from types import MappingProxyType

from rapidfuzz import fuzz, process, utils

from autodiag.errors import NotFound
from autodiag.recommending import Point

LONGEST_QUERY = 80
LIMIT = 8
_CLOSE_ENOUGH = 78.0
_SHORTEST_FUZZY = 4
_ABBREVIATIONS = {"st": "saint", "ste": "sainte", "mt": "mont"}
_ARTICLE = re.compile(r"^(?:la|le|les|l) ")
_PREFIX = re.compile(r"[GHJ]\d[A-Z]")


@dataclass(frozen=True, slots=True)
class Region:
    """An administrative region, by its official number.

    The French name is the official one; the English one is what people say. *centre* is weighted by
    population; *column* and *row* are those of the tile map, from 0.
    """

    code: str
    names: Mapping[str, str]
    abbreviation: str
    city: str
    centre: Point
    population: int
    by_land: tuple[str, ...]
    by_water: tuple[str, ...]
    column: int
    row: int


@dataclass(frozen=True, slots=True)
class Place:
    """A municipality, a community or a well-known part of a town.

    *label* is the name alone, or the name with its region where two places share it; *population*
    is 0 when it is not known; *also* are other names that people type.
    """

    code: str
    name: str
    label: str
    region: str
    point: Point
    population: int
    also: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Index:
    """Places by code and by folded name; *names* run from the largest place to the smallest."""

    by_code: Mapping[str, Place]
    by_name: Mapping[str, tuple[Place, ...]]
    names: tuple[tuple[str, Place], ...]


def list_regions() -> Sequence[Region]:
    """The regions in the order of their numbers."""
    return tuple(load_regions().values())


def get_region(code: str) -> Region:
    """The region of that number; NotFound when there is none."""
    region = load_regions().get(code)
    if region is None:
        raise NotFound
    return region


def find_region(code: str) -> Region | None:
    """The region of that number, when there is one."""
    return load_regions().get(code)


def suggest_places(text: str, limit: int = LIMIT) -> Sequence[Place]:
    """Places that `text` may be the beginning of, else those that are spelled nearly so."""
    wanted = fold(text[:LONGEST_QUERY])
    if not wanted:
        return ()
    names = _index().names
    starts = [place for name, place in names if name.startswith(wanted)]
    inside = [place for name, place in names if f" {wanted}" in name]
    found = list(dict.fromkeys([*starts, *inside]))
    if not found and len(wanted) >= _SHORTEST_FUZZY:
        found = _list_close(wanted)
    return tuple(found[:limit])


def _list_close(wanted: str) -> list[Place]:
    names = _index().names
    close = process.extract(
        wanted, [name for name, _ in names], scorer=fuzz.WRatio, processor=utils.default_process,
        score_cutoff=_CLOSE_ENOUGH, limit=LIMIT,
    )  # fmt: skip
    return list(dict.fromkeys(names[position][1] for _, _, position in close))


def find_place(text: str, region: str | None = None) -> Place | None:
    """The one place of that code or name, in `region` where it is given; None when in doubt."""
    index = _index()
    if text in index.by_code:
        return index.by_code[text]
    named = index.by_name.get(fold(text[:LONGEST_QUERY]), ())
    fitting = [one for one in named if region in {None, one.region}]
    return fitting[0] if len(fitting) == 1 else None


def get_place(code: str) -> Place:
    """The place of that code; NotFound when there is none."""
    place = _index().by_code.get(code)
    if place is None:
        raise NotFound
    return place


def list_places(region: str | None = None) -> Sequence[Place]:
    """Every place, or those of one region, in the order of their codes."""
    places = _index().by_code.values()
    return tuple(one for one in places if region in {None, one.region})


def regions_of_postal_prefix(text: str) -> tuple[str, ...]:
    """Codes of the regions where a postal code's first three characters deliver, likeliest first.

    Empty when they are not known; more than one where only the person can tell.
    """
    prefix = "".join(text.split()).upper()[:3]
    return _load_postal().get(prefix, ()) if _PREFIX.fullmatch(prefix) else ()


@lru_cache(maxsize=8192)
def fold(text: str) -> str:
    """Lower case without accents, signs or abbreviations: « St-Élie » becomes “saint elie”."""
    text = text.lower().replace("œ", "oe").replace("æ", "ae")
    plain = (one for one in unicodedata.normalize("NFD", text) if not unicodedata.combining(one))
    words = "".join(one if one.isalnum() else " " for one in plain).split()
    return " ".join(_ABBREVIATIONS.get(word, word) for word in words)


@lru_cache(maxsize=1)
def load_regions() -> Mapping[str, Region]:
    """Every region by its code."""
    return MappingProxyType({row["code"]: _make_region(row) for row in _read("regions.csv")})


def _make_region(row: dict[str, str]) -> Region:
    touching, by_water = _codes(row["adjacent"]), _codes(row["adjacent_water_only"])
    return Region(
        code=row["code"],
        names=MappingProxyType({"fr": row["nom_fr"], "en": _without_aside(row["name_en_common"])}),
        abbreviation=row["abbrev"],
        city=row["principal_city"],
        centre=Point(float(row["popcentroid_lat"]), float(row["popcentroid_lon"])),
        population=int(row["population"]),
        by_land=tuple(code for code in touching if code not in by_water),
        by_water=by_water,
        column=int(row["grid_col"]),
        row=int(row["grid_row"]),
    )


@lru_cache(maxsize=1)
def _index() -> _Index:
    rows = sorted(_read("places.csv"), key=lambda row: row["name"])
    places = [_make_place(row, is_alone=is_alone) for row, is_alone in _with_homonyms(rows)]
    places.sort(key=attrgetter("code"))
    names = [(fold(name), one) for one in places for name in (one.name, *one.also)]
    short = [(_ARTICLE.sub("", name, count=1), one) for name, one in names if _ARTICLE.match(name)]
    by_name = _group(short) | _group(names)
    by_name |= {fold(one.label): (one,) for one in places if one.label != one.name}
    names += short
    names.sort(key=lambda pair: (-pair[1].population, pair[0], pair[1].code))
    return _Index(
        MappingProxyType({one.code: one for one in places}),
        MappingProxyType(by_name),
        tuple(names),
    )


def _group(names: Iterable[tuple[str, Place]]) -> dict[str, tuple[Place, ...]]:
    found: dict[str, tuple[Place, ...]] = {}
    for name, one in names:
        found[name] = (*found.get(name, ()), one)
    return found


def _with_homonyms(rows: list[dict[str, str]]) -> list[tuple[dict[str, str], bool]]:
    found = []
    for _, group in groupby(rows, key=lambda row: row["name"]):
        same = list(group)
        found += [(row, len(same) == 1) for row in same]
    return found


def _make_place(row: dict[str, str], *, is_alone: bool) -> Place:
    region = load_regions()[row["region"]]
    return Place(
        code=row["code"],
        name=row["name"],
        label=row["name"] if is_alone else f"{row['name']} ({region.names['fr']})",
        region=region.code,
        point=Point(float(row["latitude"]), float(row["longitude"])),
        population=int(row["population"] or 0),
        also=_codes(row["also"]),
    )


@lru_cache(maxsize=1)
def _load_postal() -> Mapping[str, tuple[str, ...]]:
    rows = _read("postal.csv")
    return MappingProxyType({row["prefix"]: _codes(row["regions"]) for row in rows})


def _without_aside(name: str) -> str:
    """“North Shore (Côte-Nord)” is the North Shore."""
    return name.partition(" (")[0]


def _codes(text: str) -> tuple[str, ...]:
    return tuple(text.split("|")) if text else ()


def _read(name: str) -> list[dict[str, str]]:
    text = (files("autodiag") / "network" / "data" / name).read_text("utf-8")
    return list(csv.DictReader(text.splitlines()))
