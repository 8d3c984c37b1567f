"""The pages of the network, in both languages; each is read by the checks of every page."""

import pytest
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from autodiag.network import service
from autodiag.network.loading import sample_network
from autodiag.network.places import list_regions
from tests.house.pages import elements, parse, words
from tests.network.conftest import NOW

OK, NOT_FOUND = 200, 404


def page(client: FlaskClient, address: str) -> str:
    response = client.get(address)
    assert response.status_code == OK, address
    return response.get_data(as_text=True)


def said(text: str) -> str:
    """What a page says, its spaces all alike."""
    return spoken(words(parse(text)))


def spoken(text: str) -> str:
    return " ".join(text.replace("\u202f", " ").split())


def links(text: str, part: str) -> list[str]:
    found = (one.get("href", "") for one in elements(parse(text)) if one.tag == "a")
    return [address for address in found if part in address]


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_region_has_a_page(network: Session, client: FlaskClient, language: str) -> None:
    for region in list_regions():
        text = page(client, f"/{language}/network/regions/{region.code}")
        assert f"at-{region.code} tile-here" in text
        assert spoken(region.names[language]) in said(text)


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_cell_has_a_page(network: Session, client: FlaskClient, language: str) -> None:
    for cell in sample_network().cells:
        text = page(client, f"/{language}/network/cells/{cell.code}?from=01")
        assert spoken(cell.name) in said(text)
        assert spoken(getattr(cell, f"description_{language}")) in said(text)


def test_every_page_says_that_the_data_is_made_up(network: Session, client: FlaskClient) -> None:
    for address in ("", "?subject=DON", "regions/10", "cells/maree-haute"):
        assert "Données d’exemple" in page(client, f"/fr/network/{address}")
        assert "Sample data" in page(client, f"/en/network/{address}")


def test_a_network_of_ones_own_is_no_sample(network: Session, client: FlaskClient) -> None:
    service.replace_network(network, sample_network(), now=NOW)
    network.commit()
    for address in ("", "regions/10", "cells/maree-haute"):
        assert "Données d’exemple" not in page(client, f"/fr/network/{address}")
    assert "Pôle de l’Estran" in page(client, "/fr/network/cells/maree-haute")


def test_the_map_leads_to_every_region_in_the_order_it_is_read(
    network: Session, client: FlaskClient
) -> None:
    found = [address[-2:] for address in links(page(client, "/fr/network/"), "/regions/")]
    assert found == ["10", "08", "02", "09", "07", "15", "14", "04", "03", "01", "11",
                     "13", "06", "17", "12", "16", "05"]  # fmt: skip


def test_a_tile_says_its_region_and_its_count(network: Session, client: FlaskClient) -> None:
    tiles = {
        one.get("class", ""): words(one)
        for one in elements(parse(page(client, "/fr/network/")))
        if one.get("class", "").startswith("tile at-")
    }
    assert len(tiles) == 17
    assert tiles["tile at-01"] == "Bas-Saint-LaurentBSL3 cellules3"
    assert tiles["tile at-10 tile-empty"].startswith("Nord-du-Québec")
    assert "aucune cellule" in tiles["tile at-10 tile-empty"]


def test_a_subject_narrows_the_list_and_the_map(network: Session, client: FlaskClient) -> None:
    text = page(client, "/fr/network/?subject=MEM")
    found = {address.rpartition("/")[2] for address in links(text, "/cells/")}
    assert found == {"grenier-a-bobines", "plateau-ouvert", "phare-habite", "ecluse-a-histoires",
                     "sel-et-silice"}  # fmt: skip
    assert "tile at-05 tile-empty" in text
    assert "Compétences de l’équipe" not in text


def test_a_subject_that_nobody_knows_is_said(network: Session, client: FlaskClient) -> None:
    text = page(client, "/fr/network/?subject=DON-OUV")
    assert "Aucune cellule ne dit encore connaître ce sujet" in said(text)
    assert not links(text, "/cells/")


def test_an_empty_network_has_its_pages(client: FlaskClient) -> None:
    assert "aucune cellule" in page(client, "/fr/network/")
    assert "pas encore de pôle" in page(client, "/fr/network/regions/01")


def test_the_distance_is_told_when_it_is_asked_for(network: Session, client: FlaskClient) -> None:
    address = "/fr/network/cells/plateau-ouvert"
    assert "478 km, depuis la région Bas-Saint-Laurent" in said(page(client, f"{address}?from=01"))
    for query in ("", "?from=", "?from=99", "?from=<b>"):
        assert "À vol d’oiseau" not in page(client, address + query)


@pytest.mark.parametrize(
    "address",
    ["?subject=XX", "?subject=%00", "regions/18", "regions/1", "cells/x", "cells/%3Cb%3E"],
)
def test_what_is_not_there_is_not_found(
    network: Session, client: FlaskClient, address: str
) -> None:
    assert client.get(f"/fr/network/{address}").status_code in {NOT_FOUND, 400}


def test_what_an_operator_wrote_stays_text(network: Session, client: FlaskClient) -> None:
    cell = service.get_cell(network, "maree-haute")
    cell.name, cell.description_fr = "<script>alert(1)</script>", "<b>gras</b> & {{ 7 * 7 }}"
    network.commit()
    text = page(client, "/fr/network/cells/maree-haute")
    assert "<script>alert" not in text
    assert "&lt;b&gt;gras&lt;/b&gt; &amp; {{ 7 * 7 }}" in text


def test_a_description_in_one_language_says_which(network: Session, client: FlaskClient) -> None:
    service.get_cell(network, "maree-haute").description_en = ""
    network.commit()
    assert '<p class="entry-short" lang="fr">' in page(client, "/en/network/cells/maree-haute")


def test_places_are_suggested(client: FlaskClient) -> None:
    response = client.get("/fr/network/places?q=rimo")
    assert response.headers["Cache-Control"] == "private, max-age=600"
    assert response.json is not None
    assert response.json[0] == {
        "code": "rimouski-01",
        "label": "Rimouski",
        "region": "01",
        "region_name": "Bas-Saint-Laurent",
    }
    english = client.get("/en/network/places?q=rimo").json
    assert english is not None
    assert english[0]["region_name"] == "Lower St. Lawrence"


@pytest.mark.parametrize("query", ["", "q=", "q=r", "q=%20%20r", "q=" + "z" * 5000])
def test_suggestions_are_few(client: FlaskClient, query: str) -> None:
    response = client.get(f"/fr/network/places?{query}")
    assert response.status_code == OK
    assert response.json == []
    assert len(client.get("/fr/network/places?q=saint").json or []) == 8
