"""Why an entry is proposed to this reader: asked of whoever knows, which the guide does not."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from flask import Flask, current_app

_KEY = "autodiag.guide.reasons"


@dataclass(frozen=True, slots=True)
class Because:
    """A panel beside an entry: sentences in the reader's language, and the way back."""

    title: str
    reasons: tuple[str, ...]
    back_address: str
    back_text: str


Finder: TypeAlias = Callable[[str], Because | None]


def ask(app: Flask, finder: Finder) -> None:
    """Let `finder`, given the code of an entry, say why this reader is proposed it."""
    app.extensions[_KEY] = finder


def find_because(code: str) -> Because | None:
    """Why this reader is proposed the entry; None when nobody knows of a reason."""
    finder: Finder | None = current_app.extensions.get(_KEY)
    return finder(code) if finder else None
