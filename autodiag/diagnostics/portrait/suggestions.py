"""Guide entries and cells, with their reasons in words."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from autodiag.diagnostics.asking import number_questions
from autodiag.diagnostics.colours import colour_of, place_of
from autodiag.diagnostics.portrait.figures import level_name, level_text
from autodiag.diagnostics.service.dossier import Dossier
from autodiag.diagnostics.service.finishing import Result
from autodiag.diagnostics.wording import say_answer
from autodiag.guide.shelf import Card as EntryCard
from autodiag.network.service import find_pole, get_cell
from autodiag.questionnaires import NOT_ANSWERED, NonScore
from autodiag.recommending import Effort, Match, Need, Recommendation, Scope
from autodiag.web import session
from autodiag.web.languages import format_km, gettext, text_of

MOST_ANSWERS = 2


class Called(NamedTuple):
    """An answer that called for an entry; *answer* is quoted, without its full stop."""

    number: int | None
    code: str
    question: str
    answer: str


class Reason(NamedTuple):
    """Why an entry is proposed: the node, its level, the answers; and where it leads."""

    dimension: str
    colour: str
    place: int
    name: str
    short: str
    level_name: str
    answers: tuple[Called, ...]
    leads_to: str
    leads_text: str


class Suggestion(NamedTuple):
    """A guide entry with its reasons; *because* are the answers that called for it, two at most.

    *is_kept* says that it is in the plan already.
    """

    card: EntryCard
    effort: str
    because: tuple[Called, ...]
    reasons: tuple[Reason, ...]
    is_widened: bool
    is_kept: bool

    @property
    def serves(self) -> tuple[Reason, ...]:
        """One reason for each dimension that the entry helps with."""
        return tuple({reason.dimension: reason for reason in reversed(self.reasons)}.values())[::-1]


class Helper(NamedTuple):
    """Who can help with a need: a cell, or the region's pole when no cell can."""

    name: str
    code: str
    is_cell: bool
    is_sample: bool
    where: str
    need: str
    colour: str
    place: int
    because: str
    passed_over: str


def _(message: str) -> str:
    """Mark a message for translation; it is spoken when shown."""
    return message


EFFORTS = {
    Effort.LOW: _("faible"),
    Effort.MEDIUM: _("moyen"),
    Effort.HIGH: _("élevé"),
}
STRENGTHS = {1: _("peut aider à commencer"), 2: _("connaît bien"), 3: _("connaît très bien")}
SCOPES = {
    Scope.REGION: _("dans votre région"),
    Scope.BY_LAND: _("dans une région voisine"),
    Scope.BY_WATER: _("de l’autre côté de l’eau"),
    Scope.BEYOND: _("ailleurs au Québec"),
}


def list_suggestions(dossier: Dossier, found: Sequence[Recommendation]) -> tuple[Suggestion, ...]:
    """The entries in words; one that has left the guide meanwhile is passed over."""
    kept = {action.entry for action in dossier.actions}
    return tuple(
        _suggestion(dossier, one, is_kept=one.entry.code in kept)
        for one in found
        if one.entry.code in dossier.entries
    )


def _suggestion(dossier: Dossier, one: Recommendation, *, is_kept: bool) -> Suggestion:
    reasons = tuple(_reason(dossier.result, need) for need in one.reasons)
    firsts = dict.fromkeys(called for reason in reasons for called in reason.answers[:1])
    others = dict.fromkeys(called for reason in reasons for called in reason.answers)
    because = tuple({**firsts, **others})[:MOST_ANSWERS]
    return Suggestion(
        dossier.entries[one.entry.code],
        gettext(EFFORTS[one.entry.effort]),
        because,
        reasons,
        one.is_widened,
        is_kept,
    )


def _reason(result: Result, need: Need) -> Reason:
    version = result.version
    nodes = version.questionnaire.nodes
    node, dimension = nodes[need.code], nodes[need.dimension]
    return Reason(
        need.dimension,
        colour_of(version.questionnaire, need.dimension),
        place_of(version.questionnaire, need.dimension),
        text_of(node.name),
        text_of(dimension.short or dimension.name),
        level_name(version, need.level),
        _called(result, need),
        level_name(version, need.towards),
        level_text(version, need.dimension, need.towards),
    )


