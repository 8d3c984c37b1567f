"""The feature's addresses, and the page that asks who is here."""

from flask import Blueprint, Response, make_response, request
from flask import session as browser

from autodiag.accounts.forms import SignInForm
from autodiag.errors import SignInNeeded
from autodiag.web import render
from autodiag.web.access import VISIT

blueprint = Blueprint("accounts", __name__)

SEE = 303
UNFIT = 422
TOO_MANY = 429


@blueprint.after_request
def _keep_out_of_caches(response: Response) -> Response:
    response.headers["Cache-Control"] = "no-store"
    return response


@blueprint.app_errorhandler(SignInNeeded)
def _ask_who_is_here(_error: SignInNeeded) -> Response:
    """The form stands on the page itself, and leads on to what was asked for."""
    browser.pop(VISIT, None)
    form = SignInForm(formdata=None)
    if request.method == "GET":
        form.next.data = request.full_path.rstrip("?")
    response = make_response(render("accounts/sign_in.html", form=form, is_asked=True), 401)
    response.headers["Cache-Control"] = "no-store"
    return response
