"""The form of targets: for each dimension, where one is and the levels above."""

from collections.abc import Mapping
from datetime import datetime
from typing import NamedTuple

from autodiag.diagnostics.colours import colour_of, place_of
from autodiag.diagnostics.portrait.figures import Figure, figure, level_name, level_text
from autodiag.diagnostics.service.finishing import Result
from autodiag.diagnostics.service.planning import Aim
from autodiag.scoring import next_level


class LevelOption(NamedTuple):
    """A level that may be aimed at; *is_proposed* is the one above."""

    code: str
    rank: int
    name: str
    text: str
    is_proposed: bool


class AimRow(NamedTuple):
    """One dimension in the form; *chosen* is a level's code or empty, *by* an ISO date or empty."""

    code: str
    colour: str
    place: int
    figure: Figure
    options: tuple[LevelOption, ...]
    chosen: str
    by: str
    proposed_day: str


def list_aim_rows(result: Result, aims: Mapping[str, Aim], *, now: datetime) -> tuple[AimRow, ...]:
    """The dimensions that have a score and a level above, in the questionnaire's order."""
    dimensions = result.version.questionnaire.dimensions
    rows = (_row(result, node.code, aims.get(node.code), now) for node in dimensions)
    return tuple(row for row in rows if row.options)


def _row(result: Result, code: str, aim: Aim | None, now: datetime) -> AimRow:
    questionnaire = result.version.questionnaire
    node = questionnaire.nodes[code]
    return AimRow(
        code,
        colour_of(questionnaire, code),
        place_of(questionnaire, code),
        figure(result.version, result.profile.nodes[code], node.name),
        _options(result, code),
        aim.level if aim else "",
        aim.by.isoformat() if aim and aim.by else "",
        now.date().replace(year=now.year + 1, day=1).isoformat(),
    )


def _options(result: Result, code: str) -> tuple[LevelOption, ...]:
    score = result.profile.nodes[code]
    levels = result.version.scheme.plan(code).levels.codes
    if score.level not in levels:
        return ()
    above = next_level(result.version.scheme, score)
    start = levels.index(score.level) + 1
    return tuple(
        LevelOption(
            level,
            rank,
            level_name(result.version, level),
            level_text(result.version, code, level),
            level == above,
        )
        for rank, level in enumerate(levels[start:], start=start + 1)
    )
