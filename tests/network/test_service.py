"""Cells, regions and poles are found, matched and replaced, on both databases."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from autodiag.errors import NotFound
from autodiag.network import service
from autodiag.network.loading import sample_network
from autodiag.network.places import get_region
from autodiag.network.tables import Cell, CellRegion, Expertise, Pole
from autodiag.recommending import Point

NOW = datetime(2027, 1, 5, 9, 0, tzinfo=UTC)


def own_network() -> object:
    """An operator's network of one cell."""
    cell = replace(sample_network().cells[0], code="mine", name="La mienne")
    return replace(sample_network(), cells=(cell,), expertises=(), poles=())


def test_loading_the_samples_again_changes_nothing(network: Session) -> None:
    before = network.scalars(select(Cell.loaded_at)).all()
    assert service.load_samples(network, now=NOW) is False
    assert network.scalars(select(Cell.loaded_at)).all() == before
    assert service.stored_network(network) == sample_network()


def test_samples_that_changed_are_loaded_again(network: Session) -> None:
    network.execute(Cell.__table__.update().values(load=0))
    assert service.load_samples(network, now=NOW) is True
    assert service.stored_network(network) == sample_network()


def test_an_operators_network_is_left_alone(network: Session) -> None:
    service.replace_network(network, own_network(), now=NOW)
    assert service.load_samples(network, now=NOW) is False
    assert [cell.code for cell in service.list_cells(network)] == ["mine"]
    assert not service.is_sample(network)


def test_replacing_leaves_nothing_behind(network: Session) -> None:
    service.list_cells(network)
    service.replace_network(network, own_network(), now=NOW)
    assert service.stored_network(network) == own_network()
    assert {one.cell for one in network.scalars(select(CellRegion))} == {"mine"}
    assert network.scalars(select(Expertise)).all() == []
    assert network.scalars(select(Pole)).all() == []


def test_cells_are_listed_by_name(network: Session) -> None:
    names = [cell.name for cell in service.list_cells(network)]
    assert len(names) == 26
    assert names.index("Cellule Écluse à histoires") < names.index("Cellule Fil à plomb")


def test_a_dimension_finds_the_cells_that_know_its_parts(network: Session) -> None:
    found = {cell.code for cell in service.list_cells(network, subject="DON")}
    assert found == {"maree-haute", "chiffre-tendre", "ecluse-a-histoires", "quai-des-mots",
                     "moulin-a-signaux"}  # fmt: skip
    assert [one.code for one in service.list_cells(network, subject="DON-PUB")] == [
        "chiffre-tendre"
    ]
    assert service.list_cells(network, subject="DON-OUV") == []


def test_what_is_not_there_is_not_found(network: Session) -> None:
    for get in (service.get_cell, service.get_subject, service.describe_region):
        with pytest.raises(NotFound):
            get(network, "nothing")


def test_regions_come_with_the_cells_that_serve_them(network: Session) -> None:
    regions = {one.region.code: one.cells for one in service.list_regions_with_cells(network)}
    assert len(regions) == 17
    assert {cell.code for cell in regions["17"]} == {"filet-de-riviere", "braise-et-boussole"}
    assert regions["10"] == regions["13"] == ()
    counts = service.count_cells(network)
    assert all(counts.get(code, 0) == len(cells) for code, cells in regions.items())


def test_a_region_shows_its_pole_its_neighbours_and_what_is_missing(network: Session) -> None:
    view = service.describe_region(network, "09")
    assert view.pole is not None
    assert view.pole.name == "Pôle du Grand-Large"
    assert [one.region.code for one in view.by_water] == ["01", "11"]
    assert "01" not in {one.region.code for one in view.by_land}
    gaps = {gap.subject.code: gap for gap in view.gaps}
    assert set(gaps) == {"STR", "HUM", "DON", "PUB"}
    assert gaps["DON"].cell is not None
    assert gaps["DON"].cell.code == "maree-haute"
    assert gaps["DON"].distance_km == pytest.approx(200, abs=5)


def test_a_pole_may_serve_two_regions(network: Session) -> None:
    view = service.describe_region(network, "17")
    assert view.others == ("04",)
    assert [one.name for one in service.list_poles(network, ["04", "17"])] == [
        "Pôle des Deux-Rives"
    ]
    assert service.find_pole(network, "18") is None


def test_a_gap_that_nobody_fills_says_so(network: Session) -> None:
    network.execute(Expertise.__table__.delete().where(Expertise.subject.like("DON%")))
    gaps = {gap.subject.code: gap for gap in service.list_gaps(network, "01")}
    assert gaps["DON"].cell is None
    assert gaps["DON"].distance_km is None


def test_help_is_told_by_dimension_and_strength(network: Session) -> None:
    cell = service.get_cell(network, "table-des-remparts")
    found = service.list_help(cell, service.list_subjects(network))
    told = [(one.subject.code, one.strength, [(p.code, s) for p, s in one.parts]) for one in found]
    assert told == [
        ("STR", 2, [("STR-VIS", 3), ("STR-DIR", 3), ("STR-BUD", 3)]),
        ("HUM", 0, [("HUM-ROL", 2)]),
        ("RES", 0, [("RES-REN", 2)]),
    ]


def test_the_engine_sees_the_same_cells(network: Session) -> None:
    cells = {cell.code: cell for cell in service.list_matchable(network)}
    assert len(cells) == 26
    full = cells["plateau-ouvert"]
    assert full.is_full
    assert full.expertises["CRE-CAP"] == 3
    assert cells["grenier-a-bobines"].regions == {"01", "09"}
    assert cells["maree-haute"].place == Point(48.449, -68.524)
    points = service.list_region_points()
    assert len(points) == 17
    assert points["01"].by_water == {"03", "09"}


def test_distance_is_counted_from_where_people_live(network: Session) -> None:
    cell = service.get_cell(network, "maree-haute")
    assert service.distance_from(cell, get_region("09")) == pytest.approx(200, abs=5)


def test_a_strength_out_of_bounds_is_refused_by_the_database(network: Session) -> None:
    network.add(Expertise(cell="maree-haute", subject="STR", strength=4))
    with pytest.raises(IntegrityError):
        network.flush()


def test_an_expertise_of_nobody_is_refused_by_the_database(network: Session) -> None:
    network.add(Expertise(cell="nobody", subject="STR", strength=1))
    with pytest.raises(IntegrityError):
        network.flush()
