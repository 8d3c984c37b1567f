"""An administrator comes in by a link, invites somebody and leaves; axe looks at every page."""

from datetime import UTC, datetime

import pytest
from playwright.sync_api import expect
from sqlalchemy.orm import Session

from autodiag.accounts.rights import Role
from autodiag.accounts.service.inviting import invite
from autodiag.accounts.service.people import Grant
from tests.accounts.people import PASSWORD
from tests.journeys.conftest import Newcomer
from tests.journeys.examining import axe_source, examine
from tests.journeys.people import Person
from tests.journeys.sites import Site

PAGES = ("own", "own/password", "own/erase", "", "trail")
SEND = "main form button[type=submit]"


@pytest.mark.parametrize("language", ["fr", "en"])
def test_from_an_invitation_to_the_next(arrive: Newcomer, site: Site, language: str) -> None:
    person = arrive(language=language, reduced_motion="reduce")
    person.context.add_init_script("window.isMovedByTheTest = true")
    person.context.add_init_script(axe_source())
    person.watch.expected |= {401, 422}
    person.go(f"accounts/links/{site.make(lambda session: invite_one(session, language))}")
    faults = enter(person)
    for page in PAGES:
        person.go(f"accounts/{page}")
        faults += examine(person.page)
    faults += invite_another(person, f"lou.{language}@example.org")
    assert not faults + leave_and_come_back(person, f"ada.{language}@example.org")


def invite_one(session: Session, language: str) -> str:
    """The secret of a link that opens an administrator's account."""
    made = invite(
        session, f"ada.{language}@example.org", Grant(Role.ADMINISTRATOR),
        language=language, by=None, now=datetime.now(UTC),
    )  # fmt: skip
    return made.token


def enter(person: Person) -> list[str]:
    """Choose a name and a password, a bad one first."""
    faults = examine(person.page)
    person.find("#name").fill("Ada Exemple")
    person.find("#password").fill("motdepasse123")
    person.enter(SEND)
    expect(person.find("[data-takes-focus]")).to_be_focused()
    expect(person.find("#name")).to_have_value("Ada Exemple")
    faults += examine(person.page)
    person.find("#password").fill(PASSWORD)
    person.enter(SEND)
    assert person.path == "accounts/own"
    return faults


def invite_another(person: Person, address: str) -> list[str]:
    """Invite a cell's ambassador and look at the link, then at the account."""
    person.go("accounts/invite")
    faults = examine(person.page)
    person.find("#address").fill(address)
    person.find("#grant").select_option("member:plateau-ouvert")
    person.find("label[for=is_ambassador]").click()
    person.follow(SEND)
    expect(person.find("[data-copy-source]")).to_contain_text("/accounts/links/")
    faults += examine(person.page)
    person.follow(".kicker a:last-child")
    expect(person.find("h1")).to_have_text(address)
    return faults + examine(person.page)


def leave_and_come_back(person: Person, address: str) -> list[str]:
    """Sign out, ask for a page, and be led to it by signing in again."""
    person.go("accounts/own")
    person.follow("form[action$='/sign-out'] button")
    faults = examine(person.page)
    person.go("accounts/trail")
    faults += examine(person.page)
    person.find("#address").fill(address)
    person.find("#password").fill(PASSWORD)
    person.follow(SEND)
    assert person.path == "accounts/trail"
    return faults
