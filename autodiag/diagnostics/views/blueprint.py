"""The feature's addresses; every page of a diagnostic stays out of every cache."""

from flask import Blueprint, Response, current_app, make_response, request

from autodiag.diagnostics.forms import KeyForm
from autodiag.diagnostics.views.access import LINK, TYPED_KEY, NotOpenHere
from autodiag.web import render
from autodiag.web.languages import gettext as _

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
    """The private link opens it, and takes along what was sent from a page that named it."""
    form = KeyForm(prefix=LINK)
    if form.key.data:
        form.key.errors = [_("Ce lien n’ouvre pas ce diagnostic. Vérifiez chaque caractère.")]
    proof = current_app.config["WTF_CSRF_FIELD_NAME"]
    sent = [(name, value) for name, value in request.form.items(multi=True)
            if not name.endswith((proof, TYPED_KEY))]  # fmt: skip
    page = render("diagnostics/not_open_here.html", key_form=form, sent=sent)
    response = make_response(page, 404)
    response.headers["Cache-Control"] = "no-store"
    return response
