"""Made-up people, one for each role, for whoever tries Autodiag on their own machine."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from types import MappingProxyType

from sqlalchemy import delete
from sqlalchemy.orm import Session

from autodiag.accounts.passwords import hash_password
from autodiag.accounts.rights import Role
from autodiag.accounts.service.inviting import invite
from autodiag.accounts.service.people import Grant, find_by_address
from autodiag.accounts.tables import Account

_NOWHERE = "@echantillon.invalid"

SAMPLES: Mapping[str, Grant] = MappingProxyType(
    {
        "Ada Échantillon": Grant(Role.ADMINISTRATOR),
        "Estelle Échantillon": Grant(Role.STAFF),
        "Édith Échantillon": Grant(Role.EDITOR),
        "Fabien Échantillon": Grant(Role.FACILITATOR, "01"),
        "Cléo Échantillon": Grant(Role.MEMBER, "plateau-ouvert", is_ambassador=True),
    }
)


def address_of(grant: Grant) -> str:
    """Where a made-up person signs in: `staff@echantillon.invalid`, which no mail ever reaches."""
    return f"{grant.role}{_NOWHERE}"


def put_samples(session: Session, password: str, *, now: datetime) -> None:
    """Have everybody of the table there, all with this password."""
    kept = hash_password(password)
    for name, grant in SAMPLES.items():
        address = address_of(grant)
        account = (
            find_by_address(session, address)
            or invite(session, address, grant, language="fr", by=None, now=now).account
        )
        account.name, account.password_hash = name, kept


def erase_samples(session: Session) -> None:
    """Take the made-up people out; there are none in an operator's installation."""
    session.execute(delete(Account).where(Account.address.endswith(_NOWHERE, autoescape=True)))
