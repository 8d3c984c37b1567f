"""What an administrator does with the accounts of others, and the trail that it leaves."""

import re
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from flask import Flask
from sqlalchemy import delete, select, update
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from autodiag import database
from autodiag.accounts.rights import Role
from autodiag.accounts.service import audit, granting
from autodiag.accounts.service.people import PAGE, Grant, find_by_address, get_account
from autodiag.accounts.tables import Account, AuditEntry
from autodiag.errors import Conflict, Invalid
from autodiag.network.service import load_samples
from tests.accounts.people import NOW, PASSWORD, Browser, Clock, look_again, make_account, seat


@pytest.fixture
def network(session: Session) -> None:
    """Regions and cells to give roles in."""
    load_samples(session, now=NOW)
    session.commit()


def roles_of(session: Session, number: int) -> list[tuple[str, str, bool]]:
    look_again(session)
    return [(one.role, one.place, one.is_ambassador) for one in get_account(session, number).grants]


def test_somebody_is_invited_and_enters(app: Flask, desk: Browser, network: None) -> None:
    made = desk.send("invite", address="Lou@example.org", grant="facilitator:01", language="en")
    assert made.status_code == 303
    page = desk.client.get(made.headers["Location"])
    (link,) = re.findall(r"<code>http://localhost(/\S+?)</code>", page.text)
    guest = Browser(app.test_client())
    token = link.rpartition("/")[2]
    assert guest.send(f"links/{token}", name="Lou", password=PASSWORD).status_code == 303
    own = guest.get("own").text
    assert "Animation d’ateliers\u00a0: Bas-Saint-Laurent" in own
    assert guest.get("").status_code == 403


def test_only_the_browser_that_made_a_link_shows_it(
    app: Flask, desk: Browser, session: Session, boss: Account, network: None
) -> None:
    made = desk.send("invite", address="lou@example.org", grant="staff", language="fr")
    elsewhere = seat(app, session, boss)
    assert "<code>" not in elsewhere.client.get(made.headers["Location"]).text
    assert "<code>" not in desk.get(f"{boss.id}/link").text


WRONG_INVITATIONS = (
    ({"address": "lou@example.org", "grant": ""}, "Rôle"),
    ({"address": "lou@example.org", "grant": "facilitator:99"}, "n’existe pas"),
    ({"address": "lou@example.org", "grant": "owner"}, "n’existe pas"),
    ({"address": "nobody", "grant": "staff"}, "bonne forme"),
    ({"address": "ada@example.org", "grant": "staff"}, "déjà un compte"),
    ({"address": "l@example.org", "grant": "staff", "is_ambassador": "y"}, "membre"),
)


def test_a_wrong_invitation_is_refused_and_given_back(desk: Browser) -> None:
    for fields, word in WRONG_INVITATIONS:
        refused = desk.send("invite", language="fr", **fields)
        assert refused.status_code == 422, fields
        assert word in refused.text, fields
        assert f'value="{fields["address"]}"' in refused.text


def test_roles_are_given_marked_and_taken(
    desk: Browser, session: Session, colleague: Account, network: None
) -> None:
    where = f"{colleague.id}/grants"
    for mark in ({}, {"is_ambassador": "y"}):
        given = desk.send(where, str(colleague.id), grant="member:plateau-ouvert", **mark)
        assert given.status_code == 303
    assert roles_of(session, colleague.id)[1:] == [("member", "plateau-ouvert", True)]
    assert "ambassadrice" in desk.get(str(colleague.id)).text
    first = get_account(session, colleague.id).grants[0].id
    assert desk.send(f"{where}/{first}/take", str(colleague.id)).status_code == 303
    assert roles_of(session, colleague.id) == [("member", "plateau-ouvert", True)]
    assert desk.send(f"{where}/{first}/take", str(colleague.id)).status_code == 404


def test_a_role_taken_is_gone_at_the_next_page(
    app: Flask, desk: Browser, session: Session, boss: Account
) -> None:
    other = make_account(session, Role.ADMINISTRATOR, "eve")
    browser = seat(app, session, other)
    assert browser.get("").status_code == 200
    grant = get_account(session, other.id).grants[0]
    desk.send(f"{other.id}/grants/{grant.id}/take", str(other.id))
    assert browser.get("").status_code == 403


def test_the_last_administrator_cannot_be_taken_away(
    desk: Browser, session: Session, boss: Account
) -> None:
    grant = get_account(session, boss.id).grants[0]
    for act in (f"grants/{grant.id}/take", "suspend"):
        refused = desk.send(f"{boss.id}/{act}", str(boss.id))
        assert refused.status_code == 409
        assert "dernier compte" in refused.text
    assert roles_of(session, boss.id) == [("administrator", "", False)]


def test_an_invitation_or_a_suspended_account_is_no_other_administrator(
    desk: Browser, session: Session, boss: Account, network: None
) -> None:
    desk.send("invite", address="lou@example.org", grant="administrator", language="fr")
    eve = make_account(session, Role.ADMINISTRATOR, "eve")
    assert desk.send(f"{eve.id}/suspend", str(eve.id)).status_code == 303
    assert desk.send(f"{boss.id}/suspend", str(boss.id)).status_code == 409


