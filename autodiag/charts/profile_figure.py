"""A profile as rows of dots that can be explored: targets, earlier runs and peers laid over it.

One row for each dimension, its name above its line, so that the longest name fits on a phone. The
figure is plain Plotly JSON: a colour is the name of a variable of the page, read when it is drawn.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import Any, TypeAlias

from markupsafe import Markup

from autodiag.charts.geometry import FIVE_RINGS, number
from autodiag.charts.rose import Petal

Json: TypeAlias = dict[str, Any]

ROW = 52
"""Pixels from one row to the next, in the still figure as in the explored one."""
AXIS = 30
SIDE = 14
_NAME_AT = 20
_LINE_AT = 36
_INK = "var(--ad-ink)"
_SOFT = "var(--ad-ink-soft)"
_RULE = "var(--ad-rule)"
_PAPER = "var(--ad-paper)"
_CLEAR = "rgba(0,0,0,0)"


@dataclass(frozen=True, slots=True)
class Run:
    """An earlier diagnostic: percents in the order of the dimensions, `shown` as it is printed."""

    label: str
    percents: tuple[float | None, ...]
    shown: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Spread:
    """Where the middle half of a group stands on one dimension, in percent."""

    low: float
    middle: float
    high: float
    text: str


@dataclass(frozen=True, slots=True)
class FigureLabels:
    """The words of the figure; `switches` is the legend of its switches."""

    title: str
    description: str
    current: str
    targets: str
    peers: str
    switches: str
    bounds: tuple[float, ...] = (0.0, *FIVE_RINGS)


def profile_figure(
    petals: Sequence[Petal],
    labels: FigureLabels,
    *,
    earlier: Sequence[Run] = (),
    peers: Sequence[Spread | None] = (),
) -> Json:
    """The Plotly figure; each series is one trace or two that share a `legendgroup`."""
    traces = [
        *_peer_traces(petals, labels, peers),
        *(_earlier_trace(petals, run, age) for age, run in enumerate(earlier)),
        *_target_traces(petals, labels),
        _current_trace(petals, labels),
    ]
    return {"data": traces, "layout": _layout(petals, labels)}


def profile_dots(
    petals: Sequence[Petal],
    labels: FigureLabels,
    *,
    earlier: Sequence[Run] = (),
    peers: Sequence[Spread | None] = (),
) -> Markup:
    """The same figure, still, in the same place and size: what everybody gets first."""
    groups = [run.percents for run in earlier] or [()]
    rows = Markup("").join(
        _still_row(petal, index, [run[index] for run in groups if run], _at(peers, index))
        for index, petal in enumerate(petals)
    )
    return Markup(
        '<svg class="dots" width="100%" height="{}" role="img" aria-label="{}">{}{}</svg>'
    ).format(
        height(len(petals)), f"{labels.title}. {labels.description}", _still_axis(petals, labels),
        rows,
    )  # fmt: skip


def height(rows: int) -> int:
    """The height of the figure in pixels, still or explored."""
    return rows * ROW + AXIS


def colour_of(petal: Petal) -> str:
    """The colour of a dimension, as figure.js reads it: a variable, and the class that sets it."""
    return f"var(--dim, {petal.code_class})"


def _current_trace(petals: Sequence[Petal], labels: FigureLabels) -> Json:
    shown = [(place, petal) for place, petal in enumerate(petals) if petal.percent is not None]
    return _dots(labels.current, "current") | {
        "x": [petal.percent for _, petal in shown],
        "y": [_line(place) for place, _ in shown],
        "text": [_hover(petal.name, labels.current, petal.shown) for _, petal in shown],
        "marker": {
            "size": 15,
            "color": [colour_of(petal) for _, petal in shown],
            "line": {"width": 2, "color": _PAPER},
        },
    }


def _target_traces(petals: Sequence[Petal], labels: FigureLabels) -> list[Json]:
    aimed = [(place, petal) for place, petal in enumerate(petals) if petal.target is not None]
    if not aimed:
        return []
    trace = _dots(labels.targets, "targets") | {
        "x": [petal.target for _, petal in aimed],
        "y": [_line(place) for place, _ in aimed],
        "text": [f"{_inert(petal.name)}<br>{_inert(petal.target_text)}" for _, petal in aimed],
        "marker": {
            "symbol": "line-ns",
            "size": 22,
            "color": _INK,
            "line": {"width": 3, "color": _INK},
        },
    }
    return [trace]


def _earlier_trace(petals: Sequence[Petal], run: Run, age: int) -> Json:
    known = [
        (place, percent, run.shown[place])
        for place, percent in enumerate(run.percents)
        if percent is not None
    ]
    return _dots(run.label, f"earlier-{age}") | {
        "x": [percent for _, percent, _ in known],
        "y": [_line(place) for place, _, _ in known],
        "text": [_hover(petals[place].name, run.label, shown) for place, _, shown in known],
        "marker": {
            "symbol": ("circle-open", "diamond-open", "square-open")[age % 3],
            "size": 12,
            "color": _SOFT,
            "line": {"width": 2, "color": _SOFT},
        },
    }


def _peer_traces(
    petals: Sequence[Petal], labels: FigureLabels, peers: Sequence[Spread | None]
) -> list[Json]:
    known = [(place, spread) for place, spread in enumerate(peers) if spread is not None]
    if not known:
        return []
    halves = _dots(labels.peers, "peers") | {
        "mode": "lines",
        "hoverinfo": "skip",
        "hovertemplate": None,
        "connectgaps": False,
        "x": [x for _, spread in known for x in (spread.low, spread.high, None)],
        "y": [y for place, _ in known for y in (_line(place), _line(place), None)],
        "line": {"width": 10, "color": "var(--ad-level-2)"},
    }
    middles = _dots(labels.peers, "peers") | {
        "x": [spread.middle for _, spread in known],
        "y": [_line(place) for place, _ in known],
        "text": [_hover(petals[place].name, labels.peers, spread.text) for place, spread in known],
        "marker": {
            "symbol": "line-ns",
            "size": 12,
            "color": _INK,
            "line": {"width": 1.5, "color": _INK},
        },
    }
    return [halves, middles]


def _dots(name: str, key: str) -> Json:
    return {
        "type": "scatter",
        "mode": "markers",
        "name": _inert(name),
        "legendgroup": key,
        "meta": name,
        "hovertemplate": "%{text}<extra></extra>",
        "cliponaxis": False,
    }


def _layout(petals: Sequence[Petal], labels: FigureLabels) -> Json:
    rows = len(petals)
    return {
        "height": height(rows),
        "margin": {"l": SIDE, "r": SIDE, "t": 0, "b": AXIS, "pad": 0},
        "paper_bgcolor": _CLEAR,
        "plot_bgcolor": _CLEAR,
        "font": {"family": "var(--ad-sans)", "size": 13, "color": _INK},
        "showlegend": False,
        "hovermode": "closest",
        "dragmode": False,
        "hoverlabel": {
            "align": "left",
            "bgcolor": "var(--ad-sheet)",
            "bordercolor": "var(--ad-edge)",
            "font": {"family": "var(--ad-sans)", "size": 13, "color": _INK},
        },
        "xaxis": {
            "range": [0, 100],
            "fixedrange": True,
            "tickvals": list(labels.bounds),
            "ticks": "",
            "ticklabeloverflow": "allow",
            "showgrid": True,
            "gridcolor": _RULE,
            "zeroline": False,
        },
        "yaxis": {"range": [rows, 0], "fixedrange": True, "visible": False},
        "shapes": [_base(place) for place in range(rows)],
        "annotations": [
            *(_name(petal, place) for place, petal in enumerate(petals)),
            *(_missing(one, place) for place, one in enumerate(petals) if one.percent is None),
        ],
        "meta": {"switches": labels.switches, "title": labels.title, "text": labels.description},
    }


def _base(place: int) -> Json:
    line = _line(place)
    return {
        "type": "line",
        "layer": "below",
        "x0": 0,
        "x1": 100,
        "y0": line,
        "y1": line,
        "line": {"width": 1, "color": _RULE},
    }


def _name(petal: Petal, place: int) -> Json:
    """The name over its row, on paper, so that the grid does not run through it."""
    return _words(petal.name, place + _NAME_AT / ROW) | {
        "yanchor": "bottom",
        "yshift": -5,
        "font": {"size": 13, "color": _INK if petal.percent is not None else _SOFT},
    }


def _missing(petal: Petal, place: int) -> Json:
    """What is said under a row that has no dot, where an earlier one may still stand."""
    return _words(petal.shown, _line(place)) | {
        "yanchor": "top",
        "yshift": -1,
        "font": {"size": 13, "color": _SOFT},
    }


def _words(text: str, y: float) -> Json:
    return {
        "x": 0,
        "y": y,
        "xanchor": "left",
        "xshift": -SIDE + 1,
        "showarrow": False,
        "borderpad": 1,
        "bgcolor": _PAPER,
        "text": _inert(text),
    }


def _hover(name: str, series: str, shown: str) -> str:
    return f"{_inert(name)}<br>{_inert(series)} – {_inert(shown)}"


def _inert(text: str) -> str:
    """Plotly reads a few tags in its texts: nobody's words may hold one."""
    return escape(text, quote=False)


