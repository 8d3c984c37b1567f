"""One answer of each kind, shortened, for the description: how they look, not what is true."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any

from autodiag.api import shapes
from autodiag.api.making import CONTENT, NETWORK, SOFTWARE
from autodiag.api.problems import WORDS
from autodiag.api.rendering import plain
from autodiag.api.resources import ADDRESS
from autodiag.web.languages import LANGUAGES, gettext

_SITE = "https://autodiag.example.org"
_ROOT = f"{_SITE}{ADDRESS}"


def _pages(path: str) -> shapes.Text:
    return {one: f"{_SITE}/{one}/{path}" for one in LANGUAGES}


def _listing(path: str) -> dict[str, Any]:
    first = f"{_ROOT}{path}?page=1"
    links = shapes.Links(first=first, previous=None, next=None, last=first)
    return {"total": 1, "page": 1, "limit": 20, "links": links}


_INDEX = shapes.Index(
    licence=CONTENT,
    software=SOFTWARE,
    description=f"{_ROOT}/openapi.json",
    pages=_pages("api"),
    entries=f"{_ROOT}/guide/entries",
    regions=f"{_ROOT}/network/regions",
    cells=f"{_ROOT}/network/cells",
    questionnaires=f"{_ROOT}/questionnaires",
)
_SUMMARY: dict[str, Any] = {
    "code": "G001",
    "title": {
        "fr": "Filmer en 3D une compagnie de danse",
        "en": "Filming a dance company in 3D",
    },
    "summary": {
        "fr": "Dites d’abord à quoi servira le résultat.",
        "en": "First say what the result is for.",
    },
    "dimensions": (
        shapes.Subject(
            code="CRE", name={"fr": "Création et production", "en": "Creation and production"}
        ),
    ),
    "levels": shapes.Levels(first=4, last=5),
    "disciplines": (shapes.Subject(code="danse", name={"fr": "Danse", "en": "Dance"}),),
    "effort": "high",
    "reviewed": date(2026, 11, 22),
    "address": f"{_ROOT}/guide/entries/G001",
    "pages": {
        "fr": f"{_SITE}/fr/guide/G001-filmer-en-3d-une-compagnie-de-danse",
        "en": f"{_SITE}/en/guide/G001-filming-a-dance-company-in-3d",
    },
}
_ENTRY = shapes.Entry(
    **_SUMMARY,
    demand={"fr": "Que faut-il pour filmer en 3D ?", "en": "What does filming in 3D take?"},
    time={"fr": "Une journée d’essai", "en": "A day to try"},
    cost={"fr": "À partir de 1 000 $", "en": "From $1,000"},
    body={
        "fr": "« 3D » a plusieurs sens.\n\n## Étapes\n1. **Choisissez l’usage.** À deux.",
        "en": "“3D” means several things.\n\n## Steps\n1. **Choose the use.** Be two.",
    },
    subthemes=(),
    functions=(),
    resources=(
        shapes.Resource(
            title={"fr": "Un site", "en": "A site"},
            publisher="Un organisme",
            url="https://example.org/",
        ),
    ),
    related=(
        shapes.Related(
            code="G012",
            title={"fr": "Une autre fiche", "en": "Another entry"},
            address=f"{_ROOT}/guide/entries/G012",
        ),
    ),
)
_CELL = shapes.Cell(
    code="plateau-ouvert",
    name="Cellule Plateau ouvert",
    kind=shapes.Subject(
        code="collective", name={"fr": "Regroupement d’organismes", "en": "Group of organizations"}
    ),
    description={"fr": "Des gens de la scène.", "en": "People from the stage."},
    place="Montréal",
    regions=("06",),
    languages=("fr", "en"),
    expertises=(
        shapes.Expertise(
            code="CRE-CAP",
            name={"fr": "Captation", "en": "Recording"},
            parent="CRE",
            strength=3,
        ),
    ),
    website=None,
    is_full=False,
    is_sample=True,
    address=f"{_ROOT}/network/cells/plateau-ouvert",
    pages=_pages("network/cells/plateau-ouvert"),
)
_REGION = shapes.Region(
    code="06",
    name={"fr": "Montréal", "en": "Montréal"},
    abbreviation="MTL",
    by_land=("13",),
    by_water=("16",),
    pole=shapes.Pole(code="belvedere", name="Pôle du Belvédère", website=None, is_sample=True),
    cell_count=4,
    cells=f"{_ROOT}/network/cells?region=06",
    pages=_pages("network/regions/06"),
)
_VERSION = shapes.Version(
    identifier="culture",
    version=1,
    title={"fr": "Maturité numérique", "en": "Digital maturity"},
    languages=LANGUAGES,
    fingerprint="0" * 64,
    published_at=datetime(2026, 11, 22, 14, tzinfo=UTC),
    address=f"{_ROOT}/questionnaires/culture/1",
)

_EXAMPLES: Mapping[type[shapes.Answer], shapes.Answer] = {
    shapes.Index: _INDEX,
    shapes.EntryList: shapes.EntryList(
        licence=CONTENT,
        search=None,
        items=(shapes.EntrySummary(**_SUMMARY),),
        **_listing("/guide/entries"),
    ),
    shapes.EntryAnswer: shapes.EntryAnswer(licence=CONTENT, item=_ENTRY),
    shapes.RegionList: shapes.RegionList(
        licence=NETWORK, items=(_REGION,), **_listing("/network/regions")
    ),
    shapes.CellList: shapes.CellList(licence=NETWORK, items=(_CELL,), **_listing("/network/cells")),
    shapes.CellAnswer: shapes.CellAnswer(licence=NETWORK, item=_CELL),
    shapes.VersionList: shapes.VersionList(
        licence=CONTENT, items=(_VERSION,), **_listing("/questionnaires")
    ),
}

# The shortest questionnaire there can be, in its canonical form.
_CANONICAL = {
    "is": "Questionnaire",
    "id": "culture",
    "version": 1,
    "languages": list(LANGUAGES),
    "title": {"fr": "Maturité numérique", "en": "Digital maturity"},
    "levels": [],
    "dimensions": [],
    "sections": [],
}


def example_of(shape: type[shapes.Answer]) -> Any:
    """An answer of this kind, as JSON says it."""
    if shape is shapes.VersionAnswer:
        return {
            "licence": plain(CONTENT), "item": plain(_VERSION), "questionnaire": _CANONICAL,
        }  # fmt: skip
    return plain(_EXAMPLES[shape])


def example_of_problem(status: int) -> Any:
    """What is said when it fails so."""
    title, detail = WORDS[status]
    return plain(
        shapes.Problem(
            type="about:blank",
            title=gettext(title),
            status=status,
            detail=gettext(detail),
            errors=(),
            reference=None,
        )
    )
