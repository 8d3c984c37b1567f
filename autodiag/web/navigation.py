"""Where a page can lead: the doors of the masthead, the colophon, the other language."""

from dataclasses import dataclass
from urllib.parse import urlencode

from flask import Flask, current_app, request, url_for
from werkzeug.routing import BuildError

from autodiag.web.languages import (
    OWN_NAMES,
    PREFIX,
    TAGS,
    current_language,
    gettext,
    other_language,
)
from autodiag.web.markup import mail_link


@dataclass(frozen=True, slots=True)
class Door:
    """A link with its name; `is_here` when the page shown stands behind it."""

    name: str
    address: str
    is_here: bool = False


def _(message: str) -> str:
    """Mark a message for translation; it is spoken when shown."""
    return message


# First address of each feature, below the language, and its name.
DOORS = (
    ("/", _("Diagnostic")),
    ("/guide/", _("Guide")),
    ("/network/", _("Réseau")),
)
# Endpoint and name. An endpoint that a feature has not brought is simply not shown.
COLOPHON = (
    ("diagnostics.show_method", _("La méthode")),
    ("web.show_privacy", _("Renseignements personnels")),
    ("web.show_accessibility", _("Accessibilité")),
    ("web.show_terms", _("Conditions de reprise")),
    ("api.show_api", _("Données ouvertes")),
    ("accounts.show_sign_in", _("Ouvrir une session")),
)


def list_doors() -> list[Door]:
    """The main navigation, on the features that are there."""
    return _list_known(current_app.extensions["autodiag_doors"])


def list_colophon_links() -> list[Door]:
    """The links at the foot of the page."""
    return _list_known(COLOPHON)


def _list_known(table: tuple[tuple[str, str], ...]) -> list[Door]:
    known = current_app.view_functions
    return [
        Door(gettext(name), url_for(endpoint), is_here=_is_here(endpoint))
        for endpoint, name in table
        if endpoint in known
    ]


def _is_here(endpoint: str) -> bool:
    """A door leads here when the page belongs to the same feature."""
    feature = endpoint.partition(".")[0]
    return feature != "web" and _FEATURE_OF.get(request.blueprint, request.blueprint) == feature


# The diagnostic has its home page at the root of the language.
_FEATURE_OF: dict[str | None, str] = {"diagnostics": "home"}


def switch_address() -> str:
    """The same page and the same query in the other language, else that language's home."""
    language = other_language()
    query = f"?{urlencode(list(request.args.items(multi=True)))}" if request.args else ""
    if request.endpoint and request.method in {"GET", "HEAD"}:
        try:
            values = {**(request.view_args or {}), "language": language}
            return url_for(request.endpoint, **values) + query
        except BuildError:
            pass
    return url_for(current_app.config["HOME_ENDPOINT"], language=language)


def install(app: Flask) -> None:
    """Give templates what the frame of every page says; features are registered before."""
    endpoints = {rule.rule: rule.endpoint for rule in app.url_map.iter_rules()}
    doors = [(endpoints.get(PREFIX + path, ""), name) for path, name in DOORS]
    app.extensions["autodiag_doors"] = tuple(doors)
    app.config["HOME_ENDPOINT"] = doors[0][0] or "web.show_privacy"
    app.jinja_env.globals.update(
        mail_link=mail_link,
        doors=list_doors,
        colophon_links=list_colophon_links,
        switch_address=switch_address,
        language_tag=lambda: TAGS[current_language()],
        current_language=current_language,
        other_tag=lambda: TAGS[other_language()],
        other_name=lambda: OWN_NAMES[other_language()],
        site_name=app.config["SETTINGS"].site_name,
        home_endpoint=app.config["HOME_ENDPOINT"],
        settings=app.config["SETTINGS"],
    )
