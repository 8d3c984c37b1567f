"""Moving a draft to a newer version of its questionnaire, and back."""

from collections.abc import Mapping
from datetime import datetime
from typing import NamedTuple

from sqlalchemy.orm import Session

from autodiag.diagnostics.publishing import Version, get_current, get_version
from autodiag.diagnostics.service.answers import Standing, put_answers, stand
from autodiag.questionnaires import Answer, answers_from_json, answers_to_json
from autodiag.questionnaires.versions import Move, move


class Newer(NamedTuple):
    """A newer version, and what moving to it would do to this diagnostic's answers."""

    version: Version
    move: Move


def find_newer(session: Session, standing: Standing) -> Newer | None:
    """The newer version that a draft may move to, if there is one."""
    if standing.diagnostic.finished_at is not None:
        return None
    current = get_current(session, standing.version.questionnaire.id)
    if current.fingerprint == standing.version.fingerprint:
        return None
    return Newer(
        current,
        move(standing.answers, standing.version.questionnaire, current.questionnaire),
    )


def move_to_newer(session: Session, standing: Standing, *, now: datetime) -> Standing:
    """Move the draft; what an undo needs is kept.  Nothing moves when nothing newer is there."""
    newer = find_newer(session, standing)
    if newer is None:
        return standing
    diagnostic = standing.diagnostic
    diagnostic.before_move = {
        "fingerprint": standing.version.fingerprint,
        "answers": answers_to_json(standing.answers),
    }
    diagnostic.fingerprint = newer.version.fingerprint
    return _put(standing, newer.version, newer.move.kept, now)


def move_back(session: Session, standing: Standing, *, now: datetime) -> Standing:
    """Undo the move: the earlier version with the answers of then, and what was answered since.

    Nothing moves when there is nothing to undo.
    """
    before = standing.diagnostic.before_move
    if before is None:
        return standing
    version = get_version(session, before["fingerprint"])
    since = move(standing.answers, standing.version.questionnaire, version.questionnaire)
    answers = {**answers_from_json(before["answers"]), **since.kept}
    standing.diagnostic.fingerprint = version.fingerprint
    standing.diagnostic.before_move = None
    return _put(standing, version, answers, now)


def _put(
    standing: Standing, version: Version, answers: Mapping[str, Answer], now: datetime
) -> Standing:
    put_answers(standing.diagnostic, version.questionnaire, answers)
    standing.diagnostic.changed_at = now
    return stand(standing.diagnostic, version)
