"""The pages that belong to no feature, and how any page is rendered."""

from typing import ParamSpec

from flask import (
    Blueprint,
    Response,
    current_app,
    redirect,
    render_template,
    request,
    url_for,
)
from sqlalchemy import text
from werkzeug.wrappers import Response as BaseResponse

from autodiag.web import languages
from autodiag.web.access import VISIT_DAYS
from autodiag.web.transactions import session, settings

P = ParamSpec("P")

blueprint = Blueprint("web", __name__)


def render(template: str, **values: object) -> str:
    """The page made of a template and its values."""
    return render_template(template, **values)


@blueprint.get("/")
def choose_language() -> BaseResponse:
    """Lead to the home page in the language that the browser asks for."""
    language = languages.preferred_language(request.accept_languages)
    home = current_app.config["HOME_ENDPOINT"]
    response = redirect(url_for(home, language=language))
    response.headers["Vary"] = "Accept-Language"
    return response


@blueprint.get("/healthz")
def check_health() -> Response:
    """Say that the server answers and reaches its database."""
    session().execute(text("SELECT 1"))
    return Response("ok\n", mimetype="text/plain", headers={"Cache-Control": "no-store"})


@blueprint.get(f"{languages.PREFIX}/privacy")
def show_privacy() -> str:
    """What is kept, for how long, and what anybody may ask."""
    return render("web/privacy.html", missing_contacts=settings().list_missing_contacts(),
                  visit_days=VISIT_DAYS)  # fmt: skip


@blueprint.get(f"{languages.PREFIX}/accessibility")
def show_accessibility() -> str:
    """What was done for everybody to use these pages, and whom to tell when it fails."""
    return render("web/accessibility.html")


@blueprint.get(f"{languages.PREFIX}/terms")
def show_terms() -> str:
    """Who may reuse what."""
    return render("web/terms.html")
