"""What people do with their own account: change it, take its data away, erase it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from autodiag.accounts.passwords import hash_password, is_right, list_objections
from autodiag.accounts.service import audit
from autodiag.accounts.service.audit import ACCOUNT, Action
from autodiag.accounts.service.entering import end_visits, list_visits
from autodiag.accounts.service.granting import keep_an_administrator
from autodiag.accounts.service.people import get_account
from autodiag.accounts.tables import Account, AuditEntry
from autodiag.errors import Invalid
from autodiag.web.languages import gettext as _


def change_details(account: Account, *, name: str, language: str) -> None:
    """Keep another name, or another language for what is sent."""
    account.name, account.language = name, language


def change_password(
    session: Session, account: Account, current: str, wanted: str, *, token: str, now: datetime
) -> None:
    """Change a password and end every visit but that of `token`; raises Invalid."""
    _confirm(account, "password_current", current)
    reasons = list_objections(wanted, about=(account.address, account.name))
    if reasons:
        raise Invalid({"password": reasons})
    account.password_hash = hash_password(wanted)
    end_visits(session, account.id, but=token)
    audit.record(session, Action.CHANGED_PASSWORD, (ACCOUNT, account.id), by=account.id, now=now)


def erase(session: Session, account: Account, password: str, *, now: datetime) -> None:
    """Erase an account with all it holds; its number stays in the trail.

    Raises Invalid for a wrong password, Conflict for the last administrator.
    """
    _confirm(account, "password", password)
    if not account.is_suspended:
        keep_an_administrator(session, account.id)
    session.delete(account)
    audit.record(session, Action.ERASED, (ACCOUNT, account.id), by=account.id, now=now)


def _confirm(account: Account, field: str, password: str) -> None:
    if not is_right(account.password_hash, password):
        raise Invalid({field: [_("Ce n’est pas votre mot de passe actuel.")]})


def export(session: Session, number: int, *, now: datetime) -> dict[str, Any]:
    """All that is kept of an account, but for what opens it."""
    account = get_account(session, number)
    return {
        "number": account.id,
        "address": account.address,
        "name": account.name,
        "language": account.language,
        "created_at": account.created_at.isoformat(),
        "roles": [
            {"role": one.role, "place": one.place, "ambassador": one.is_ambassador}
            for one in account.grants
        ],
        "visits": [
            {"browser": one.browser, "begun_at": one.begun_at.isoformat(),
             "last_hour": one.seen_at.isoformat()}
            for one in list_visits(session, number, now=now)
        ],
        "trail": [_export_entry(one) for one in _list_trail(session, number)],
    }  # fmt: skip


def _list_trail(session: Session, number: int) -> Sequence[AuditEntry]:
    is_subject = (AuditEntry.kind == ACCOUNT) & (AuditEntry.subject == str(number))
    query = select(AuditEntry).where(or_(AuditEntry.actor == number, is_subject))
    return session.scalars(query.order_by(AuditEntry.id)).all()


def _export_entry(entry: AuditEntry) -> dict[str, Any]:
    return {
        "at": entry.at.isoformat(),
        "by": entry.actor,
        "action": entry.action,
        "on": f"{entry.kind} {entry.subject}",
        **entry.detail,
    }
