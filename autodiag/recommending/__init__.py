"""Which guide entries and which cells fit a profile, and why."""

from autodiag.recommending.candidates import Cell, Effort, Entry, Point, Region
from autodiag.recommending.distance import kilometres
from autodiag.recommending.matching import Match, Scope, Seeker, match_cells
from autodiag.recommending.needs import Need, Needs, find_needs
from autodiag.recommending.ranking import Reader, Recommendation, Recommendations, recommend

__all__ = [
    "Cell",
    "Effort",
    "Entry",
    "Match",
    "Need",
    "Needs",
    "Point",
    "Reader",
    "Recommendation",
    "Recommendations",
    "Region",
    "Scope",
    "Seeker",
    "find_needs",
    "kilometres",
    "match_cells",
    "recommend",
]
