"""Static files: one small stylesheet, names with a hash, a year of cache, packed twins."""

import re
from pathlib import Path

import brotli
from flask import Flask
from flask.testing import FlaskClient

from autodiag.web.assets import PLOTLY, STYLESHEET, STYLESHEETS, install, load_assets, minify_css

CSS = Path(__file__).parents[2] / "autodiag" / "static" / "css"


def test_a_page_asks_for_one_stylesheet(client: FlaskClient) -> None:
    page = client.get("/fr/terms").text
    (address,) = re.findall(r'<link rel="stylesheet" href="([^"]+)"', page)
    response = client.get(address, headers={"Accept-Encoding": "br"}, buffered=True)
    assert response.status_code == 200
    assert response.headers["Content-Encoding"] == "br"
    assert "immutable" in response.headers["Cache-Control"]
    assert len(response.data) < 14_000
    assert b"--ad-paper" in brotli.decompress(response.data)


def test_all_that_a_page_names_is_there(client: FlaskClient) -> None:
    page = client.get("/fr/terms").text
    addresses = set(re.findall(r'"(/static/[^"]+)"', page))
    assert len(addresses) >= 3
    for address in addresses:
        assert client.get(address, buffered=True).status_code == 200


def test_a_name_follows_its_content() -> None:
    for path, asset in load_assets().items():
        stem, _, extension = path.rpartition(".")
        assert re.fullmatch(rf"{re.escape(stem)}\.[0-9a-f]{{12}}\.{extension}", asset.name)


def test_plotly_comes_from_here(client: FlaskClient) -> None:
    response = client.get(f"/static/{load_assets()[PLOTLY].name}", buffered=True)
    assert response.status_code == 200
    assert int(response.headers["Content-Length"]) > 1_000_000


def test_large_files_are_packed_once(app: Flask, tmp_path: Path) -> None:
    folder = tmp_path / "packed here"
    install(Flask("bare"), folder)
    twin = folder / f"{load_assets()[PLOTLY].name}.br"
    made = twin.stat().st_mtime_ns
    assert 500_000 < twin.stat().st_size < 1_400_000
    install(Flask("again"), folder)
    assert twin.stat().st_mtime_ns == made


def test_minified_rules_are_the_same_rules() -> None:
    text = """/* a */ a , b > c { width : calc( 1px + 2px ) ; }
    @media (min-width: 62em) { .a :is(th, td) { content: " ("; } }"""
    assert minify_css(text).decode() == (
        "a , b > c{width : calc( 1px + 2px )}"
        '@media (min-width: 62em){.a :is(th, td){content: " ("}}'
    )


def test_stylesheet_keeps_its_habits() -> None:
    css = load_assets()[STYLESHEET].content.decode()
    assert "!important" not in css
    assert "url(" not in css
    assert css.count("{") == css.count("}")
    defined = set(re.findall(r"(--ad-[a-z0-9-]+):", css))
    used = set(re.findall(r"var\((--ad-[a-z0-9-]+)", css))
    assert used <= defined


def test_every_part_is_in_the_stylesheet() -> None:
    assert sorted(STYLESHEETS) == sorted(file.stem for file in CSS.iterdir())
    assert STYLESHEETS[-1] == "print"


def test_both_ways_into_the_dark_are_the_same() -> None:
    tokens = (CSS / "tokens.css").read_text("utf-8")
    blocks = re.findall(r'(?:\[data-theme="dark"\]|:root:not\(\[data-theme\]\)) \{(.*?)\}', tokens,
                        re.DOTALL)  # fmt: skip
    asked, system = (re.findall(r"[\w-]+: [^;]+", block) for block in blocks)
    assert asked == system
    assert len(asked) > 25
