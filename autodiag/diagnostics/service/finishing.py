"""Finishing: the profile is computed once, and kept with the answers that it rests on."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy.orm import Session

from autodiag.diagnostics.publishing import Version, get_version
from autodiag.diagnostics.service.answers import Standing
from autodiag.diagnostics.tables import Diagnostic
from autodiag.errors import NotFound
from autodiag.questionnaires import Answers, Depth, Path, answers_from_json, answers_to_json, path
from autodiag.scoring import Profile, profile_from_json, profile_to_json, score


class Result(NamedTuple):
    """What the last finish computed: profile, version, depth, answers on the path, and when."""

    profile: Profile
    version: Version
    path: Path
    finished_at: datetime

    @property
    def answers(self) -> Answers:
        """The answers that counted."""
        return self.path.answers

    @property
    def depth(self) -> Depth:
        """How deep the finished diagnostic went."""
        return self.path.depth


def finish(standing: Standing, *, now: datetime) -> None:
    """Compute the profile and close the diagnostic until it is reopened.

    Finishing twice (a double click) keeps the first result.
    """
    diagnostic = standing.diagnostic
    if not diagnostic.is_open:
        return
    profile = score(standing.version.scheme, standing.path.answers, standing.path.codes)
    diagnostic.result = {
        "profile": profile_to_json(profile),
        "fingerprint": standing.version.fingerprint,
        "depth": standing.path.depth.value,
        "answers": answers_to_json(standing.path.answers),
    }
    diagnostic.is_open = False
    diagnostic.finished_at = diagnostic.changed_at = now
    diagnostic.before_move = None


def reopen(standing: Standing, *, now: datetime) -> None:
    """Let answers change again; the last result stays shown and counted until the next finish."""
    standing.diagnostic.is_open = True
    standing.diagnostic.changed_at = now


def get_result(session: Session, diagnostic: Diagnostic) -> Result:
    """The last result; NotFound when the diagnostic was never finished."""
    result, finished_at = diagnostic.result, diagnostic.finished_at
    if result is None or finished_at is None:
        raise NotFound
    return _read(result, get_version(session, result["fingerprint"]), finished_at)


def find_earlier_result(session: Session, diagnostic: Diagnostic) -> Result | None:
    """The result of the diagnostic that this one follows, if it still exists and was finished."""
    if diagnostic.previous_uid is None:
        return None
    earlier = session.get(Diagnostic, diagnostic.previous_uid)
    if earlier is None or earlier.result is None or earlier.finished_at is None:
        return None
    return get_result(session, earlier)


def _read(result: Mapping[str, Any], version: Version, finished_at: datetime) -> Result:
    answers = answers_from_json(result["answers"])
    asked = path(version.questionnaire, Depth(result["depth"]), answers)
    return Result(profile_from_json(result["profile"]), version, asked, finished_at)
