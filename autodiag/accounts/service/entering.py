"""Signing in and out, and the browsers in which somebody is signed in."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import delete, select
from sqlalchemy.orm import Session, selectinload

from autodiag.accounts.passwords import hash_password, is_outdated, is_right
from autodiag.accounts.service.people import find_by_address
from autodiag.accounts.tables import Account, LinkRow, Visit
from autodiag.accounts.tokens import hash_token, make_token
from autodiag.errors import NotFound
from autodiag.web.access import VISIT_DAYS


def check_password(session: Session, address: str, password: str) -> Account | None:
    """Whose address and password these are; None is all that is said of what was wrong."""
    account = find_by_address(session, address)
    is_theirs = is_right(account.password_hash if account else "", password)
    if account is None or not is_theirs or account.is_suspended:
        return None
    if is_outdated(account.password_hash):
        account.password_hash = hash_password(password)
    return account


def begin_visit(session: Session, account: Account, browser: str, *, now: datetime) -> str:
    """Sign somebody in; returns the secret that their browser is to keep."""
    _forget_old(session, account.id, now=now)
    token = make_token()
    session.add(Visit(account_id=account.id, token_hash=hash_token(token), browser=browser,
                      begun_at=now, seen_at=_hour(now)))  # fmt: skip
    session.flush()
    return token


def _forget_old(session: Session, number: int, *, now: datetime) -> None:
    """Erase the visits of somebody that have ended by themselves."""
    session.execute(delete(Visit).where(Visit.account_id == number, Visit.begun_at <= _oldest(now)))


def find_visitor(session: Session, token: str, *, now: datetime) -> tuple[Account, Visit] | None:
    """Who is signed in with this secret, with their roles, and the visit; None once it ended."""
    query = (
        select(Account, Visit).join(Visit, Visit.account_id == Account.id)
        .where(Visit.token_hash == hash_token(token), Visit.begun_at > _oldest(now),
               Account.is_suspended.is_(False))
        .options(selectinload(Account.grants))
    )  # fmt: skip
    row = session.execute(query).one_or_none()
    return (row[0], row[1]) if row else None


def note_visit(visit: Visit, *, now: datetime) -> None:
    """Note that something was sent from there, to the hour: no finer clock follows anybody."""
    if visit.seen_at != _hour(now):
        visit.seen_at = _hour(now)


def list_visits(session: Session, number: int, *, now: datetime) -> Sequence[Visit]:
    """The browsers in which somebody is signed in, the latest first."""
    query = select(Visit).where(Visit.account_id == number, Visit.begun_at > _oldest(now))
    return session.scalars(query.order_by(Visit.begun_at.desc(), Visit.id.desc())).all()


def end_visit(session: Session, number: int, visit: int) -> None:
    """Sign somebody out of one browser; raises NotFound when it is not theirs."""
    found = session.get(Visit, visit)
    if found is None or found.account_id != number:
        raise NotFound
    session.delete(found)


def end_visit_of(session: Session, token: str) -> None:
    """Sign out of the browser that keeps this secret; again does nothing."""
    session.execute(delete(Visit).where(Visit.token_hash == hash_token(token)))


def end_visits(session: Session, number: int, *, but: str = "") -> None:
    """Sign somebody out everywhere, or everywhere but in the browser that keeps this secret."""
    session.execute(
        delete(Visit).where(Visit.account_id == number, Visit.token_hash != hash_token(but))
    )


def purge_expired(session: Session, *, now: datetime) -> None:
    """Erase the visits and the links that open nothing any more."""
    session.execute(delete(Visit).where(Visit.begun_at <= _oldest(now)))
    session.execute(delete(LinkRow).where(LinkRow.expires_at <= now))


def _oldest(now: datetime) -> datetime:
    return now - timedelta(days=VISIT_DAYS)


def _hour(now: datetime) -> datetime:
    return now.replace(minute=0, second=0, microsecond=0)
