"""Invitations and links to choose a new password: made here, handed over by whoever asked."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from autodiag.accounts.passwords import hash_password, list_objections
from autodiag.accounts.service import audit
from autodiag.accounts.service.audit import ACCOUNT, Action
from autodiag.accounts.service.entering import end_visits
from autodiag.accounts.service.people import Grant, find_by_address, fold_address
from autodiag.accounts.tables import Account, GrantRow, LinkRow
from autodiag.accounts.tokens import hash_token, make_token
from autodiag.errors import Conflict, Invalid, UnknownLink
from autodiag.web.languages import gettext as _

INVITATION_DAYS = 7
RESET_HOURS = 24
LONGEST_ADDRESS = 254
_ADDRESS = re.compile(r"[^@\s<>\"(),:;]+@[^@\s<>\"(),:;]+\.[^@\s<>\"(),:;.]+")


@dataclass(frozen=True, slots=True)
class Invited:
    """An account, and the token of the link that is to be handed to its owner."""

    account: Account
    token: str


def invite(
    session: Session, address: str, grant: Grant, *, language: str, by: int | None, now: datetime
) -> Invited:
    """Make an account with its first role, and a link to enter it.

    Raises Invalid when the address is none, or has an account already.
    """
    folded = fold_address(address)
    if not _ADDRESS.fullmatch(folded) or len(folded) > LONGEST_ADDRESS:
        raise Invalid({"address": [_("Cette adresse de courriel n’a pas la bonne forme.")]})
    if find_by_address(session, folded):
        raise Invalid({"address": [_("Cette adresse a déjà un compte ou une invitation.")]})
    account = Account(address=folded, language=language, created_at=now)
    account.grants = [_make_row(grant)]
    session.add(account)
    session.flush()
    audit.record(session, Action.INVITED, (ACCOUNT, account.id), by=by, now=now,
                 role=grant.role, place=grant.place)  # fmt: skip
    return Invited(account, _put_link(session, account, now=now))


def _make_row(grant: Grant) -> GrantRow:
    return GrantRow(role=grant.role, place=grant.place, is_ambassador=grant.is_ambassador)


def make_link(session: Session, account: Account, *, by: int | None, now: datetime) -> Invited:
    """Make a link by which somebody chooses a password; the one before stops working.

    Raises Conflict when the account is suspended.
    """
    if account.is_suspended:
        raise Conflict(_("Ce compte est suspendu. Rétablissez-le d’abord."))
    audit.record(session, Action.LINKED, (ACCOUNT, account.id), by=by, now=now)
    return Invited(account, _put_link(session, account, now=now))


def _put_link(session: Session, account: Account, *, now: datetime) -> str:
    token = make_token()
    row = session.get(LinkRow, account.id) or LinkRow(account_id=account.id)
    row.token_hash = hash_token(token)
    row.expires_at = now + (
        timedelta(days=INVITATION_DAYS) if account.is_invited else timedelta(hours=RESET_HOURS)
    )
    session.add(row)
    session.flush()
    return token


def get_by_link(session: Session, token: str, *, now: datetime) -> Account:
    """Whose link it is; raises UnknownLink when it is nobody's, was used, or has expired."""
    query = (
        select(Account).join(LinkRow, LinkRow.account_id == Account.id)
        .where(LinkRow.token_hash == hash_token(token), LinkRow.expires_at > now,
               Account.is_suspended.is_(False))
        .options(selectinload(Account.grants))
    )  # fmt: skip
    account = session.scalars(query).one_or_none()
    if account is None:
        raise UnknownLink(
            _(
                "Il a peut-être déjà servi, ou son terme est passé. Demandez-en un autre à la "
                "personne qui vous l’a remis."
            )
        )
    return account


def enter_by_link(
    session: Session, token: str, name: str, password: str, *, now: datetime
) -> Account:
    """Choose a name and a password by a link, which then opens nothing; other visits end.

    Raises UnknownLink, and Invalid when the password is one that others would guess.
    """
    account = get_by_link(session, token, now=now)
    reasons = list_objections(password, about=(account.address, name))
    if reasons:
        raise Invalid({"password": reasons})
    account.name, account.password_hash = name, hash_password(password)
    session.delete(session.get_one(LinkRow, account.id))
    end_visits(session, account.id)
    audit.record(session, Action.ENTERED, (ACCOUNT, account.id), by=account.id, now=now)
    session.flush()
    return account
