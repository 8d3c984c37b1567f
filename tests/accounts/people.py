"""People who have an account, at a browser: they open pages and send the forms that stand there."""

import re
from datetime import UTC, datetime, timedelta

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from autodiag.accounts.rights import SCOPES, Role, Scope
from autodiag.accounts.service.entering import begin_visit
from autodiag.accounts.service.inviting import enter_by_link, invite
from autodiag.accounts.service.people import Grant
from autodiag.accounts.tables import Account
from autodiag.web.access import VISIT

NOW = datetime(2026, 11, 22, 14, 25, 30, tzinfo=UTC)
PASSWORD = "quatre lanternes vertes"
PLACES = {Scope.EVERYWHERE: "", Scope.REGION: "01", Scope.CELL: "plateau-ouvert"}


class Clock:
    """A clock that a test moves."""

    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> datetime:
        return self.now

    def forward(self, **duration: float) -> None:
        """Let time pass."""
        self.now += timedelta(**duration)


def grant_of(role: Role) -> Grant:
    """A role, in a place when it needs one."""
    return Grant(role, PLACES[SCOPES[role]])


def make_account(
    session: Session, role: Role = Role.STAFF, name: str = "", *, grant: Grant | None = None
) -> Account:
    """Somebody who entered by an invitation, as everybody does; committed."""
    name = name or role.value
    invited = invite(
        session, f"{name}@example.org", grant or grant_of(role), language="fr", by=None, now=NOW
    )
    account = enter_by_link(session, invited.token, name.title(), PASSWORD, now=NOW)
    session.commit()
    return account


def look_again(session: Session) -> None:
    """See what requests have changed meanwhile."""
    session.rollback()
    session.expire_all()


def seat(app: Flask, session: Session, account: Account) -> "Browser":
    """A browser in which somebody is signed in, without the time that a password takes."""
    token = begin_visit(session, account, "Firefox, Linux", now=app.config["CLOCK"]())
    session.commit()
    browser = Browser(app.test_client())
    with browser.client.session_transaction() as kept:
        kept[VISIT] = token
    return browser


class Browser:
    """A browser without JavaScript, and what a person does with it."""

    def __init__(self, client: FlaskClient) -> None:
        self.client = client

    def get(self, address: str) -> TestResponse:
        """Open a page."""
        return self.client.get(f"/fr/accounts/{address}")

    def send(self, address: str, page: str | None = None, /, **fields: str) -> TestResponse:
        """Send a form: that of the page at the same address, unless another page is named."""
        proof = self.proof(address if page is None else page)
        return self.client.post(f"/fr/accounts/{address}", data={"csrf_token": proof, **fields})

    def proof(self, page: str) -> str:
        """The proof of origin that stands on a page."""
        shown = self.get(page)
        found = re.search(r'name="csrf_token"[^>]* value="([^"]+)"', shown.text)
        assert found, shown.status
        return found[1]

    def sign_in(self, address: str, password: str = PASSWORD, **fields: str) -> TestResponse:
        """Fill in the page of sign-in."""
        return self.send("sign-in", address=address, password=password, **fields)

    def token(self) -> str:
        """The secret of the visit that this browser keeps."""
        with self.client.session_transaction() as kept:
            return str(kept.get(VISIT, ""))
