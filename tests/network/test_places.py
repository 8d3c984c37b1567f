"""Regions, places and postal prefixes say what the map of Québec says."""

import re
import time
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from autodiag.errors import NotFound
from autodiag.network.places import (
    LIMIT,
    find_place,
    find_region,
    fold,
    get_place,
    get_region,
    list_places,
    list_regions,
    regions_of_postal_prefix,
    suggest_places,
)
from autodiag.recommending import kilometres

# A slow machine is no mistake, and the same code is tried with the same examples.
laws = settings(deadline=None, derandomize=True)

# Municipalities, communities and parts of towns, each looked up on the official map by hand:
# homonyms, islands, Nunavik, First Nations, old names, both sides of every river that matters.
KNOWN = {
    "Rimouski": "01", "La Pocatière": "01", "Les Méchins": "01", "Saint-Louis-du-Ha! Ha!": "01",
    "Saguenay": "02", "Mashteuiatsh": "02", "L’Anse-Saint-Jean": "02",
    "Québec": "03", "Tadoussac": "09", "Baie-Sainte-Catherine": "03", "L’Isle-aux-Coudres": "03",
    "Wendake": "03", "Baie-Saint-Paul": "03", "Saint-Ubalde": "03",
    "Trois-Rivières": "04", "Opitciwan": "04", "Wemotaci": "04", "La Tuque": "04",
    "Sherbrooke": "05", "Granby": "05", "Bromont": "05", "Asbestos": "05", "Lac-Mégantic": "05",
    "Montréal": "06", "Senneville": "06", "L’Île-des-Sœurs": "06", "Lachine": "06",
    "Gatineau": "07", "Maniwaki": "07", "Fassett": "07", "Kitigan Zibi": "07",
    "Rouyn-Noranda": "08", "Témiscaming": "08", "Pikogan": "08",
    "Sept-Îles": "09", "Kawawachikamach": "09", "Schefferville": "09", "Port-Menier": "09",
    "Blanc-Sablon": "09", "Pessamit": "09", "Betsiamites": "09",
    "Chibougamau": "10", "Kuujjuaq": "10", "Ivujivik": "10", "Chisasibi": "10", "Matagami": "10",
    "Kangiqsualujjuaq": "10", "Lebel-sur-Quévillon": "10",
    "Gaspé": "11", "Les Îles-de-la-Madeleine": "11", "Cap-Chat": "11", "Matapédia": "11",
    "Grosse-Île": "11", "Listuguj": "11",
    "Lévis": "12", "Thetford Mines": "12", "L’Isle-aux-Grues": "12", "Saint-Pamphile": "12",
    "Laval": "13", "Chomedey": "13",
    "Terrebonne": "14", "Saint-Donat": "14", "Manawan": "14", "Joliette": "14",
    "Saint-Jérôme": "15", "Oka": "15", "Kanesatake": "15", "Notre-Dame-du-Laus": "15",
    "Lorraine": "15", "Bois-des-Filion": "15", "Mont-Tremblant": "15",
    "Longueuil": "16", "Kahnawake": "16", "Akwesasne": "16", "Rigaud": "16", "Sorel-Tracy": "16",
    "Drummondville": "17", "Odanak": "17", "Bécancour": "17", "Tingwick": "17",
}  # fmt: skip


@pytest.mark.parametrize(("name", "region"), KNOWN.items())
def test_a_known_place_is_in_its_region(name: str, region: str) -> None:
    place = find_place(name)
    assert place is not None
    assert place.region == region


def test_there_are_many_places_and_every_region_has_some() -> None:
    counts = Counter(place.region for place in list_places())
    assert sum(counts.values()) >= 500
    assert set(counts) == {region.code for region in list_regions()}
    assert min(counts.values()) >= 10


def test_every_place_stands_near_its_region() -> None:
    for region in list_regions():
        reach = 1250 if region.code in {"09", "10"} else 330
        far = [one.name for one in list_places(region.code)
               if kilometres(one.point, region.centre) > reach]  # fmt: skip
        assert not far, region.names["fr"]


def test_codes_and_labels_name_one_place() -> None:
    labels = Counter(place.label for place in list_places())
    assert not [label for label, times in labels.items() if times > 1]
    assert all(
        find_place(place.label) == find_place(place.code) == place for place in list_places()
    )


