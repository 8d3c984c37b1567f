"""Make places.csv and postal.csv of autodiag/network/data from the sources named in README.md.

    python docs/data/make_places.py CITIES500_JSON CITIES_JSON POSTALCODES_DB

It uses the standard library alone, and runs again only when a source or a table beside it changes.
"""

# ruff: noqa: D103, INP001 -- a script by itself, read from top to bottom

import csv
import json
import sqlite3
import sys
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from math import cos, hypot, radians
from pathlib import Path

HERE = Path(__file__).parent
TARGET = HERE.parent.parent / "autodiag" / "network" / "data"
KM_PER_DEGREE = 111.2
# A town prefix whose centre is nearly as close to another region's places may hold doors of both.
NEAR_BORDER_KM = 2.0
# Laval and the island of Montréal have first characters of their own; no other region shares them.
ISLANDS = {"H7": "13", "H": "06"}


@dataclass(frozen=True, slots=True)
class Place:
    """A municipality, a community or a well-known part of a town."""

    name: str
    region: str
    latitude: float
    longitude: float
    population: int | None
    also: str

    @property
    def code(self) -> str:
        """A code that a person can read, the same as long as name and region are."""
        return f"{slug(self.name)}-{self.region}"


def slug(text: str) -> str:
    text = text.replace("œ", "oe").replace("Œ", "Oe")
    plain = unicodedata.normalize("NFD", text)
    kept = "".join(one.lower() if one.isascii() and one.isalnum() else " " for one in plain
                   if not unicodedata.combining(one))  # fmt: skip
    return "-".join(kept.split())


def read_csv(name: str) -> list[dict[str, str]]:
    with (HERE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def read_geonames(cities500: Path, cities: Path) -> Iterator[Place]:
    corrections = {row["geonames"]: row for row in read_csv("corrections.csv")}
    regions = read_regions(cities)
    for one in json.loads(cities500.read_text("utf-8")).values():
        if (one["countrycode"], one["admin1code"]) != ("CA", "10"):
            continue
        row = corrections.get(str(one["geonameid"])) or corrections.get(one["name"]) or {}
        region = row.get("region") or regions.get(at(one["latitude"], one["longitude"]), "")
        is_dropped = bool(row) and not (row["name"] or row["region"] or row["also"])
        if is_dropped or not region or one["name"].startswith("Ct 0"):
            continue
        name = (row.get("name") or one["name"]).replace("'", "’")
        yield Place(name, region, one["latitude"], one["longitude"], one["population"] or None,
                    row.get("also", ""))  # fmt: skip


def read_regions(cities: Path) -> dict[tuple[float, float], str]:
    return {
        at(float(one["lat"]), float(one["lng"])): one["admin2"]
        for one in json.loads(cities.read_text("utf-8"))
        if (one["country"], one["admin1"]) == ("CA", "10")
    }


def at(latitude: float, longitude: float) -> tuple[float, float]:
    return round(latitude, 4), round(longitude, 4)


def read_additions() -> Iterator[Place]:
    for row in read_csv("additions.csv"):
        point = float(row["latitude"]), float(row["longitude"])
        yield Place(row["name"], row["region"], *point, None, row["also"])


def write_places(places: list[Place]) -> None:
    with (TARGET / "places.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["code", "name", "region", "latitude", "longitude", "population", "also"])
        for one in places:
            point = f"{one.latitude:.3f}", f"{one.longitude:.3f}"
            writer.writerow(
                [one.code, one.name, one.region, *point, one.population or "", one.also]
            )


def write_postal(places: list[Place], database: Path) -> None:
    found = {row["prefix"]: row["regions"] for row in read_csv("prefixes.csv")}
    rows = sqlite3.connect(database).execute(
        "select fsa, latitude, longitude from PostalCodes"
        " where substr(fsa, 1, 1) in ('G', 'H', 'J')"
    )
    for prefix, latitude, longitude in rows:
        if prefix not in found and prefix != "H0H":  # the one at the North Pole
            found[prefix] = town_regions(prefix, latitude, longitude, places)
    with (TARGET / "postal.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["prefix", "regions"])
        writer.writerows(sorted(found.items()))


def town_regions(prefix: str, latitude: float, longitude: float, places: list[Place]) -> str:
    for start, region in ISLANDS.items():
        if prefix.startswith(start):
            return region
    nearest: dict[str, float] = {}
    for one in places:
        if one.region in ISLANDS.values():
            continue
        km = distance(latitude, longitude, one)
        nearest[one.region] = min(km, nearest.get(one.region, km))
    ranked = sorted(nearest, key=nearest.__getitem__)
    limit = nearest[ranked[0]] + NEAR_BORDER_KM
    return "|".join(region for region in ranked if nearest[region] <= limit)


def distance(latitude: float, longitude: float, place: Place) -> float:
    east = (place.longitude - longitude) * cos(radians(latitude))
    return KM_PER_DEGREE * hypot(place.latitude - latitude, east)


def main(cities500: str, cities: str, database: str) -> None:
    """Read, correct, complete, write."""
    found = {one.code: one for one in read_additions()}
    found |= {one.code: one for one in read_geonames(Path(cities500), Path(cities))}
    places = sorted(found.values(), key=lambda one: one.code)
    write_places(places)
    write_postal(places, Path(database))


if __name__ == "__main__":
    main(*sys.argv[1:])
