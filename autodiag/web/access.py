"""Who is here and what they may do: a small port, which app.py fills and every feature asks.

Rights are words: this room knows neither their list nor who holds them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import wraps
from typing import ParamSpec

from flask import Flask, Response, current_app, make_response, request
from flask import session as browser
from flask.typing import ResponseReturnValue

from autodiag.errors import Forbidden, SignInNeeded

P = ParamSpec("P")

VISIT_DAYS = 30
"""A visit ends by itself this long after it began, whatever happens in it."""

VISIT = "visit"
"""Under this name, a browser's session keeps the secret of a visit: somebody signed in here."""

_FINDER = "autodiag_person"
_FOUND = "autodiag.person"


@dataclass(frozen=True, slots=True)
class Reach:
    """Where a right holds: everywhere, or in some regions and for some cells, by their codes."""

    is_everywhere: bool = False
    regions: frozenset[str] = frozenset()
    cells: frozenset[str] = frozenset()

    def covers(self, *, region: str | None = None, cell: str | None = None) -> bool:
        """Whether the right holds there; without a place, whether it holds anywhere at all."""
        if self.is_everywhere:
            return True
        if cell is not None:
            return cell in self.cells
        return region in self.regions if region is not None else bool(self.regions or self.cells)


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who signed in: the number of their account, their name, where each right holds."""

    number: int
    name: str
    reaches: Mapping[str, Reach]

    def may(self, right: str, *, region: str | None = None, cell: str | None = None) -> bool:
        """Whether the person holds a right, there or anywhere."""
        reach = self.reaches.get(right)
        return reach is not None and reach.covers(region=region, cell=cell)

    def reach_of(self, right: str) -> Reach:
        """Where the right holds: what a list is filtered by; nowhere when it is not held."""
        return self.reaches.get(right, Reach())


Finder = Callable[[str], Person | None]


def install(app: Flask, finder: Finder) -> None:
    """Let `finder` say whose visit a secret is; templates ask `may` and `is_signed_in`."""
    app.extensions[_FINDER] = finder
    app.jinja_env.globals.update(may=may, is_signed_in=is_signed_in)


def is_signed_in() -> bool:
    """Whether this browser says that somebody signed in; nobody is asked whether it still holds."""
    return VISIT in browser


def find_person() -> Person | None:
    """Who is here, asked once a request; a visitor who never signed in costs no question."""
    if _FOUND not in request.environ:
        token = browser.get(VISIT)
        finder: Finder = current_app.extensions[_FINDER]
        request.environ[_FOUND] = finder(token) if isinstance(token, str) else None
    found: Person | None = request.environ[_FOUND]
    return found


def get_person() -> Person:
    """Who is here; raises SignInNeeded."""
    person = find_person()
    if person is None:
        raise SignInNeeded
    return person


def forget_person() -> None:
    """Ask again who is here: somebody has just come or left."""
    request.environ.pop(_FOUND, None)


def may(right: str, *, region: str | None = None, cell: str | None = None) -> bool:
    """Whether whoever is here holds a right; for what a page offers, not for what it protects."""
    person = find_person() if is_signed_in() else None
    return person is not None and person.may(right, region=region, cell=cell)


def no_store(view: Callable[P, ResponseReturnValue]) -> Callable[P, Response]:
    """Keep a private page out of every cache, the browser's own included."""

    @wraps(view)
    def private(*args: P.args, **kwargs: P.kwargs) -> Response:
        response = make_response(view(*args, **kwargs))
        response.headers["Cache-Control"] = "no-store"
        return response

    return private


def needs(
    right: str, *, region: str = "", cell: str = ""
) -> Callable[[Callable[P, ResponseReturnValue]], Callable[P, ResponseReturnValue]]:
    """Open a view to those who hold a right, and keep its pages out of every cache.

    `region` or `cell` is the blank of the address that says where the right has to hold.
    """

    def protect(view: Callable[P, ResponseReturnValue]) -> Callable[P, ResponseReturnValue]:
        private = no_store(view)

        @wraps(view)
        def protected(*args: P.args, **kwargs: P.kwargs) -> ResponseReturnValue:
            places = {name: str(kwargs[blank])
                      for name, blank in (("region", region), ("cell", cell)) if blank}  # fmt: skip
            if not get_person().may(right, **places):
                raise Forbidden
            return private(*args, **kwargs)

        protected.needs = right  # type: ignore[attr-defined]
        return protected

    return protect


def needs_sign_in(view: Callable[P, ResponseReturnValue]) -> Callable[P, ResponseReturnValue]:
    """Open a view to whoever signed in, whatever their roles, and to nobody else."""
    private = no_store(view)

    @wraps(view)
    def protected(*args: P.args, **kwargs: P.kwargs) -> ResponseReturnValue:
        get_person()
        return private(*args, **kwargs)

    protected.needs = SIGN_IN  # type: ignore[attr-defined]
    return protected


SIGN_IN = "sign in"
"""What `needs_sign_in` marks a view with, where `needs` puts the right."""
