"""What pages say of roles and of the trail."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from autodiag.accounts.rights import Role, Scope
from autodiag.accounts.service.audit import Action
from autodiag.web.languages import gettext


def _(message: str) -> str:
    """Mark a message for translation; it is spoken when shown."""
    return message


ROLES: Mapping[str, str] = MappingProxyType(
    {
        Role.ADMINISTRATOR: _("Administration"),
        Role.STAFF: _("Équipe"),
        Role.EDITOR: _("Édition du guide"),
        Role.FACILITATOR: _("Animation d’ateliers"),
        Role.MEMBER: _("Membre d’une cellule"),
    }
)

GROUPS: Mapping[Scope, str] = MappingProxyType(
    {
        Scope.EVERYWHERE: _("Partout"),
        Scope.REGION: _("Animation d’ateliers, dans une région"),
        Scope.CELL: _("Membre d’une cellule"),
    }
)

ACTIONS: Mapping[str, str] = MappingProxyType(
    {
        Action.INVITED: _("a invité"),
        Action.LINKED: _("a créé un lien pour"),
        Action.ENTERED: _("a choisi un mot de passe par un lien"),
        Action.GRANTED: _("a donné un rôle à"),
        Action.TAKEN: _("a retiré un rôle à"),
        Action.SUSPENDED: _("a suspendu"),
        Action.REINSTATED: _("a rétabli"),
        Action.CHANGED_PASSWORD: _("a changé son mot de passe"),
        Action.WITHDRAWN: _("a retiré l’invitation de"),
        Action.ERASED: _("a effacé son compte"),
    }
)


def say_role(role: str, place: str, names: Mapping[str, str]) -> str:
    """A role and where it holds, such as “Membre d’une cellule : Plateau ouvert”."""
    said = gettext(ROLES[role]) if role in ROLES else role
    if not place:
        return said
    return gettext("%(role)s : %(place)s", role=said, place=names.get(place, place))


def say_action(action: str) -> str:
    """What was done; the action's own word when no sentence is known for it."""
    return gettext(ACTIONS[action]) if action in ACTIONS else action
