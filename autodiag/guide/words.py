"""How the pages say what entries have in common, and what their templates may call."""

from collections.abc import Mapping
from types import MappingProxyType, SimpleNamespace

from flask import Flask

from autodiag.guide.subjects import BANDS, load_subjects
from autodiag.recommending import Effort
from autodiag.web.languages import lazy_gettext as _
from autodiag.web.languages import other_language, text_of
from autodiag.web.markup import render_inline, render_markdown

EFFORT_NAMES: Mapping[Effort, str] = MappingProxyType(
    {Effort.LOW: _("faible"), Effort.MEDIUM: _("moyen"), Effort.HIGH: _("élevé")}
)

BAND_NAMES: Mapping[str, str] = MappingProxyType(
    {
        "low": _("Débuter (niveaux 1 et 2)"),
        "middle": _("Mettre un cadre (niveau 3)"),
        "high": _("Aller plus loin (niveaux 4 et 5)"),
    }
)

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
        markdown=render_markdown,
        inline=render_inline,
        other_language=other_language,
    )
