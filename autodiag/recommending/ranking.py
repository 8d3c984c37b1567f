"""Which guide entries to propose, in which order, and why (docs/method.md, section 3)."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from autodiag.recommending.candidates import Entry
from autodiag.recommending.needs import Need, Needs

FIRST = 6
DIMENSIONS_AMONG_FIRST = 3
WIDENING = 1


class Reader(NamedTuple):
    """Who the entries are for: language, main discipline and functions as far as they are known."""

    language: str
    discipline: str | None = None
    functions: frozenset[str] = frozenset()


class Recommendation(NamedTuple):
    """An entry with the needs that called for it, largest first, none standing in another.

    *widened* are those among them for which no entry was meant: this one is meant for a level next
    to the organisation's.
    """

    entry: Entry
    reasons: tuple[Need, ...]
    widened: tuple[Need, ...]

    @property
    def dimension(self) -> str:
        """The dimension of its largest need."""
        return self.reasons[0].dimension

    @property
    def is_widened(self) -> bool:
        """Whether it is not meant for the organisation's level on any of its needs."""
        return len(self.widened) == len(self.reasons)


class Recommendations(NamedTuple):
    """The first six, the rest, dimensions whose need found nothing, dimensions without a score."""

    first: tuple[Recommendation, ...]
    more: tuple[Recommendation, ...]
    nothing_for: tuple[str, ...]
    unscored: tuple[str, ...]


def recommend(needs: Needs, entries: Iterable[Entry], reader: Reader) -> Recommendations:
    """Rank the entries that fit *reader* and meet at least one need; a total, stable order."""
    fitting = [entry for entry in entries if _fits(entry, reader)]
    unmet = _unmet(needs, (need for entry in fitting for need in _in_range(entry, needs, 0)))
    met = [found for entry in fitting if (found := _meet(entry, needs, unmet)) is not None]
    ranked = sorted(met, key=lambda found: _order(found, reader))
    first = _first(ranked)
    taken = {found.entry.code for found in first}
    more = tuple(found for found in ranked if found.entry.code not in taken)
    nothing_for = _unmet(needs, (need for found in ranked for need in found.reasons))
    return Recommendations(first, more, nothing_for, needs.unscored)


def _fits(entry: Entry, reader: Reader) -> bool:
    if not entry.is_recommendable or reader.language not in entry.languages:
        return False
    if entry.disciplines and reader.discipline and reader.discipline not in entry.disciplines:
        return False
    return not (
        entry.functions and reader.functions and entry.functions.isdisjoint(reader.functions)
    )


def _in_range(entry: Entry, needs: Needs, widening: int) -> list[Need]:
    lowest, highest = entry.level_from - widening, entry.level_to + widening
    named = (needs.by_code[code] for code in entry.nodes if code in needs.by_code)
    return [need for need in named if lowest <= need.rank <= highest]


def _unmet(needs: Needs, met: Iterable[Need]) -> tuple[str, ...]:
    """The dimensions with a need that none of those *met* is part of, largest need first."""
    dimensions = {need.dimension for need in met}
    wanted = (need.dimension for need in needs.of_dimensions())
    return tuple(code for code in wanted if code not in dimensions)


def _meet(entry: Entry, needs: Needs, unmet: Sequence[str]) -> Recommendation | None:
    """The entry with its needs in range, and those nearly in range where nothing else is."""
    wider = [need for need in _in_range(entry, needs, WIDENING) if need.dimension in unmet]
    reasons = _once(_in_range(entry, needs, 0) + wider)
    widened = tuple(need for need in reasons if need.dimension in unmet)
    return Recommendation(entry, reasons, widened) if reasons else None


def _once(needs: Iterable[Need]) -> tuple[Need, ...]:
    """*needs*, largest first, without those above or below a larger one."""
    kept: list[Need] = []
    for need in sorted(needs, key=lambda need: need.order):
        if not any(need.code in other.above or other.code in need.above for other in kept):
            kept.append(need)
    return tuple(kept)


def _order(found: Recommendation, reader: Reader) -> tuple[int, bool, int, str]:
    """Best need plus a quarter of the others, in whole numbers; then fit, effort, code."""
    best, *others = (need.size for need in found.reasons)
    named = reader.discipline is not None and reader.discipline in found.entry.disciplines
    return -(4 * best + sum(others)), not named, found.entry.effort, found.entry.code


def _first(ranked: Sequence[Recommendation]) -> tuple[Recommendation, ...]:
    """The first six, with three dimensions among them whenever the ranking holds three."""
    left = list(ranked)
    taken: list[Recommendation] = []
    while left and len(taken) < FIRST:
        seen = {found.dimension for found in taken}
        missing = DIMENSIONS_AMONG_FIRST - len(seen)
        fresh = next((found for found in left if found.dimension not in seen), None)
        must_differ = missing > 0 and FIRST - len(taken) <= missing
        chosen = fresh if must_differ and fresh is not None else left[0]
        left.remove(chosen)
        taken.append(chosen)
    return tuple(taken)
