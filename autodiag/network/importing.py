"""An operator's files, made into a network or into the list of all that is wrong in them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import astuple, dataclass
from typing import Any, TypeVar

from rapidfuzz import process

from autodiag.network.fields import FILES
from autodiag.network.places import find_place, get_place
from autodiag.network.records import (
    CellRecord,
    ExpertiseRecord,
    Network,
    PoleRecord,
    SubjectRecord,
)
from autodiag.network.sheets import Mistake, Row, Sheet, read_sheet, write_sheet
from autodiag.recommending import Point

SEPARATOR = "|"

R = TypeVar("R", CellRecord, ExpertiseRecord, PoleRecord)


@dataclass(frozen=True, slots=True)
class File:
    """A file as it was given: its name, for messages, and its bytes."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Reading:
    """A network, or None with everything that is wrong."""

    network: Network | None
    mistakes: tuple[Mistake, ...]


def read_network(files: Mapping[str, File], subjects: tuple[SubjectRecord, ...] = ()) -> Reading:
    """Read files by their word (cells…); *subjects* hold unless a file of them is given."""
    sheets = {
        word: read_sheet(file.name, file.content, FILES[word]) for word, file in files.items()
    }
    mistakes = [one for sheet in sheets.values() for one in sheet.mistakes]
    if "cells" not in sheets:
        mistakes.append(Mistake("cells.csv", 0, "", "is missing; give a file of cells"))
    mistakes += _check(sheets, _list_subjects(sheets, subjects))
    if mistakes:
        return Reading(None, tuple(sorted(mistakes)))
    return Reading(_build(sheets, subjects), ())


def _list_subjects(
    sheets: Mapping[str, Sheet], subjects: tuple[SubjectRecord, ...]
) -> set[str] | None:
    return _codes(sheets["subjects"]) if "subjects" in sheets else {one.code for one in subjects}


def _codes(sheet: Sheet | None) -> set[str] | None:
    """The codes of a file; None when some could not be read, and nothing can be held to them."""
    if sheet is None or not sheet.rows or any("code" not in row.values for row in sheet.rows):
        return None
    return {row.values["code"] for row in sheet.rows}


def _check(sheets: Mapping[str, Sheet], subjects: set[str] | None) -> Iterator[Mistake]:
    """What no field shows alone: doubles, names of nothing, points that are not known."""
    for word, sheet in sheets.items():
        yield from _check_doubles(sheet, _KEYS[word])
        for column, known in (
            ("parent", subjects),
            ("cell", _codes(sheets.get("cells"))),
            ("subject", subjects),
        ):
            yield from _check_names(sheet, column, known)
    if "cells" in sheets:
        yield from _check_cells(sheets["cells"])
    if "poles" in sheets:
        yield from _check_poles(sheets["poles"])


_KEYS = {
    "subjects": ("code",),
    "cells": ("code",),
    "expertises": ("cell", "subject"),
    "poles": ("code",),
}


def _check_doubles(sheet: Sheet, key: tuple[str, ...]) -> Iterator[Mistake]:
    seen: dict[tuple[str, ...], int] = {}
    for row in sheet.rows:
        found = tuple(row.values[name] for name in key if name in row.values)
        if len(found) < len(key):
            continue
        if found in seen:
            what = " and ".join(f"“{one}”" for one in found)
            message = f"{what} stood on line {seen[found]} already"
            yield Mistake(sheet.file, row.line, key[-1], message)
        seen.setdefault(found, row.line)


def _check_cells(sheet: Sheet) -> Iterator[Mistake]:
    if not (sheet.rows or sheet.mistakes):
        yield Mistake(sheet.file, 0, "", "holds no cell; add a line under the headings")
    unread = {one.line for one in sheet.mistakes if one.column in {"latitude", "longitude"}}
    for row in sheet.rows:
        if {"place", "regions"} <= row.values.keys() and row.line not in unread:
            yield from _check_place(sheet.file, row)


