"""Made-up people exist where somebody tries Autodiag, and nowhere else."""

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from autodiag.accounts.rights import Role
from autodiag.accounts.service.people import list_accounts
from autodiag.cli import people
from autodiag.cli.prepare import prepare_installation
from autodiag.settings import Settings, load_settings
from tests.accounts.people import Browser, look_again


@pytest.fixture
def prepared(environ: dict[str, str], app: Flask, monkeypatch: pytest.MonkeyPatch) -> Flask:
    """An installation that commands find in their environment."""
    for name, value in environ.items():
        monkeypatch.setenv(name, value)
    return app


def test_each_role_can_be_tried(prepared: Flask, settings: Settings, session: Session) -> None:
    prepare_installation(with_people=True)
    first, *lines = people.list_them(settings)
    password = first.rpartition(" ")[2]
    assert people.note_path(settings).stat().st_mode & 0o077 == 0
    roles = set()
    for line in lines:
        browser = Browser(prepared.test_client())
        assert browser.sign_in(line.split()[0], password).status_code == 303
        assert "Échantillon" in browser.get("own").text
        roles |= {line.split("@")[0].strip()}
    assert roles == set(Role)
    prepare_installation(with_people=True)
    assert len(list_accounts(session).accounts) == len(Role)


def test_an_operator_s_installation_has_none(prepared: Flask, session: Session) -> None:
    prepare_installation()
    assert not list_accounts(session).accounts
    prepare_installation(with_people=True)
    prepare_installation()
    look_again(session)
    assert not list_accounts(session).accounts


def test_they_are_welcome_on_sample_data_and_on_this_machine_alone(
    environ: dict[str, str],
) -> None:
    settings = load_settings(environ)
    assert people.are_welcome(settings, "127.0.0.1")
    assert not people.are_welcome(settings, "192.0.2.1")
    public = {"AUTODIAG_PUBLIC_URL": "http://example.org"}
    assert not people.are_welcome(load_settings(environ | public), "127.0.0.1")
    own = {"AUTODIAG_SAMPLES": "no"}
    assert not people.are_welcome(load_settings(environ | own), "127.0.0.1")
