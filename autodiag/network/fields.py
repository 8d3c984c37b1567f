"""What may stand in each column of the operator's files, and how it is read."""

import re
from collections.abc import Callable
from urllib.parse import urlsplit

from rapidfuzz import process

from autodiag.network.kinds import KINDS
from autodiag.network.places import fold, list_regions
from autodiag.network.sheets import Column, FieldError
from autodiag.network.tables import ADDRESS, CODE, NAME

_CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*")
_LANGUAGE = re.compile(r"[a-z]{2,3}")
_LIST = re.compile(r"[|,;/\s]+")
_WHOLE = re.compile(r"\d{1,6}(?:[.,]0+)?")
STRONGEST = 3

# Degrees between which Québec lies.
LATITUDES = (44.0, 63.5)
LONGITUDES = (-80.5, -56.5)


def read_code(text: str) -> str:
    """A code: letters, digits, hyphens and low lines."""
    if not _CODE.fullmatch(text):
        raise FieldError(
            f"“{text[:40]}” is no code; use letters without accents, digits and hyphens"
        )
    return _at_most(text, CODE)


def read_optional_code(text: str) -> str | None:
    """A code, or nothing."""
    return read_code(text) if text else None


def read_name(text: str) -> str:
    """A name on one line."""
    return _at_most(" ".join(text.split()), NAME)


def read_text(text: str) -> str:
    """A text of several lines, its line ends made alike."""
    return "\n".join(line.strip() for line in text.splitlines()).strip()


def read_kind(text: str) -> str:
    """One of the kinds of a cell."""
    if text in KINDS:
        return text
    match = process.extractOne(text, KINDS, score_cutoff=60)
    hint = f"did you mean “{match[0]}”?" if match else f"say one of {', '.join(KINDS)}"
    raise FieldError(f"“{text[:40]}” is no kind of cell; {hint}")


def read_regions(text: str) -> tuple[str, ...]:
    """Region numbers from 01 to 17; spreadsheets drop the first 0, and it is put back."""
    known = {region.code for region in list_regions()}
    codes = [part.zfill(2) for part in _LIST.split(text) if part]
    for code in codes:
        if code not in known:
            raise FieldError(
                f"“{code[:40]}” is no region; use the numbers 01 to 17, separated by |"
            )
    return tuple(sorted(set(codes)))


def read_languages(text: str) -> tuple[str, ...]:
    """Language codes of two or three letters, in the order given."""
    codes = [part.lower() for part in _LIST.split(text) if part]
    for code in codes:
        if not _LANGUAGE.fullmatch(code):
            raise FieldError(f"“{code[:40]}” is no language code; say fr, en, iu… separated by |")
    return tuple(dict.fromkeys(codes))


def read_website(text: str) -> str | None:
    """A whole web address, or nothing."""
    if not text:
        return None
    try:
        parts = urlsplit(text)
    except ValueError as error:
        raise FieldError("is no web address; begin with https://") from error
    if parts.scheme not in {"http", "https"} or "." not in parts.netloc or len(text.split()) > 1:
        raise FieldError("is no web address; begin with https://")
    return _at_most(text, ADDRESS)


def read_count(text: str) -> int:
    """A whole number, 0 or more; 0 when the field is empty."""
    return read_optional_count(text) or 0


def read_optional_count(text: str) -> int | None:
    """A whole number, 0 or more, or nothing."""
    if text and not _WHOLE.fullmatch(text):
        raise FieldError(f"“{text[:40]}” is no whole number; write 0, 1, 2…")
    return int(re.split("[.,]", text)[0]) if text else None


def read_strength(text: str) -> int:
    """A strength from 1 to 3."""
    number = read_count(text)
    if not 1 <= number <= STRONGEST:
        raise FieldError(f"{number} is no strength; write 1 (a little), 2 (well) or 3 (very well)")
    return number


def _degrees(bounds: tuple[float, float], word: str) -> Callable[[str], float | None]:
    """A reader of degrees between two bounds; spreadsheets may write a decimal comma."""

    def read(text: str) -> float | None:
        if not text:
            return None
        try:
            number = float(text.replace(",", ".").replace("−", "-"))
        except ValueError as error:
            raise FieldError(f"“{text[:40]}” is no number of degrees") from error
        if not bounds[0] <= number <= bounds[1]:
            raise FieldError(f"{text[:40]} is no {word} in Québec ({bounds[0]:g} to {bounds[1]:g})")
        return number

    return read


def _at_most(text: str, length: int) -> str:
    if len(text) > length:
        raise FieldError(f"is longer than {length} characters")
    return text


CELLS = (
    Column("code", read_code),
    Column("name", read_name, ("nom",)),
    Column("kind", read_kind, ("genre", "type")),
    Column("regions", read_regions, ("region", "régions")),
    Column("languages", read_languages, ("langues", "language", "langue")),
    Column("place", read_name, ("lieu", "municipalité", "ville")),
    Column("latitude", _degrees(LATITUDES, "latitude"), is_required=False),
    Column("longitude", _degrees(LONGITUDES, "longitude"), is_required=False),
    Column("website", read_website, ("site web", "site"), is_required=False),
    Column("capacity", read_optional_count, ("capacité",), is_required=False),
    Column("load", read_count, ("charge",), is_required=False),
    Column("description_fr", read_text, ("description",)),
    Column("description_en", read_text, is_required=False),
)
EXPERTISES = (
    Column("cell", read_code, ("cellule",)),
    Column("subject", read_code, ("sujet",)),
    Column("strength", read_strength, ("force",)),
)
POLES = (
    Column("code", read_code),
    Column("name", read_name, ("nom",)),
    Column("regions", read_regions, ("region", "régions")),
    Column("website", read_website, ("site web", "site"), is_required=False),
)
SUBJECTS = (
    Column("code", read_code),
    Column("parent", read_optional_code, is_required=False),
    Column("name_fr", read_name, ("nom_fr", "nom")),
    Column("name_en", read_name),
)
FILES = {"subjects": SUBJECTS, "cells": CELLS, "expertises": EXPERTISES, "poles": POLES}
"""The files of a network by their word; all but cells may be left out."""

WORDS = {fold(word): word for word in FILES} | {
    "sujets": "subjects",
    "cellules": "cells",
    "poles": "poles",
}
