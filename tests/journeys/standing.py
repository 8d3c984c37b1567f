"""Diagnostics made ahead, through the services: a journey opens each by its private link."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy.orm import Session

from autodiag.diagnostics.publishing import Version, get_current, get_version, publish
from autodiag.diagnostics.service.answers import Standing, put_answers, stand
from autodiag.diagnostics.service.finishing import finish, get_result
from autodiag.diagnostics.service.keeping import open_to_readers
from autodiag.diagnostics.service.planning import Aim, add_action, keep_entry, set_targets
from autodiag.diagnostics.service.starting import Started, start, start_again
from autodiag.questionnaires import Answer, Depth, NonScore

EVERY_KIND = Path(__file__).with_name("every_kind.yaml")
ENTRY = "G001"


@dataclass(frozen=True, slots=True)
class Kept:
    """A diagnostic by its name, its private key, and its reading key when there is one."""

    uid: str
    key: str
    share: str = ""


def make_draft(session: Session) -> Kept:
    """Begun at the complete depth; the two facts that come first are told."""
    begun = start(session, Depth.COMPLETE, language="fr", now=datetime.now(UTC))
    version = get_version(session, begun.diagnostic.fingerprint)
    facts = {"Q-DISCIPLINE": Answer("danse"), "Q-STAFF": Answer("s1")}
    put_answers(begun.diagnostic, version.questionnaire, facts)
    return Kept(begun.diagnostic.uid, begun.key)


def make_finished(session: Session) -> Kept:
    """Finished twice, a year's worth of changes apart, with targets, a plan and a reading link."""
    now = datetime.now(UTC)
    earlier = start(session, Depth.EXPRESS, language="fr", now=now)
    _answer(session, earlier, {})
    begun = start_again(session, earlier.diagnostic, language="fr", now=now)
    begun.diagnostic.depth, begun.diagnostic.name = Depth.STANDARD.value, "Danse du Bic"
    standing = _answer(session, begun, {"Q-STR-BUD": "a4", "Q-CRE-DEM": "a5"})
    diagnostic = standing.diagnostic
    level = standing.version.questionnaire.levels[-1].code
    result = get_result(session, diagnostic)
    set_targets(session, diagnostic, result, {"STR": Aim(level, now.date())}, now=now)
    keep_entry(session, diagnostic, ENTRY, now=now)
    add_action(session, diagnostic, "Appeler la bibliothèque", now=now).is_done = True
    return Kept(diagnostic.uid, begun.key, open_to_readers(diagnostic, now=now))


def _answer(session: Session, begun: Started, better: Mapping[str, str]) -> Standing:
    """Answer most questions, one with a note, some without a value, and finish."""
    diagnostic = begun.diagnostic
    version = get_version(session, diagnostic.fingerprint)
    questions = [one for one in version.questionnaire.questions.values() if one.fact is None]
    answers = {one.code: Answer(better.get(one.code, "a2")) for one in questions}
    answers["Q-STR-VIS"] = Answer("a1", note="À revoir")
    answers["Q-HUM-COM"] = Answer(non_score=NonScore.NOT_APPLICABLE)
    answers["Q-MEM-INV"] = Answer(non_score=NonScore.DONT_KNOW)
    answers["Q-REGION"], answers["Q-MUNICIPALITY"] = Answer("01"), Answer("Rimouski")
    del answers["Q-PUB-SIT"]
    put_answers(diagnostic, version.questionnaire, answers)
    finish(stand(diagnostic, version), now=datetime.now(UTC))
    session.flush()
    return stand(diagnostic, version)


def make_every_kind(session: Session) -> Kept:
    """A draft on a questionnaire with every kind of question, of which a newer version exists."""
    now = datetime.now(UTC)
    document = EVERY_KIND.read_text("utf-8")
    first = publish(session, document, now=now).version
    newer = document.replace("version: 1", "version: 2").replace("Est-ce écrit", "Est-ce noté")
    publish(session, newer, now=now)
    return _begin_on(session, first, now)


def begin_every_kind(session: Session) -> Kept:
    """Another draft on the newer version of that questionnaire."""
    return _begin_on(session, get_current(session, "every-kind"), datetime.now(UTC))


def _begin_on(session: Session, version: Version, now: datetime) -> Kept:
    begun = start(session, Depth.COMPLETE, language="fr", now=now)
    begun.diagnostic.fingerprint = version.fingerprint
    return Kept(begun.diagnostic.uid, begun.key)