def _line(place: int) -> float:
    return place + _LINE_AT / ROW


def _at(peers: Sequence[Spread | None], index: int) -> Spread | None:
    return peers[index] if index < len(peers) else None


def _still_axis(petals: Sequence[Petal], labels: FigureLabels) -> Markup:
    bottom = len(petals) * ROW
    return Markup("").join(
        Markup(
            '<line class="dots-grid" x1="{0}%" x2="{0}%" y1="0" y2="{1}"/>'
            '<text class="dots-tick" x="{0}%" y="{2}">{0}</text>'
        ).format(number(bound), bottom, bottom + 18)
        for bound in labels.bounds
    )


def _still_row(
    petal: Petal, place: int, earlier: Sequence[float | None], spread: Spread | None
) -> Markup:
    top = place * ROW
    line = top + _LINE_AT
    base = Markup('<line class="dots-base" x1="0" x2="100%" y1="{0}" y2="{0}"/>').format(line)
    return Markup(
        '<g class="{}">{}<text class="dots-name" x="-13" y="{}">{}</text>{}{}{}{}</g>'
    ).format(
        petal.code_class, base, top + _NAME_AT, petal.name, _still_spread(spread, line),
        _still_earlier(earlier, line), _still_target(petal, line), _still_dot(petal, line),
    )  # fmt: skip


