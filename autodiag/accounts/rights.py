"""The one table that says which role may do what, and where."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType


class Right(StrEnum):
    """What somebody may be allowed to do, in the trade's words."""

    MANAGE_ACCOUNTS = "manage accounts"
    READ_AUDIT_TRAIL = "read the audit trail"
    READ_OUTBOX = "read the outbox"
    MANAGE_QUESTIONNAIRES = "manage questionnaires"
    MANAGE_NETWORK = "manage the network"
    KEEP_CELL = "keep a cell's page"
    ANSWER_DEMANDS = "answer the demands of a cell"
    ASSIGN_DEMANDS = "assign demands"
    EDIT_GUIDE = "edit the guide"
    PUBLISH_GUIDE = "publish the guide"
    KEEP_ACTIVITIES = "keep the activities of a cell"
    RUN_WORKSHOPS = "run workshops in a region"
    READ_SHARED_PROFILES = "read the profiles shared with a region's pole"
    READ_REGIONAL_RESULTS = "read the results of a region"
    RELEASE_RESULTS = "release regional results"


class Role(StrEnum):
    """What somebody is, here."""

    ADMINISTRATOR = "administrator"
    STAFF = "staff"
    EDITOR = "editor"
    FACILITATOR = "facilitator"
    MEMBER = "member"


class Scope(StrEnum):
    """Where a role holds: everywhere, or in the regions or the cells that come with it."""

    EVERYWHERE = "everywhere"
    REGION = "region"
    CELL = "cell"


SCOPES: Mapping[Role, Scope] = MappingProxyType(
    {
        Role.ADMINISTRATOR: Scope.EVERYWHERE,
        Role.STAFF: Scope.EVERYWHERE,
        Role.EDITOR: Scope.EVERYWHERE,
        Role.FACILITATOR: Scope.REGION,
        Role.MEMBER: Scope.CELL,
    }
)

# An administrator looks after the installation. Profiles that organisations shared with their pole
# are the pole's to read: nobody else's, whatever their role.
RIGHTS: Mapping[Role, frozenset[Right]] = MappingProxyType(
    {
        Role.ADMINISTRATOR: frozenset(
            {
                Right.MANAGE_ACCOUNTS,
                Right.READ_AUDIT_TRAIL,
                Right.READ_OUTBOX,
                Right.MANAGE_QUESTIONNAIRES,
                Right.MANAGE_NETWORK,
                Right.ASSIGN_DEMANDS,
                Right.READ_REGIONAL_RESULTS,
                Right.RELEASE_RESULTS,
            }
        ),
        Role.STAFF: frozenset(
            {
                Right.READ_OUTBOX,
                Right.MANAGE_QUESTIONNAIRES,
                Right.MANAGE_NETWORK,
                Right.KEEP_CELL,
                Right.KEEP_ACTIVITIES,
                Right.ASSIGN_DEMANDS,
                Right.ANSWER_DEMANDS,
                Right.READ_REGIONAL_RESULTS,
                Right.RELEASE_RESULTS,
            }
        ),
        Role.EDITOR: frozenset({Right.EDIT_GUIDE, Right.PUBLISH_GUIDE}),
        Role.FACILITATOR: frozenset(
            {Right.RUN_WORKSHOPS, Right.READ_SHARED_PROFILES, Right.READ_REGIONAL_RESULTS}
        ),
        Role.MEMBER: frozenset(
            {Right.KEEP_CELL, Right.KEEP_ACTIVITIES, Right.ANSWER_DEMANDS, Right.EDIT_GUIDE}
        ),
    }
)

# These hold wherever the role does, and need no region and no cell of their own.
UNPLACED = frozenset({Right.EDIT_GUIDE})
