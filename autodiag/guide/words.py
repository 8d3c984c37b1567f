"""How the pages say what entries have in common, and what their templates may call."""

from collections.abc import Mapping
from types import MappingProxyType, SimpleNamespace

from flask import Flask

from autodiag.guide.shelf import Filters
from autodiag.guide.subjects import BANDS, load_subjects
from autodiag.guide.usefulness import LONGEST_WORD
from autodiag.recommending import Effort
from autodiag.web.languages import current_language, other_language, text_of
from autodiag.web.languages import lazy_gettext as _
from autodiag.web.markup import render_inline, render_markdown

EFFORT_NAMES: Mapping[Effort, str] = MappingProxyType(
    {Effort.LOW: _("faible"), Effort.MEDIUM: _("moyen"), Effort.HIGH: _("élevé")}
)

_EFFORTS_SOUGHT: Mapping[Effort, str] = MappingProxyType(
    {
        Effort.LOW: _("Effort faible"),
        Effort.MEDIUM: _("Effort moyen"),
        Effort.HIGH: _("Effort élevé"),
    }
)

BAND_NAMES: Mapping[str, str] = MappingProxyType(
    {
        "low": _("Débuter (niveaux 1 et 2)"),
        "middle": _("Mettre un cadre (niveau 3)"),
        "high": _("Aller plus loin (niveaux 4 et 5)"),
    }
)


def name_filters(filters: Filters) -> dict[str, str]:
    """What each filter that narrows a list is called, by its name in the address."""
    language = current_language()
    names = {
        "dimension": filters.dimension.name(language) if filters.dimension else "",
        "level": BAND_NAMES[filters.band.code] if filters.band else "",
        "discipline": filters.discipline.name(language) if filters.discipline else "",
        "effort": _EFFORTS_SOUGHT[filters.effort] if filters.effort else "",
    }
    return {field: str(name) for field, name in names.items() if name}


# Outer marks, then what the same marks become inside them.
_QUOTES = {"fr": ("« ", " »", {"« ": "“", " »": "”", "«": "“", "»": "”"}),
           "en": ("“", "”", {"“": "‘", "”": "’"})}  # fmt: skip
_NO_BREAK = "\u00a0"


def quote(text: str, language: str) -> str:
    """A text between the quotation marks of its language; those inside it give way."""
    opening, closing, inner = _QUOTES.get(language, _QUOTES["en"])
    text = text.replace(_NO_BREAK, " ") if language == "fr" else text
    for outer, replacement in inner.items():
        text = text.replace(outer, replacement)
    return text_of({language: f"{opening}{text}{closing}"}, language)


def install(app: Flask) -> None:
    """Give templates one name, `guide`, for all that they need from here."""
    app.jinja_env.globals["guide"] = SimpleNamespace(
        subjects=load_subjects(),
        bands=BANDS,
        band_names=BAND_NAMES,
        effort_names=EFFORT_NAMES,
        quote=quote,
        longest_word=LONGEST_WORD,
        markdown=render_markdown,
        inline=render_inline,
        other_language=other_language,
    )
