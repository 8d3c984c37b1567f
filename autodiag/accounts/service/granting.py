"""What an administrator does with accounts: roles, suspension, invitations taken back."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from autodiag.accounts.rights import Role
from autodiag.accounts.service import audit
from autodiag.accounts.service.audit import ACCOUNT, Action
from autodiag.accounts.service.entering import end_visits
from autodiag.accounts.service.people import Grant, get_account
from autodiag.accounts.tables import Account, GrantRow, LinkRow
from autodiag.errors import Conflict, Invalid, NotFound
from autodiag.web.languages import gettext as _


def give_role(
    session: Session, number: int, grant: Grant, *, by: int | None, now: datetime
) -> None:
    """Give somebody a role, or mark it anew; raises Invalid when its place does not go with it."""
    if not grant.is_sound:
        raise Invalid({"grant": [_("Choisissez un rôle, avec le lieu qu’il demande.")]})
    account = get_account(session, number)
    held = [one for one in account.grants if (one.role, one.place) == (grant.role, grant.place)]
    for row in held:
        row.is_ambassador = grant.is_ambassador
    if not held:
        row = GrantRow(role=grant.role, place=grant.place, is_ambassador=grant.is_ambassador)
        account.grants.append(row)
    audit.record(
        session, Action.GRANTED, (ACCOUNT, number), by=by, now=now,
        role=grant.role, place=grant.place, mark="ambassador" if grant.is_ambassador else "",
    )  # fmt: skip


def take_role(session: Session, number: int, grant: int, *, by: int | None, now: datetime) -> None:
    """Take a role away; raises Conflict for the last administrator's."""
    account = get_account(session, number)
    row = next((one for one in account.grants if one.id == grant), None)
    if row is None:
        raise NotFound
    if row.role == Role.ADMINISTRATOR:
        keep_an_administrator(session, number)
    account.grants.remove(row)
    audit.record(session, Action.TAKEN, (ACCOUNT, number), by=by, now=now,
                 role=row.role, place=row.place)  # fmt: skip


def suspend(session: Session, number: int, *, by: int | None, now: datetime) -> None:
    """Close an account for a while: its visits end, its link opens nothing."""
    account = get_account(session, number)
    if account.is_suspended:
        return
    keep_an_administrator(session, number)
    account.is_suspended = True
    end_visits(session, number)
    _forget_link(session, number)
    audit.record(session, Action.SUSPENDED, (ACCOUNT, number), by=by, now=now)


def reinstate(session: Session, number: int, *, by: int | None, now: datetime) -> None:
    """Open a suspended account again, with the roles that it had."""
    account = get_account(session, number)
    if account.is_suspended:
        account.is_suspended = False
        audit.record(session, Action.REINSTATED, (ACCOUNT, number), by=by, now=now)


def withdraw(session: Session, number: int, *, by: int | None, now: datetime) -> None:
    """Take an invitation back and erase its account; raises Conflict once somebody entered it."""
    account = get_account(session, number)
    if not account.is_invited:
        raise Conflict(_("Cette personne a déjà ouvert son compte. Suspendez-le plutôt."))
    session.delete(account)
    audit.record(session, Action.WITHDRAWN, (ACCOUNT, number), by=by, now=now)


def keep_an_administrator(session: Session, number: int) -> None:
    """Raises Conflict when nobody but this account could manage the others.

    The rows are locked: of two administrators who take each other away, the second is told.
    """
    query = (
        select(Account.id).join(GrantRow, GrantRow.account_id == Account.id)
        .where(GrantRow.role == Role.ADMINISTRATOR, Account.is_suspended.is_(False),
               Account.password_hash != "")
        .with_for_update()
    )  # fmt: skip
    administrators = set(session.scalars(query))
    if administrators == {number}:
        raise Conflict(
            _("C’est le dernier compte d’administration : nommez d’abord quelqu’un d’autre.")
        )


def _forget_link(session: Session, number: int) -> None:
    link = session.get(LinkRow, number)
    if link is not None:
        session.delete(link)
