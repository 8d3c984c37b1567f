"""An administrator, and somebody else, each at a browser."""

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from autodiag.accounts.rights import Role
from autodiag.accounts.tables import Account
from tests.accounts.people import Browser, Clock, make_account, seat


@pytest.fixture
def clock(app: Flask) -> Clock:
    """The app's clock, moved by hand."""
    clock = app.config["CLOCK"] = Clock()
    return clock


@pytest.fixture
def boss(session: Session, clock: Clock) -> Account:
    """The one administrator."""
    return make_account(session, Role.ADMINISTRATOR, "ada")


@pytest.fixture
def desk(app: Flask, session: Session, boss: Account) -> Browser:
    """The administrator's browser."""
    return seat(app, session, boss)


@pytest.fixture
def colleague(session: Session, clock: Clock) -> Account:
    """Somebody of the staff."""
    return make_account(session, Role.STAFF, "zoe")


@pytest.fixture
def visitor(app: Flask, clock: Clock) -> Browser:
    """A browser in which nobody has signed in."""
    return Browser(app.test_client())
