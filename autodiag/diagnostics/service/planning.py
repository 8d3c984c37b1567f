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
from autodiag.web.languages import gettext as _

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
    session: Session,
    diagnostic: Diagnostic,
    result: Result,
    aims: Mapping[str, Aim | None],
    *,
    now: datetime,
) -> None:
    """Set or take away (None) the targets of the nodes in *aims*; those of others stay.

    A target that keeps its level keeps its baseline.
    """
    rows = session.scalars(
        select(TargetRow).where(TargetRow.diagnostic_uid == diagnostic.uid)
    ).all()
    before = {row.node: row for row in rows}
    for node, aim in aims.items():
        row = before.get(node)
        if aim is not None:
            row = row or _add_target(session, diagnostic, node)
            _set_aim(row, aim, result)
        elif row is not None:
            session.delete(row)
    diagnostic.changed_at = now


def _add_target(session: Session, diagnostic: Diagnostic, node: str) -> TargetRow:
    row = TargetRow(diagnostic_uid=diagnostic.uid, node=node, level="")
    session.add(row)
    return row


def _set_aim(row: TargetRow, aim: Aim, result: Result) -> None:
    if row.level != aim.level:
        row.level, row.baseline = aim.level, result.profile.nodes[row.node].percent
    row.by = aim.by


def list_actions(session: Session, diagnostic: Diagnostic) -> Sequence[Action]:
    """The plan, by date, what has none last."""
    rows = session.scalars(select(Action).where(Action.diagnostic_uid == diagnostic.uid)).all()
    return sorted(rows, key=lambda row: (row.by is None, row.by or date.max, row.id))


def keep_entry(session: Session, diagnostic: Diagnostic, entry: str, *, now: datetime) -> Action:
    """Put a guide entry in the plan; an entry already there stays as it is."""
    there = _find_kept(session, diagnostic, entry)
    return there or _add(session, diagnostic, Action(entry=entry, title=""), now)


def drop_entry(session: Session, diagnostic: Diagnostic, entry: str, *, now: datetime) -> None:
    """Take a guide entry out of the plan, if it is there."""
    _drop(session, diagnostic, _find_kept(session, diagnostic, entry), now)


def _find_kept(session: Session, diagnostic: Diagnostic, entry: str) -> Action | None:
    return session.scalar(
        select(Action).where(Action.diagnostic_uid == diagnostic.uid, Action.entry == entry)
    )


def add_action(
    session: Session, diagnostic: Diagnostic, title: str, *, by: date | None = None, now: datetime
) -> Action:
    """Put words of one's own in the plan; the same, still to be done by that day, stay as one."""
    there = next(
        (one for one in list_actions(session, diagnostic)
         if (one.entry, one.title, one.by, one.is_done) == (None, title, by, False)),
        None,
    )  # fmt: skip
    return there or _add(session, diagnostic, Action(entry=None, title=title, by=by), now)


def _add(session: Session, diagnostic: Diagnostic, action: Action, now: datetime) -> Action:
    """Raises Invalid when the plan is full."""
    if len(list_actions(session, diagnostic)) >= MOST_ACTIONS:
        raise Invalid(message=_("Votre plan est plein : retirez d’abord un geste."))
    action.diagnostic_uid, action.created_at = diagnostic.uid, now
    action.note, action.is_done = "", False
    session.add(action)
    session.flush()
    diagnostic.changed_at = now
    return action


def get_action(session: Session, diagnostic: Diagnostic, number: int) -> Action:
    """One line of this plan; NotFound when it is another's or gone."""
    action = _find_action(session, diagnostic, number)
    if action is None:
        raise NotFound
    return action


def _find_action(session: Session, diagnostic: Diagnostic, number: int) -> Action | None:
    # Looked for among its own: a number from an address may be longer than a column can hold.
    return next((one for one in list_actions(session, diagnostic) if one.id == number), None)


def drop_action(session: Session, diagnostic: Diagnostic, number: int, *, now: datetime) -> None:
    """Take a line out of the plan, if it is there."""
    _drop(session, diagnostic, _find_action(session, diagnostic, number), now)


def _drop(session: Session, diagnostic: Diagnostic, action: Action | None, now: datetime) -> None:
    if action is not None:
        session.delete(action)
        diagnostic.changed_at = now
