"""The pages of the guide."""

from collections.abc import Mapping
from typing import cast
from urllib.parse import urlencode

from flask import Blueprint, Flask, redirect, request, url_for
from flask.sansio.blueprints import BlueprintSetupState
from flask.typing import ResponseReturnValue

from autodiag import web
from autodiag.errors import Throttled
from autodiag.guide import service, words
from autodiag.guide.forms import (
    ReportForm,
    read_filters,
    read_page_number,
    read_question,
    write_filters,
)
from autodiag.guide.reasons import find_because
from autodiag.guide.shelf import Choice, Filters, Reading
from autodiag.guide.words import name_filters
from autodiag.web.languages import current_language
from autodiag.web.languages import gettext as _
from autodiag.web.throttle import is_flooding

blueprint = Blueprint("guide", __name__)

MOVED = 301
SEE = 303
UNFIT = 422


@blueprint.record_once
def _install_words(state: BlueprintSetupState) -> None:
    # For the whole app: other features show entries with our templates.
    words.install(cast("Flask", state.app))


@blueprint.get("/")
def show_guide() -> str:
    """Every entry by dimension, or those that were looked for."""
    question, filters = read_question(request.args), read_filters(request.args)
    language, page = current_language(), read_page_number(request.args)
    if question:
        results = service.search(web.session(), question, language, filters=filters, page=page)
    elif not filters.is_empty:
        results = service.browse(web.session(), language, filters=filters, page=page)
    else:
        groups = service.list_groups(web.session(), language)
        return web.render("guide/guide.html", groups=groups, question="", filters=filters)
    return web.render(
        "guide/results.html",
        results=results,
        question=question,
        filters=filters,
        chosen=_list_choices(question, filters),
        page_address=_page_address,
    )


@blueprint.get("/<name>")
def show_entry(name: str) -> ResponseReturnValue:
    """An entry, at the one address that it has in this language."""
    entry = _get_entry(name)
    if name != entry.name:
        return redirect(url_for("guide.show_entry", name=entry.name), MOVED)
    return web.render("guide/entry.html", entry=entry, because=find_because(entry.code))


@blueprint.get("/<name>/report")
def show_report(name: str) -> str:
    """The form by which a mistake in an entry is reported."""
    return web.render("guide/report.html", entry=_get_entry(name), form=ReportForm())


@blueprint.post("/<name>/report")
def report_mistake(name: str) -> ResponseReturnValue:
    """Keep what a reader says is wrong."""
    entry, form = _get_entry(name), ReportForm()
    if not form.validate():
        return web.render("guide/report.html", entry=entry, form=form), UNFIT
    if is_flooding():
        raise Throttled(_("Beaucoup de messages viennent de votre réseau. Réessayez plus tard."))
    if not form.website.data:
        service.report_mistake(
            web.session(), entry.code, current_language(),
            message=form.message.data, now=web.now(),
        )  # fmt: skip
    return redirect(url_for("guide.show_thanks", name=entry.name), SEE)


@blueprint.get("/<name>/report/thanks")
def show_thanks(name: str) -> str:
    """Say that the report was received, and what becomes of it."""
    return web.render("guide/thanks.html", entry=_get_entry(name))


def _page_address(number: int) -> str:
    """The address of another page of the same list."""
    query = {"q": read_question(request.args), **write_filters(read_filters(request.args))}
    return _list_address({**query, "page": str(number)})


def _list_choices(question: str, filters: Filters) -> list[Choice]:
    """By what the list is narrowed, each with the address of the list without it."""
    query = {"q": question, **write_filters(filters)}
    names = {"q": _("« %(words)s »", words=question) if question else "", **name_filters(filters)}
    return [
        Choice(name, _list_address({**query, field: ""})) for field, name in names.items() if name
    ]


def _list_address(query: Mapping[str, str]) -> str:
    """The address of a list; what is empty is left out."""
    words = urlencode({name: value for name, value in query.items() if value})
    return f"{url_for('guide.show_guide')}{'?' if words else ''}{words}"


def _get_entry(name: str) -> Reading:
    """The entry that the last part of an address names, whatever its words."""
    return service.get_entry(web.session(), name.partition("-")[0].upper(), current_language())
