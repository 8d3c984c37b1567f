"""What can be asked for: each address with its parameters and its answer, in one table."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from autodiag import web
from autodiag.api import shapes
from autodiag.api.parameters import LIMIT, PAGE, Parameter, choice, number, words
from autodiag.guide.searching import LONGEST_QUESTION
from autodiag.guide.subjects import EFFORTS, load_subjects
from autodiag.network.places import list_regions
from autodiag.network.service import list_subjects
from autodiag.web.languages import DEFAULT, LANGUAGES

ADDRESS = "/api/v1"
_HIGHEST_LEVEL = 5


def _(message: str) -> str:
    """Mark a message for translation; it is spoken when the description is asked for."""
    return message


@dataclass(frozen=True, slots=True)
class Blank:
    """A part of an address that says which one is wanted, and one that exists."""

    name: str
    doc: str
    schema: Mapping[str, Any]
    example: str | int


@dataclass(frozen=True, slots=True)
class Source:
    """An address: `name` is that of its view, `path` has its blanks between braces."""

    name: str
    path: str
    summary: str
    shape: type[shapes.Answer] | None
    parameters: tuple[Parameter[Any], ...] = ()
    blanks: tuple[Blank, ...] = ()


def _subject_codes() -> Sequence[str]:
    return [one.code for one in list_subjects(web.session())]


Q = words("q", _("Mots à chercher, comme dans la page du guide."), longest=LONGEST_QUESTION)
LANGUAGE = choice("language", _("Langue des mots à chercher."), lambda: LANGUAGES, default=DEFAULT)
DIMENSION = choice(
    "dimension", _("Code d’une dimension de la fiche."), lambda: load_subjects().dimensions
)
LEVEL = number("level", _("Niveau auquel la fiche s’adresse."), last=_HIGHEST_LEVEL)
DISCIPLINE = choice(
    "discipline", _("Code d’une discipline visée ; les fiches qui les visent toutes restent."),
    lambda: load_subjects().disciplines,
)  # fmt: skip
EFFORT = choice("effort", _("Travail que la fiche demande."), lambda: EFFORTS)
REGION = choice(
    "region", _("Numéro d’une région servie."), lambda: [one.code for one in list_regions()]
)
SUBJECT = choice(
    "subject", _("Code de ce que la cellule connaît, une dimension avec ses sous-thèmes."),
    _subject_codes,
)  # fmt: skip

_CODE = MappingProxyType({"type": "string", "minLength": 1, "maxLength": 64})
_VERSION = MappingProxyType({"type": "integer", "minimum": 1})

INDEX = Source("show_index", "/", _("Les adresses de tout le reste"), shapes.Index)
ENTRIES = Source(
    "list_entries", "/guide/entries", _("Les fiches du guide"), shapes.EntryList,
    (Q, LANGUAGE, DIMENSION, LEVEL, DISCIPLINE, EFFORT, PAGE, LIMIT),
)  # fmt: skip
ENTRY = Source(
    "show_entry", "/guide/entries/{entry}", _("Une fiche du guide, entière"), shapes.EntryAnswer,
    blanks=(Blank("entry", _("Code de la fiche."), _CODE, "G001"),),
)  # fmt: skip
REGIONS = Source(
    "list_regions", "/network/regions", _("Les régions, leur pôle et leurs cellules"),
    shapes.RegionList, (PAGE, LIMIT),
)  # fmt: skip
CELLS = Source(
    "list_cells", "/network/cells", _("Les cellules du réseau"), shapes.CellList,
    (REGION, SUBJECT, PAGE, LIMIT),
)  # fmt: skip
CELL = Source(
    "show_cell", "/network/cells/{cell}", _("Une cellule du réseau"), shapes.CellAnswer,
    blanks=(Blank("cell", _("Code de la cellule."), _CODE, "plateau-ouvert"),),
)  # fmt: skip
VERSIONS = Source(
    "list_versions", "/questionnaires", _("Les versions publiées des questionnaires"),
    shapes.VersionList, (PAGE, LIMIT),
)  # fmt: skip
VERSION = Source(
    "show_version", "/questionnaires/{identifier}/{version}",
    _("Une version d’un questionnaire, telle que publiée"), shapes.VersionAnswer,
    blanks=(
        Blank("identifier", _("Nom du questionnaire."), _CODE, "culture"),
        Blank("version", _("Numéro de la version."), _VERSION, 1),
    ),
)  # fmt: skip
DESCRIPTION = Source(
    "show_description", "/openapi.json", _("La description OpenAPI, dans la langue demandée"), None
)

SOURCES = (
    INDEX, ENTRIES, ENTRY, REGIONS, CELLS, CELL, VERSIONS, VERSION, DESCRIPTION,
)  # fmt: skip
