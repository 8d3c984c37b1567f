"""The rose for paper: the same petals, with their colours in the drawing and no word in it."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from autodiag.charts.colours import INK, colour_on_paper
from autodiag.charts.geometry import FIVE_RINGS, number, radius_of, shape_for, turn_of
from autodiag.charts.rose import Petal

EDGE = "#857b6d"
RULE = "#ddd5c7"


def rose_print(petals: Sequence[Petal], *, rings: tuple[float, ...] = FIVE_RINGS) -> str:
    """The whole rose with its rings and targets, in a square of 204."""
    circles = Markup("").join(
        Markup('<circle fill="none" stroke="{}" stroke-opacity="0.25" stroke-width="0.4" r="{}"/>')
        .format(INK, number(radius_of(ring)))
        for ring in rings
    )  # fmt: skip
    drawn = Markup("").join(
        _petal(petal, place, len(petals), rings) for place, petal in enumerate(petals)
    )
    return _sheet(circles + drawn, 102)


def petal_print(
    petal: Petal, *, place: int, count: int, rings: tuple[float, ...] = FIVE_RINGS
) -> str:
    """One petal in colour among the others in line."""
    drawn = Markup("").join(
        _petal(petal, index, count, rings) if index == place else _line(index, count, EDGE, "1.2")
        for index in range(count)
    )
    return _sheet(drawn, 102)


def mark_print(code_class: str, *, place: int, count: int) -> str:
    """The mark of a dimension, in a square of 24."""
    colours = [RULE] * count
    colours[place] = colour_on_paper(code_class)
    glyph = shape_for(count).glyph()
    drawn = Markup("").join(
        Markup('<path transform="rotate({})" fill="{}" d="{}"/>').format(
            number(turn_of(index, count)), colour, glyph
        )
        for index, colour in enumerate(colours)
    )
    return _sheet(drawn, 12)


def _petal(petal: Petal, place: int, count: int, rings: tuple[float, ...]) -> Markup:
    if petal.percent is None:
        return _line(place, count, EDGE, "0.6")
    shape, colour = shape_for(count), colour_on_paper(petal.code_class)
    veins = Markup('<path fill="none" stroke="{}" stroke-width="0.4" d="{}"/>').format(
        colour, shape.veins(rings)
    )
    body = _fill(petal.percent, count, colour) + veins + _target(petal, count)
    turned = Markup('<g transform="rotate({})">{}</g>').format(number(turn_of(place, count)), body)
    return _line(place, count, colour, "0.9") + turned


def _fill(percent: float, count: int, colour: str) -> Markup:
    halves = shape_for(count).fill(percent)
    if halves is None:
        return Markup("")
    return Markup(
        '<path fill="{0}" d="{1}"/><path fill="{0}" fill-opacity="0.62" d="{2}"/>'
    ).format(colour, *halves)


def _target(petal: Petal, count: int) -> Markup:
    if petal.target is None:
        return Markup("")
    return Markup('<path fill="none" stroke="{}" stroke-width="1.8" d="{}"/>').format(
        INK, shape_for(count).arc(petal.target)
    )


def _line(place: int, count: int, colour: str, width: str) -> Markup:
    return Markup(
        '<path transform="rotate({})" fill="none" stroke="{}" stroke-width="{}" d="{}"/>'
    ).format(number(turn_of(place, count)), colour, width, shape_for(count).outline())


def _sheet(drawn: Markup, half: int) -> str:
    return str(
        Markup(
            '<svg xmlns="http://www.w3.org/2000/svg" viewBox="{0} {0} {1} {1}">{2}</svg>'
        ).format(-half, 2 * half, drawn)
    )
