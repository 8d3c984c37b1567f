"""Questions as they were drawn before: the same question, answered the same way, looks the same.

A question takes a millisecond to draw and has few states, so each is drawn once a process.  What a
person typed, and what is said to one person only, is never kept here.
"""

from functools import lru_cache
from typing import TypeAlias

from markupsafe import Markup

from autodiag.diagnostics.asking import Asked
from autodiag.diagnostics.service.answers import Standing
from autodiag.questionnaires import Kind
from autodiag.web.languages import current_language

Key: TypeAlias = tuple[object, ...]

MOST_BLOCKS = 2_000
_TYPED = frozenset(
    {Kind.NUMBER, Kind.SHORT_TEXT, Kind.LONG_TEXT, Kind.DATE, Kind.MATRIX, Kind.RANKING}
)


def block_key(standing: Standing, asked: Asked, colour: str) -> Key | None:
    """What a drawn question depends on; None when it holds something of one person only."""
    question = asked.question
    if question.kind in _TYPED or asked.errors or asked.clash or asked.earlier:
        return None
    if len(asked.choices) != len(question.choices) or asked.fields[0].shown.note:
        return None
    field = asked.fields[0]
    return (
        standing.version.fingerprint,
        question.code,
        current_language(),
        asked.number,
        colour,
        field.shown.values,
        field.shown.non_score,
        field.was,
        asked.is_answered,
    )


def recall(key: Key | None) -> Markup | None:
    """The question as it was drawn before, if it was."""
    return None if key is None else _shelf().get(key)


def remember(key: Key | None, drawn: Markup) -> Markup:
    """Keep a drawn question for next time, and give it back."""
    shelf = _shelf()
    if key is not None and len(shelf) < MOST_BLOCKS:
        shelf[key] = drawn
    return drawn


@lru_cache(maxsize=1)
def _shelf() -> dict[Key, Markup]:
    return {}