def _still_spread(spread: Spread | None, line: int) -> Markup:
    if spread is None:
        return Markup("")
    return Markup(
        '<rect class="plot-half" x="{}%" width="{}%" y="{}" height="10"/>'
        '<line class="plot-median" x1="{middle}%" x2="{middle}%" y1="{}" y2="{}"/>'
    ).format(
        number(spread.low), number(spread.high - spread.low), line - 5, line - 6, line + 6,
        middle=number(spread.middle),
    )  # fmt: skip


def _still_earlier(earlier: Sequence[float | None], line: int) -> Markup:
    return Markup("").join(
        Markup('<circle class="move-before" cx="{}%" cy="{}" r="5"/>').format(number(value), line)
        for value in earlier
        if value is not None
    )


def _still_target(petal: Petal, line: int) -> Markup:
    if petal.target is None:
        return Markup("")
    return Markup('<line class="dots-target" x1="{0}%" x2="{0}%" y1="{1}" y2="{2}"/>').format(
        number(petal.target), line - 11, line + 11
    )


def _still_dot(petal: Petal, line: int) -> Markup:
    if petal.percent is None:
        return Markup('<text class="dots-none" x="-13" y="{}">{}</text>').format(
            line + 14, petal.shown
        )
    return Markup('<circle class="plot-you" cx="{}%" cy="{}" r="7"/>').format(
        number(petal.percent), line
    )
