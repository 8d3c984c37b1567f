"""Choosing a depth, reading all the questions, coming back by the private link."""

from functools import partial

from flask import redirect, request, url_for
from flask.typing import ResponseReturnValue

from autodiag.diagnostics.conditions import say_when
from autodiag.diagnostics.forms import KeyForm, StartForm
from autodiag.diagnostics.progress import list_blanks
from autodiag.diagnostics.publishing import get_current
from autodiag.diagnostics.service.starting import get_by_key, start
from autodiag.diagnostics.views.access import come_back, open_here, remember
from autodiag.diagnostics.views.blueprint import blueprint
from autodiag.diagnostics.views.offers import list_offers
from autodiag.diagnostics.views.words import name_levels
from autodiag.errors import UnknownLink
from autodiag.questionnaires import Depth, pages, widest_path
from autodiag.web import now, render, session
from autodiag.web.languages import current_language
from autodiag.web.languages import gettext as _
from autodiag.web.throttle import count_wrong_guess


@blueprint.get("/")
def show_start() -> str:
    """The three depths, side by side."""
    asked = request.args.get("depth", "")
    return _render_start(StartForm(depth=asked) if asked in set(Depth) else StartForm())


def _render_start(form: StartForm) -> str:
    questionnaire = get_current(session()).questionnaire
    return render(
        "diagnostics/start.html",
        questionnaire=questionnaire,
        offers=list_offers(questionnaire),
        form=form,
        key_form=KeyForm(),
    )


@blueprint.post("/start")
def start_here() -> ResponseReturnValue:
    """Begin a diagnostic at the chosen depth."""
    form = StartForm()
    if not form.validate():
        return _render_start(form), 422
    begun = start(session(), Depth(form.depth.data), language=current_language(), now=now())
    remember(begun.diagnostic.uid, begun.key)
    return redirect(url_for("diagnostics.continue_here", uid=begun.diagnostic.uid), 303)


@blueprint.get("/questions")
def show_questions() -> str:
    """All the questions, to read before starting or to print."""
    depth = _depth_of_query()
    questionnaire = get_current(session()).questionnaire
    every = pages(widest_path(questionnaire, depth))
    return render(
        "diagnostics/questions.html",
        questionnaire=questionnaire,
        level_names=name_levels(questionnaire),
        depth=depth,
        offers=list_offers(questionnaire),
        pages=every,
        say_when=partial(say_when, questionnaire=questionnaire),
    )


def _depth_of_query() -> Depth:
    asked = request.args.get("depth", "")
    return Depth(asked) if asked in set(Depth) else Depth.COMPLETE


@blueprint.get("/resume/<key>")
def resume(key: str) -> ResponseReturnValue:
    """Open a diagnostic in this browser by its private link."""
    diagnostic = get_by_key(session(), key)
    remember(diagnostic.uid, key)
    return redirect(url_for("diagnostics.continue_here", uid=diagnostic.uid), 303)


@blueprint.post("/resume")
def type_key() -> ResponseReturnValue:
    """Open a diagnostic by typing or pasting its link or its key."""
    form = KeyForm()
    if not form.validate():
        return render("diagnostics/resume.html", key_form=form), 422
    try:
        diagnostic = get_by_key(session(), form.key.data)
    except UnknownLink:
        count_wrong_guess()
        form.key.errors = [_("Ce lien n’ouvre aucun diagnostic. Vérifiez chaque caractère.")]
        return render("diagnostics/resume.html", key_form=form), 422
    remember(diagnostic.uid, form.key.data)
    return redirect(url_for("diagnostics.continue_here", uid=diagnostic.uid), 303)


@blueprint.get("/resume")
def show_resume() -> str:
    """Where to paste a private link."""
    return render("diagnostics/resume.html", key_form=KeyForm())


@blueprint.get("/<uid>/")
def continue_here(uid: str) -> ResponseReturnValue:
    """Lead to where the person left: the profile, or the first page with something to answer."""
    standing = open_here(uid)
    if not standing.diagnostic.is_open:
        return redirect(url_for("diagnostics.show_profile", uid=uid), 303)
    blanks = list_blanks(standing)
    if not blanks:
        return redirect(url_for("diagnostics.review", uid=uid), 303)
    come_back()
    return redirect(url_for("diagnostics.show_page", uid=uid, code=blanks[0][0].code), 303)
