"""What every response says to a browser about what it may do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Flask

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

    from _typeshed import OptExcInfo

_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
    "font-src 'self'; connect-src 'self'; form-action 'self'; manifest-src 'self'; "
    "frame-ancestors 'none'; base-uri 'none'"
)

HEADERS = {
    "Content-Security-Policy": _POLICY,
    "X-Content-Type-Options": "nosniff",
    # Private links stand in addresses: no other site ever learns where a reader comes from.
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Frame-Options": "DENY",
}
# What a response says of itself when any other site may read it: nothing private, no cookie.
OPEN_TO_ALL = ("Cross-Origin-Resource-Policy", "cross-origin")
_TWO_YEARS = ("Strict-Transport-Security", "max-age=63072000")
_UNSAID = ("Cache-Control", "private, no-cache")


def install(app: Flask) -> None:
    """Put the headers on every response: pages, errors, redirects and, once in front, files."""
    app.wsgi_app = _add_headers(app.wsgi_app)  # type: ignore[assignment, method-assign]


def _add_headers(inner: WSGIApplication) -> WSGIApplication:
    fixed = list(HEADERS.items())
    fixed_when_open = [one for one in fixed if one[0] != OPEN_TO_ALL[0]]

    def answer(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        def start(
            status: str, headers: list[tuple[str, str]], error: OptExcInfo | None = None, /
        ) -> Callable[[bytes], object]:
            is_said = any(name.lower() == "cache-control" for name, _ in headers)
            ours = fixed_when_open if OPEN_TO_ALL in headers else fixed
            said = headers + ours if is_said else [*headers, *ours, _UNSAID]
            if environ["wsgi.url_scheme"] == "https":
                said.append(_TWO_YEARS)
            return start_response(status, said, error)

        return inner(environ, start)

    return answer
