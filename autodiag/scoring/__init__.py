"""What answers are worth: scores, levels, coverage, explanation, targets and change."""

from autodiag.scoring.change import Change, Run, changes
from autodiag.scoring.explanation import Contribution, contributions
from autodiag.scoring.levels import shown
from autodiag.scoring.profile import (
    Counts,
    Missing,
    NodeScore,
    Profile,
    score,
    score_answers,
    score_path,
)
from autodiag.scoring.scheme import Scheme, State, compile_scheme
from autodiag.scoring.storing import profile_from_json, profile_to_json
from autodiag.scoring.targets import Target, level_bounds, level_floor, next_level, progress

__all__ = [
    "Change",
    "Contribution",
    "Counts",
    "Missing",
    "NodeScore",
    "Profile",
    "Run",
    "Scheme",
    "State",
    "Target",
    "changes",
    "compile_scheme",
    "contributions",
    "level_bounds",
    "level_floor",
    "next_level",
    "profile_from_json",
    "profile_to_json",
    "progress",
    "score",
    "score_answers",
    "score_path",
    "shown",
]
