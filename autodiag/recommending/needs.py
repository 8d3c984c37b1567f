"""Where an organisation is furthest from where it aims (engine.md, section 4, rule 1)."""

from collections.abc import Iterable, Mapping
from math import ceil
from typing import NamedTuple

from autodiag.questionnaires.model import Node
from autodiag.scoring.levels import NEARLY
from autodiag.scoring.profile import NodeScore, Profile
from autodiag.scoring.scheme import Scheme, State
from autodiag.scoring.targets import Target, level_floor, next_level

CLASS_WIDTH = 5.0


class Need(NamedTuple):
    """What one node lacks.

    *rank* is the organisation's level on the node, from 1; *aim* and *percent* are percents;
    *size* is the need in classes of five points, from 1 up; *leaves* are the answers below the aim,
    lowest first; *towards* is the code of the level that the aim opens.
    """

    code: str
    dimension: str
    level: str
    rank: int
    percent: float
    aim: float
    size: int
    towards: str
    leaves: tuple[str, ...]


class Needs(NamedTuple):
    """Needs by node code, and the dimensions that cannot have one for want of a score."""

    by_code: Mapping[str, Need]
    unscored: tuple[str, ...]

    def of_dimensions(self) -> tuple[Need, ...]:
        """The needs of whole dimensions, largest first, then furthest from the aim, then code."""
        whole = (need for need in self.by_code.values() if need.code == need.dimension)
        return tuple(sorted(whole, key=lambda n: (-n.size, n.percent - n.aim, n.code)))


def find_needs(scheme: Scheme, profile: Profile, targets: Iterable[Target] = ()) -> Needs:
    """The needs of every dimension and of everything below it.

    A target on a node holds for what stands below it too, unless that has a target of its own.
    """
    aims = {target.code: target.level for target in targets}
    found: dict[str, Need] = {}
    unscored = []
    for dimension in scheme.questionnaire.dimensions:
        if profile.nodes[dimension.code].percent is None:
            unscored.append(dimension.code)
        for node, weight, level in _with_aims(dimension, 1.0, None, aims):
            need = _need(scheme, profile, node, dimension.code, weight, level)
            if need is not None:
                found[node.code] = need
    return Needs(found, tuple(unscored))


def _with_aims(
    node: Node, above: float, level: str | None, aims: Mapping[str, str]
) -> Iterable[tuple[Node, float, str | None]]:
    weight, level = above * node.weight, aims.get(node.code, level)
    yield node, weight, level
    for child in node.children:
        yield from _with_aims(child, weight, level, aims)


def _need(
    scheme: Scheme,
    profile: Profile,
    node: Node,
    dimension: str,
    weight: float,
    target: str | None,
) -> Need | None:
    score = profile.nodes[node.code]
    aim = _aim(scheme, score, target)
    if aim is None or score.percent is None or score.level is None:
        return None
    lack = weight * (aim[0] - score.percent)
    if lack <= NEARLY:
        return None
    return Need(
        node.code,
        dimension,
        score.level,
        scheme.plan(node.code).levels.codes.index(score.level) + 1,
        score.percent,
        aim[0],
        ceil(lack / CLASS_WIDTH - NEARLY),
        aim[1],
        _low_leaves(scheme, profile, node.code, aim[0]),
    )


def _aim(scheme: Scheme, score: NodeScore, target: str | None) -> tuple[float, str] | None:
    """The percent aimed at and the level it opens; None at the top level or without a level."""
    if target is not None:
        floor = level_floor(scheme, score, target)
        return None if floor is None else (floor, target)
    upper = next_level(scheme, score)
    floor = None if upper is None else level_floor(scheme, score, upper)
    if upper is None or floor is None:
        return None
    return max(scheme.questionnaire.aim, floor), upper


def _low_leaves(scheme: Scheme, profile: Profile, code: str, aim: float) -> tuple[str, ...]:
    low = []
    for slot, _ in scheme.plan(code).leaves:
        leaf = scheme.leaves[slot]
        state, value = profile.leaves[leaf.key]
        if state is State.SCORED and value is not None and leaf.high > leaf.low:
            percent = 100.0 * (value - leaf.low) / (leaf.high - leaf.low)
            if percent < aim:
                low.append((percent, slot, leaf.key))
    return tuple(key for _, _, key in sorted(low))
