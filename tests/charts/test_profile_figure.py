"""The explored figure is one that Plotly accepts, and each of its series can be switched."""

import json
import re
from collections import Counter
from dataclasses import replace
from xml.etree import ElementTree as ET

import plotly.graph_objects as go

from autodiag.charts import FigureLabels, profile_dots, profile_figure
from autodiag.charts.colours import COLOURS
from autodiag.web.assets import load_assets
from tests.charts.samples import EARLIER, FIGURE, PEERS, PETALS
from tests.house.repository import ROOT

FULL = profile_figure(PETALS, FIGURE, earlier=EARLIER, peers=PEERS)
SCRIPT = (ROOT / "autodiag" / "static" / "js" / "figure.js").read_text("utf-8")


def test_plotly_accepts_it() -> None:
    assert len(go.Figure(FULL).data) == 5


def test_each_series_has_its_switch() -> None:
    named = {trace["legendgroup"]: trace["meta"] for trace in FULL["data"]}
    assert named == {
        "peers": "Des pairs", "earlier-0": "En 2025", "targets": "Vos cibles",
        "current": "Votre profil",
    }  # fmt: skip


def test_series_without_anything_to_show_are_left_out() -> None:
    bare = profile_figure([replace(one, target=None) for one in PETALS], FIGURE)
    assert [trace["legendgroup"] for trace in bare["data"]] == ["current"]


def test_dots_stand_at_the_scores() -> None:
    current = FULL["data"][-1]
    assert current["x"] == [43.8, 31.2, 70.0, 33.0, 16.7, 100.0, 0.0]
    assert [round(y) for y in current["y"]] == [1, 2, 3, 4, 5, 7, 8]


def test_words_of_people_hold_no_tag() -> None:
    evil = replace(PETALS[0], name='<a href="//x">y</a>', shown="<b>")
    run = replace(EARLIER[0], label="<i>z</i>")
    figure = profile_figure([evil, *PETALS[1:]], FIGURE, earlier=[run])
    seen = [text for trace in figure["data"] for text in (*trace["text"], trace["name"])]
    seen += [one["text"] for one in figure["layout"]["annotations"]]
    assert not [text for text in seen if re.search(r"<(?!br>)", text)]


def test_colours_are_names_that_the_page_resolves() -> None:
    colours = {value for value in strings(FULL) if value.startswith("var(")}
    assert "var(--dim, dim-str)" in colours
    pattern = re.search(r"const VARIABLE = /(.+)/;", SCRIPT)
    assert pattern
    assert all(re.fullmatch(pattern[1], colour) for colour in colours)
    assert not [value for value in strings(FULL) if re.match(r"#[0-9a-f]{3,6}$", value)]


def strings(value: object) -> list[str]:
    return re.findall(r'"([^"]*)"', json.dumps(value))


def test_plotly_is_kept_from_writing_sheets() -> None:
    """When the library changes, the names that figure.js occupies must still be its own."""
    library = load_assets()["js/plotly.js"].content.decode()
    block = re.search(r"STYLE_IDS = \[(.*?)\]", SCRIPT, re.DOTALL)
    assert block
    first, *others = re.findall(r'"([^"]+)"', block[1])
    assert first == "plotly.js-style-global"
    assert '"plotly.js-style-"' in library
    assert all(f'getElementById("{one}")' in library for one in others)


def test_still_figure_has_the_same_height_and_rows() -> None:
    root = ET.fromstring(str(profile_dots(PETALS, FIGURE, earlier=EARLIER, peers=PEERS)))  # noqa: S314
    assert root.get("height") == str(FULL["layout"]["height"])
    assert root.get("aria-label") == "Votre profil en détail. Stratégie 44."
    classes = Counter(one.get("class") for one in root.iter())
    names = ("dots-name", "plot-you", "dots-target", "move-before", "plot-half", "dots-none")
    count = {name: classes[name] for name in names}
    assert count == {
        "dots-name": 8, "plot-you": 7, "dots-target": 2, "move-before": 7, "plot-half": 2,
        "dots-none": 1,
    }  # fmt: skip
    assert not [one for one in root.iter() if "style" in one.attrib]


def test_other_levels_give_other_ticks() -> None:
    labels = FigureLabels("t", "d", "c", "a", "p", "s", bounds=(0.0, 25.0, 100.0))
    assert profile_figure(PETALS, labels)["layout"]["xaxis"]["tickvals"] == [0.0, 25.0, 100.0]


def test_paper_has_the_colours_of_the_screen() -> None:
    tokens = (ROOT / "autodiag" / "static" / "css" / "tokens.css").read_text("utf-8")
    light = tokens[tokens.index("/* 2. Light") : tokens.index("/* 3. Dark")]
    assert dict(re.findall(r"--ad-(dim-\w+): (#\w+)", light)) == COLOURS
