"""What people do with the network: find cells, regions and poles."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.orm import Session, selectinload

from autodiag import recommending
from autodiag.errors import NotFound
from autodiag.network.loading import load_samples, replace_network, stored_network
from autodiag.network.places import Region, fold, get_region, list_regions
from autodiag.network.tables import Cell, CellRegion, Expertise, Pole, PoleRegion, Subject

__all__ = [
    "Cell",
    "Gap",
    "Help",
    "Pole",
    "RegionCells",
    "RegionView",
    "Subject",
    "count_cells",
    "describe_region",
    "distance_from",
    "find_pole",
    "get_cell",
    "get_subject",
    "is_sample",
    "list_cell_codes",
    "list_cells",
    "list_cells_by_code",
    "list_dimensions",
    "list_gaps",
    "list_help",
    "list_matchable",
    "list_poles",
    "list_region_points",
    "list_regions_with_cells",
    "list_subjects",
    "load_samples",
    "replace_network",
    "stored_network",
]


@dataclass(frozen=True, slots=True)
class RegionCells:
    """A region and the cells that serve it."""

    region: Region
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Gap:
    """A dimension that no cell of a region helps with; the nearest cell that does, if any does."""

    subject: Subject
    cell: Cell | None
    distance_km: float | None


@dataclass(frozen=True, slots=True)
class Help:
    """A dimension that a cell helps with; *strength* is 0 when only its parts are named."""

    subject: Subject
    strength: int
    parts: tuple[tuple[Subject, int], ...]


@dataclass(frozen=True, slots=True)
class RegionView:
    """All that the page of a region says."""

    region: Region
    cells: tuple[Cell, ...]
    pole: Pole | None
    by_land: tuple[RegionCells, ...]
    by_water: tuple[RegionCells, ...]
    gaps: tuple[Gap, ...]

    @property
    def others(self) -> tuple[str, ...]:
        """Codes of the other regions that its pole serves."""
        served = self.pole.regions if self.pole else ()
        return tuple(code for code in served if code != self.region.code)


def list_cells(session: Session, *, subject: str | None = None) -> Sequence[Cell]:
    """Every cell by name, or those that help with a subject or one of its sub-themes."""
    query = select(Cell).options(selectinload(Cell.served), selectinload(Cell.expertises))
    if subject is not None:
        query = query.where(_helps_with(subject))
    return sorted(session.scalars(query), key=lambda cell: (fold(cell.name), cell.code))


def list_cell_codes(
    session: Session, *, region: str | None = None, subject: str | None = None
) -> tuple[str, ...]:
    """The codes, in their own order, of the cells that serve a region and help with a subject."""
    query = select(Cell.code)
    if region is not None:
        query = query.where(Cell.served.any(CellRegion.region == region))
    if subject is not None:
        query = query.where(_helps_with(subject))
    return tuple(sorted(session.scalars(query)))


def list_cells_by_code(session: Session, codes: Sequence[str]) -> Sequence[Cell]:
    """The cells of these codes, in the order of `codes`; a code that is not there is left out."""
    query = (
        select(Cell).where(Cell.code.in_(codes))
        .options(selectinload(Cell.served), selectinload(Cell.expertises))
    )  # fmt: skip
    cells = {cell.code: cell for cell in session.scalars(query)}
    return tuple(cells[code] for code in codes if code in cells)


def _helps_with(subject: str) -> ColumnElement[bool]:
    """Whether a cell helps with a subject, or with one of its sub-themes."""
    helping = (
        select(Expertise.cell)
        .join(Subject, Subject.code == Expertise.subject)
        .where(or_(Subject.code == subject, Subject.parent == subject))
    )
    return Cell.code.in_(helping)


def get_cell(session: Session, code: str) -> Cell:
    """The cell of that code; NotFound when there is none."""
    cell = session.get(
        Cell, code, options=[selectinload(Cell.served), selectinload(Cell.expertises)]
    )
    if cell is None:
        raise NotFound
    return cell


def list_subjects(session: Session) -> Sequence[Subject]:
    """Dimensions and sub-themes, in the order of the pages."""
    return session.scalars(select(Subject).order_by(Subject.position)).all()


def list_dimensions(session: Session) -> Sequence[Subject]:
    """The subjects that have no parent, in the order of the pages."""
    return [subject for subject in list_subjects(session) if subject.parent is None]


def get_subject(session: Session, code: str) -> Subject:
    """The subject of that code; NotFound when there is none."""
    subject = session.get(Subject, code)
    if subject is None:
        raise NotFound
    return subject


def list_regions_with_cells(
    session: Session, *, subject: str | None = None
) -> Sequence[RegionCells]:
    """Every region with the cells that serve it, or those of them that help with a subject."""
    cells = list_cells(session, subject=subject)
    return tuple(_cells_of(region, cells) for region in list_regions())


def _cells_of(region: Region, cells: Sequence[Cell]) -> RegionCells:
    return RegionCells(region, tuple(cell for cell in cells if region.code in cell.regions))


def find_pole(session: Session, region: str) -> Pole | None:
    """The pole of a region, when it has one."""
    query = (
        select(Pole).join(Pole.served).where(PoleRegion.region == region)
        .options(selectinload(Pole.served))
    )  # fmt: skip
    return session.scalars(query).first()


def is_sample(session: Session) -> bool:
    """Whether the network is the fictional one, which pages then say."""
    return session.scalars(select(Cell.code).where(Cell.is_sample)).first() is not None


def list_poles(session: Session, regions: Sequence[str]) -> Sequence[Pole]:
    """The poles of some regions, each once, by name."""
    query = (
        select(Pole).where(Pole.served.any(PoleRegion.region.in_(regions)))
        .options(selectinload(Pole.served)).order_by(Pole.name)
    )  # fmt: skip
    return session.scalars(query).all()


def count_cells(session: Session) -> Mapping[str, int]:
    """How many cells serve each region; a region without any is left out."""
    query = select(CellRegion.region, func.count()).group_by(CellRegion.region)
    return dict(iter(session.execute(query)))


def describe_region(session: Session, code: str) -> RegionView:
    """Who helps in a region, who stands next to it, and what nobody there helps with."""
    region = get_region(code)
    cells = list_cells(session)
    return RegionView(
        region=region,
        cells=_cells_of(region, cells).cells,
        pole=find_pole(session, code),
        by_land=tuple(_cells_of(get_region(one), cells) for one in region.by_land),
        by_water=tuple(_cells_of(get_region(one), cells) for one in region.by_water),
        gaps=tuple(_list_gaps(region, cells, list_subjects(session))),
    )


def list_gaps(session: Session, region: str) -> Sequence[Gap]:
    """The dimensions that no cell of a region helps with."""
    return _list_gaps(get_region(region), list_cells(session), list_subjects(session))


def _list_gaps(region: Region, cells: Sequence[Cell], subjects: Sequence[Subject]) -> Sequence[Gap]:
    dimension = {one.code: one.parent or one.code for one in subjects}
    helpers: dict[str, list[Cell]] = {}
    for cell in cells:
        for code in sorted({dimension[one.subject] for one in cell.expertises}):
            helpers.setdefault(code, []).append(cell)
    return [
        _make_gap(one, region, helpers.get(one.code, []))
        for one in subjects
        if one.parent is None
        and not any(region.code in cell.regions for cell in helpers.get(one.code, []))
    ]


def _make_gap(subject: Subject, region: Region, helpers: Sequence[Cell]) -> Gap:
    if not helpers:
        return Gap(subject, None, None)
    far = {cell.code: recommending.kilometres(region.centre, cell.point) for cell in helpers}
    nearest = min(helpers, key=lambda cell: (far[cell.code], cell.code))
    return Gap(subject, nearest, far[nearest.code])


def list_help(cell: Cell, subjects: Sequence[Subject]) -> Sequence[Help]:
    """What a cell helps with, dimension by dimension, what it knows best first in each."""
    strengths = {one.subject: one.strength for one in cell.expertises}
    found = []
    for dimension in (one for one in subjects if one.parent is None):
        parts = [
            (one, strengths[one.code])
            for one in subjects
            if one.parent == dimension.code and one.code in strengths
        ]
        parts.sort(key=lambda part: -part[1])
        if parts or dimension.code in strengths:
            found.append(Help(dimension, strengths.get(dimension.code, 0), tuple(parts)))
    return found


def list_matchable(session: Session) -> tuple[recommending.Cell, ...]:
    """Every cell as the engine sees it, for `recommending.match_cells`."""
    return tuple(_make_matchable(cell) for cell in list_cells(session))


def _make_matchable(cell: Cell) -> recommending.Cell:
    return recommending.Cell(
        code=cell.code,
        regions=frozenset(cell.regions),
        languages=frozenset(cell.languages),
        place=cell.point,
        expertises=MappingProxyType({one.subject: one.strength for one in cell.expertises}),
        capacity=cell.capacity,
        load=cell.load,
    )


def list_region_points() -> Mapping[str, recommending.Region]:
    """Every region as the engine sees it, by its code."""
    return MappingProxyType({region.code: _make_point(region) for region in list_regions()})


def _make_point(region: Region) -> recommending.Region:
    return recommending.Region(
        code=region.code,
        centre=region.centre,
        by_land=frozenset(region.by_land),
        by_water=frozenset(region.by_water),
    )


def distance_from(cell: Cell, region: Region) -> float:
    """Kilometres from where the people of a region live to a cell."""
    return recommending.kilometres(region.centre, cell.point)
