"""Private links as people use them: an address, a message to oneself, a code to scan."""

from typing import NamedTuple
from urllib.parse import quote

import segno
from flask import request, url_for
from markupsafe import Markup

from autodiag.web import settings
from autodiag.web.languages import gettext


class Link(NamedTuple):
    """An address that opens something; *mail* opens the reader's own mail program."""

    address: str
    key: str
    mail: str
    code: Markup


def link_to_resume(key: str) -> Link:
    """The link that opens a diagnostic, to whoever has it."""
    address = _absolute(url_for("diagnostics.resume", key=key))
    subject = gettext("Notre diagnostic numérique : lien privé")
    body = gettext(
        "Ce lien rouvre notre diagnostic là où nous l’avons laissé. Toute personne qui l’a peut "
        "lire et changer nos réponses : à garder comme une clé.\n\n%(address)s",
        address=address,
    )
    return _link(address, key, subject, body)


def link_to_share(key: str) -> Link:
    """The link that shows a profile, and nothing more."""
    address = _absolute(url_for("diagnostics.show_shared", key=key))
    subject = gettext("Notre profil de maturité numérique")
    body = gettext(
        "Voici notre profil. Ce lien le montre, sans rien y laisser changer : %(address)s",
        address=address,
    )
    return _link(address, key, subject, body)


def _link(address: str, key: str, subject: str, body: str) -> Link:
    mail = f"mailto:?subject={quote(subject)}&body={quote(body)}"
    return Link(address, key, mail, _draw(address))


def _absolute(path: str) -> str:
    """The whole address: under the name that the operator gave, else as it was reached."""
    public = settings().public_url
    if public:
        return public.rstrip("/") + path
    return request.host_url.rstrip("/") + path


def _draw(address: str) -> Markup:
    drawn = segno.make(address, error="m").svg_inline(
        scale=4, border=4, dark=None, svgclass="qr-svg", lineclass="qr-dots", omitsize=True
    )
    return Markup(drawn)  # noqa: S704 - drawn from our own address, as shapes without text
