"""Targets, and the action plan: what the organisation chose to do with its profile."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from autodiag.diagnostics.service.finishing import Result
from autodiag.diagnostics.tables import Action, Diagnostic, TargetRow
from autodiag.errors import Invalid, NotFound
from autodiag.scoring import Target

MOST_ACTIONS = 60


class Aim(NamedTuple):
    """A level to reach on a dimension, and by when."""

    level: str
    by: date | None


def list_targets(session: Session, diagnostic: Diagnostic) -> Sequence[Target]:
    """The targets as the engine reads them, in the order of the questionnaire's codes."""
    rows = session.scalars(
        select(TargetRow).where(TargetRow.diagnostic_uid == diagnostic.uid).order_by(TargetRow.id)
    )
    return [Target(row.node, row.level, row.by, row.baseline) for row in rows]


def set_targets(
    session: Session, diagnostic: Diagnostic, result: Result, aims: Mapping[str, Aim]
) -> None:
    """Keep these targets and no others; one that keeps its level keeps its baseline."""
    rows = session.scalars(
        select(TargetRow).where(TargetRow.diagnostic_uid == diagnostic.uid)
    ).all()
    before = {row.node: row for row in rows}
    for node in before.keys() - aims.keys():
        session.delete(before[node])
    for node, aim in aims.items():
        row = before.get(node)
        if row is None:
            row = TargetRow(diagnostic_uid=diagnostic.uid, node=node, level="")
            session.add(row)
        if row.level != aim.level:
            row.level, row.baseline = aim.level, result.profile.nodes[node].percent
        row.by = aim.by


def list_actions(session: Session, diagnostic: Diagnostic) -> Sequence[Action]:
    """The plan, by date, what has none last."""
    rows = session.scalars(select(Action).where(Action.diagnostic_uid == diagnostic.uid)).all()
    return sorted(rows, key=lambda row: (row.by is None, row.by or date.max, row.id))


def keep_entry(session: Session, diagnostic: Diagnostic, entry: str, *, now: datetime) -> Action:
    """Put a guide entry in the plan; an entry already there stays as it is."""
    there = session.scalar(
        select(Action).where(Action.diagnostic_uid == diagnostic.uid, Action.entry == entry)
    )
    return there or _add(session, diagnostic, Action(entry=entry, title=""), now)


def add_action(session: Session, diagnostic: Diagnostic, title: str, *, now: datetime) -> Action:
    """Put words of one's own in the plan."""
    return _add(session, diagnostic, Action(entry=None, title=title), now)


def _add(session: Session, diagnostic: Diagnostic, action: Action, now: datetime) -> Action:
    """Raises Invalid, without a message, when the plan is full."""
    if len(list_actions(session, diagnostic)) >= MOST_ACTIONS:
        raise Invalid({"": ["full"]})
    action.diagnostic_uid, action.created_at = diagnostic.uid, now
    action.note, action.is_done = "", False
    session.add(action)
    session.flush()
    diagnostic.changed_at = now
    return action


def get_action(session: Session, diagnostic: Diagnostic, number: int) -> Action:
    """One line of this plan; NotFound when it is another's or gone."""
    action = session.get(Action, number)
    if action is None or action.diagnostic_uid != diagnostic.uid:
        raise NotFound
    return action


def drop_action(session: Session, action: Action) -> None:
    """Take a line out of the plan."""
    session.delete(action)
