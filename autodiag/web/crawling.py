"""What search engines are told: robots.txt, and a sitemap of the pages that are for everybody."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias
from xml.etree.ElementTree import Element

from flask import Blueprint, Flask, Response, current_app, url_for

from autodiag.web import xml
from autodiag.web.languages import LANGUAGES

blueprint = Blueprint("crawling", __name__)

# Pages without a blank in their address; one that a feature has not brought is not listed.
PAGES = (
    "home.show_home",
    "diagnostics.show_start",
    "diagnostics.show_sample",
    "diagnostics.show_questions",
    "diagnostics.show_method",
    "web.show_privacy",
    "web.show_accessibility",
    "web.show_terms",
    "api.show_api",
)
# Below the language, as RFC 9309 reads them: the longest that matches wins. A private link is
# never in this file, only the folder in which all of them are.
OPEN = (
    "/diagnostics/$",
    "/diagnostics/method$",
    "/diagnostics/questions$",
    "/diagnostics/sample$",
)
CLOSED = (
    "/accounts/",
    "/diagnostics/",
    "/guide/?",
    "/guide/*/report",
    "/guide/*/useful",
    "/guide/missing",
    "/network/places",
)

_HOUR = 3600
_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
_XHTML = "http://www.w3.org/1999/xhtml"
_KEY = "autodiag_listers"


@dataclass(frozen=True, slots=True)
class Listed:
    """A page by its full address in each language that it has, and when it last changed."""

    addresses: Mapping[str, str]
    changed: datetime | None = None


Lister: TypeAlias = Callable[[], Iterable[Listed]]


def list_also(app: Flask, lister: Lister) -> None:
    """Put the pages that a feature lists in the sitemap too."""
    app.extensions.setdefault(_KEY, []).append(lister)


def in_every_language(endpoint: str, **values: str) -> Listed:
    """A page that has the same address in every language, the language apart."""
    return Listed(
        {one: url_for(endpoint, **values, language=one, _external=True) for one in LANGUAGES}
    )


@blueprint.get("/robots.txt")
def show_robots() -> Response:
    """What a search engine may read."""
    lines = ["User-agent: *"]
    for word, paths in (("Allow", OPEN), ("Disallow", CLOSED)):
        lines += [f"{word}: /{language}{path}" for language in LANGUAGES for path in paths]
    lines += ["", f"Sitemap: {url_for('crawling.show_sitemap', _external=True)}", ""]
    response = Response("\n".join(lines), mimetype="text/plain")
    response.headers["Cache-Control"] = f"public, max-age={_HOUR}"
    return response


@blueprint.get("/sitemap.xml")
def show_sitemap() -> Response:
    """Every page for everybody, each with its other languages."""
    root = Element("urlset", {"xmlns": _NAMESPACE, "xmlns:xhtml": _XHTML})
    for listed in _list_pages():
        for address in listed.addresses.values():
            _add_page(root, address, listed)
    return xml.respond(root, "application/xml", seconds=_HOUR)


def _list_pages() -> Iterable[Listed]:
    known = current_app.view_functions
    yield from (in_every_language(endpoint) for endpoint in PAGES if endpoint in known)
    listers: list[Lister] = current_app.extensions.get(_KEY, [])
    for lister in listers:
        yield from lister()


def _add_page(root: Element, address: str, listed: Listed) -> None:
    page = xml.add(root, "url")
    xml.add(page, "loc", address)
    if listed.changed:
        xml.add(page, "lastmod", listed.changed.isoformat(timespec="seconds"))
    for language, other in listed.addresses.items():
        xml.add(page, "xhtml:link", rel="alternate", hreflang=language, href=other)