def _check_place(file: str, row: Row) -> Iterator[Mistake]:
    points = [row.values.get("latitude"), row.values.get("longitude")]
    if points.count(None) == 1:
        yield Mistake(file, row.line, "latitude", "give latitude and longitude, or neither")
    if points.count(None) == len(points) and _place_code(row) is None:
        message = (
            f"“{row.values['place']}” is not a place that we know in these regions;"
            " mend it, or add the columns latitude and longitude"
        )
        yield Mistake(file, row.line, "place", message)


def _place_code(row: Row) -> str | None:
    """The code of the place that is meant, looked for in the regions served when in doubt."""
    text = row.values["place"]
    regions: tuple[str | None, ...] = (None, *row.values["regions"])
    found = (find_place(text, region) for region in regions)
    return next((place.code for place in found if place), None)


def _check_names(sheet: Sheet, column: str, known: set[str] | None) -> Iterator[Mistake]:
    if known is None:
        return
    for row in sheet.rows:
        name = row.values.get(column)
        if name is not None and name not in known:
            match = process.extractOne(name, sorted(known), score_cutoff=60)
            hint = f"did you mean “{match[0]}”?" if match else "it is in none of the files"
            yield Mistake(sheet.file, row.line, column, f"there is no “{name}”; {hint}")


def _check_poles(sheet: Sheet) -> Iterator[Mistake]:
    seen: dict[str, int] = {}
    for row in sheet.rows:
        for region in row.values.get("regions", ()):
            if region in seen:
                message = f"region {region} has its pole on line {seen[region]} already"
                yield Mistake(sheet.file, row.line, "regions", message)
            seen.setdefault(region, row.line)


def _build(sheets: Mapping[str, Sheet], subjects: tuple[SubjectRecord, ...]) -> Network:
    def rows(word: str) -> Iterable[Mapping[str, Any]]:
        return [row.values for row in sheets[word].rows] if word in sheets else []

    given = tuple(
        SubjectRecord(row["code"], row.get("parent"), row["name_fr"], row["name_en"])
        for row in rows("subjects")
    )
    return Network(
        subjects=given or subjects,
        cells=_in_order(_make_cell(row) for row in sheets["cells"].rows),
        expertises=_in_order(ExpertiseRecord(**row) for row in rows("expertises")),
        poles=_in_order(
            PoleRecord(row["code"], row["name"], row["regions"], row.get("website"))
            for row in rows("poles")
        ),
    )


def _in_order(records: Iterable[R]) -> tuple[R, ...]:
    return tuple(sorted(records, key=astuple))


def _make_cell(row: Row) -> CellRecord:
    values = row.values
    code = _place_code(row)
    point = _find_point(values, code)
    return CellRecord(
        code=values["code"],
        name=values["name"],
        kind=values["kind"],
        regions=values["regions"],
        languages=values["languages"],
        place=code or values["place"],
        latitude=point.latitude,
        longitude=point.longitude,
        website=values.get("website"),
        capacity=values.get("capacity"),
        load=values.get("load") or 0,
        description_fr=values["description_fr"],
        description_en=values.get("description_en") or "",
    )


def _find_point(values: Mapping[str, Any], place: str | None) -> Point:
    """The point that is given, else that of the place; _check_place saw that there is one."""
    if values.get("latitude") is None and place:
        return get_place(place).point
    return Point(values["latitude"], values["longitude"])


def write_network(network: Network) -> dict[str, bytes]:
    """The same network as files by their word: what they say is what was read."""
    tables = {
        "subjects": network.subjects,
        "cells": network.cells,
        "expertises": network.expertises,
        "poles": network.poles,
    }
    return {word: _write(word, records) for word, records in tables.items()}


def _write(word: str, records: Iterable[object]) -> bytes:
    names = [column.name for column in FILES[word]]
    rows = ([_say(getattr(record, name)) for name in names] for record in records)
    return write_sheet(names, rows)


def _say(value: object) -> object:
    if isinstance(value, tuple):
        return SEPARATOR.join(value)
    return "" if value is None else value
