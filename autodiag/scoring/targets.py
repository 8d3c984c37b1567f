"""Targets: the level an organisation wants to reach on a dimension, and how far it has come."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from autodiag.scoring.profile import NodeScore, Profile, as_percent
from autodiag.scoring.scheme import Scheme


class Target(NamedTuple):
    """A level to reach on node *code*; *baseline* is its percent when the target was set."""

    code: str
    level: str
    by: date | None
    baseline: float | None


def level_bounds(scheme: Scheme, node: NodeScore) -> tuple[float, ...]:
    """The lower bounds of *node*'s levels in percent, lowest first; raw ones need a score."""
    table = scheme.plan(node.code).levels
    if not table.by_score:
        return table.bounds
    if node.low is None or node.high is None:
        return ()
    percents = (as_percent(bound, node.low, node.high) for bound in table.bounds)
    return tuple(percent for percent in percents if percent is not None)


def level_floor(scheme: Scheme, node: NodeScore, level: str) -> float | None:
    """The lower bound of *level* on *node*, in percent; None when the node has no such level."""
    codes = scheme.plan(node.code).levels.codes
    bounds = level_bounds(scheme, node)
    return bounds[codes.index(level)] if bounds and level in codes else None


def next_level(scheme: Scheme, node: NodeScore) -> str | None:
    """The level above the one that *node* has; None at the top or without a level."""
    codes = scheme.plan(node.code).levels.codes
    if node.level not in codes:
        return None
    place = codes.index(node.level) + 1
    return codes[place] if place < len(codes) else None


def progress(scheme: Scheme, profile: Profile, targets: Iterable[Target]) -> float | None:
    """How much of the way to all *targets* has been gone, 0 to 1.

    Σ clamp(now − baseline, 0, aim − baseline) / Σ (aim − baseline), over the targets whose aim is
    above their baseline and whose scores are known; None when there are none (docs/method.md, 2).
    """
    gone = way = 0.0
    for target in targets:
        node = profile.nodes.get(target.code)
        aim = level_floor(scheme, node, target.level) if node else None
        if node is None or node.percent is None or aim is None or target.baseline is None:
            continue
        span = aim - target.baseline
        if span > 0:
            gone += min(max(node.percent - target.baseline, 0.0), span)
            way += span
    return gone / way if way else None
