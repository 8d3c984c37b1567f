"""Pages are packed for browsers that can unpack, and private ones give nothing away by size."""

import gzip

import brotli
import pytest
from flask import Flask, Response
from flask.testing import FlaskClient

from autodiag import web


@pytest.fixture
def plain(app: Flask) -> FlaskClient:
    app.add_url_rule("/short", view_func=lambda: Response("x" * 100, mimetype="text/plain"))
    app.add_url_rule(
        "/private",
        view_func=web.no_store(lambda: Response("mine " * 1000, mimetype="text/plain")),
        endpoint="private",
    )
    app.test_client_class = None
    return app.test_client()


@pytest.mark.parametrize(
    ("accepted", "way", "unpack"),
    [
        ("br, gzip", "br", brotli.decompress),
        ("gzip", "gzip", gzip.decompress),
        ("gzip;q=1, br;q=0.5", "gzip", gzip.decompress),
        ("br;q=0, identity", None, bytes),
        ("", None, bytes),
    ],
)
def test_a_page_is_packed_as_the_browser_asks(
    plain: FlaskClient, accepted: str, way: str | None, unpack: type[bytes]
) -> None:
    response = plain.get("/fr/terms", headers={"Accept-Encoding": accepted})
    assert response.headers.get("Content-Encoding") == way
    assert int(response.headers["Content-Length"]) == len(response.data)
    assert "Accept-Encoding" in response.headers["Vary"]
    assert "Conditions de reprise" in unpack(response.data).decode()


def test_what_is_short_is_sent_as_it_is(plain: FlaskClient) -> None:
    response = plain.get("/short", headers={"Accept-Encoding": "br"})
    assert "Content-Encoding" not in response.headers


def test_a_private_page_that_repeats_the_address_is_not_packed(plain: FlaskClient) -> None:
    packed = {"Accept-Encoding": "br"}
    assert plain.get("/private", headers=packed).headers["Content-Encoding"] == "br"
    assert "Content-Encoding" not in plain.get("/private?guess=a", headers=packed).headers
