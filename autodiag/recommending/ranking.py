"""Which guide entries to propose, in which order, and why (engine.md, section 4, rules 2 to 5)."""

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
    """An entry with the needs that called for it, one for each dimension, largest first.

    *is_widened* says that no entry was meant for this level and this one is meant for the next.
    """

    entry: Entry
    reasons: tuple[Need, ...]
    is_widened: bool

    @property
    def dimension(self) -> str:
        """The dimension of its largest need."""
        return self.reasons[0].dimension


class Recommendations(NamedTuple):
    """The first six, the rest, dimensions whose need found nothing, dimensions without a score."""

    first: tuple[Recommendation, ...]
    more: tuple[Recommendation, ...]
    nothing_for: tuple[str, ...]
    unscored: tuple[str, ...]


def recommend(needs: Needs, entries: Iterable[Entry], reader: Reader) -> Recommendations:
    """Rank the entries that fit *reader* and meet at least one need; a total, stable order."""
    fitting = [entry for entry in entries if _fits(entry, reader)]
    meant = [found for entry in fitting if (found := _meet(entry, needs, 0)) is not None]
    unmet = _unmet(needs, meant)
    widened = _widened(fitting, needs, unmet, {found.entry.code for found in meant})
    ranked = sorted(meant + widened, key=lambda found: _order(found, reader))
    first = _first(ranked)
    taken = {found.entry.code for found in first}
    more = tuple(found for found in ranked if found.entry.code not in taken)
    return Recommendations(first, more, tuple(_unmet(needs, ranked)), needs.unscored)


def _fits(entry: Entry, reader: Reader) -> bool:
    if not entry.is_recommendable or reader.language not in entry.languages:
        return False
    if entry.disciplines and reader.discipline and reader.discipline not in entry.disciplines:
        return False
    return not (
        entry.functions and reader.functions and entry.functions.isdisjoint(reader.functions)
    )


def _meet(entry: Entry, needs: Needs, widening: int) -> Recommendation | None:
    """The entry with its needs in range: a dimension and its own sub-themes count once."""
    best: dict[str, Need] = {}
    for need in (needs.by_code[code] for code in sorted(entry.nodes) if code in needs.by_code):
        in_range = entry.level_from - widening <= need.rank <= entry.level_to + widening
        if in_range and _is_larger(need, best.get(need.dimension)):
            best[need.dimension] = need
    if not best:
        return None
    reasons = sorted(
        best.values(), key=lambda need: (-need.size, need.percent - need.aim, need.code)
    )
    return Recommendation(entry, tuple(reasons), is_widened=widening > 0)


def _is_larger(need: Need, other: Need | None) -> bool:
    return other is None or (need.size, need.code) > (other.size, other.code)


def _unmet(needs: Needs, found: Sequence[Recommendation]) -> list[str]:
    met = {need.dimension for recommendation in found for need in recommendation.reasons}
    return [need.code for need in needs.of_dimensions() if need.code not in met]


def _widened(
    fitting: Sequence[Entry], needs: Needs, unmet: Sequence[str], taken: set[str]
) -> list[Recommendation]:
    wider = (_meet(entry, needs, WIDENING) for entry in fitting if entry.code not in taken)
    return [
        found._replace(reasons=reasons)
        for found in wider
        if found is not None
        and (reasons := tuple(need for need in found.reasons if need.dimension in unmet))
    ]


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
