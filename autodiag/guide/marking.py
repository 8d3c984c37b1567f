"""What was looked for, marked where it was found; everything else is escaped."""

from collections.abc import Iterable

from markupsafe import Markup, escape

from autodiag.guide.searching import locate
from autodiag.web.typography import french_typography

_BEFORE, _AFTER = 60, 170


def mark(text: str, language: str, stems: Iterable[str]) -> Markup:
    """The text with <mark> around each word of these stems."""
    text = french_typography(text) if language == "fr" else text
    parts = []
    last = 0
    for start, end in locate(text, language, stems):
        parts += [escape(text[last:start]), Markup("<mark>"), escape(text[start:end]),
                  Markup("</mark>")]  # fmt: skip
        last = end
    return Markup("").join([*parts, escape(text[last:])])


def extract(text: str, language: str, stems: Iterable[str], *, also: Iterable[str] = ()) -> Markup:
    """The passage around the first word of these stems, marked; empty when there is none.

    The words of the stems *also* are marked when they stand in the passage.
    """
    wanted = frozenset(stems)
    places = locate(text, language, wanted)
    if not places:
        return Markup("")
    start = places[0][0]
    first = text.rfind(" ", 0, max(0, start - _BEFORE)) + 1
    last = text.find(" ", start + _AFTER)
    last = len(text) if last < 0 else last
    passage = f"{'… ' if first else ''}{text[first:last]}{' …' if last < len(text) else ''}"
    return mark(passage, language, wanted.union(also))
