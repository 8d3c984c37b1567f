"""Figures: numbers and words in the reader's language in, static SVG and Plotly figures out."""

from autodiag.charts.profile_figure import (
    FigureLabels,
    Run,
    Spread,
    profile_dots,
    profile_figure,
)
from autodiag.charts.rose import (
    Petal,
    RoseLabels,
    petal_card,
    petal_mark,
    rose_card,
    rose_hero,
    rose_narrow,
    sprite,
    step_petal,
)
from autodiag.charts.scale import Move, move, scale

__all__ = [
    "FigureLabels",
    "Move",
    "Petal",
    "RoseLabels",
    "Run",
    "Spread",
    "move",
    "petal_card",
    "petal_mark",
    "profile_dots",
    "profile_figure",
    "rose_card",
    "rose_hero",
    "rose_narrow",
    "scale",
    "sprite",
    "step_petal",
]
