"""What is refused before any view sees it."""

import re
from collections.abc import Callable
from functools import wraps
from typing import ParamSpec
from urllib.parse import urlsplit

from flask import Flask, request
from flask.typing import ResponseReturnValue
from flask_wtf import CSRFProtect  # type: ignore[import-untyped]
from flask_wtf.csrf import CSRFError  # type: ignore[import-untyped]

from autodiag.errors import Malformed
from autodiag.web.languages import gettext as _
from autodiag.web.transactions import SAFE_METHODS

P = ParamSpec("P")

protection = CSRFProtect()

_SURROGATE = re.compile(r"[\ud800-\udfff]")


def install(app: Flask) -> None:
    """Refuse what is not text, then what cannot prove that it comes from our own pages."""
    app.before_request(_refuse_what_is_not_text)
    protection.init_app(app)


def is_from_here() -> bool:
    """Whether the browser itself says that the form stood on a page of this site."""
    origin = request.headers.get("Origin")
    if origin is not None:
        return urlsplit(origin).netloc == request.host
    return request.headers.get("Sec-Fetch-Site") == "same-origin"


def from_public_page(view: Callable[P, ResponseReturnValue]) -> Callable[P, ResponseReturnValue]:
    """Take a form that stands on a page without a cookie, so without a proof tied to a session.

    What the browser says of its origin is the proof: another site can neither forge nor hide it.
    Only for what anybody may send without being anybody.
    """

    @wraps(view)
    def proven(*args: P.args, **kwargs: P.kwargs) -> ResponseReturnValue:
        if not is_from_here():
            raise CSRFError
        return view(*args, **kwargs)

    protection.exempt(proven)
    return proven


def _refuse_what_is_not_text() -> None:
    """No database column and no page can hold a NUL, or half of a character."""
    if "\0" in request.path or b"%00" in request.query_string:
        raise Malformed(message=_("Cette adresse contient un caractère qui n’existe pas."))
    if request.method not in SAFE_METHODS and _holds_what_is_not_text():
        raise Malformed(
            message=_(
                "Un des textes contient un caractère invisible que nous ne pouvons pas garder. "
                "Revenez à la page précédente et retapez-le au lieu de le coller."
            )
        )


def _holds_what_is_not_text() -> bool:
    if request.is_json:
        return _is_wrong(request.get_json(silent=True))
    return any(
        _is_wrong(name) or _is_wrong(value) for name, value in request.form.items(multi=True)
    )


def _is_wrong(value: object) -> bool:
    """Whether a text somewhere in the value holds a NUL or a lone surrogate."""
    if isinstance(value, str):
        return "\0" in value or _SURROGATE.search(value) is not None
    if isinstance(value, dict):
        return any(_is_wrong(one) for one in (*value.keys(), *value.values()))
    return isinstance(value, list) and any(_is_wrong(one) for one in value)
