"""Needs, entries and cells in as few words as the tests need."""

from collections.abc import Iterable

from autodiag.recommending import Cell, Effort, Entry, Need, Needs, Point, Region


def need(code: str, size: int = 4, *, rank: int = 2, percent: float = 30.0) -> Need:
    """A need of *size* classes; ``A.A1`` is sub-theme A1 of dimension A."""
    *above, own = code.split(".")
    return Need(
        own,
        tuple(above),
        f"n{rank}",
        rank,
        percent,
        aim=60.0,
        size=size,
        towards=f"n{rank + 1}",
        leaves=(),
    )


def needs(*found: Need, unscored: tuple[str, ...] = ()) -> Needs:
    """Needs by their code."""
    return Needs({one.code: one for one in found}, unscored)


def entry(code: str, nodes: str, levels: tuple[int, int] = (1, 5), **more: object) -> Entry:
    """An entry for the nodes named, from a level to a level, of low effort for everybody."""
    usual: dict[str, object] = {"effort": Effort.LOW}
    return Entry(code, frozenset(nodes.split()), *levels, **(usual | more))  # type: ignore[arg-type]


def codes(found: Iterable[object]) -> list[str]:
    """The codes of recommended entries, in order."""
    return [one.entry.code for one in found]  # type: ignore[attr-defined]


HOME = Point(46.0, -72.0)


def east(kilometres: float) -> Point:
    """The point that many kilometres east of HOME, near enough (one degree is 77.24 km there)."""
    return Point(HOME.latitude, HOME.longitude + kilometres / 77.24)


REGIONS = {
    "04": Region("04", HOME, frozenset({"17"}), frozenset({"12"})),
    "17": Region("17", east(80), frozenset({"04", "12"})),
    "12": Region("12", east(150), frozenset({"17"}), frozenset({"04"})),
    "10": Region("10", Point(58.1, -68.4), frozenset()),
}


def cell(code: str, away: float = 0.0, **more: object) -> Cell:
    """A French-speaking cell of region 04, *away* kilometres east, strong (3) on A."""
    usual: dict[str, object] = {
        "regions": frozenset({"04"}),
        "languages": frozenset({"fr"}),
        "place": east(away),
        "expertises": {"A": 3},
    }
    return Cell(code, **(usual | more))  # type: ignore[arg-type]
