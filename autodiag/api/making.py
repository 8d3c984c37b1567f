"""From what the services return to the shapes of the answers: only what a public page shows."""

from collections.abc import Mapping, Sequence
from typing import Any

from flask import url_for

from autodiag.api import shapes
from autodiag.diagnostics.publishing import Published, get_version
from autodiag.guide.model import Content, Wording
from autodiag.guide.service import Sought
from autodiag.guide.subjects import EFFORTS, load_subjects
from autodiag.guide.subjects import Subject as GuideSubject
from autodiag.network.places import Region
from autodiag.network.service import Cell, Pole, Subject
from autodiag.network.words import KINDS, name_place
from autodiag.questionnaires import Questionnaire
from autodiag.web import session
from autodiag.web.languages import DEFAULT, LANGUAGES, speaking

_NAMES_OF_EFFORTS = {effort: name for name, effort in EFFORTS.items()}
_CREDIT = dict.fromkeys(LANGUAGES, "Autodiag")
_WHERE = {
    "CC-BY-4.0": "https://creativecommons.org/licenses/by/4.0/",
    "MIT": "https://opensource.org/license/mit",
}

CONTENT = shapes.Licence(id="CC-BY-4.0", url=_WHERE["CC-BY-4.0"], credit=_CREDIT)
NETWORK = shapes.Licence(
    id="CC-BY-4.0",
    url=_WHERE["CC-BY-4.0"],
    credit={
        "fr": "Autodiag ; régions et lieux : Gouvernement du Québec, GeoNames",
        "en": "Autodiag; regions and places: Gouvernement du Québec, GeoNames",
    },
)
SOFTWARE = shapes.Licence(id="MIT", url=_WHERE["MIT"], credit=_CREDIT)


def address(endpoint: str, **values: object) -> str:
    """A complete address: what is taken away still says where it comes from."""
    return url_for(endpoint, _external=True, **values)  # type: ignore[arg-type]


def list_pages(endpoint: str, **values: object) -> shapes.Text:
    """The same page in each language."""
    return {one: address(endpoint, language=one, **values) for one in LANGUAGES}


def make_index() -> shapes.Index:
    """Where everything starts."""
    return shapes.Index(
        licence=CONTENT,
        software=SOFTWARE,
        description=address("data.show_description"),
        pages=list_pages("api.show_api"),
        entries=address("data.list_entries"),
        regions=address("data.list_regions"),
        cells=address("data.list_cells"),
        questionnaires=address("data.list_versions"),
    )


def make_summary(content: Content) -> shapes.EntrySummary:
    """An entry as a list gives it."""
    return shapes.EntrySummary(**_summary_values(content))


def make_entry(content: Content, related: Sequence[Content]) -> shapes.Entry:
    """An entry, whole, with those of its neighbours that exist."""
    subjects = load_subjects()
    return shapes.Entry(
        **_summary_values(content),
        demand=_in_each_language(content, "demand"),
        time=_in_each_language(content, "time"),
        cost=_in_each_language(content, "cost"),
        body=_in_each_language(content, "body"),
        subthemes=_name(subjects.subthemes, content.subthemes),
        functions=_name(subjects.functions, content.functions),
        resources=tuple(
            shapes.Resource(title=one.titles, publisher=one.publisher, url=one.url)
            for one in content.links
        ),
        related=tuple(_make_related(one) for one in related),
    )


def _summary_values(content: Content) -> dict[str, Any]:
    subjects = load_subjects()
    return {
        "code": content.code,
        "title": _in_each_language(content, "title"),
        "summary": _in_each_language(content, "summary"),
        "dimensions": _name(subjects.dimensions, content.dimensions),
        "levels": shapes.Levels(first=content.level_from, last=content.level_to),
        "disciplines": _name(subjects.disciplines, content.disciplines),
        "effort": _NAMES_OF_EFFORTS[content.effort],
        "reviewed": content.reviewed,
        "address": address("data.show_entry", entry=content.code),
        "pages": {one.language: _entry_page(content.code, one) for one in _list_wordings(content)},
    }


def _entry_page(code: str, wording: Wording) -> str:
    name = f"{code}-{wording.slug}"
    return address("guide.show_entry", language=wording.language, name=name)


