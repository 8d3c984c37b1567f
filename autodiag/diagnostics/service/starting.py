"""Beginning a diagnostic, and finding it again by its private key."""

from collections.abc import Mapping
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from autodiag.diagnostics.keys import hash_key, make_key, make_uid
from autodiag.diagnostics.publishing import get_current, get_version
from autodiag.diagnostics.service.answers import answers_of, put_answers
from autodiag.diagnostics.tables import Diagnostic
from autodiag.errors import NotFound, UnknownLink
from autodiag.questionnaires import Depth
from autodiag.questionnaires.versions import move


class Started(NamedTuple):
    """A new diagnostic with its private key, which only this moment knows."""

    diagnostic: Diagnostic
    key: str


def start(session: Session, depth: Depth, *, language: str, now: datetime) -> Started:
    """Begin an anonymous diagnostic on the current questionnaire."""
    key, uid = make_key(), make_uid()
    diagnostic = Diagnostic(
        uid=uid,
        key_hash=hash_key(key),
        lineage=uid,
        fingerprint=get_current(session).fingerprint,
        depth=depth.value,
        language=language,
        name="",
        is_counted=False,
        is_shared_with_pole=False,
        is_open=True,
        answers={},
        created_at=now,
        changed_at=now,
    )
    session.add(diagnostic)
    session.flush()
    return Started(diagnostic, key)


def start_again(session: Session, earlier: Diagnostic, *, language: str, now: datetime) -> Started:
    """Begin a new diagnostic that follows *earlier*: same lineage, facts already known.

    What was answered to the scored questions is not carried over: it is shown beside each question
    as a reminder, and asked again.
    """
    started = start(session, Depth(earlier.depth), language=language, now=now)
    fresh = started.diagnostic
    fresh.lineage, fresh.previous_uid, fresh.name = earlier.lineage, earlier.uid, earlier.name
    current = get_current(session).questionnaire
    before = get_version(session, earlier.fingerprint).questionnaire
    still_right = move(answers_of(earlier), before, current).kept
    facts = {question.code for question in current.facts.values()}
    put_answers(fresh, current, {key: one for key, one in still_right.items() if key in facts})
    session.flush()
    return started


def get_by_key(session: Session, typed: str) -> Diagnostic:
    """The diagnostic that a private key opens; UnknownLink when it opens none."""
    found = session.scalar(select(Diagnostic).where(Diagnostic.key_hash == hash_key(typed)))
    if found is None:
        raise UnknownLink
    return found


def get_by_share(session: Session, typed: str) -> Diagnostic:
    """The diagnostic that a reading link shows; UnknownLink when it was closed or never was."""
    found = session.scalar(select(Diagnostic).where(Diagnostic.share_hash == hash_key(typed)))
    if found is None or found.result is None:
        raise UnknownLink
    return found


# Made once: every page of a diagnostic begins with one of them.
_TO_READ = select(Diagnostic).where(Diagnostic.uid == bindparam("uid"))
_TO_WRITE = _TO_READ.with_for_update()


def get_opened(session: Session, uid: str, key: str | None, *, to_write: bool) -> Diagnostic:
    """The diagnostic of that name, if *key* opens it; locked when it is *to_write*.

    Raises NotFound as well when the key has been replaced: to this browser, it is the same.
    """
    found = session.scalar(_TO_WRITE if to_write else _TO_READ, {"uid": uid})
    if found is None or key is None or hash_key(key) != found.key_hash:
        raise NotFound
    return found


def find_finished(session: Session, keys: Mapping[str, str]) -> Diagnostic | None:
    """The latest finished diagnostic among those that *keys* open, by name."""
    query = select(Diagnostic).where(
        Diagnostic.key_hash.in_([hash_key(key) for key in keys.values()]),
        Diagnostic.finished_at.is_not(None),
    )
    return session.scalars(query.order_by(Diagnostic.finished_at.desc()).limit(1)).first()
