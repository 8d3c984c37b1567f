"""Invitations, sign-in and sign-out, as people do them."""

from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from autodiag.accounts.rights import Role
from autodiag.accounts.service import granting
from autodiag.accounts.service.entering import (
    begin_visit,
    find_visitor,
    list_visits,
    purge_expired,
)
from autodiag.accounts.service.inviting import Invited, get_by_link, invite, make_link
from autodiag.accounts.service.people import Grant, get_account
from autodiag.accounts.tables import Account, LinkRow, Visit
from autodiag.accounts.tokens import hash_token
from autodiag.errors import Conflict, Invalid, UnknownLink
from tests.accounts.people import NOW, PASSWORD, Browser, Clock, look_again, make_account, seat


@pytest.fixture
def invited(session: Session, clock: Clock) -> Invited:
    """An invitation that waits."""
    made = invite(
        session, "Lou@Example.org ", Grant(Role.ADMINISTRATOR), language="fr", by=None, now=NOW
    )
    session.commit()
    return made


def enter(visitor: Browser, token: str, password: str = PASSWORD, name: str = "Lou"):  # noqa: ANN201
    return visitor.send(f"links/{token}", name=name, password=password)


def test_an_invitation_opens_an_account_and_signs_in(
    visitor: Browser, invited: Invited, session: Session
) -> None:
    page = visitor.get(f"links/{invited.token}")
    assert "lou@example.org" in page.text
    assert page.headers["Cache-Control"] == "no-store"
    assert enter(visitor, invited.token).headers["Location"] == "/fr/accounts/own"
    assert visitor.get("").status_code == 200
    look_again(session)
    account = get_account(session, invited.account.id)
    assert (account.name, account.is_invited) == ("Lou", False)
    assert PASSWORD not in account.password_hash


def test_an_invitation_serves_once(app: Flask, visitor: Browser, invited: Invited) -> None:
    enter(visitor, invited.token)
    again = Browser(app.test_client()).get(f"links/{invited.token}")
    assert again.status_code == 404
    assert "déjà servi" in again.text


def test_an_invitation_expires(visitor: Browser, invited: Invited, clock: Clock) -> None:
    clock.forward(days=6, hours=23)
    assert visitor.get(f"links/{invited.token}").status_code == 200
    clock.forward(hours=1)
    assert visitor.get(f"links/{invited.token}").status_code == 404
    proof = visitor.proof("sign-in")
    late = visitor.client.post(
        f"/fr/accounts/links/{invited.token}",
        data={"csrf_token": proof, "name": "Lou", "password": PASSWORD},
    )
    assert late.status_code == 404


def test_a_newer_link_closes_the_one_before(
    visitor: Browser, invited: Invited, session: Session
) -> None:
    newer = make_link(session, invited.account, by=None, now=NOW)
    session.commit()
    assert visitor.get(f"links/{invited.token}").status_code == 404
    assert visitor.get(f"links/{newer.token}").status_code == 200


def test_the_database_keeps_no_link_and_no_secret(invited: Invited, session: Session) -> None:
    kept = session.get_one(LinkRow, invited.account.id)
    assert invited.token not in kept.token_hash
    assert len(invited.token) * 6 >= 128


def test_a_weak_password_is_refused_and_the_name_given_back(
    visitor: Browser, invited: Invited
) -> None:
    refused = enter(visitor, invited.token, password="motdepasse123", name="Lou Exemple")
    assert refused.status_code == 422
    assert "en premier" in refused.text
    assert 'value="Lou Exemple"' in refused.text
    assert "motdepasse123" not in refused.text
    assert visitor.get(f"links/{invited.token}").status_code == 200


def test_an_address_is_invited_once(session: Session, invited: Invited) -> None:
    for address in ("LOU@example.org", "nobody", "a b@example", "x" * 250 + "@a.org"):
        with pytest.raises(Invalid) as refused:
            invite(session, address, Grant(Role.STAFF), language="fr", by=None, now=NOW)
        assert list(refused.value.messages) == ["address"]


def test_signing_in_changes_the_visit_and_keeps_the_diagnostics(
    visitor: Browser, colleague: Account
) -> None:
    with visitor.client.session_transaction() as kept:
        kept["keys"] = [["abc", "KEY"]]
    visitor.proof("sign-in")
    with visitor.client.session_transaction() as kept:
        proof_before = kept["csrf_token"]
    answer = visitor.sign_in(" ZOE@Example.org")
    assert answer.headers["Location"] == "/fr/accounts/own"
    first = visitor.token()
    with visitor.client.session_transaction() as kept:
        assert kept["keys"] == [["abc", "KEY"]]
        assert kept.get("csrf_token") != proof_before
    visitor.sign_in("zoe@example.org")
    assert visitor.token() not in {"", first}


def test_signing_in_again_ends_the_visit_before(
    visitor: Browser, colleague: Account, session: Session
) -> None:
    visitor.sign_in("zoe@example.org")
    visitor.sign_in("zoe@example.org")
    assert len(list_visits(session, colleague.id, now=NOW)) == 1


def test_the_page_that_was_asked_for_comes_next(visitor: Browser, colleague: Account) -> None:
    asked = visitor.get("own/password?from=here")
    assert asked.status_code == 401
    assert 'value="/fr/accounts/own/password?from=here"' in asked.text
    answer = visitor.sign_in("zoe@example.org", next="/fr/accounts/own/password?from=here")
    assert answer.headers["Location"] == "/fr/accounts/own/password?from=here"


