"""Each page opens to those whom the table names, as nobody and as each role, and to no one else."""

import re
from collections.abc import Iterator

import pytest
from flask import Flask
from sqlalchemy import event
from sqlalchemy.orm import Session

from autodiag.accounts.rights import RIGHTS, Right, Role
from autodiag.database import db
from autodiag.web.access import SIGN_IN
from tests.accounts.people import Browser, make_account, seat
from tests.house.routes import ROUTES, SAMPLES, Caller
from tests.house.test_routes import content, routes

BLANK = re.compile(r"<(\w+)>")
NOBODY_S = {"account": "900001", "grant": "900002", "visit": "900003"}
OPEN = {200, 303, 404, 422}

RESERVED = {
    name: needed
    for name, needed in ROUTES.items()
    if isinstance(needed, Right) or needed is Caller.SIGNED_IN
}


def fill(name: str, **blanks: str) -> tuple[str, str]:
    """Method and address of a route, its blanks filled with these or with what is nobody's."""
    method, address = name.split(" ", 1)
    return method, BLANK.sub(lambda blank: (SAMPLES | NOBODY_S | blanks)[blank[1]], address)


def test_every_view_asks_for_what_the_table_says(app: Flask) -> None:
    asked = {
        name: getattr(app.view_functions[rule.endpoint], "needs", None)
        for name, rule in routes(app)
    }
    said = {
        name: SIGN_IN if needed is Caller.SIGNED_IN else needed for name, needed in RESERVED.items()
    }
    assert said
    assert {name: needed for name, needed in asked.items() if needed} == said


def test_every_right_is_somebody_s_and_every_role_has_some() -> None:
    assert set().union(*RIGHTS.values()) == set(Right)
    assert all(RIGHTS[role] for role in Role)


def visit(browser: Browser, name: str, proof: str, **blanks: str) -> int:
    """Call a route with nothing but a proof of origin; the status of the answer."""
    method, address = fill(name, **blanks)
    data = {"csrf_token": proof} if method == "POST" else None
    return browser.client.open(address, method=method, data=data).status_code


def test_nobody_opens_what_is_reserved(app: Flask) -> None:
    visitor = Browser(app.test_client())
    proof = visitor.proof("sign-in")
    for name in RESERVED:
        assert visit(visitor, name, proof) == 401, name


@pytest.mark.parametrize("role", Role)
def test_a_role_opens_what_is_its_own(app: Flask, session: Session, role: Role) -> None:
    browser = seat(app, session, make_account(session, role))
    proof = browser.proof("sign-in")
    for name, needed in RESERVED.items():
        is_open = needed is Caller.SIGNED_IN or needed in RIGHTS[role]
        status = visit(browser, name, proof)
        assert status in (OPEN if is_open else {403}), (name, status)


def test_reading_what_is_reserved_writes_nothing(app: Flask, session: Session) -> None:
    boss = make_account(session, Role.ADMINISTRATOR)
    browser = seat(app, session, boss)
    before = content(app)
    for name in RESERVED:
        if name.startswith("GET "):
            assert visit(browser, name, "", account=str(boss.id)) == 200, name
    assert content(app) == before


@pytest.fixture
def statements(app: Flask) -> Iterator[list[str]]:
    """Every statement that reaches the database."""
    heard: list[str] = []

    def listen(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        heard.append(statement)

    with app.app_context():
        engine = db.engine
    event.listen(engine, "before_cursor_execute", listen)
    yield heard
    event.remove(engine, "before_cursor_execute", listen)


def test_a_visitor_without_account_costs_accounts_no_query(
    app: Flask, session: Session, statements: list[str]
) -> None:
    visitor = app.test_client()
    for name, needed in ROUTES.items():
        if needed is Caller.ANYBODY and name.startswith("GET "):
            visitor.get(fill(name)[1])
    assert any("FROM network_cell" in one or "FROM cell" in one for one in statements)
    assert not [one for one in statements if "account" in one]
    statements.clear()
    assert visitor.get("/fr/privacy").status_code == 200
    assert statements == []


def test_whoever_signed_in_costs_two(app: Flask, session: Session, statements: list[str]) -> None:
    browser = seat(app, session, make_account(session, Role.STAFF))
    statements.clear()
    assert browser.get("own/password").status_code == 200
    assert len([one for one in statements if one.startswith("SELECT")]) == 2
