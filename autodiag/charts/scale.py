"""Small figures in a line of text: how far a score has come, and how it moved since last time."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from autodiag.charts.geometry import number

_CUTS = (20.0, 40.0, 60.0, 80.0)


@dataclass(frozen=True, slots=True)
class Move:
    """A score before and after, in percent; `text` says both for who cannot see the drawing."""

    before: float
    after: float
    text: str


def scale(percent: float | None, *, cuts: tuple[float, ...] = _CUTS, css: str = "") -> Markup:
    """A bar cut where levels begin, filled up to the score; it stands beside its figure."""
    fill = Markup("")
    if percent is not None:
        width = number(min(max(percent, 0.0), 100.0))
        fill = Markup('<rect class="scale-fill" width="{}" height="6"/>').format(width)
    marks = Markup("").join(
        Markup('<path class="scale-cut" d="M{} 0V6"/>').format(number(cut))
        for cut in cuts
        if 0 < cut < 100  # noqa: PLR2004 -- the ends of the bar need no cut
    )
    return Markup(
        '<svg class="{}" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">'
        '<rect class="scale-ground" width="100" height="6"/>{}{}</svg>'
    ).format(f"scale {css}".strip(), fill, marks)


def move(change: Move, *, css: str = "") -> Markup:
    """An open dot for the score before, a full one for the score now, and the way between."""
    before, after = (_across(value) for value in (change.before, change.after))
    return Markup(
        '<svg class="{}" viewBox="0 0 140 16" role="img" aria-label="{}">'
        '<path class="plot-line" d="M0 8H140"/><path class="move-way" d="M{} 8H{}"/>'
        '<circle class="move-before" cx="{}" cy="8" r="3.5"/>'
        '<circle class="plot-you" cx="{}" cy="8" r="4.5"/></svg>'
    ).format(f"strip-plot {css}".strip(), change.text, before, after, before, after)


def _across(percent: float) -> str:
    """Five units are kept free on both sides, so that a dot at an end is whole."""
    return number(5 + 1.3 * min(max(percent, 0.0), 100.0))
