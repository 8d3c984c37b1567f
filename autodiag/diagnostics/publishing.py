"""Published questionnaires: frozen in the database, read once a process, shared by all requests."""

from datetime import datetime
from functools import lru_cache
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from autodiag.diagnostics.tables import PublishedQuestionnaire
from autodiag.errors import Invalid, NotFound
from autodiag.questionnaires import Questionnaire, fingerprint, read
from autodiag.questionnaires.catalog import shipped_text
from autodiag.questionnaires.versions import Objection, compare, find_objection
from autodiag.scoring import Scheme, compile_scheme

MAIN = "culture"
"""The questionnaire that the home page offers."""


class NotPublishable(Invalid):
    """The document cannot follow the version that is there; *objection* says why."""

    def __init__(self, objection: Objection) -> None:
        super().__init__(message=objection.value)
        self.objection = objection


class Version(NamedTuple):
    """A published questionnaire, read and compiled."""

    fingerprint: str
    questionnaire: Questionnaire
    scheme: Scheme


class Published(NamedTuple):
    """A version as the register of what was published names it."""

    code: str
    version: int
    fingerprint: str
    published_at: datetime


class Publication(NamedTuple):
    """What publishing did: the version, and whether it is a new one.

    *reworded* are the questions whose text changed while their wording mark did not: worth asking
    whether they still ask the same thing.
    """

    version: Version
    is_new: bool
    reworded: tuple[str, ...] = ()


def publish(session: Session, document: str, *, now: datetime) -> Publication:
    """Freeze *document*, which must have been read without errors, as a new version.

    Raises NotPublishable, with the reason, for an unchanged document or a version not higher.
    """
    version = _read_version(document)
    questionnaire = version.questionnaire
    before = _find_latest_read(session, questionnaire.id)
    objection = find_objection(before, questionnaire)
    if objection is not None:
        raise NotPublishable(objection)
    session.add(
        PublishedQuestionnaire(
            fingerprint=version.fingerprint,
            code=questionnaire.id,
            version=questionnaire.version,
            document=document,
            published_at=now,
        )
    )
    session.flush()
    reworded = compare(before, questionnaire).silently_reworded if before else ()
    return Publication(version, is_new=True, reworded=reworded)


def publish_shipped(session: Session, *, now: datetime) -> Publication:
    """Publish the questionnaire that comes with Autodiag, unless it is there, or a later one."""
    document = shipped_text()
    version = _read_version(document)
    latest = _find_latest(session, version.questionnaire.id)
    if latest is not None and latest.version >= version.questionnaire.version:
        return Publication(_cached(latest.fingerprint, latest.document), is_new=False)
    return publish(session, document, now=now)


def get_current(session: Session, code: str = MAIN) -> Version:
    """The latest version of a questionnaire; NotFound when none was published."""
    newest = (
        select(PublishedQuestionnaire.fingerprint)
        .where(PublishedQuestionnaire.code == code)
        .order_by(PublishedQuestionnaire.version.desc())
        .limit(1)
    )
    mark = session.scalar(newest)
    if mark is None:
        raise NotFound
    return get_version(session, mark)


def get_version(session: Session, mark: str) -> Version:
    """The version of that fingerprint; NotFound when it was never published."""
    if mark in _KNOWN:
        return _KNOWN[mark]
    row = session.get(PublishedQuestionnaire, mark)
    if row is None:
        raise NotFound
    return _cached(row.fingerprint, row.document)


def list_published(session: Session) -> tuple[Published, ...]:
    """Every version that was published, by questionnaire, then by version."""
    row = PublishedQuestionnaire
    found = session.execute(select(row.code, row.version, row.fingerprint, row.published_at))
    return tuple(sorted(Published(*one) for one in found))


def get_published(session: Session, code: str, number: int) -> Published:
    """A version of a questionnaire by its number; NotFound when it was never published."""
    for one in list_published(session):
        if (one.code, one.version) == (code, number):
            return one
    raise NotFound


def _find_latest_read(session: Session, code: str) -> Questionnaire | None:
    latest = _find_latest(session, code)
    return None if latest is None else _cached(latest.fingerprint, latest.document).questionnaire


def _find_latest(session: Session, code: str) -> PublishedQuestionnaire | None:
    newest = (
        select(PublishedQuestionnaire)
        .where(PublishedQuestionnaire.code == code)
        .order_by(PublishedQuestionnaire.version.desc())
        .limit(1)
    )
    return session.scalar(newest)


# A published version never changes, so what was read once is right for the life of the process.
_KNOWN: dict[str, Version] = {}


def _cached(mark: str, document: str) -> Version:
    if mark not in _KNOWN:
        _KNOWN[mark] = _read_version(document)
    return _KNOWN[mark]


@lru_cache(maxsize=8)
def _read_version(document: str) -> Version:
    questionnaire = read(document).questionnaire
    if questionnaire is None:
        raise ValueError("a document with mistakes cannot be published")
    return Version(fingerprint(questionnaire), questionnaire, compile_scheme(questionnaire))
