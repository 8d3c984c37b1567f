"""The pages of the network."""

from collections.abc import Iterable
from typing import cast

from flask import Blueprint, Flask, Response, jsonify, request
from flask.sansio.blueprints import BlueprintSetupState

from autodiag import web
from autodiag.network import service, words
from autodiag.network.places import (
    LIMIT,
    LONGEST_QUERY,
    find_region,
    get_region,
    list_regions,
    suggest_places,
)
from autodiag.network.tiles import make_tiles
from autodiag.web import crawling
from autodiag.web.languages import text_of

blueprint = Blueprint("network", __name__)

SHORTEST_QUERY = 2
SUGGESTIONS_SECONDS = 600


@blueprint.record_once
def _list_for_search_engines(state: BlueprintSetupState) -> None:
    crawling.list_also(cast("Flask", state.app), _list_pages)


def _list_pages() -> Iterable[crawling.Listed]:
    """The network and its regions; its cells too, unless they are the fictional ones."""
    session = web.session()
    yield crawling.in_every_language("network.show_network")
    for region in list_regions():
        yield crawling.in_every_language("network.show_region", region=region.code)
    for cell in () if service.is_sample(session) else service.list_cells(session):
        yield crawling.in_every_language("network.show_cell", cell=cell.code)


@blueprint.get("/")
def show_network() -> str:
    """The map of the regions and the list of cells, all or those that help with a subject."""
    session = web.session()
    code = request.args.get("subject", "")
    subject = service.get_subject(session, code) if code else None
    regions = service.list_regions_with_cells(session, subject=code or None)
    return web.render(
        "network/network.html",
        subject=subject,
        cells=service.list_cells(session, subject=code or None),
        subjects=service.list_subjects(session),
        dimensions=service.list_dimensions(session),
        is_sample=service.is_sample(session),
        tiles=make_tiles({one.region.code: len(one.cells) for one in regions}),
        served=sum(1 for one in regions if one.cells),
        words=words,
    )


@blueprint.get("/regions/<region>")
def show_region(region: str) -> str:
    """Who helps in a region, and what nobody there helps with."""
    session = web.session()
    view = service.describe_region(session, region)
    neighbours = (*view.by_land, *view.by_water)
    return web.render(
        "network/region.html",
        view=view,
        subjects=service.list_subjects(session),
        tiles=make_tiles(
            service.count_cells(session),
            here={region: ""},
            near={one.region.code: "" for one in neighbours},
        ),
        is_sample=service.is_sample(session),
        words=words,
    )


@blueprint.get("/cells/<cell>")
def show_cell(cell: str) -> str:
    """Who a cell is, what it can help with, and how to reach it."""
    session = web.session()
    found, subjects = service.get_cell(session, cell), service.list_subjects(session)
    start = find_region(request.args.get("from", ""))
    return web.render(
        "network/cell.html",
        cell=found,
        help=service.list_help(found, subjects),
        subjects=subjects,
        start=start,
        distance_km=service.distance_from(found, start) if start else None,
        regions=[get_region(one) for one in found.regions],
        poles=service.list_poles(session, found.regions),
        words=words,
    )


@blueprint.get("/places")
def suggest() -> Response:
    """Places that begin as the reader’s words do, for the field of the municipality."""
    text = request.args.get("q", "")[:LONGEST_QUERY]
    found = suggest_places(text, LIMIT) if len(text.strip()) >= SHORTEST_QUERY else ()
    response = jsonify(
        [
            {"code": one.code, "label": one.label, "region": one.region,
             "region_name": text_of(get_region(one.region).names)}
            for one in found
        ]
    )  # fmt: skip
    response.headers["Cache-Control"] = f"private, max-age={SUGGESTIONS_SECONDS}"
    return response
