"""The public data as JSON, and the page that says how to read it."""

from typing import cast

from flask import Blueprint, Flask, Response, request
from flask.sansio.blueprints import BlueprintSetupState

from autodiag import web
from autodiag.api import making, resources, shapes
from autodiag.api.answering import (
    ALL,
    answer,
    answer_frozen,
    answer_spoken,
    cut,
    list_values,
    open_to_all,
    refuse_other_forms,
)
from autodiag.api.description import describe
from autodiag.api.making import CONTENT, NETWORK
from autodiag.api.parameters import MOST, Asked, read_query
from autodiag.api.problems import speak
from autodiag.api.resources import ADDRESS, Source
from autodiag.api.worked import list_worked
from autodiag.diagnostics import publishing
from autodiag.guide import service as guide
from autodiag.guide.shelf import Filters
from autodiag.guide.subjects import EFFORTS, Band, load_subjects
from autodiag.network import places
from autodiag.network import service as network
from autodiag.web.errors import speak_otherwise
from autodiag.web.languages import current_language

blueprint = Blueprint("api", __name__)
data_blueprint = Blueprint("data", __name__, url_prefix=ADDRESS)

data_blueprint.before_request(refuse_other_forms)
data_blueprint.after_app_request(open_to_all)


@data_blueprint.record_once
def _speak_json(state: BlueprintSetupState) -> None:
    # Below the whole address, so that a mistyped one is told in JSON too.
    speak_otherwise(cast("Flask", state.app), ALL, speak)


@blueprint.get("")
def show_api() -> str:
    """How to read the public data, in plain words, with examples that work here."""
    return web.render(
        "api/api.html", worked=list_worked(), sources=resources.SOURCES, base=ADDRESS, most=MOST
    )


@data_blueprint.get("/")
def show_index() -> Response:
    """Where everything starts."""
    _read(resources.INDEX)
    return answer(making.make_index())


@data_blueprint.get("/guide/entries")
def list_entries() -> Response:
    """The entries that the filters let through, or that hold the words, best first."""
    asked, session = _read(resources.ENTRIES), web.session()
    words, sought = asked.find(resources.Q), None
    if words is None:
        codes = guide.list_codes(session, _filters(asked))
    else:
        language = asked.get_value(resources.LANGUAGE)
        sought = guide.seek(session, words, language, filters=_filters(asked))
        codes = sought.codes
    values = list_values(len(codes), asked)
    contents = guide.list_contents(session, cut(codes, asked))
    shape = shapes.EntryList(
        licence=CONTENT,
        search=making.make_search(words or "", sought) if sought else None,
        items=tuple(making.make_summary(one) for one in contents),
        **values,
    )
    return answer(shape, shape.links)


@data_blueprint.get("/guide/entries/<entry>")
def show_entry(entry: str) -> Response:
    """One entry, whole."""
    _read(resources.ENTRY)
    content = guide.get_content(web.session(), entry)
    related = guide.list_contents(web.session(), content.related)
    return answer(shapes.EntryAnswer(licence=CONTENT, item=making.make_entry(content, related)))


@data_blueprint.get("/network/regions")
def list_regions() -> Response:
    """The regions, each with its pole and the number of its cells."""
    asked, session = _read(resources.REGIONS), web.session()
    regions = places.list_regions()
    counts = network.count_cells(session)
    poles = {
        code: pole
        for pole in network.list_poles(session, [one.code for one in regions])
        for code in pole.regions
    }
    shape = shapes.RegionList(
        licence=NETWORK,
        items=tuple(
            making.make_region(one, poles.get(one.code), counts.get(one.code, 0))
            for one in cut(regions, asked)
        ),
        **list_values(len(regions), asked),
    )
    return answer(shape, shape.links)


@data_blueprint.get("/network/cells")
def list_cells() -> Response:
    """The cells, all or those that serve a region and help with a subject."""
    asked, session = _read(resources.CELLS), web.session()
    codes = network.list_cell_codes(
        session, region=asked.find(resources.REGION), subject=asked.find(resources.SUBJECT)
    )
    cells = network.list_cells_by_code(session, cut(codes, asked))
    subjects = network.list_subjects(session)
    shape = shapes.CellList(
        licence=NETWORK,
        items=tuple(making.make_cell(one, subjects) for one in cells),
        **list_values(len(codes), asked),
    )
    return answer(shape, shape.links)


@data_blueprint.get("/network/cells/<cell>")
def show_cell(cell: str) -> Response:
    """One cell."""
    _read(resources.CELL)
    found, subjects = network.get_cell(web.session(), cell), network.list_subjects(web.session())
    return answer(shapes.CellAnswer(licence=NETWORK, item=making.make_cell(found, subjects)))


@data_blueprint.get("/questionnaires")
def list_versions() -> Response:
    """Every published version of every questionnaire."""
    asked = _read(resources.VERSIONS)
    published = publishing.list_published(web.session())
    shape = shapes.VersionList(
        licence=CONTENT,
        items=tuple(making.make_version(one) for one in cut(published, asked)),
        **list_values(len(published), asked),
    )
    return answer(shape, shape.links)


# A number that no column holds is no version.
@data_blueprint.get("/questionnaires/<identifier>/<int(max=2147483647):version>")
def show_version(identifier: str, version: int) -> Response:
    """One version, whole; its fingerprint is its mark."""
    _read(resources.VERSION)
    published = publishing.get_published(web.session(), identifier, version)
    return answer_frozen(published.fingerprint, making.make_version_answer(published))


@data_blueprint.get("/openapi.json")
def show_description() -> Response:
    """What programs need to know of all this."""
    _read(resources.DESCRIPTION)
    return answer_spoken(describe(), current_language())


def _read(source: Source) -> Asked:
    return read_query(request.args, source.parameters)


def _filters(asked: Asked) -> Filters:
    """The filters of the guide's own pages; a level is a band of one."""
    subjects, level = load_subjects(), asked.find(resources.LEVEL)
    return Filters(
        dimension=subjects.dimensions.get(asked.find(resources.DIMENSION) or ""),
        band=Band(str(level), level, level) if level else None,
        discipline=subjects.disciplines.get(asked.find(resources.DISCIPLINE) or ""),
        effort=EFFORTS.get(asked.find(resources.EFFORT) or ""),
    )
