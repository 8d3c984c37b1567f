"""From an exception to a status and a page: one table, whatever went wrong and wherever."""

import logging
import re
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from http import HTTPStatus
from traceback import format_tb
from typing import TypeAlias

from flask import Flask, Response, current_app, jsonify, make_response, render_template, request
from flask_wtf.csrf import CSRFError  # type: ignore[import-untyped]
from sqlalchemy.exc import IntegrityError, OperationalError
from sqlalchemy.orm.exc import StaleDataError
from werkzeug.exceptions import HTTPException

from autodiag import errors
from autodiag.web.intake import is_from_here
from autodiag.web.languages import gettext
from autodiag.web.throttle import is_guessing

_OUR_FAULT = 500
_MOST_SWALLOWED = 32_000_000
_PIECE = 65_536

log = logging.getLogger("autodiag")


def _(message: str) -> str:
    """Mark a message for translation; it is spoken when shown."""
    return message


@dataclass(frozen=True, slots=True)
class Words:
    """What a page says of what happened, and what to do now."""

    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Failure:
    """What went wrong, its status, and the number under which the log holds it, if it does."""

    error: Exception
    status: int
    reference: str


Speaker: TypeAlias = Callable[[Failure], Response]

_SPEAKERS = "autodiag_speakers"


STATUSES: dict[type[Exception], int] = {
    errors.BadQuery: 400,
    errors.ExpiredForm: 400,
    errors.Malformed: 400,
    errors.SignInNeeded: 401,
    errors.Forbidden: 403,
    errors.NotFound: 404,
    errors.NotAcceptable: 406,
    errors.Conflict: 409,
    errors.Gone: 410,
    errors.Invalid: 422,
    errors.Throttled: 429,
    errors.Unavailable: 503,
    CSRFError: 400,
    # Two requests changed the same row: the second is told, and nothing of the first is lost.
    StaleDataError: 409,
    IntegrityError: 409,
    # The database is locked or does not answer.
    OperationalError: 503,
}

WORDS: dict[int, Words] = {
    400: Words(
        _("Votre navigateur a envoyé quelque chose que nous ne pouvons pas lire"),
        _("Revenez à la page précédente et essayez de nouveau. Rien n’a été changé."),
    ),
    401: Words(
        _("Il faut d’abord ouvrir une session"),
        _("Cette page est réservée aux personnes qui ont un compte."),
    ),
    403: Words(
        _("Cette page ne vous est pas ouverte"),
        _("Elle demande un droit que vous n’avez pas. Rien n’a été changé."),
    ),
    404: Words(
        _("Cette page n’existe pas"),
        _("L’adresse contient peut-être une faute, ou la page a changé de place."),
    ),
    405: Words(
        _("Cette adresse ne s’utilise pas ainsi"),
        _("Elle attend un formulaire rempli. Revenez à la page précédente pour l’envoyer."),
    ),
    406: Words(
        _("Cette adresse n’a pas la forme demandée"),
        _("Ce qu’elle contient n’existe que sous une autre forme."),
    ),
    409: Words(
        _("La même chose vient d’être changée ailleurs"),
        _(
            "Une autre fenêtre ou une autre personne a enregistré avant vous. Revenez à la page "
            "précédente, rechargez-la et reprenez : ce qui était enregistré l’est toujours."
        ),
    ),
    410: Words(
        _("Ce que vous cherchez a été effacé"),
        _("Ce contenu a été retiré par la personne à qui il appartenait, ou au terme prévu."),
    ),
    413: Words(
        _("C’est trop long pour être reçu"),
        _(
            "Revenez à la page précédente et raccourcissez vos textes : votre navigateur les a "
            "gardés."
        ),
    ),
    422: Words(
        _("Quelque chose est à corriger"),
        _("Revenez à la page précédente : ce que vous avez écrit y est encore."),
    ),
    429: Words(
        _("Trop d’essais d’affilée"),
        _(
            "Beaucoup de liens inconnus ont été essayés depuis votre réseau. Attendez quelques "
            "minutes, puis vérifiez que votre lien est complet."
        ),
    ),
    500: Words(
        _("Une erreur est survenue de notre côté"),
        _("Ce que vous aviez enregistré est intact. Essayez de nouveau dans un instant."),
    ),
    503: Words(
        _("Le service est trop occupé"),
        _("Ce que vous aviez enregistré est intact. Essayez de nouveau dans un instant."),
    ),
}

LINK_WORDS = Words(
    _("Ce lien ne mène à rien"),
    _(
        "Vérifiez qu’il est complet. Un lien qui a été remplacé, ou dont le diagnostic a été "
        "effacé, ne peut pas être retrouvé : nous ne gardons pas de copie des liens."
    ),
)
EXPIRED_WORDS = Words(
    _("Cette page était ouverte depuis trop longtemps"),
    _("Rien n’est perdu : ce que vous aviez rempli est encore ici. Envoyez-le de nouveau."),
)
ORIGIN_WORDS = Words(
    _("Ce formulaire n’a pas pu être vérifié"),
    _("Revenez à la page précédente, rechargez-la et envoyez le formulaire de nouveau."),
)

# A password is never written into a page: the form asks for it again.
_NEVER_SHOWN = "password"

# The parts of a path that may be a secret: long, and made as our tokens are.
_SECRET_PART = re.compile(r"[A-Za-z0-9_~.-]{16,}")