def _make_related(content: Content) -> shapes.Related:
    return shapes.Related(
        code=content.code,
        title=_in_each_language(content, "title"),
        address=address("data.show_entry", entry=content.code),
    )


def _in_each_language(content: Content, name: str) -> shapes.Text:
    return {one.language: getattr(one, name) for one in _list_wordings(content)}


def _list_wordings(content: Content) -> Sequence[Wording]:
    """French first."""
    return sorted(content.wordings, key=lambda one: (one.language != DEFAULT, one.language))


def _name(known: Mapping[str, GuideSubject], codes: Sequence[str]) -> tuple[shapes.Subject, ...]:
    """What the codes name; a code that is no longer known is left out, as in the pages."""
    return tuple(
        shapes.Subject(code=code, name=known[code].names) for code in codes if code in known
    )


def make_search(asked: str, sought: Sought) -> shapes.Search:
    """What became of the words that were looked for."""
    return shapes.Search(
        asked=asked,
        looked_for=sought.question.text,
        is_partial=sought.is_partial,
        near=sought.near,
    )


def make_region(region: Region, pole: Pole | None, cell_count: int) -> shapes.Region:
    """A region, with its pole."""
    return shapes.Region(
        code=region.code,
        name=region.names,
        abbreviation=region.abbreviation,
        by_land=region.by_land,
        by_water=region.by_water,
        pole=_make_pole(pole) if pole else None,
        cell_count=cell_count,
        cells=address("data.list_cells", region=region.code),
        pages=list_pages("network.show_region", region=region.code),
    )


def _make_pole(pole: Pole) -> shapes.Pole:
    return shapes.Pole(
        code=pole.code, name=pole.name, website=pole.website, is_sample=pole.is_sample
    )


def make_cell(cell: Cell, subjects: Sequence[Subject]) -> shapes.Cell:
    """A cell; where it stands exactly and how many demands it has are not public."""
    return shapes.Cell(
        code=cell.code,
        name=cell.name,
        kind=shapes.Subject(code=cell.kind, name=_say_in_each_language(KINDS[cell.kind])),
        description=cell.descriptions,
        place=name_place(cell),
        regions=cell.regions,
        languages=tuple(cell.languages),
        expertises=_make_expertises(cell, subjects),
        # A cell that is made up cannot be reached, whatever its sheet says.
        website=None if cell.is_sample else cell.website,
        is_full=cell.is_full,
        is_sample=cell.is_sample,
        address=address("data.show_cell", cell=cell.code),
        pages=list_pages("network.show_cell", cell=cell.code),
    )


def _say_in_each_language(message: str) -> shapes.Text:
    said = {}
    for language in LANGUAGES:
        with speaking(language):
            said[language] = str(message)
    return said


def _make_expertises(cell: Cell, subjects: Sequence[Subject]) -> tuple[shapes.Expertise, ...]:
    strengths = {one.subject: one.strength for one in cell.expertises}
    return tuple(
        shapes.Expertise(
            code=one.code, name=one.names, parent=one.parent, strength=strengths[one.code]
        )
        for one in subjects
        if one.code in strengths
    )


def make_version(published: Published) -> shapes.Version:
    """A version of a questionnaire, without what it asks."""
    questionnaire = _questionnaire_of(published)
    return shapes.Version(
        identifier=published.code,
        version=published.version,
        title=questionnaire.title,
        languages=questionnaire.languages,
        fingerprint=published.fingerprint,
        published_at=published.published_at,
        address=address("data.show_version", identifier=published.code, version=published.version),
    )


def make_version_answer(published: Published) -> shapes.VersionAnswer:
    """A version of a questionnaire, whole, under the licence that its author gave it."""
    questionnaire = _questionnaire_of(published)
    licence = shapes.Licence(
        id=questionnaire.licence or None,
        url=_WHERE.get(questionnaire.licence),
        credit=questionnaire.credits,
    )
    return shapes.VersionAnswer(
        licence=licence, item=make_version(published), questionnaire=questionnaire
    )


def _questionnaire_of(published: Published) -> Questionnaire:
    return get_version(session(), published.fingerprint).questionnaire
