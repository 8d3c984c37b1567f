"""The rose says its numbers, whatever its petals are called, and holds no style."""

from collections.abc import Sequence
from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markupsafe import Markup

from autodiag.charts import (
    Petal,
    petal_card,
    petal_mark,
    rose_card,
    rose_hero,
    rose_narrow,
    sprite,
    step_petal,
)
from tests.charts.samples import LABELS, PETALS
from tests.house.repository import TEMPLATES

words = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn")), max_size=40)
codes = st.sampled_from(["dim-str", "dim-1", "dim-8"])
figures = st.none() | st.floats(-10, 110, allow_nan=False)
petals = st.lists(
    st.builds(Petal, codes, words, words, figures, words, figures, words), min_size=3, max_size=12
)
ring_sets = st.lists(st.floats(1, 100), min_size=1, max_size=6, unique=True).map(
    lambda bounds: tuple(sorted(bounds))
)


def parsed(drawing: Markup) -> ET.Element:
    return ET.fromstring(str(drawing))  # noqa: S314 -- our own


def named(root: ET.Element, name: str) -> list[ET.Element]:
    return [one for one in root.iter() if name in one.get("class", "").split()]


@pytest.mark.parametrize("draw", [rose_hero, rose_narrow])
def test_the_figure_is_named_and_described(draw: object) -> None:
    root = parsed(draw(PETALS, LABELS))  # type: ignore[operator]
    title, description = root.get("aria-labelledby", "").split()
    texts = {one.get("id"): one.text for one in root.iter() if one.get("id")}
    assert root.get("role") == "img"
    assert texts[title] == "La rose de Battures"
    assert texts[description] == (
        "Huit pétales. Stratégie 44, Équipe 31 (cible : niveau 3), Création 70, Contenus 33, "
        "Données 17 (cible : niveau 2), Publics à venir, Outils 100, Confiance 0. Voyez le tableau."
    )


def test_two_roses_of_a_page_share_no_id() -> None:
    ids = [one.get("id") for draw in (rose_hero, rose_narrow)
           for one in parsed(draw(PETALS, LABELS)).iter() if one.get("id")]  # fmt: skip
    assert len(ids) == len(set(ids)) == 4


def test_only_scores_are_filled() -> None:
    root = parsed(rose_hero(PETALS, LABELS))
    assert len(named(root, "petal-fill")) == len(named(root, "petal-fold")) == 6
    assert len(named(root, "petal-line")) == len(named(root, "petal-vein")) == 7
    assert len(named(root, "petal-quiet")) == 1
    assert len(named(root, "petal-target")) == 2
    assert [one.text for one in named(root, "rose-pending")] == ["à venir"]


def test_rings_are_the_levels() -> None:
    root = parsed(rose_hero(PETALS, replace(LABELS, rings=(25.0, 50.0, 75.0, 100.0))))
    assert [one.get("r") for one in named(root, "ring")] == ["34.8", "56.5", "78.2", "100"]
    assert [one.text for one in named(root, "ring-number")[0]] == ["1", "2", "3", "4"]
    assert "#petal-veins" not in str(rose_hero(PETALS, replace(LABELS, rings=(50.0, 100.0))))


def test_names_stand_where_the_design_has_them() -> None:
    root = parsed(rose_hero(PETALS, LABELS))
    places = [(float(one.get("x", 0)), float(one.get("y", 0))) for one in named(root, "rose-name")]
    expected = [
        (105, -201.3), (205.3, -86.2), (205.3, 82.2), (105, 211.3),
        (-105, 211.3), (-205.3, 82.2), (-205.3, -86.2), (-105, -201.3),
    ]  # fmt: skip
    for place, wanted in zip(places, expected, strict=True):
        assert place == pytest.approx(wanted, abs=1.5)


def test_a_long_name_stays_within_the_drawing() -> None:
    long = replace(PETALS[1], short="Anticonstitutionnellement")
    text = named(parsed(rose_narrow((PETALS[0], long, *PETALS[2:]), LABELS)), "rose-name")[1]
    assert float(text.get("x", 0)) + float(text.get("textLength", 0)) <= 165


@given(petals, ring_sets)
@settings(deadline=None)
def test_any_rose_is_well_formed_and_unstyled(drawn: Sequence[Petal], rings: tuple) -> None:
    labels = replace(LABELS, rings=rings)
    for drawing in (
        rose_hero(drawn, labels), rose_narrow(drawn, labels), rose_card(drawn, rings=rings),
        petal_card(drawn[0], place=0, count=len(drawn), rings=rings),
        petal_mark("dim-str", place=len(drawn) - 1, count=len(drawn)),
        step_petal("dim-str", step=2, steps=len(drawn)),
    ):  # fmt: skip
        root = parsed(drawing)
        assert not [one for one in root.iter() if "style" in one.attrib]
        assert "nan" not in str(drawing)


def test_words_are_escaped() -> None:
    evil = replace(PETALS[0], short="<script>alert(1)</script>", shown='"&')
    drawing = rose_hero((evil, *PETALS[1:]), LABELS)
    assert "<script" not in drawing
    assert named(parsed(drawing), "rose-name")[0].text == "<script>alert(1)</script>"


def test_drawings_beside_words_are_hidden_from_readers() -> None:
    for drawing in (rose_card(PETALS), petal_card(PETALS[0], place=0), petal_mark("a", place=1),
                    step_petal("a", step=1, steps=5)):  # fmt: skip
        assert parsed(drawing).get("aria-hidden") == "true"


def test_one_petal_among_seven_in_line() -> None:
    root = parsed(petal_card(PETALS[2], place=2, css="dim-card-rose"))
    assert root.get("class") == "rose dim-card-rose dim-cre"
    assert len(named(root, "petal-quiet")) == 7
    assert len(named(root, "petal-fill")) == 1


def test_the_last_step_is_a_whole_petal() -> None:
    last = named(parsed(step_petal("dim-don", step=5, steps=5)), "petal-fill")[0]
    assert last.get("d") == "M0 -13C-24 -35.6 -31 -100 0 -100Z"


def test_shared_shapes_are_those_of_the_pages() -> None:
    marks = (TEMPLATES / "macros" / "marks.html").read_text("utf-8")
    for shape in parsed(sprite()).iter("path"):
        assert f'd="{shape.get("d")}"' in marks
