"""Wrong guesses are counted; right links, and people behind one address, never are."""

import pytest
from flask import Flask, Response
from flask.testing import FlaskClient

from autodiag.app import create_app
from autodiag.errors import BadSettings, UnknownLink
from autodiag.settings import load_settings


@pytest.fixture
def environ(tmp_path: object) -> dict[str, str]:
    return {
        "AUTODIAG_INSTANCE": str(tmp_path),
        "AUTODIAG_STRICT": "yes",
        "AUTODIAG_WRONG_GUESSES": "3 per hour",
    }


@pytest.fixture
def room(app: Flask) -> FlaskClient:
    def open_link(link: str) -> Response:
        if link != "right":
            raise UnknownLink
        return Response("yours", mimetype="text/plain")

    app.add_url_rule("/fr/d/<link>", view_func=open_link)
    return app.test_client()


def test_forty_phones_with_right_links_always_get_in(room: FlaskClient) -> None:
    assert [room.get("/fr/d/right").status_code for _ in range(40)] == [200] * 40


def test_guessing_ends_in_a_pause_that_spares_right_links(room: FlaskClient) -> None:
    statuses = [room.get(f"/fr/d/wrong{turn}").status_code for turn in range(5)]
    assert statuses == [404, 404, 404, 429, 429]
    assert room.get("/fr/d/right").status_code == 200


def test_each_address_is_counted_apart(room: FlaskClient) -> None:
    for turn in range(4):
        room.get(f"/fr/d/wrong{turn}")
    elsewhere = room.get("/fr/d/wrong", environ_base={"REMOTE_ADDR": "192.0.2.9"})
    assert elsewhere.status_code == 404


def test_unknown_pages_are_not_guesses(room: FlaskClient) -> None:
    assert {room.get("/fr/nowhere").status_code for _ in range(10)} == {404}


def test_a_limit_that_says_nothing_is_refused(environ: dict[str, str]) -> None:
    settings = load_settings({**environ, "AUTODIAG_WRONG_GUESSES": "often"})
    with pytest.raises(BadSettings, match="WRONG_GUESSES"):
        create_app(settings)