def install(app: Flask) -> None:
    """Let the app answer every failure with a page in the reader's language."""
    app.jinja_env.globals["say_once"] = gettext_once
    app.register_error_handler(CSRFError, _on_unproven_form)
    app.register_error_handler(HTTPException, _on_http)
    app.register_error_handler(errors.UnknownLink, _on_unknown_link)
    app.register_error_handler(500, _on_failure)
    for kind in STATUSES:
        if kind is not CSRFError:
            app.register_error_handler(kind, _on_known)


def speak_otherwise(app: Flask, prefix: str, speaker: Speaker) -> None:
    """Let `speaker` say what fails below `prefix`, where a page would be of no use."""
    app.extensions.setdefault(_SPEAKERS, {})[prefix] = speaker


def _find_speaker() -> Speaker | None:
    speakers: dict[str, Speaker] = current_app.extensions.get(_SPEAKERS, {})
    return next((one for prefix, one in speakers.items() if request.path.startswith(prefix)), None)


def status_of(error: Exception) -> int:
    """The status of an exception: that of its nearest kind in the table, else 500."""
    if isinstance(error, HTTPException):
        return error.code or 500
    return next((STATUSES[kind] for kind in type(error).__mro__ if kind in STATUSES), 500)


def _on_known(error: Exception) -> Response:
    if not isinstance(error, errors.AutodiagError):
        log.warning("%s at %s", type(error).__name__, place())
    return _answer(error, _words_of(error))


def _on_http(error: HTTPException) -> Response:
    if error.code == HTTPStatus.REQUEST_ENTITY_TOO_LARGE:
        _swallow_body()
    response = _answer(error, _words_of(error))
    for name in ("Allow", "Retry-After"):
        if name in error.get_response().headers:
            response.headers[name] = error.get_response().headers[name]
    return response


def _swallow_body() -> None:
    """Read what is still coming: a browser listens to the answer only once it has sent it all."""
    left = min(request.content_length or 0, _MOST_SWALLOWED)
    body = request.environ["wsgi.input"]
    while left > 0 and (piece := body.read(min(left, _PIECE))):
        left -= len(piece)


def _on_unknown_link(error: errors.UnknownLink) -> Response:
    """Right links are never counted, so a room behind one address always gets in."""
    if is_guessing():
        return _answer(errors.Throttled(), WORDS[429])
    return _answer(error, Words(LINK_WORDS.title, str(error.message or LINK_WORDS.text)))


def _on_unproven_form(error: CSRFError) -> Response:
    """Offer what was typed again, but only when it was typed on a page of ours."""
    if not is_from_here():
        return _answer(error, ORIGIN_WORDS)
    proof = current_app.config["WTF_CSRF_FIELD_NAME"]
    values = [(name, value) for name, value in request.form.items(multi=True)
              if name != proof and _NEVER_SHOWN not in name]  # fmt: skip
    page = render_template("errors/expired.html", words=EXPIRED_WORDS, values=values)
    return _finish(page, 400)


def _on_failure(error: Exception) -> Response:
    """The last resort; its number is in the log beside what happened."""
    cause = getattr(error, "original_exception", None) or error
    if status_of(cause) < _OUR_FAULT:
        return _answer(cause, _words_of(cause))
    reference = secrets.token_hex(4)
    log.error("failure %s at %s\n%s", reference, place(), describe_failure(cause))
    return _answer(error, WORDS[500], reference=reference)


def _words_of(error: Exception) -> Words:
    status = status_of(error)
    words = WORDS.get(status) or WORDS[400 if status < _OUR_FAULT else 500]
    said = error.message if isinstance(error, errors.AutodiagError) else ""
    return Words(words.title, str(said)) if said else words


def _answer(error: Exception, words: Words, *, reference: str = "") -> Response:
    status = status_of(error)
    speaker = _find_speaker()
    if speaker is not None:
        return _finish(speaker(Failure(error, status, reference)), status)
    messages = error.messages if isinstance(error, errors.Invalid) else {}
    reasons = [str(reason) for one in messages.values() for reason in one]
    if _wants_json():
        said = {"status": status, "title": gettext(words.title), "text": gettext_once(words.text),
                "messages": reasons}  # fmt: skip
        return _finish(jsonify(said), status)
    page = render_template(
        "errors/error.html", words=words, status=status, reasons=reasons, reference=reference
    )
    return _finish(page, status)


def _finish(page: str | Response, status: int) -> Response:
    response = make_response(page, status)
    response.headers["Cache-Control"] = "no-store"
    return response


def gettext_once(text: str) -> str:
    """Speak a sentence of the tables; one that comes from an exception is spoken already."""
    return gettext(text) if text in _SPOKEN else text


_SPOKEN = {words.text for words in (*WORDS.values(), LINK_WORDS, EXPIRED_WORDS, ORIGIN_WORDS)}


def _wants_json() -> bool:
    accepted = request.accept_mimetypes
    return accepted.best_match(("text/html", "application/json")) == "application/json"


def describe_failure(error: BaseException) -> str:
    """Where in the code it went wrong, and the kinds of error; their texts may quote people."""
    chain = [error]
    while (before := chain[-1].__cause__ or chain[-1].__context__) is not None:
        chain.append(before)
    return "\n".join(
        "".join(format_tb(one.__traceback__)) + type(one).__qualname__ for one in reversed(chain)
    )


def place() -> str:
    """Where a request went, fit for a log: no private link, no query, nobody's address."""
    if request.url_rule is not None:
        return f"{request.method} {request.url_rule.rule}"
    return f"{request.method} {_SECRET_PART.sub('…', request.path)}"
