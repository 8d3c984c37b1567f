"""A profile to read before answering: an invented company, real arithmetic, nothing kept."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import NamedTuple

from sqlalchemy.orm import Session

from autodiag.diagnostics.publishing import Version, get_current
from autodiag.diagnostics.service.dossier import Subject
from autodiag.diagnostics.service.finishing import Result
from autodiag.diagnostics.tables import Action
from autodiag.guide.service import titles
from autodiag.questionnaires import (
    Answer,
    Depth,
    Fact,
    Kind,
    NonScore,
    Question,
    Questionnaire,
    path,
)
from autodiag.questionnaires.answers import Value
from autodiag.scoring import Target, next_level, score_path
from autodiag.web.languages import gettext, speaking


def _(message: str) -> str:
    """Mark a message for translation; it is spoken when shown."""
    return message


NAME = _("Compagnie fictive Deux pas")

_FACTS: Mapping[Fact, Value] = {
    Fact.DISCIPLINE: "danse",
    Fact.STAFF: "s1",
    Fact.FUNCTIONS: ("creation", "diffusion", "mediation"),
    Fact.REGION: "01",
    Fact.MUNICIPALITY: "Rimouski",
}

_Said = int | NonScore
"""The place of the chosen answer among those of its question, from 1, or why there is none."""

_NOW: Mapping[str, _Said] = {
    "STR-VIS": 3, "STR-BUD": 2,
    "HUM-COM": 3, "HUM-FOR": 3, "HUM-ROL": 2,
    "CRE-DEM": 4, "CRE-CAP": 4, "CRE-SPE": 3,
    "MEM-INV": 3, "MEM-CON": 1, "MEM-ORG": NonScore.DONT_KNOW,
    "DON-WEB": 2, "DON-BAS": 1, "DON-PUB": NonScore.NOT_APPLICABLE,
    "PUB-SIT": 4, "PUB-OFF": 2,
    "OPS-LOG": 3, "OPS-SAU": NonScore.DONT_KNOW,
    "RES-REN": 2, "RES-CYB": 4,
}  # fmt: skip

_A_YEAR_BEFORE: Mapping[str, _Said] = {
    **_NOW,
    "STR-VIS": 2, "HUM-COM": 2, "HUM-FOR": 2, "CRE-CAP": 3, "CRE-SPE": 2, "MEM-INV": 2,
    "DON-WEB": 1, "PUB-SIT": 3, "OPS-LOG": 2, "RES-REN": 1, "RES-CYB": 3,
}  # fmt: skip

_NOTES: Mapping[str, str] = {
    "CRE-CAP": _("Deux captations l’an dernier ; les interprètes ont signé pour le web."),
    "MEM-ORG": _("Personne n’a encore quitté la compagnie."),
    "DON-PUB": _("Nous vendons nos spectacles à des salles : les billets sont chez elles."),
    "OPS-SAU": _("Une amie a tout installé. Nous allons lui demander."),
}

_FINISHED = timedelta(days=12)
_YEAR = timedelta(days=365)


class _Aim(NamedTuple):
    """One level above on a dimension, in so many days from now."""

    dimension: str
    days: int


_AIMS = (_Aim("PUB", 120), _Aim("MEM", 180), _Aim("RES", 270))


class _Line(NamedTuple):
    """A line of the plan: an entry of the guide, or words of one's own; days from now."""

    days: int
    entry: str | None
    title: str = ""
    note: str = ""
    is_done: bool = False


_PLAN = (
    _Line(-5, "G050", note=_("Fait à deux, un lundi matin."), is_done=True),
    _Line(14, None, _("Demander à l’amie qui a tout installé où sont nos copies de sécurité")),
    _Line(75, "G016", note=_("Commencer par les trois dates de la tournée.")),
    _Line(150, "G038"),
)


def sample_subject(session: Session, *, language: str, now: datetime) -> Subject:
    """The invented company on the current questionnaire, scored like anybody; nothing is saved.

    What the questionnaire does not ask is not answered, and an entry that the guide does not have
    is left out of the plan.
    """
    version = get_current(session)
    with speaking(language):
        result = _result(version, _NOW, now - _FINISHED)
        earlier = _result(version, _A_YEAR_BEFORE, now - _FINISHED - _YEAR)
        return Subject(
            None,
            gettext(NAME),
            result,
            _targets(result, earlier, now.date()),
            _actions(session, language, now),
            earlier,
        )


def _result(version: Version, said: Mapping[str, _Said], finished_at: datetime) -> Result:
    asked = path(version.questionnaire, Depth.STANDARD, _answers(version.questionnaire, said))
    return Result(score_path(version.scheme, asked), version, asked, finished_at)


def _answers(questionnaire: Questionnaire, said: Mapping[str, _Said]) -> dict[str, Answer]:
    found: dict[str, Answer] = {}
    for question in questionnaire.questions.values():
        answer = _fact(question) if question.fact else _answer(question, said)
        if answer is not None:
            found[question.code] = answer
    return found


def _fact(question: Question) -> Answer | None:
    value = _FACTS.get(question.fact) if question.fact else None
    codes = value if isinstance(value, tuple) else (value,)
    is_known = question.kind is Kind.SHORT_TEXT or all(question.choice(str(one)) for one in codes)
    return Answer(value) if value is not None and is_known else None


def _answer(question: Question, said: Mapping[str, _Said]) -> Answer | None:
    node = next((code for code in question.feeds if code in said), None)
    if node is None or question.kind is not Kind.SINGLE:
        return None
    given, note = said[node], gettext(_NOTES[node]) if node in _NOTES else ""
    if isinstance(given, NonScore):
        return Answer(non_score=given, note=note) if given in question.non_scores else None
    rising = sorted(question.choices, key=lambda choice: choice.value or 0.0)
    return Answer(rising[given - 1].code, note=note) if given <= len(rising) else None


def _targets(result: Result, earlier: Result, today: date) -> tuple[Target, ...]:
    """Levels aimed at since last year, so that some of the way has been gone."""
    found = []
    for aim in _AIMS:
        node = result.profile.nodes.get(aim.dimension)
        level = next_level(result.version.scheme, node) if node else None
        if level is not None:
            before = earlier.profile.nodes[aim.dimension].percent
            by = today + timedelta(days=aim.days)
            found.append(Target(aim.dimension, level, by, before))
    return tuple(found)


def _actions(session: Session, language: str, now: datetime) -> tuple[Action, ...]:
    """The plan, by date; the lines belong to no diagnostic and to no session."""
    there = titles(session, [line.entry for line in _PLAN if line.entry], language)
    kept = (line for line in _PLAN if line.entry is None or line.entry in there)
    return tuple(_action(number, line, now) for number, line in enumerate(kept, start=1))


def _action(number: int, line: _Line, now: datetime) -> Action:
    return Action(
        id=number,
        diagnostic_uid="",
        entry=line.entry,
        title=gettext(line.title) if line.title else "",
        by=now.date() + timedelta(days=line.days),
        note=gettext(line.note) if line.note else "",
        is_done=line.is_done,
        created_at=now - _FINISHED,
    )