def _called(result: Result, need: Need) -> tuple[Called, ...]:
    numbers = number_questions(result.path.questions)
    questionnaire = result.version.questionnaire
    called = []
    for key in need.leaves[:MOST_ANSWERS]:
        question = questionnaire.leaves[key].question
        answer = result.answers.get(key, NOT_ANSWERED)
        called.append(
            Called(
                numbers.get(question.code),
                question.code,
                text_of(question.text),
                say_answer(question, answer).rstrip("."),
            )
        )
    return tuple(called)


def list_helpers(dossier: Dossier) -> tuple[Helper, ...]:
    """Who can help with each of the largest needs; one that helps with two stands twice."""
    return tuple(_helper(dossier, match) for match in dossier.matches)


def _helper(dossier: Dossier, match: Match) -> Helper:
    questionnaire = dossier.result.version.questionnaire
    need = text_of(questionnaire.nodes[match.need.code].name)
    colour = colour_of(questionnaire, match.need.dimension)
    place = place_of(questionnaire, match.need.dimension)
    passed = ", ".join(get_cell(session(), cell.code).name for cell in match.passed_over)
    if match.cell is None:
        return _pole(dossier, need, colour, place, passed)
    cell = get_cell(session(), match.cell.code)
    return Helper(
        cell.name,
        cell.code,
        is_cell=True,
        is_sample=cell.is_sample,
        where=_say_where(match),
        need=need,
        colour=colour,
        place=place,
        because=_say_because(dossier, match),
        passed_over=passed,
    )


def _pole(dossier: Dossier, need: str, colour: str, place: int, passed: str) -> Helper:
    pole = find_pole(session(), dossier.region or "")
    return Helper(
        pole.name if pole else gettext("Le pôle de votre région"),
        dossier.region or "",
        is_cell=False,
        is_sample=pole is not None and pole.is_sample,
        where="",
        need=need,
        colour=colour,
        place=place,
        because=gettext("Aucune cellule n’aide encore sur ce sujet : le pôle peut vous orienter"),
        passed_over=passed,
    )


def _say_where(match: Match) -> str:
    scope = gettext(SCOPES[match.scope]) if match.scope is not None else ""
    if match.distance_km is None:
        return scope
    return gettext("à %(distance)s, %(scope)s", distance=format_km(match.distance_km), scope=scope)


def _say_because(dossier: Dossier, match: Match) -> str:
    nodes = dossier.result.version.questionnaire.nodes
    node = nodes.get(match.expertise or "", nodes[match.need.code])
    strength = gettext(STRENGTHS.get(match.strength, STRENGTHS[1]))
    said = gettext("%(strength)s : %(subject)s", strength=strength, subject=text_of(node.name))
    return said[:1].upper() + said[1:]


def say_near(dossier: Dossier) -> Mapping[str, str]:
    """Regions of the cells proposed, each with the distance of the nearest."""
    found: dict[str, float] = {}
    for match in dossier.matches:
        for code in match.cell.regions if match.cell else ():
            distance = match.distance_km or 0.0
            found[code] = min(distance, found.get(code, distance))
    return {code: format_km(distance) for code, distance in found.items()}


def list_unscored(dossier: Dossier) -> Mapping[str, str]:
    """Dimensions without a score, by code, with the first question to answer there."""
    result = dossier.result
    found: dict[str, str] = {}
    for code in dossier.recommendations.unscored:
        plan = result.version.scheme.plan(code)
        keys = (result.version.scheme.leaves[slot] for slot, _ in plan.leaves)
        asked = [leaf for leaf in keys if leaf.question in result.path.codes]
        open_ones = [leaf for leaf in asked if _is_open(result, leaf.key)]
        first = next(iter(open_ones or asked), None)
        found[code] = first.question if first else ""
    return found


def _is_open(result: Result, key: str) -> bool:
    state = result.answers.get(key, NOT_ANSWERED).state
    return state in {NonScore.NOT_ANSWERED, NonScore.DONT_KNOW}
