"""Which guide entries and which cells fit a profile, and why."""

from autodiag.recommending.candidates import Cell, Effort, Entry, Point, Region

__all__ = ["Cell", "Effort", "Entry", "Point", "Region"]
