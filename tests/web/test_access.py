"""A view that needs a right where its address says, and not elsewhere."""

import pytest
from flask import Flask
from flask.testing import FlaskClient

from autodiag.web import access
from autodiag.web.access import VISIT, Person, Reach, needs

READ, KEEP = "read a region", "keep a cell"
PEOPLE = {
    "facilitator": Person(1, "Kim", {READ: Reach(regions=frozenset({"01"}))}),
    "member": Person(2, "Lou", {KEEP: Reach(cells=frozenset({"phare"}))}),
    "staff": Person(3, "Zoé", {READ: Reach(is_everywhere=True)}),
}
STATUSES = {
    ("nobody", "regions/01"): 401,
    ("unknown", "regions/01"): 401,
    ("facilitator", "regions/01"): 200,
    ("facilitator", "regions/02"): 403,
    ("facilitator", "cells/phare"): 403,
    ("member", "cells/phare"): 200,
    ("member", "cells/plateau"): 403,
    ("member", "regions/01"): 403,
    ("staff", "regions/17"): 200,
    ("staff", "cells/phare"): 403,
}


@needs(READ, region="code")
def show_region(code: str) -> str:
    return code


@needs(KEEP, cell="code")
def show_cell(code: str) -> str:
    return code


@pytest.fixture
def browser(app: Flask) -> FlaskClient:
    app.add_url_rule("/regions/<code>", view_func=show_region)
    app.add_url_rule("/cells/<code>", view_func=show_cell, endpoint="cells")
    app.test_client_class = FlaskClient
    access.install(app, PEOPLE.get)
    return app.test_client()


def test_nobody_sees_beyond_their_regions_and_cells(browser: FlaskClient) -> None:
    for (who, address), status in STATUSES.items():
        with browser.session_transaction() as kept:
            kept.clear()
            if who != "nobody":
                kept[VISIT] = who
        assert browser.get(f"/{address}").status_code == status, (who, address)


def test_what_needs_a_right_stays_out_of_caches(browser: FlaskClient) -> None:
    with browser.session_transaction() as kept:
        kept[VISIT] = "staff"
    assert browser.get("/regions/01").headers["Cache-Control"] == "no-store"
