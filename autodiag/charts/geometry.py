"""The shape of a petal: where a circle cuts it, and the paths that follow.

A petal points north from the heart of the rose, at 0, in a square of 200. Its right side is one
cubic curve from the heart (13 above 0) to the tip (100 above 0); its left side is the mirror.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from math import hypot, pi, tan
from typing import TypeAlias

Point: TypeAlias = tuple[float, float]
Curve: TypeAlias = tuple[Point, Point, Point, Point]

HEART = 13.0
TIP = 100.0
FIVE_RINGS = (20.0, 40.0, 60.0, 80.0, 100.0)
FULL_WIDTH_UP_TO = 8
"""With more petals than these, each is made narrower so that neighbours do not touch."""

_SIDE: Curve = ((0.0, -HEART), (24.0, -35.6), (31.0, -TIP), (0.0, -TIP))
_GLYPH_SIDE: Curve = ((0.0, -1.4), (3.3, -4.1), (4.7, -11.5), (0.0, -11.5))
_HALVINGS = 40
_LEAST = 0.05


@dataclass(frozen=True, slots=True)
class Shape:
    """A petal, `width` times as wide as the first one drawn."""

    width: float = 1.0

    def outline(self) -> str:
        """The whole petal, as the `d` of a path."""
        return _closed(_widened(_SIDE, self.width))

    def glyph(self) -> str:
        """The small, fatter petal of marks, in a square of 24."""
        return _closed(_widened(_GLYPH_SIDE, self.width))

    def fill(self, percent: float) -> tuple[str, str] | None:
        """The left and right halves, cut at the circle of `percent`; None when nothing shows."""
        radius = radius_of(percent)
        if radius - HEART < _LEAST:
            return None
        side = _cut(self.width, radius)
        return _half(side, radius, -1), _half(side, radius, 1)

    def arc(self, percent: float) -> str:
        """A line from side to side at `percent`; at the tip, as wide as can be seen."""
        radius = radius_of(percent)
        x, y = _cut(self.width, min(radius, radius_of(98.5)))[3]
        return f"M{number(-x)} {number(y)}A{number(radius)} {number(radius)} 0 0 1 {_pair((x, y))}"

    def veins(self, rings: tuple[float, ...]) -> str:
        """The middle line, and one arc for each of `rings` inside the petal."""
        inner = (ring for ring in rings if HEART < radius_of(ring) < TIP)
        return f"M0 {number(-HEART)}V{number(-TIP)}" + "".join(self.arc(ring) for ring in inner)

    def half_area(self, percent: float) -> float:
        """The area of one filled half, in square units."""
        radius = radius_of(percent)
        return _area(_points(_cut(self.width, radius), radius))


def radius_of(percent: float) -> float:
    """The radius that a score from 0 to 100 reaches; what lies beyond is brought back."""
    return HEART + (TIP - HEART) / 100 * min(max(percent, 0.0), 100.0)


@lru_cache(maxsize=16)
def shape_for(petals: int) -> Shape:
    """The shape that lets `petals` of them stand in a circle."""
    if petals <= FULL_WIDTH_UP_TO:
        return Shape()
    return Shape(tan(pi / petals) / tan(pi / FULL_WIDTH_UP_TO))


def turn_of(place: int, petals: int) -> float:
    """The angle of a petal, in degrees clockwise from north; `place` counts from 0."""
    return 360 / petals * (place + 0.5)


@lru_cache(maxsize=4096)
def number(value: float) -> str:
    """A coordinate with one decimal at most."""
    text = f"{value:.1f}".removesuffix(".0")
    return "0" if text == "-0" else text


@lru_cache(maxsize=2048)
def _cut(width: float, radius: float) -> Curve:
    """The side of a petal from the heart to where it is `radius` away from 0."""
    side = _widened(_SIDE, width)
    low, high = 0.0, 1.0
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        if hypot(*_split(side, middle)[3]) < radius:
            low = middle
        else:
            high = middle
    return _split(side, high)


def _widened(side: Curve, width: float) -> Curve:
    first, second, third, last = ((x * width, y) for x, y in side)
    return first, second, third, last


def _between(start: Point, end: Point, part: float) -> Point:
    return start[0] + (end[0] - start[0]) * part, start[1] + (end[1] - start[1]) * part


def _split(curve: Curve, part: float) -> Curve:
    """The beginning of `curve`, up to `part` of its way (De Casteljau)."""
    first, second, third, last = curve
    a, b, c = (
        _between(first, second, part),
        _between(second, third, part),
        _between(third, last, part),
    )
    d, e = _between(a, b, part), _between(b, c, part)
    return first, a, d, _between(d, e, part)


def _pair(point: Point, sign: int = 1) -> str:
    return f"{number(sign * point[0])} {number(point[1])}"


def _half(side: Curve, radius: float, sign: int) -> str:
    start, first, second, end = (_pair(point, sign) for point in side)
    if radius >= TIP:
        return f"M{start}C{first} {second} {end}Z"
    reach, sweep = number(radius), 1 if sign < 0 else 0
    return f"M{start}C{first} {second} {end}A{reach} {reach} 0 0 {sweep} 0 {number(-radius)}Z"


def _closed(side: Curve) -> str:
    start, first, second, end = side
    left = f"C{_pair(first, -1)} {_pair(second, -1)} {_pair(end)}"
    return f"M{_pair(start)}{left}C{_pair(second)} {_pair(first)} {_pair(start)}Z"


def _points(side: Curve, radius: float) -> list[Point]:
    """Enough points around one half to measure it: along the side, then along the arc."""
    steps = 64
    along = [_split(side, step / steps)[3] for step in range(steps + 1)]
    edge = side[3][0]
    back = (edge * (1 - step / steps) for step in range(1, steps + 1))
    return along + [(x, -((radius**2 - x**2) ** 0.5)) for x in back]


def _area(points: list[Point]) -> float:
    following = points[1:] + points[:1]
    twice = sum(x * b - a * y for (x, y), (a, b) in zip(points, following, strict=True))
    return abs(twice) / 2
