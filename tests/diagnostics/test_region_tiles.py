"""The region is chosen on a map of radio buttons, wherever every choice stands on the map."""

from xml.etree.ElementTree import Element

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from autodiag.questionnaires import Answer, NonScore
from tests.diagnostics.journey import Visitor, kept, publish_changed
from tests.house.pages import words

GROUP = "a.REGION"
CODES = {"01", "05", "06", "11", "12"}


def classed(page: Element, name: str) -> list[Element]:
    """The blocks of that class, in order."""
    return [box for box in page.iter("div") if name in box.get("class", "").split()]


def open_map(visitor: Visitor) -> Element:
    """The map of the last page."""
    visitor.get("pages/S-END")
    return classed(visitor.page, "tilemap-choices")[0]


def test_each_region_is_a_radio_button_at_its_place(begun: Visitor) -> None:
    tiles = classed(open_map(begun), "tile")
    radios = [next(tile.iter("input")) for tile in tiles]
    assert {radio.get("value") for radio in radios} == CODES
    assert {(radio.get("type"), radio.get("name")) for radio in radios} == {("radio", GROUP)}
    for tile, radio in zip(tiles, radios, strict=True):
        assert f"at-{radio.get('value')}" in tile.get("class", "").split()


def test_a_tile_says_its_name_and_shows_its_letters(begun: Visitor) -> None:
    labels = [words(label) for label in open_map(begun).iter("label")]
    assert labels == [
        "Bas-Saint-Laurent BSL",
        "Chaudière-Appalaches CA",
        "Estrie EST",
        "Gaspésie GIM",
        "Montréal MTL",
    ]


def test_the_chosen_region_is_kept_and_shown_again(begun: Visitor, session: Session) -> None:
    begun.answer("S-END", {GROUP: "11"})
    assert kept(session, begun)["REGION"] == Answer("11")
    open_map(begun)
    assert begun.shown(GROUP) == ["11"]


def test_who_would_rather_not_say_need_not(begun: Visitor, session: Session) -> None:
    begun.answer("S-END", {GROUP: "~prefer_not"})
    assert kept(session, begun)["REGION"] == Answer(non_score=NonScore.PREFER_NOT)
    open_map(begun)
    assert begun.shown(GROUP) == ["~prefer_not"]


@pytest.fixture
def abroad(app: Flask, client: FlaskClient) -> Visitor:
    """A person asked for a region among which one is on no map."""
    publish_changed(app, ('code: "11", label: {fr: Gaspésie', 'code: "99", label: {fr: Ailleurs'))
    visitor = Visitor(client)
    visitor.start()
    return visitor


def test_a_choice_that_is_on_no_map_is_listed_with_the_others(abroad: Visitor) -> None:
    abroad.get("pages/S-END")
    assert not classed(abroad.page, "tilemap-choices")
    assert "Ailleurs" in abroad.says()