def test_no_other_site_comes_next(visitor: Browser, colleague: Account) -> None:
    for asked in (
        *("https://example.net/", "//example.net/fr/", "/\\example.net", "/fr/\\x"),
        *("/static/x", "/fr/a:b", "/fr/a\n"),
    ):
        answer = visitor.sign_in("zoe@example.org", next=asked)
        assert answer.headers["Location"] == "/fr/accounts/own", asked


def test_nothing_tells_whether_an_account_exists(
    visitor: Browser, colleague: Account, invited: Invited, session: Session
) -> None:
    suspended = make_account(session, Role.STAFF, "max")
    granting.suspend(session, suspended.id, by=None, now=NOW)
    session.commit()
    pages = {
        visitor.sign_in(address, word).text.replace(address, "…")
        for address, word in (
            ("zoe@example.org", "not the right one"),
            ("nobody@example.org", PASSWORD),
            ("lou@example.org", PASSWORD),
            ("max@example.org", PASSWORD),
        )
    }
    assert len({without_proof(page) for page in pages}) == 1
    assert "ne convient pas" in pages.pop()


def without_proof(page: str) -> str:
    return "\n".join(line for line in page.splitlines() if "csrf_token" not in line)


def guess(visitor: Browser, address: str, times: int, *, network: str = "192.0.2.1") -> int:
    """Try wrong passwords; the last status."""
    proof = visitor.proof("sign-in")
    data = {"csrf_token": proof, "address": address, "password": "wrong"}
    status = 0
    for _ in range(times):
        status = visitor.client.post(
            "/fr/accounts/sign-in", data=data, environ_base={"REMOTE_ADDR": network}
        ).status_code
    return status


@pytest.mark.parametrize("address", ["zoe@example.org", "nobody@example.org"])
def test_guesses_are_stopped_alike_with_or_without_an_account(
    visitor: Browser, colleague: Account, address: str
) -> None:
    assert guess(visitor, address, 10) == 422
    assert guess(visitor, address, 1) == 429


def test_guesses_from_elsewhere_do_not_close_an_account(
    visitor: Browser, colleague: Account
) -> None:
    assert guess(visitor, "zoe@example.org", 11, network="198.51.100.7") == 429
    assert visitor.sign_in("zoe@example.org").status_code == 303


def test_a_link_opens_while_guesses_are_stopped(
    visitor: Browser, colleague: Account, session: Session
) -> None:
    assert guess(visitor, "zoe@example.org", 11, network="127.0.0.1") == 429
    assert visitor.sign_in("zoe@example.org").status_code == 429
    link = make_link(session, get_account(session, colleague.id), by=None, now=NOW)
    session.commit()
    assert enter(visitor, link.token, "cinq lanternes bleues").status_code == 303


def test_a_new_password_by_a_link_closes_every_browser(
    app: Flask, visitor: Browser, session: Session, colleague: Account
) -> None:
    lost = seat(app, session, colleague)
    link = make_link(session, get_account(session, colleague.id), by=None, now=NOW)
    session.commit()
    assert enter(visitor, link.token, "cinq lanternes bleues").status_code == 303
    assert lost.get("own").status_code == 401
    assert visitor.get("own").status_code == 200


def test_signing_out_closes_the_visit_itself(
    app: Flask, session: Session, colleague: Account
) -> None:
    browser = seat(app, session, colleague)
    stolen = browser.token()
    assert browser.send("sign-out", "own").headers["Location"] == "/fr/accounts/sign-in"
    assert browser.token() == ""
    thief = Browser(app.test_client())
    with thief.client.session_transaction() as kept:
        kept["visit"] = stolen
    assert thief.get("own").status_code == 401


def test_a_visit_ends_by_itself(
    app: Flask, session: Session, colleague: Account, clock: Clock
) -> None:
    browser = seat(app, session, colleague)
    clock.forward(days=29)
    assert browser.get("own").status_code == 200
    clock.forward(days=1)
    assert browser.get("own").status_code == 401
    begin_visit(session, colleague, "", now=clock.now)
    assert session.query(Visit).count() == 1


def test_what_expired_is_purged(
    session: Session, invited: Invited, colleague: Account, clock: Clock
) -> None:
    begin_visit(session, colleague, "", now=NOW)
    clock.forward(days=31)
    begin_visit(session, colleague, "", now=clock.now)
    purge_expired(session, now=clock.now)
    assert session.query(Visit).count() == 1
    assert session.query(LinkRow).count() == 0


def test_a_suspended_account_is_closed_at_once(
    app: Flask, session: Session, colleague: Account, boss: Account
) -> None:
    browser = seat(app, session, colleague)
    granting.suspend(session, colleague.id, by=boss.id, now=NOW)
    session.commit()
    assert browser.get("own").status_code == 401
    # Even a visit or a link that had escaped opens nothing.
    account = get_account(session, colleague.id)
    assert find_visitor(session, begin_visit(session, account, "", now=NOW), now=NOW) is None
    session.add(LinkRow(account_id=account.id, token_hash=hash_token("escaped"),
                        expires_at=NOW + timedelta(days=1)))  # fmt: skip
    with pytest.raises(UnknownLink):
        get_by_link(session, "escaped", now=NOW)
    with pytest.raises(Conflict):
        make_link(session, get_account(session, colleague.id), by=boss.id, now=NOW)


def test_an_expired_page_never_gives_a_password_back(visitor: Browser) -> None:
    stale = visitor.client.post(
        "/fr/accounts/sign-in",
        data={"csrf_token": "old", "address": "zoe@example.org", "password": PASSWORD},
        headers={"Sec-Fetch-Site": "same-origin"},
    )
    assert stale.status_code == 400
    assert "zoe@example.org" in stale.text
    assert PASSWORD not in stale.text
