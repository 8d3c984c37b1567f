"""The profile: on the page, explored, printed, taken away."""

from collections.abc import Sequence

from flask import Response, jsonify, url_for
from flask.typing import ResponseReturnValue

from autodiag.diagnostics.exporting import as_csv, as_json
from autodiag.diagnostics.portrait.figures import scale_top
from autodiag.diagnostics.portrait.page import (
    Portrait,
    draw_portrait,
    explored_figure,
    roses,
    say_reckoning,
    still_figure,
)
from autodiag.diagnostics.portrait.printed import print_report
from autodiag.diagnostics.portrait.suggestions import say_near
from autodiag.diagnostics.sample import sample_subject
from autodiag.diagnostics.service.answers import Standing
from autodiag.diagnostics.service.dossier import make_dossier, open_dossier
from autodiag.diagnostics.service.starting import get_by_share
from autodiag.diagnostics.views.access import open_here
from autodiag.diagnostics.views.blueprint import blueprint
from autodiag.diagnostics.views.offers import find_deeper
from autodiag.diagnostics.views.words import name_levels
from autodiag.network.places import find_region
from autodiag.network.service import count_cells
from autodiag.network.tiles import Tile, make_tiles
from autodiag.questionnaires import Fact
from autodiag.web import now, render, session
from autodiag.web.forms import PressForm
from autodiag.web.languages import current_language, text_of
from autodiag.web.languages import gettext as _


def _own_portrait(uid: str) -> Portrait:
    return _portrait_of(open_here(uid))


def _portrait_of(standing: Standing) -> Portrait:
    language = current_language()
    return draw_portrait(open_dossier(session(), standing.diagnostic, language=language))


def _shared_portrait(key: str) -> Portrait:
    diagnostic = get_by_share(session(), key)
    return draw_portrait(open_dossier(session(), diagnostic, language=current_language()))


@blueprint.get("/<uid>/profile")
def show_profile(uid: str) -> str:
    """The profile of the last finish."""
    standing = open_here(uid)
    figure_url = url_for("diagnostics.show_figure", uid=uid)
    return _render(_portrait_of(standing), mode="own", standing=standing, figure_url=figure_url)


@blueprint.get("/shared/<key>")
def show_shared(key: str) -> str:
    """A profile opened to readers; nothing in it can be changed."""
    figure_url = url_for("diagnostics.show_shared_figure", key=key)
    return _render(_shared_portrait(key), mode="shared", standing=None, figure_url=figure_url)


@blueprint.get("/sample")
def show_sample() -> str:
    """The profile of an organisation that does not exist, to see what one looks like."""
    figure_url = url_for("diagnostics.show_sample_figure")
    return _render(_sample_portrait(), mode="sample", standing=None, figure_url=figure_url)


def _sample_portrait() -> Portrait:
    language = current_language()
    subject = sample_subject(session(), language=language, now=now())
    return draw_portrait(make_dossier(session(), subject, language=language))


def _render(portrait: Portrait, *, mode: str, standing: Standing | None, figure_url: str) -> str:
    wide, narrow = roses(portrait)
    dossier = portrait.dossier
    region = find_region(dossier.region) if dossier.region else None
    return render(
        "diagnostics/profile.html",
        portrait=portrait,
        dossier=dossier,
        result=dossier.result,
        mode=mode,
        is_own=mode == "own",
        diagnostic=standing.diagnostic if standing else None,
        deeper=find_deeper(portrait.version.questionnaire, dossier.result.depth),
        rose_wide=wide,
        rose_narrow=narrow,
        still=still_figure(portrait),
        figure_url=figure_url,
        reckoning=lambda code: say_reckoning(portrait, code),
        region=region,
        region_name=text_of(region.names) if region else "",
        tiles=_tiles(portrait),
        scale_top=scale_top(portrait.version),
        level_names=name_levels(portrait.version.questionnaire),
        region_question=_find_region_question(portrait),
        form=PressForm(),
    )


def _tiles(portrait: Portrait) -> Sequence[Tile]:
    region = portrait.dossier.region
    here = {region: _("chez vous")} if region else {}
    near = {code: word for code, word in say_near(portrait.dossier).items() if code != region}
    return make_tiles(count_cells(session()), here=here, near=near)


def _find_region_question(portrait: Portrait) -> str:
    question = portrait.version.questionnaire.facts.get(Fact.REGION)
    return question.code if question else ""


@blueprint.get("/<uid>/figure.json")
def show_figure(uid: str) -> Response:
    """The figure to explore, as Plotly reads it."""
    return jsonify(explored_figure(_own_portrait(uid)))


@blueprint.get("/shared/<key>/figure.json")
def show_shared_figure(key: str) -> Response:
    """The same, for readers."""
    return jsonify(explored_figure(_shared_portrait(key)))


@blueprint.get("/sample/figure.json")
def show_sample_figure() -> Response:
    """The same, for the sample."""
    return jsonify(explored_figure(_sample_portrait()))


@blueprint.get("/<uid>/report.pdf")
def download_report(uid: str) -> Response:
    """The profile on paper."""
    return _file(print_report(_own_portrait(uid)), "application/pdf", "pdf")


@blueprint.get("/<uid>/data.json")
def download_json(uid: str) -> ResponseReturnValue:
    """Everything kept of this diagnostic, for a machine."""
    return _file(as_json(session(), open_here(uid)), "application/json", "json")


@blueprint.get("/<uid>/data.csv")
def download_csv(uid: str) -> ResponseReturnValue:
    """The answers and what they are worth, for a spreadsheet."""
    return _file(as_csv(session(), open_here(uid)), "text/csv", "csv")


@blueprint.get("/<uid>/reminder.ics")
def download_reminder(uid: str) -> Response:
    """A day in a year, for the reader's own calendar; the private link is not in it."""
    # Imported here: few ask for a reminder, and its library is slow to import.
    from autodiag.diagnostics.reminder import make_reminder  # noqa: PLC0415

    return _file(make_reminder(open_here(uid).diagnostic, now=now()), "text/calendar", "ics")


def _file(content: bytes, kind: str, ending: str) -> Response:
    response = Response(content, mimetype=kind)
    response.headers["Content-Disposition"] = f"attachment; filename=autodiag.{ending}"
    return response
