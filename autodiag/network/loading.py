"""The whole network at once: samples in, an operator's files in, everything out."""

from dataclasses import asdict
from datetime import datetime
from functools import lru_cache
from importlib.resources import files
from typing import Any

from sqlalchemy import delete, insert, select
from sqlalchemy.orm import Session, selectinload

from autodiag.network.fields import FILES
from autodiag.network.importing import File, read_network
from autodiag.network.records import (
    CellRecord,
    ExpertiseRecord,
    Network,
    PoleRecord,
    SubjectRecord,
)
from autodiag.network.tables import Cell, CellRegion, Expertise, Pole, PoleRegion, Subject

_CHILDREN_FIRST = (Expertise, CellRegion, Cell, PoleRegion, Pole, Subject)


def load_samples(session: Session, *, now: datetime) -> bool:
    """Put the sample network in place; an operator's own is left alone. Say whether it changed."""
    if _has_own_network(session) or stored_network(session) == sample_network():
        return False
    replace_network(session, sample_network(), now=now, is_sample=True)
    return True


def _has_own_network(session: Session) -> bool:
    own = select(Cell.code).where(Cell.is_sample.is_(False)).limit(1)
    return session.scalars(own).first() is not None


@lru_cache(maxsize=1)
def sample_network() -> Network:
    """The fictional network shipped as an example."""
    folder = files("autodiag") / "network" / "samples"
    names = {word: f"{word}.csv" for word in FILES}
    found = {word: File(name, (folder / name).read_bytes()) for word, name in names.items()}
    reading = read_network(found)
    if reading.network is None:
        raise ValueError("; ".join(map(str, reading.mistakes)))
    return reading.network


def replace_network(
    session: Session, network: Network, *, now: datetime, is_sample: bool = False
) -> None:
    """Put a network in the place of whatever was there."""
    for table in _CHILDREN_FIRST:
        session.execute(delete(table), execution_options={"synchronize_session": False})
    session.expire_all()
    mark = {"is_sample": is_sample, "loaded_at": now}
    rows: list[tuple[type, list[dict[str, Any]]]] = [
        (Subject, [_subject_row(*pair) for pair in enumerate(network.subjects)]),
        (Cell, [_cell_row(one) | mark for one in network.cells]),
        (CellRegion, [{"cell": one.code, "region": region}
                      for one in network.cells for region in one.regions]),
        (Expertise, [asdict(one) for one in network.expertises]),
        (Pole, [{"code": one.code, "name": one.name, "website": one.website} | mark
                for one in network.poles]),
        (PoleRegion, [{"pole": one.code, "region": region}
                      for one in network.poles for region in one.regions]),
    ]  # fmt: skip
    for mapped, values in rows:
        if values:
            session.execute(insert(mapped), values)


def _subject_row(position: int, one: SubjectRecord) -> dict[str, Any]:
    return asdict(one) | {"position": position}


def _cell_row(one: CellRecord) -> dict[str, Any]:
    row = asdict(one) | {"languages": list(one.languages)}
    del row["regions"]
    return row


def stored_network(session: Session) -> Network:
    """The network as it stands in the database."""
    cells = session.scalars(select(Cell).order_by(Cell.code).options(selectinload(Cell.served)))
    expertises = session.scalars(select(Expertise))
    poles = session.scalars(select(Pole).order_by(Pole.code).options(selectinload(Pole.served)))
    return Network(
        subjects=stored_subjects(session),
        cells=tuple(sorted(map(_cell_record, cells), key=lambda one: one.code)),
        expertises=tuple(
            sorted(
                (ExpertiseRecord(one.cell, one.subject, one.strength) for one in expertises),
                key=lambda one: (one.cell, one.subject),
            )
        ),
        poles=tuple(sorted(map(_pole_record, poles), key=lambda one: one.code)),
    )


def stored_subjects(session: Session) -> tuple[SubjectRecord, ...]:
    """The subjects as they stand in the database, in their order."""
    found = session.scalars(select(Subject).order_by(Subject.position))
    return tuple(SubjectRecord(one.code, one.parent, one.name_fr, one.name_en) for one in found)


def _pole_record(pole: Pole) -> PoleRecord:
    return PoleRecord(pole.code, pole.name, pole.regions, pole.website)


def _cell_record(cell: Cell) -> CellRecord:
    return CellRecord(
        code=cell.code,
        name=cell.name,
        kind=cell.kind,
        regions=cell.regions,
        languages=tuple(cell.languages),
        place=cell.place,
        latitude=cell.latitude,
        longitude=cell.longitude,
        website=cell.website,
        capacity=cell.capacity,
        load=cell.load,
        description_fr=cell.description_fr,
        description_en=cell.description_en,
    )
