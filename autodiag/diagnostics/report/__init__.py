"""A profile on paper: a tagged PDF that an organisation can hand to its board."""

from autodiag.diagnostics.report.content import (
    Aim,
    Answered,
    Deed,
    Dimension,
    Lens,
    LevelWords,
    Neighbour,
    Recommendation,
    Report,
    Standing,
    Why,
)

__all__ = [
    "Aim",
    "Answered",
    "Deed",
    "Dimension",
    "Lens",
    "LevelWords",
    "Neighbour",
    "Recommendation",
    "Report",
    "Standing",
    "Why",
]
