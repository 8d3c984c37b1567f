"""The first administrator is invited by command, and the last one let in again."""

from collections.abc import Callable

import pytest
from click.testing import Result
from flask import Flask
from sqlalchemy.orm import Session

from autodiag.accounts.service.people import find_by_address
from tests.accounts.people import PASSWORD, Browser

Autodiag = Callable[..., Result]


def token_of(done: Result) -> str:
    assert done.exit_code == 0, done.output
    return done.stdout.strip().rpartition("/")[2]


def test_the_first_administrator_enters(autodiag: Autodiag, app: Flask, session: Session) -> None:
    done = autodiag("accounts", "invite", "Ada@example.org", "--role", "administrator")
    assert done.stdout.startswith("http://127.0.0.1:5000/fr/accounts/links/")
    visitor = Browser(app.test_client())
    sent = visitor.send(f"links/{token_of(done)}", name="Ada", password=PASSWORD)
    assert sent.status_code == 303
    assert visitor.get("").status_code == 200
    again = token_of(autodiag("accounts", "link", "ada@example.org"))
    assert visitor.get(f"links/{again}").status_code == 200
    account = find_by_address(session, "ada@example.org")
    assert account is not None
    assert account.language == "fr"


def test_a_link_stands_on_the_public_address(
    autodiag: Autodiag, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AUTODIAG_PUBLIC_URL", "https://example.org")
    done = autodiag("accounts", "invite", "a@example.org", "--role", "staff", "--language", "en")
    assert done.stdout.startswith("https://example.org/en/accounts/links/")


REFUSALS = (
    (("invite", "nobody", "--role", "staff"), "email address"),
    (("invite", "a@example.org", "--role", "facilitator"), "needs a region"),
    (("invite", "a@example.org", "--role", "member"), "needs a cell"),
    (("invite", "a@example.org", "--role", "staff", "--place", "01"), "has no --place"),
    (("link", "nobody@example.org"), "nobody has the address"),
)


def test_what_cannot_be_is_said(autodiag: Autodiag) -> None:
    for words, sentence in REFUSALS:
        done = autodiag("accounts", *words)
        assert done.exit_code == 1, words
        assert sentence in done.output
