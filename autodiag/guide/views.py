"""The pages of the guide."""

from collections.abc import Iterable, Mapping
from typing import cast
from urllib.parse import urlencode

from flask import Blueprint, Flask, Response, redirect, request, url_for
from flask.sansio.blueprints import BlueprintSetupState
from flask.typing import ResponseReturnValue

from autodiag import web
from autodiag.errors import Invalid, Throttled
from autodiag.guide import addresses, feed, missing, said, service, structured, usefulness, words
from autodiag.guide.addresses import entry_address, list_addresses, permanent_address
from autodiag.guide.forms import (
    ReportForm,
    UsefulForm,
    read_filters,
    read_question,
    write_filters,
)
from autodiag.guide.reasons import find_because
from autodiag.guide.shelf import Choice, Filters, Reading
from autodiag.guide.words import name_filters
from autodiag.web import crawling, xml
from autodiag.web.forms import read_page_number
from autodiag.web.intake import from_public_page
from autodiag.web.languages import current_language, gettext
from autodiag.web.languages import lazy_gettext as _
from autodiag.web.throttle import is_flooding

blueprint = Blueprint("guide", __name__)

MOVED = 301
SEE = 303
UNFIT = 422
FEED_SECONDS = 900

TOO_MANY_MESSAGES = _("Beaucoup de messages viennent de votre réseau. Réessayez plus tard.")
TOO_MANY_WORDS = _(
    "Cette fiche a reçu beaucoup de mots aujourd’hui : envoyez votre réponse sans le vôtre, ou "
    "revenez demain."
)
UNFIT_WORDS = _(
    "Ces mots ne peuvent pas être gardés. Cherchez en six mots au plus, sans adresse ni numéro, "
    "puis dites-le de nouveau."
)
TOO_MUCH_MISSING = _(
    "Beaucoup de réponses manquantes nous ont été dites ce mois-ci : revenez le mois prochain."
)


@blueprint.record_once
def _install_words(state: BlueprintSetupState) -> None:
    # For the whole app: other features show entries with our templates.
    words.install(cast("Flask", state.app))
    crawling.list_also(cast("Flask", state.app), _list_pages)


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
        missed="" if results.is_answer else missing.find_words(question, language),
        page_address=_page_address,
    )


@blueprint.get("/<name>")
def show_entry(name: str) -> ResponseReturnValue:
    """An entry, at the one address that it has in this language."""
    entry = _get_entry(name)
    if name != entry.name:
        return redirect(url_for("guide.show_entry", name=entry.name), MOVED)
    return _render_entry(entry, UsefulForm())


@blueprint.get("/feed.xml")
def show_feed() -> Response:
    """What is new in the guide, and what was revised, for programs that follow it."""
    language, own = current_language(), url_for("guide.show_feed", _external=True)
    home = url_for("guide.show_guide", _external=True)
    title = gettext("Guide – %(site)s", site=web.settings().site_name)
    subtitle = gettext("Les fiches nouvelles et revues")
    news = [
        feed.News(one, permanent_address(one.card.code), entry_address(one.card.name))
        for one in service.list_news(web.session(), language)
    ]
    frame = feed.Frame(language, title, subtitle, web.settings().site_name, own, home)
    return xml.respond(feed.compose(frame, news), feed.KIND, seconds=FEED_SECONDS)


@blueprint.post("/<name>/useful")
@from_public_page
def say_useful(name: str) -> ResponseReturnValue:
    """Count a yes or a no, once for each browser and entry."""
    entry, form = _get_entry(name), UsefulForm()
    if not form.validate():
        return _render_entry(entry, form), UNFIT
    if form.word.data and usefulness.has_too_many_words(web.session(), entry.code, now=web.now()):
        form.add_errors({"word": [str(TOO_MANY_WORDS)]})
        return _render_entry(entry, form), UNFIT
    if not form.website.data and not said.has_said(entry.code):
        usefulness.say_useful(
            web.session(), entry.code, entry.language,
            is_useful=form.answer.data == "yes", word=form.word.data, now=web.now(),
        )  # fmt: skip
        said.remember(entry.code)
    return redirect(url_for("guide.show_useful_thanks", name=entry.name), SEE)


@blueprint.get("/<name>/useful/thanks")
def show_useful_thanks(name: str) -> str:
    """Say that the answer was counted."""
    return web.render("guide/counted.html", entry=_get_entry(name))


@blueprint.post("/missing")
@from_public_page
def say_missing() -> ResponseReturnValue:
    """Count words that nothing answers, once for each browser."""
    language = current_language()
    words = missing.find_words(read_question(request.form), language)
    if not words:
        raise Invalid(message=str(UNFIT_WORDS))
    if missing.has_too_many(web.session(), now=web.now()):
        raise Throttled(str(TOO_MUCH_MISSING))
    if not said.has_said(words):
        missing.say_missing(web.session(), words, language, now=web.now())
        said.remember(words)
    return redirect(url_for("guide.show_missing_thanks"), SEE)


@blueprint.get("/missing/thanks")
def show_missing_thanks() -> str:
    """Say that the words were counted, and what becomes of them."""
    return web.render("guide/missing.html")


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
        raise Throttled(str(TOO_MANY_MESSAGES))
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


def _list_pages() -> Iterable[crawling.Listed]:
    """What search engines may know of: every entry, in the languages that it has."""
    yield crawling.in_every_language("guide.show_guide")
    for one in service.list_dated(web.session(), current_language()):
        yield crawling.Listed(list_addresses(one.names), one.changed_at)


def _render_entry(entry: Reading, form: UsefulForm) -> str:
    return web.render(
        "guide/entry.html",
        entry=entry,
        because=find_because(entry.code),
        form=form,
        has_said=said.has_said(entry.code),
        description=structured.describe(entry, addresses.describe_site(entry)),
        permanent=permanent_address(entry.code),
    )


def _page_address(number: int) -> str:
    """The address of another page of the same list."""
    query = {"q": read_question(request.args), **write_filters(read_filters(request.args))}
    return _list_address({**query, "page": str(number)})


def _list_choices(question: str, filters: Filters) -> list[Choice]:
    """By what the list is narrowed, each with the address of the list without it."""
    query = {"q": question, **write_filters(filters)}
    names = {
        "q": gettext("« %(words)s »", words=question) if question else "",
        **name_filters(filters),
    }
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
