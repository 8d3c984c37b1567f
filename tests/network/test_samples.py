"""The sample network shows all that a network can be, and cannot be mistaken for a real one."""

from importlib.resources import files

import yaml

from autodiag.network import words
from autodiag.network.kinds import KINDS
from autodiag.network.loading import sample_network
from autodiag.network.places import list_regions

NETWORK = sample_network()
WHITE_SPOTS = {"10", "13"}


def served() -> list[str]:
    return [region for cell in NETWORK.cells for region in cell.regions]


def test_there_are_enough_cells_and_two_white_spots() -> None:
    assert len(NETWORK.cells) >= 24
    assert {region.code for region in list_regions()} - set(served()) == WHITE_SPOTS
    assert sum(1 for cell in NETWORK.cells if len(cell.regions) > 1) >= 3
    assert sum(1 for region in set(served()) if served().count(region) > 1) >= 5


def test_one_cell_is_at_its_capacity() -> None:
    full = [cell.code for cell in NETWORK.cells if cell.capacity == cell.load]
    assert full == ["plateau-ouvert"]


def test_every_region_has_one_pole() -> None:
    regions = [region for pole in NETWORK.poles for region in pole.regions]
    assert sorted(regions) == [region.code for region in list_regions()]


def test_every_kind_has_its_words_and_its_sample() -> None:
    assert list(words.KINDS) == list(KINDS)
    assert {cell.kind for cell in NETWORK.cells} == set(KINDS)


def test_nobody_can_be_reached() -> None:
    assert not [cell.code for cell in NETWORK.cells if cell.website]
    assert not [pole.code for pole in NETWORK.poles if pole.website]


def test_every_cell_says_itself_in_both_languages() -> None:
    for cell in NETWORK.cells:
        assert 120 < len(cell.description_fr) < 320, cell.code
        assert 100 < len(cell.description_en) < 320, cell.code
        assert "'" not in cell.description_fr + cell.description_en, cell.code


def test_subjects_are_those_of_the_shipped_questionnaire() -> None:
    folder = files("autodiag") / "questionnaires" / "catalog"
    document = yaml.safe_load((folder / "culture.yaml").read_text("utf-8"))
    nodes = [
        (node["code"], parent, node["name"]["fr"], node["name"]["en"])
        for dimension in document["dimensions"]
        for node, parent in [
            (dimension, None),
            *((child, dimension["code"]) for child in dimension["children"]),
        ]
    ]
    assert [(one.code, one.parent, one.name_fr, one.name_en) for one in NETWORK.subjects] == nodes


def test_every_dimension_is_known_and_a_few_subjects_are_not() -> None:
    known = {one.subject for one in NETWORK.expertises}
    parents = {one.parent or one.code for one in NETWORK.subjects if one.code in known}
    assert parents == {one.code for one in NETWORK.subjects if one.parent is None}
    missing = {one.code for one in NETWORK.subjects if one.parent} - known
    assert missing == {"HUM-BIE", "DON-OUV"}
