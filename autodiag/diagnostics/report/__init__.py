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
from autodiag.diagnostics.report.setting import report_pdf

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
    "report_pdf",
]
