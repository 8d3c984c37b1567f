"""Where an organisation is furthest from where it aims (docs/method.md, section 3, rule 1)."""

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

    *above* are the nodes that it stands in, its dimension first; *rank* is the organisation's level
    on the node, from 1; *aim* and *percent* are percents; *size* is the need in classes of five
    points, from 1 up; *towards* is the code of the next level; *leaves* are the answers below the
    aim, lowest first.
    """

    code: str
    above: tuple[str, ...]
    level: str
    rank: int
    percent: float
    aim: float
    size: int
    towards: str
    leaves: tuple[str, ...]

    @property
    def dimension(self) -> str:
        """The dimension that the node is, or is part of."""
        return self.above[0] if self.above else self.code

    @property
    def order(self) -> tuple[int, float, int, str]:
        """What needs are sorted by: largest first, furthest from the aim, widest, then code."""
        return -self.size, self.percent - self.aim, len(self.above), self.code


class Needs(NamedTuple):
    """Needs by node code, and the dimensions that cannot have one for want of a score."""

    by_code: Mapping[str, Need]
    unscored: tuple[str, ...]

    def of_dimensions(self) -> tuple[Need, ...]:
        """One need for each dimension, in order: its own, or the largest below it without one."""
        best: dict[str, Need] = {}
        for need in sorted(self.by_code.values(), key=lambda need: (bool(need.above), need.order)):
            best.setdefault(need.dimension, need)
        return tuple(sorted(best.values(), key=lambda need: need.order))


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
        for place in _places(_Place(dimension), aims):
            need = _need(scheme, profile, place)
            if need is not None:
                found[need.code] = need
    return Needs(found, tuple(unscored))


class _Place(NamedTuple):
    """A node with the codes above it, its weight down from the top, and its target level."""

    node: Node
    above: tuple[str, ...] = ()
    weight: float = 1.0
    target: str | None = None

    def child(self, node: Node) -> "_Place":
        """The place of one of the node's children, before its own weight and target."""
        return _Place(node, (*self.above, self.node.code), self.weight, self.target)


def _places(start: _Place, aims: Mapping[str, str]) -> Iterable[_Place]:
    """*start* with its own weight and target, then every place below it."""
    node = start.node
    target = aims.get(node.code, start.target)
    place = start._replace(weight=start.weight * node.weight, target=target)
    yield place
    for child in node.children:
        yield from _places(place.child(child), aims)


def _need(scheme: Scheme, profile: Profile, place: _Place) -> Need | None:
    score = profile.nodes[place.node.code]
    upper = next_level(scheme, score)
    if score.percent is None or score.level is None or upper is None:
        return None
    aim = _aim(scheme, score, upper, place.target)
    lack = place.weight * (aim - score.percent)
    if lack <= NEARLY:
        return None
    return Need(
        score.code,
        place.above,
        score.level,
        scheme.plan(score.code).levels.codes.index(score.level) + 1,
        score.percent,
        aim,
        max(1, ceil(lack / CLASS_WIDTH - NEARLY)),
        upper,
        _low_leaves(scheme, profile, score.code, aim),
    )


def _aim(scheme: Scheme, score: NodeScore, upper: str, target: str | None) -> float:
    """The percent aimed at; a target that names no level of the node is none."""
    chosen = None if target is None else level_floor(scheme, score, target)
    if chosen is not None:
        return chosen
    return max(scheme.questionnaire.aim, level_floor(scheme, score, upper) or 0.0)


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
