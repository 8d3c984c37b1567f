"""Accounts as they are read, one or many, and what somebody may do with all their roles."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from sqlalchemy import func, select
from sqlalchemy.orm import Session, selectinload

from autodiag.accounts.rights import RIGHTS, SCOPES, UNPLACED, Right, Role, Scope
from autodiag.accounts.tables import Account, GrantRow
from autodiag.errors import NotFound
from autodiag.web.access import Person, Reach

PAGE = 50


@dataclass(frozen=True, slots=True)
class Grant:
    """A role to give; `place` is the code of a region or a cell when the role holds in one."""

    role: Role
    place: str = ""
    is_ambassador: bool = False

    @property
    def is_sound(self) -> bool:
        """Whether a place goes with the role if and only if it needs one."""
        is_placed = SCOPES[self.role] is not Scope.EVERYWHERE
        return bool(self.place) == is_placed and (
            not self.is_ambassador or self.role is Role.MEMBER
        )


@dataclass(frozen=True, slots=True)
class Listing:
    """A page of the list of accounts."""

    accounts: Sequence[Account]
    number: int
    pages: int


def fold_address(typed: str) -> str:
    """An address as it is kept and looked for: letters of one case, no spaces."""
    return "".join(typed.split()).casefold()


def get_account(session: Session, number: int) -> Account:
    """An account with its roles; raises NotFound."""
    query = select(Account).where(Account.id == number).options(selectinload(Account.grants))
    found = session.scalars(query).one_or_none()
    if found is None:
        raise NotFound
    return found


def find_by_address(session: Session, address: str) -> Account | None:
    """The account of an address, however it is typed, with its roles."""
    query = (
        select(Account).where(Account.address == fold_address(address))
        .options(selectinload(Account.grants))
    )  # fmt: skip
    return session.scalars(query).one_or_none()


def list_accounts(session: Session, *, page: int = 1) -> Listing:
    """A page of the accounts, by address; one that is too far is the last."""
    total = session.scalar(select(func.count()).select_from(Account)) or 0
    pages = max(1, -(-total // PAGE))
    number = min(max(1, page), pages)
    query = select(Account).options(selectinload(Account.grants)).order_by(Account.address)
    return Listing(session.scalars(query.limit(PAGE).offset((number - 1) * PAGE)).all(),
                   number, pages)  # fmt: skip


def describe_person(account: Account) -> Person:
    """An account as the rest of the house sees it."""
    return Person(account.id, account.name, add_reaches(account.grants))


def add_reaches(grants: Iterable[GrantRow | Grant]) -> Mapping[str, Reach]:
    """Where each right holds, all roles taken together."""
    reaches: dict[str, Reach] = {}
    for grant in grants:
        for right in RIGHTS[Role(grant.role)]:
            reaches[right] = _join(reaches.get(right, Reach()), _reach_of(grant, right))
    return MappingProxyType(reaches)


def _reach_of(grant: GrantRow | Grant, right: Right) -> Reach:
    scope = Scope.EVERYWHERE if right in UNPLACED else SCOPES[Role(grant.role)]
    places = frozenset({grant.place})
    return _REACHES[scope](places)


_REACHES: Mapping[Scope, Callable[[frozenset[str]], Reach]] = MappingProxyType(
    {
        Scope.EVERYWHERE: lambda _places: Reach(is_everywhere=True),
        Scope.REGION: lambda places: Reach(regions=places),
        Scope.CELL: lambda places: Reach(cells=places),
    }
)


def _join(one: Reach, other: Reach) -> Reach:
    return Reach(
        is_everywhere=one.is_everywhere or other.is_everywhere,
        regions=one.regions | other.regions,
        cells=one.cells | other.cells,
    )
