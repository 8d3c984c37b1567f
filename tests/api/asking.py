"""How tests ask for the public data."""

from typing import Any

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

ROOT = "/api/v1"


def ask(client: FlaskClient, path: str, status: int = 200, **headers: str) -> TestResponse:
    """An answer of the expected status; underscores in names of headers stand for hyphens."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    response = client.get(f"{ROOT}{path}", headers=named)
    assert response.status_code == status, response.text
    return response


def get(client: FlaskClient, path: str) -> Any:
    """What is answered, read."""
    return ask(client, path).json


def walk(client: FlaskClient, path: str) -> list[Any]:
    """The items of every page of a list, from link to link."""
    items = []
    here: str | None = f"http://localhost{ROOT}{path}"
    while here:
        page = client.get(here).json
        assert page is not None
        items += page["items"]
        here = page["links"]["next"]
    return items