def test_a_suspended_account_comes_back_with_its_roles(
    app: Flask, desk: Browser, session: Session, colleague: Account
) -> None:
    page = str(colleague.id)
    assert desk.send(f"{page}/suspend", page).status_code == 303
    visitor = Browser(app.test_client())
    assert visitor.sign_in("zoe@example.org").status_code == 422
    assert desk.send(f"{page}/reinstate", page).status_code == 303
    assert visitor.sign_in("zoe@example.org").status_code == 303
    assert roles_of(session, colleague.id) == [("staff", "", False)]


def test_an_invitation_is_taken_back_but_not_an_account(
    desk: Browser, session: Session, colleague: Account
) -> None:
    desk.send("invite", address="lou@example.org", grant="staff", language="fr")
    lou = find_by_address(session, "lou@example.org")
    assert lou is not None
    assert desk.send(f"{lou.id}/withdraw", str(lou.id)).status_code == 303
    look_again(session)
    assert find_by_address(session, "lou@example.org") is None
    assert desk.send(f"{colleague.id}/withdraw", str(colleague.id)).status_code == 409


def test_a_link_for_a_new_password(app: Flask, desk: Browser, colleague: Account) -> None:
    made = desk.send(f"{colleague.id}/link", str(colleague.id))
    page = desk.client.get(made.headers["Location"]).text
    assert "24 heures" in page.replace("\u00a0", " ")
    (token,) = re.findall(r"<code>\S+/([^/\s]+)</code>", page)
    visitor = Browser(app.test_client())
    sent = visitor.send(f"links/{token}", name="Zoé", password="cinq lanternes bleues")
    assert sent.status_code == 303
    assert visitor.sign_in("zoe@example.org").status_code == 422


def test_every_change_is_in_the_trail_with_who_and_when(
    desk: Browser, session: Session, boss: Account, colleague: Account, clock: Clock
) -> None:
    clock.forward(minutes=5)
    desk.send(f"{colleague.id}/suspend", str(colleague.id))
    line = audit.read_trail(session).lines[0]
    assert (line.entry.action, line.entry.actor, line.entry.at) == ("suspended", boss.id, clock.now)
    assert (line.actor_name, line.subject_name) == ("Ada", "Zoe")
    page = desk.get("trail").text
    assert "a suspendu" in page
    assert "La ligne de commande" in page


def test_a_trail_of_other_rooms_is_read_too(desk: Browser, session: Session, boss: Account) -> None:
    audit.record(session, "entry published", ("entry", "G001"), by=boss.id, now=NOW)
    session.commit()
    assert "entry G001" in desk.get("trail").text


def test_the_database_itself_keeps_the_trail(session: Session, boss: Account) -> None:
    before = len(session.scalars(select(AuditEntry)).all())
    assert before == 2
    for statement in (update(AuditEntry).values(actor=99), delete(AuditEntry)):
        with pytest.raises(DBAPIError, match="append only"):
            session.execute(statement)
        session.rollback()
    entry = session.scalars(select(AuditEntry)).first()
    assert entry is not None
    entry.action = "something else"
    with pytest.raises(DBAPIError, match="append only"):
        session.flush()
    session.rollback()
    assert len(session.scalars(select(AuditEntry)).all()) == before


def test_lists_are_paged(desk: Browser, session: Session, boss: Account) -> None:
    for number in range(PAGE):
        session.add(Account(address=f"p{number}@example.org", language="fr", created_at=NOW))
        audit.record(session, "tried", ("thing", number), by=boss.id, now=NOW)
    session.commit()
    first = desk.get("").text
    assert first.count('class="person"') == PAGE
    assert "page=2" in first
    assert desk.get("?page=2").text.count('class="person"') == 1
    assert desk.get("?page=99999").text.count('class="person"') == 1
    assert desk.get("trail?page=2").text.count('class="trail-line"') == 2
    assert desk.get("trail?page=x").status_code == 200


def test_numbers_are_never_given_again(session: Session, boss: Account) -> None:
    gone = make_account(session, Role.STAFF, "kim")
    number = gone.id
    session.delete(gone)
    session.commit()
    assert make_account(session, Role.STAFF, "lee").id > number


def test_a_role_without_its_place_is_refused(session: Session, colleague: Account) -> None:
    with pytest.raises(Invalid):
        granting.give_role(session, colleague.id, Grant(Role.MEMBER), by=None, now=NOW)


def test_of_two_who_take_each_other_away_at_once_one_is_told(
    app: Flask, session: Session, boss: Account
) -> None:
    eve = make_account(session, Role.ADMINISTRATOR, "eve")
    together = Barrier(2)

    def suspend(by: int, number: int) -> bool:
        together.wait(timeout=10)
        try:
            with app.app_context(), database.writing() as own:
                granting.suspend(own, number, by=by, now=NOW)
        except Conflict:
            return False
        return True

    with ThreadPoolExecutor(2) as people:
        done = list(people.map(suspend, (boss.id, eve.id), (eve.id, boss.id)))
    assert sorted(done) == [False, True]
