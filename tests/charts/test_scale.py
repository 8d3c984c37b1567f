"""Bars and moves stand for their numbers, within their drawing."""

from xml.etree import ElementTree as ET

import pytest

from autodiag.charts import Move, move, scale


def shapes(drawing: str, name: str) -> list[ET.Element]:
    return [one for one in ET.fromstring(str(drawing)).iter()  # noqa: S314 -- our own
            if one.get("class") == name]  # fmt: skip


@pytest.mark.parametrize(("percent", "width"), [(0, "0"), (57.84, "57.8"), (100, "100"),
                                                (120, "100"), (-3, "0")])  # fmt: skip
def test_bar_is_filled_up_to_the_score(percent: float, width: str) -> None:
    (fill,) = shapes(scale(percent), "scale-fill")
    assert fill.get("width") == width


def test_bar_without_a_score_is_empty() -> None:
    assert not shapes(scale(None), "scale-fill")


def test_bar_is_cut_at_the_levels_and_not_at_its_ends() -> None:
    cuts = shapes(scale(10, cuts=(0, 25, 50, 100)), "scale-cut")
    assert [cut.get("d") for cut in cuts] == ["M25 0V6", "M50 0V6"]


def test_move_goes_from_before_to_after_and_says_so() -> None:
    drawing = move(Move(20, 100, "de 20 à <b>100</b>"))
    (before,), (after,) = shapes(drawing, "move-before"), shapes(drawing, "plot-you")
    assert (before.get("cx"), after.get("cx")) == ("31", "135")
    assert ET.fromstring(str(drawing)).get("aria-label") == "de 20 à <b>100</b>"  # noqa: S314
