"""One's own account: details, password, browsers, data, the end."""

import json

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from autodiag.accounts.service.entering import list_visits
from autodiag.accounts.service.people import find_by_address, get_account
from autodiag.accounts.tables import Account, AuditEntry, GrantRow, Visit
from tests.accounts.people import NOW, PASSWORD, Browser, Clock, look_again, seat


@pytest.fixture
def browser(app: Flask, session: Session, colleague: Account) -> Browser:
    """The colleague's browser."""
    return seat(app, session, colleague)


def test_name_and_language_change(browser: Browser, session: Session, colleague: Account) -> None:
    assert browser.send("own", name=" Zoé  Exemple ", language="en").status_code == 303
    look_again(session)
    account = get_account(session, colleague.id)
    assert (account.name, account.language) == ("Zoé  Exemple", "en")
    refused = browser.send("own", name="", language="en")
    assert refused.status_code == 422
    assert "nécessaire" in refused.text


def test_the_page_names_roles_and_browsers_and_no_network(browser: Browser) -> None:
    page = browser.get("own").text
    assert "Équipe" in page
    assert "Firefox, Linux" in page
    assert "9 h 00" in page.replace("\u00a0", " ").replace("\u202f", " ")
    assert "127.0.0.1" not in page
    assert not {"ip", "network", "address", "agent"} & set(Visit.__table__.columns.keys())


def test_one_browser_is_closed_from_another(
    app: Flask, browser: Browser, session: Session, colleague: Account
) -> None:
    other = seat(app, session, colleague)
    visits = list_visits(session, colleague.id, now=NOW)
    assert other.send(f"own/visits/{visits[1].id}/end", "own").status_code == 303
    assert browser.get("own").status_code == 401
    assert other.get("own").status_code == 200


def test_nobody_closes_the_browser_of_somebody_else(
    browser: Browser, desk: Browser, session: Session, boss: Account
) -> None:
    (visit,) = list_visits(session, boss.id, now=NOW)
    assert browser.send(f"own/visits/{visit.id}/end", "own").status_code == 404
    assert desk.get("own").status_code == 200


def test_all_others_are_closed_at_once(
    app: Flask, browser: Browser, session: Session, colleague: Account
) -> None:
    others = [seat(app, session, colleague) for _ in range(2)]
    assert browser.send("own/visits/end-others", "own").status_code == 303
    assert [other.get("own").status_code for other in others] == [401, 401]
    assert browser.get("own").status_code == 200


def test_what_is_sent_is_noted_to_the_hour_and_what_is_read_is_not(
    browser: Browser, session: Session, colleague: Account, clock: Clock
) -> None:
    clock.forward(hours=2)
    browser.get("own")
    look_again(session)
    (visit,) = list_visits(session, colleague.id, now=clock.now)
    assert visit.seen_at == NOW.replace(minute=0, second=0)
    browser.send("own", name="Zoé", language="fr")
    look_again(session)
    (visit,) = list_visits(session, colleague.id, now=clock.now)
    assert visit.seen_at == clock.now.replace(minute=0, second=0)


def test_a_new_password_closes_the_other_browsers(
    app: Flask, browser: Browser, session: Session, colleague: Account
) -> None:
    other = seat(app, session, colleague)
    changed = browser.send(
        "own/password", password_current=PASSWORD, password="cinq lanternes bleues"
    )
    assert changed.status_code == 303
    assert other.get("own").status_code == 401
    assert browser.get("own").status_code == 200
    visitor = Browser(app.test_client())
    assert visitor.sign_in("zoe@example.org").status_code == 422
    assert visitor.sign_in("zoe@example.org", "cinq lanternes bleues").status_code == 303


@pytest.mark.parametrize(
    ("current", "wanted", "word"),
    [("not it", "cinq lanternes bleues", "mot de passe actuel"), (PASSWORD, "court", "12")],
)
def test_a_password_is_not_changed_lightly(
    browser: Browser, current: str, wanted: str, word: str
) -> None:
    refused = browser.send("own/password", password_current=current, password=wanted)
    assert refused.status_code == 422
    assert word in refused.text
    assert wanted not in refused.text


def test_everything_kept_can_be_taken_away(browser: Browser, colleague: Account) -> None:
    answer = browser.get("own/data.json")
    assert answer.headers["Cache-Control"] == "no-store"
    taken = json.loads(answer.text)
    assert (taken["address"], taken["number"]) == ("zoe@example.org", colleague.id)
    assert taken["roles"] == [{"role": "staff", "place": "", "ambassador": False}]
    assert [one["browser"] for one in taken["visits"]] == ["Firefox, Linux"]
    assert [one["action"] for one in taken["trail"]] == ["invited", "password chosen"]
    assert "hash" not in answer.text
    assert "$argon2" not in answer.text


def test_an_account_is_erased_but_for_its_number(
    browser: Browser, session: Session, colleague: Account
) -> None:
    number = colleague.id
    assert f"numéro {number}" in browser.get("own/erase").text.replace("\u00a0", " ")
    assert browser.send("own/erase", is_sure="y", password="not it").status_code == 422
    assert browser.send("own/erase", password=PASSWORD).status_code == 422
    assert browser.send("own/erase", is_sure="y", password=PASSWORD).status_code == 303
    assert browser.get("own").status_code == 401
    look_again(session)
    assert find_by_address(session, "zoe@example.org") is None
    assert not session.scalars(select(GrantRow).where(GrantRow.account_id == number)).all()
    trail = session.scalars(select(AuditEntry).where(AuditEntry.subject == str(number))).all()
    assert [one.action for one in trail][-1] == "account erased"
    assert "zoe" not in str([(one.detail, one.action) for one in trail]).lower()


def test_the_last_administrator_stays(desk: Browser) -> None:
    refused = desk.send("own/erase", is_sure="y", password=PASSWORD)
    assert refused.status_code == 409
    assert "dernier compte" in refused.text
    assert desk.get("").status_code == 200