def test_names_are_typed_as_printed() -> None:
    odd = re.compile(r"'|  |--|^Ste?[ -]")
    assert not [one.name for one in list_places() if odd.search(one.name)]


def test_homonyms_need_their_region() -> None:
    assert find_place("Saint-Siméon") is None
    assert {one.region for one in suggest_places("Saint-Siméon")} == {"03", "11"}
    place = find_place("Saint-Siméon", "11")
    assert place is not None
    assert place.label == "Saint-Siméon (Gaspésie–Îles-de-la-Madeleine)"
    assert find_place("saint simeon (gaspesie iles de la madeleine)") == place


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("Rimo", "Rimouski"),
        ("rivière du l", "Rivière-du-Loup"),
        ("QUEBEC", "Québec"),
        ("st-jean-sur", "Saint-Jean-sur-Richelieu"),
        ("ste anne des m", "Sainte-Anne-des-Monts"),
        ("sacre coeur", "Sacré-Cœur"),
        ("îles", "Les Îles-de-la-Madeleine"),
        ("asbest", "Val-des-Sources"),
        ("Saint-Hiacinthe", "Saint-Hyacinthe"),
        ("Kujjuaq", "Kuujjuaq"),
        ("Trois-Rivierre", "Trois-Rivières"),
    ],
)
def test_suggestions_forgive(typed: str, first: str) -> None:
    assert suggest_places(typed)[0].name == first


@laws
@given(st.text(max_size=200))
def test_any_text_can_be_looked_up(text: str) -> None:
    assert len(suggest_places(text)) <= LIMIT
    assert fold(fold(text)) == fold(text)
    place = find_place(text)
    assert place is None or fold(text) in fold(" ".join([place.code, place.label, *place.also]))


def test_what_is_not_there_is_not_found() -> None:
    assert find_region("18") is None
    assert find_place("Springfield") is None
    for get in (get_region, get_place):
        with pytest.raises(NotFound):
            get("18")


@pytest.mark.parametrize(
    ("prefix", "regions"),
    [
        ("G5L", ("01",)),
        ("g7h 1a1", ("02",)),
        ("G1R", ("03",)),
        ("G6V", ("12",)),
        ("H2X", ("06",)),
        ("H7N", ("13",)),
        ("H0M", ("16",)),
        ("J0M", ("10",)),
        ("G8P", ("10",)),
        ("G4T", ("11",)),
        ("J4K", ("16",)),
        ("J8X", ("07",)),
        ("J6Y", ("14",)),
        ("J7A", ("15",)),
        ("G9H", ("17",)),
        ("G6B", ("05",)),
        ("J5V", ("04",)),
        ("G0J", ("01", "11")),
        ("G0W", ("02", "10", "04")),
        ("J0T", ("15", "14", "07")),
        ("G0T", ("03", "09")),
    ],
)
def test_a_postal_prefix_says_its_regions(prefix: str, regions: tuple[str, ...]) -> None:
    assert regions_of_postal_prefix(prefix) == regions


@pytest.mark.parametrize("text", ["", "K1A", "G5", "5GL", "H0H", "<b>", "G5L\0", "Ｇ5L"])
def test_another_prefix_says_nothing(text: str) -> None:
    expected = ("01",) if text.startswith("G5L") else ()
    assert regions_of_postal_prefix(text) == expected


def test_every_region_has_a_postal_prefix() -> None:
    prefixes = [f"{first}{digit}{last}" for first in "GHJ" for digit in range(10)
                for last in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"]  # fmt: skip
    found = {region for prefix in prefixes for region in regions_of_postal_prefix(prefix)}
    assert found == {region.code for region in list_regions()}


def test_neighbours_are_mutual_and_apart() -> None:
    regions = {region.code: region for region in list_regions()}
    assert len(regions) == 17
    for one in regions.values():
        assert not set(one.by_land) & set(one.by_water)
        assert all(one.code in regions[other].by_land for other in one.by_land)
        assert all(one.code in regions[other].by_water for other in one.by_water)


def test_looking_up_is_quick() -> None:
    list_places()
    started = time.process_time()
    for text in ("Rimo", "Saint-Hiacinthe", "zzzzzzzz", "l’ancienne lorette"):
        suggest_places(text)
    assert time.process_time() - started < 0.12
