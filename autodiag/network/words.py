"""How the pages of the network say things: languages, strengths, what a cell knows best."""

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from babel import Locale

from autodiag.charts.colours import colour_class
from autodiag.network.places import find_place, find_region
from autodiag.network.tables import Cell, Subject
from autodiag.web.languages import current_language, text_of
from autodiag.web.languages import lazy_gettext as _

KINDS: Mapping[str, str] = MappingProxyType(
    {
        "artist-run-centre": _("Centre d’artistes ou atelier"),
        "collective": _("Regroupement d’organismes"),
        "company": _("Entreprise ou coopérative"),
        "library-museum": _("Bibliothèque, musée ou archives"),
        "school": _("Établissement d’enseignement"),
        "service-body": _("Organisme de services"),
        "volunteers": _("Groupe de bénévoles"),
    }
)
STRENGTHS: Mapping[int, str] = MappingProxyType(
    {3: _("connaît très bien"), 2: _("connaît bien"), 1: _("peut aider à commencer")}
)
_BEST = 3


def name_kind(cell: Cell) -> str:
    """What the cell is, in words."""
    return str(KINDS[cell.kind])


def name_place(cell: Cell) -> str:
    """Where the cell stands: its place’s name, or what the operator wrote."""
    place = find_place(cell.place)
    return place.name if place else cell.place


def say_where(cell: Cell) -> str:
    """Where the cell stands and which regions it serves, a name that is both said once."""
    place, regions = name_place(cell), name_regions(cell.regions)
    return place if place == regions else f"{place} · {regions}"


def name_regions(codes: Iterable[str]) -> str:
    """Regions by name, one after the other."""
    found = (find_region(code) for code in codes)
    return ", ".join(text_of(region.names) for region in found if region)


def name_languages(codes: Iterable[str]) -> str:
    """Languages by name, in the language of the page."""
    known = Locale.parse(current_language()).languages
    return ", ".join(known.get(code, code) for code in codes)


def name_best(cell: Cell, subjects: Sequence[Subject], within: str | None = None) -> str:
    """What the cell knows best, three subjects at most; only those of a dimension when given."""
    strengths = {one.subject: one.strength for one in cell.expertises}
    fitting = [
        one for one in subjects if one.code in strengths and within in {None, one.code, one.parent}
    ]
    best = sorted(fitting, key=lambda one: -strengths[one.code])[:_BEST]
    return ", ".join(text_of(one.names) for one in best)


def find_mark(code: str, subjects: Sequence[Subject]) -> tuple[str, int]:
    """What draws the mark of a dimension: the class of its colour, and its place from 0."""
    place = [one.code for one in subjects if one.parent is None].index(code)
    return colour_class(code, place), place
