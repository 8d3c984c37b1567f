"""From a score to its level, and to the figure that is shown."""

from bisect import bisect_right
from dataclasses import dataclass
from decimal import ROUND_FLOOR, ROUND_HALF_UP, Decimal

from autodiag.questionnaires.model import Display, Method, Node, Questionnaire

NEARLY = 1e-9
"""Sums of binary fractions may fall this far below a bound that they reach exactly."""


@dataclass(frozen=True, slots=True)
class LevelTable:
    """Lower bounds and level codes; *by_score* reads the score itself rather than its percent."""

    bounds: tuple[float, ...]
    codes: tuple[str, ...]
    by_score: bool

    def level(self, score: float, percent: float | None) -> str | None:
        """The code of the level, from the unrounded figures; None without any figure to read."""
        figure = score if self.by_score else percent
        if figure is None or not self.codes:
            return None
        return self.codes[max(0, bisect_right(self.bounds, figure + NEARLY) - 1)]


def level_table(questionnaire: Questionnaire, node: Node | None) -> LevelTable:
    """How *node* reads its level; None stands for a lens."""
    if node is not None and node.method is Method.LADDER and node.rung_levels:
        rungs = tuple(float(i) for i in range(len(node.rung_levels)))
        return LevelTable(rungs, node.rung_levels, by_score=True)
    if node is not None and node.bands:
        bounds = tuple(band.lower for band in node.bands)
        return LevelTable(bounds, tuple(str(band.value) for band in node.bands), by_score=True)
    levels = questionnaire.levels
    return LevelTable(
        tuple(level.lower for level in levels),
        tuple(level.code for level in levels),
        by_score=False,
    )


def shown(percent: float, bounds: tuple[float, ...], display: Display | None = None) -> Decimal:
    """The figure to print for *percent*: half up, on the display scale.

    One more decimal is kept where rounding would carry the figure over one of *bounds* (percents),
    so that nobody reads "60" beside the level that ends below 60.
    """
    scale = display or Display()
    places = scale.decimals
    figure = _on_display(percent + NEARLY, scale)
    rounded = _rounded(figure, places, ROUND_HALF_UP)
    if not _crosses(figure, rounded, bounds, scale):
        return rounded
    finer = _rounded(figure, places + 1, ROUND_HALF_UP)
    if not _crosses(figure, finer, bounds, scale):
        return finer
    return _rounded(figure, places + 1, ROUND_FLOOR)


def _on_display(percent: float, scale: Display) -> Decimal:
    low, high = Decimal(repr(scale.low)), Decimal(repr(scale.high))
    return low + Decimal(repr(percent)) * (high - low) / 100


def _rounded(figure: Decimal, places: int, rounding: str) -> Decimal:
    return figure.quantize(Decimal(1).scaleb(-places), rounding=rounding)


def _crosses(figure: Decimal, rounded: Decimal, bounds: tuple[float, ...], scale: Display) -> bool:
    limits = (_on_display(bound, scale) for bound in bounds)
    return any(figure < limit <= rounded for limit in limits)
