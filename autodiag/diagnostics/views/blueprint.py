"""The feature's addresses; every page of a diagnostic stays out of every cache."""

from flask import Blueprint, Response, make_response, request

from autodiag.diagnostics.views.access import NotOpenHere
from autodiag.web import render

blueprint = Blueprint("diagnostics", __name__)
home_blueprint = Blueprint("home", __name__)

_PUBLIC = frozenset(
    {
        "diagnostics.show_start",
        "diagnostics.show_questions",
        "diagnostics.show_sample",
        "diagnostics.show_sample_figure",
        "diagnostics.show_method",
    }
)


@blueprint.after_request
def _keep_out_of_caches(response: Response) -> Response:
    if request.endpoint not in _PUBLIC:
        response.headers["Cache-Control"] = "no-store"
    return response


@blueprint.errorhandler(NotOpenHere)
def _say_not_open_here(_error: NotOpenHere) -> Response:
    """The private link opens it; a page that merely names it does not."""
    response = make_response(render("diagnostics/not_open_here.html"), 404)
    response.headers["Cache-Control"] = "no-store"
    return response
