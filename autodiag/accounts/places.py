"""The regions and cells that a role may be given in: named by whoever knows, not by this room."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from flask import Flask, current_app

from autodiag.accounts.rights import Scope

_KEY = "autodiag.accounts.places"


@dataclass(frozen=True, slots=True)
class Place:
    """A region or a cell, by its code and its name in the reader's language."""

    code: str
    name: str


Lister: TypeAlias = Callable[[], Sequence[Place]]


def ask(app: Flask, listers: Mapping[Scope, Lister]) -> None:
    """Let these list the places of each scope that has some."""
    app.extensions[_KEY] = listers


def list_places(scope: Scope) -> Sequence[Place]:
    """The places of a scope, as they are offered."""
    listers: Mapping[Scope, Lister] = current_app.extensions[_KEY]
    return listers[scope]()


def name_places() -> Mapping[str, str]:
    """The names of all regions and cells, by code; a code that is gone has none."""
    return {
        one.code: one.name for scope in (Scope.REGION, Scope.CELL) for one in list_places(scope)
    }
