"""The rose: one petal for each dimension, filled from the heart to the score, as static SVG.

Lines, colours and type come from the style sheet; a drawing holds no style of its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import cos, radians, sin

from markupsafe import Markup

from autodiag.charts.geometry import FIVE_RINGS, number, radius_of, shape_for, turn_of

_EIGHT = 8
_HUNDRED_EM = 46
"""Hundredths of an em that a letter takes at least: only names surely too wide are squeezed."""


@dataclass(frozen=True, slots=True)
class Petal:
    """One dimension of a rose.

    `code_class` carries its colour (dim-str), `shown` is its figure, or the word that stands for
    one when `percent` is None; `target_text` says the target in the description of the figure.
    """

    code_class: str
    name: str
    short: str
    percent: float | None
    shown: str
    target: float | None = None
    target_text: str = ""


@dataclass(frozen=True, slots=True)
class RoseLabels:
    """The words of a rose; `key` makes its ids unique in the page.

    The description is `before`, then every dimension with its figure, then `after`. `rings` are the
    upper bounds of the levels, in percent.
    """

    key: str
    title: str
    before: str
    after: str
    rings: tuple[float, ...] = FIVE_RINGS


@dataclass(frozen=True, slots=True)
class _Size:
    """How large a labelled rose is drawn, and where its words stand."""

    name: str
    mark: str
    width: float
    height: float
    scale: float
    reach: float
    aside: float
    drop: float
    line: float
    letter: float
    is_numbered: bool


_WIDE = _Size("rose-wide", "w", 620, 492, 2.08, 222.2, 37, 13, 21, 18, is_numbered=True)
_NARROW = _Size("rose-narrow", "n", 330, 262, 1.04, 113.2, 18, 9, 16, 14.5, is_numbered=False)


def sprite() -> Markup:
    """The shapes that the roses of a page share; once, at its top."""
    shape = shape_for(_EIGHT)
    turns = Markup("").join(
        Markup('<use href="#glyph-petal" transform="rotate({})"/>').format(_turn(place, _EIGHT))
        for place in range(_EIGHT)
    )
    return Markup(
        '<svg class="sprite" width="0" height="0" aria-hidden="true" focusable="false"><defs>'
        '<path id="petal" vector-effect="non-scaling-stroke" d="{}"/>'
        '<path id="petal-veins" vector-effect="non-scaling-stroke" d="{}"/>'
        '<path id="glyph-petal" d="{}"/><g id="glyph-ground">{}</g></defs></svg>'
    ).format(shape.outline(), shape.veins(FIVE_RINGS), shape.glyph(), turns)


def rose_hero(petals: Sequence[Petal], labels: RoseLabels) -> Markup:
    """The large rose of wide screens: names, figures, numbered rings, targets."""
    return _labelled(petals, labels, _WIDE)


def rose_narrow(petals: Sequence[Petal], labels: RoseLabels) -> Markup:
    """The same rose for a phone; both stand in the page, and one shows."""
    return _labelled(petals, labels, _NARROW)


def rose_card(
    petals: Sequence[Petal], *, rings: tuple[float, ...] = FIVE_RINGS, css: str = ""
) -> Markup:
    """All petals without a word, beside a text that says them; `css` are further classes."""
    drawn = _rings(rings) + _flower(petals, rings)
    return _silent(drawn, css)


def petal_card(
    petal: Petal,
    *,
    place: int,
    count: int = _EIGHT,
    rings: tuple[float, ...] = FIVE_RINGS,
    css: str = "",
) -> Markup:
    """One petal in colour among the others in line; `place` counts from 0."""
    drawn = Markup("").join(
        _one(petal, place, count, rings) if index == place else _quiet(index, count, rings)
        for index in range(count)
    )
    return _silent(drawn, f"{css} {petal.code_class}")


def petal_mark(code_class: str, *, place: int, count: int = _EIGHT, size: int = 24) -> Markup:
    """The mark of a dimension beside its name: its direction, and its colour."""
    if count == _EIGHT:
        ground = Markup('<use class="glyph-ground" href="#glyph-ground"/>')
        petal = Markup('<use href="#glyph-petal" transform="rotate({})"/>').format(
            _turn(place, count)
        )
    else:
        ground = Markup('<g class="glyph-ground">{}</g>').format(
            Markup("").join(_glyph(index, count) for index in range(count))
        )
        petal = _glyph(place, count)
    return Markup(
        '<svg class="dim-mark {}" viewBox="-12 -12 24 24" width="{}" height="{}"'
        ' aria-hidden="true">{}{}</svg>'
    ).format(code_class, size, size, ground, petal)


@lru_cache(maxsize=256)
def step_petal(code_class: str, *, step: int, steps: int) -> Markup:
    """The lying petal beside an answer, the fuller the further; `step` counts from 1."""
    petal = Petal(code_class, "", "", 100 * step / steps, "")
    return Markup(
        '<svg class="answer-petal {}" viewBox="8 -26 94 52" aria-hidden="true">'
        '<g transform="rotate(90)">{}</g></svg>'
    ).format(code_class, _body(petal, _EIGHT, FIVE_RINGS))


def describe(petals: Sequence[Petal], labels: RoseLabels) -> str:
    """The figure in words: every dimension with its figure, and its target where it has one."""
    said = ", ".join(_said(petal) for petal in petals)
    return f"{labels.before} {said}. {labels.after}".strip()


def _said(petal: Petal) -> str:
    aim = f" ({petal.target_text})" if petal.target_text else ""
    return f"{petal.short} {petal.shown}{aim}"


def _labelled(petals: Sequence[Petal], labels: RoseLabels, size: _Size) -> Markup:
    title, description = (f"{labels.key}-{part}{size.mark}" for part in "td")
    drawn = Markup('<g transform="scale({})">{}{}</g>').format(
        size.scale, _rings(labels.rings), _flower(petals, labels.rings)
    )
    box = (-size.width / 2, -size.height / 2, size.width, size.height)
    return Markup(
        '<svg class="rose rose-hero {}" viewBox="{}" role="img" aria-labelledby="{} {}">'
        '<title id="{}">{}</title><desc id="{}">{}</desc>{}{}{}</svg>'
    ).format(
        size.name, " ".join(number(side) for side in box), title, description,
        title, labels.title, description, describe(petals, labels),
        drawn, _ring_numbers(labels.rings, size), _words(petals, size),
    )  # fmt: skip


def _silent(drawn: Markup, css: str) -> Markup:
    classes = " ".join(f"rose {css}".split())
    return Markup('<svg class="{}" viewBox="-102 -102 204 204" aria-hidden="true">{}</svg>').format(
        classes, drawn
    )


def _flower(petals: Sequence[Petal], rings: tuple[float, ...]) -> Markup:
    return Markup("").join(
        _one(petal, place, len(petals), rings) for place, petal in enumerate(petals)
    )


def _one(petal: Petal, place: int, count: int, rings: tuple[float, ...]) -> Markup:
    if petal.percent is None:
        return _quiet(place, count, rings)
    return Markup('<g class="{}" transform="rotate({})">{}</g>').format(
        petal.code_class, _turn(place, count), _body(petal, count, rings)
    )


def _body(petal: Petal, count: int, rings: tuple[float, ...]) -> Markup:
    shape = shape_for(count)
    halves = shape.fill(petal.percent or 0.0)
    fill = Markup("")
    if halves:
        fill = Markup('<path class="petal-fill" d="{}"/><path class="petal-fold" d="{}"/>').format(
            *halves
        )
    target = Markup("")
    if petal.target is not None:
        target = Markup('<path class="petal-target" d="{}"/>').format(shape.arc(petal.target))
    return fill + _outline("petal-line", count, rings) + _veins(count, rings) + target


def _outline(name: str, count: int, rings: tuple[float, ...]) -> Markup:
    if _is_shared(count, rings):
        return Markup('<use class="{}" href="#petal"/>').format(name)
    return _line(name, shape_for(count).outline())


def _veins(count: int, rings: tuple[float, ...]) -> Markup:
    if _is_shared(count, rings):
        return Markup('<use class="petal-vein" href="#petal-veins"/>')
    return _line("petal-vein", shape_for(count).veins(rings))


def _line(name: str, path: str) -> Markup:
    return Markup('<path class="{}" vector-effect="non-scaling-stroke" d="{}"/>').format(name, path)


def _is_shared(count: int, rings: tuple[float, ...]) -> bool:
    """Whether the shapes of the sprite are the ones that are wanted."""
    return count <= _EIGHT and rings == FIVE_RINGS


def _quiet(place: int, count: int, rings: tuple[float, ...]) -> Markup:
    return Markup('<g transform="rotate({})">{}</g>').format(
        _turn(place, count), _outline("petal-quiet", count, rings)
    )


def _glyph(place: int, count: int) -> Markup:
    return Markup('<path transform="rotate({})" d="{}"/>').format(
        _turn(place, count), shape_for(count).glyph()
    )


def _turn(place: int, count: int) -> str:
    return f"{turn_of(place, count):.2f}".rstrip("0").rstrip(".")


def _rings(rings: tuple[float, ...]) -> Markup:
    return Markup("").join(
        Markup('<circle class="ring" r="{}"/>').format(number(radius_of(ring))) for ring in rings
    )


def _ring_numbers(rings: tuple[float, ...], size: _Size) -> Markup:
    if not size.is_numbered:
        return Markup("")
    heights = (number(4 - radius_of(ring) * size.scale) for ring in rings)
    texts = Markup("").join(
        Markup('<text y="{}">{}</text>').format(height, level)
        for level, height in enumerate(heights, 1)
    )
    return Markup('<g class="ring-number">{}</g>').format(texts)


def _words(petals: Sequence[Petal], size: _Size) -> Markup:
    return Markup("").join(
        _word(petal, turn_of(place, len(petals)), size) for place, petal in enumerate(petals)
    )


def _word(petal: Petal, turn: float, size: _Size) -> Markup:
    x, y = _place(turn, size)
    pending = " rose-pending" if petal.percent is None else ""
    return Markup(
        '<g class="{}" text-anchor="{}"><text class="rose-name" x="{}" y="{}"{}>{}</text>'
        '<text class="rose-score{}" x="{}" y="{}">{}</text></g>'
    ).format(
        petal.code_class, _anchor(x), number(x), number(y), _squeeze(petal.short, x, size),
        petal.short, pending, number(x), number(y + size.line), petal.shown,
    )  # fmt: skip


def _place(turn: float, size: _Size) -> tuple[float, float]:
    """Where the name of a petal begins: just beyond its tip, and aside of it near the poles."""
    across, up = sin(radians(turn)), cos(radians(turn))
    poleward = max(0.0, abs(up) - 0.383)
    if abs(across) < 0.1:  # noqa: PLR2004 -- a petal that points south has its name under it
        return 0.0, size.reach + size.letter / 2
    x = size.reach * across + size.aside * poleward * (1 if across > 0 else -1)
    return x, size.drop * poleward - 2 - size.reach * up


def _anchor(x: float) -> str:
    if x == 0:
        return "middle"
    return "start" if x > 0 else "end"


def _squeeze(name: str, x: float, size: _Size) -> Markup:
    """Letters drawn closer when the name would leave the drawing, which no phone could scroll."""
    room = size.width / 2 - abs(x)
    if len(name) * size.letter * _HUNDRED_EM / 100 <= room:
        return Markup("")
    return Markup(' textLength="{}" lengthAdjust="spacingAndGlyphs"').format(number(room))
