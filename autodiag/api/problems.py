"""What a program is told when something fails: RFC 9457, in the language that it asks for."""

from collections.abc import Mapping

from flask import Response

from autodiag.api.rendering import to_json
from autodiag.api.shapes import BadParameter, Problem
from autodiag.errors import AutodiagError, BadQuery
from autodiag.web.errors import Failure
from autodiag.web.languages import current_language, gettext

JSON_PROBLEM = "application/problem+json"


def _(message: str) -> str:
    """Mark a message for translation; it is spoken when shown."""
    return message


# Title, then what to do about it.
WORDS: Mapping[int, tuple[str, str]] = {
    400: (_("Demande mal écrite"), _("Un paramètre ou l’adresse ne peut pas être lu.")),
    404: (_("Rien à cette adresse"), _("Vérifiez le code et le chemin.")),
    405: (
        _("Méthode refusée"),
        _("Ces données se lisent seulement : avec GET, HEAD ou OPTIONS."),
    ),
    406: (_("Forme inconnue"), _("Il n’y a que du JSON : acceptez application/json.")),
    500: (
        _("Panne de notre côté"),
        _("Réessayez plus tard ; si cela dure, citez le numéro de référence."),
    ),
    503: (_("Service trop occupé"), _("Réessayez dans un instant.")),
}
_FIRST_OF_OURS = 500


def speak(failure: Failure) -> Response:
    """The problem as JSON."""
    title, text = WORDS.get(failure.status) or WORDS[_nearest(failure.status)]
    problem = Problem(
        type="about:blank",
        title=gettext(title),
        status=failure.status,
        detail=_message_of(failure.error) or gettext(text),
        errors=_list_errors(failure.error),
        reference=failure.reference or None,
    )
    response = Response(to_json(problem), failure.status, mimetype=JSON_PROBLEM)
    response.headers["Content-Language"] = current_language()
    response.vary.add("Accept-Language")
    return response


def _nearest(status: int) -> int:
    return 400 if status < _FIRST_OF_OURS else 500


def _message_of(error: Exception) -> str:
    return str(error.message) if isinstance(error, AutodiagError) else ""


def _list_errors(error: Exception) -> tuple[BadParameter, ...]:
    messages = error.messages if isinstance(error, BadQuery) else {}
    return tuple(
        BadParameter(parameter=name, detail=str(one))
        for name, reasons in messages.items()
        for one in reasons
    )
