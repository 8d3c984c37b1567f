"""How answers become a profile, told from the questionnaire itself: nothing is written twice."""

from collections.abc import Mapping
from datetime import datetime
from typing import NamedTuple

from sqlalchemy.orm import Session

from autodiag.diagnostics.colours import colour_of
from autodiag.diagnostics.portrait.cards import plain
from autodiag.diagnostics.publishing import Version, get_current
from autodiag.diagnostics.sample import sample_subject
from autodiag.diagnostics.tables import PublishedQuestionnaire
from autodiag.diagnostics.wording import NON_SCORES
from autodiag.diagnostics.worked import Worked, work_out
from autodiag.questionnaires import (
    Depth,
    Kind,
    Lens,
    Method,
    Node,
    NonScore,
    Question,
    Questionnaire,
    Units,
    path,
)
from autodiag.questionnaires.model import Display, Treatment
from autodiag.recommending.matching import CLASS_KM, LARGEST
from autodiag.recommending.needs import CLASS_WIDTH
from autodiag.recommending.ranking import DIMENSIONS_AMONG_FIRST, FIRST
from autodiag.scoring import shown
from autodiag.web.languages import current_language, format_share, gettext, text_of

_SHORT = 12
_JUST_BELOW = 0.3


def _(message: str) -> str:
    """Mark a message for translation; it is spoken when shown."""
    return message


class ValueLine(NamedTuple):
    """One answer of the question taken as an example, and what it is worth."""

    text: str
    value: str


class LevelLine(NamedTuple):
    """A level with its bounds; *is_last* keeps its upper bound."""

    name: str
    text: str
    low: str
    high: str
    is_last: bool


class Rounding(NamedTuple):
    """A score just below a level as it is shown, and the figure that it is not rounded to."""

    exact: str
    rounded: str


class PartLine(NamedTuple):
    """A sub-theme: its weight, and the depth from which it is asked (None when it never is)."""

    name: str
    weight: str
    depth: Depth | None


class DimensionLine(NamedTuple):
    """A dimension: its weight and share of the whole, how it is made, how much each depth asks."""

    name: str
    short: str
    colour: str
    place: int
    weight: str
    share: str
    made: str
    parts: tuple[PartLine, ...]
    asked: Mapping[Depth, int]


class LensLine(NamedTuple):
    """A lens with the weight of each thing that it gathers."""

    name: str
    text: str
    weights: tuple[tuple[str, str], ...]


class NonScoreLine(NamedTuple):
    """What one of the four non-scores does to a score, and to the coverage."""

    name: str
    to_score: str
    to_coverage: str


class Rules(NamedTuple):
    """The figures that recommendations and matches go by."""

    aim: str
    width: str
    first: int
    dimensions: int
    largest: int
    class_km: float


class MethodPage(NamedTuple):
    """All that the method page says, in the language spoken now."""

    questionnaire: Questionnaire
    mark: str
    published_at: datetime | None
    is_in_percent: bool
    asked: str
    values: tuple[ValueLine, ...]
    levels: tuple[LevelLine, ...]
    rounding: Rounding | None
    dimensions: tuple[DimensionLine, ...]
    whole_made: str
    lenses: tuple[LensLine, ...]
    non_scores: tuple[NonScoreLine, ...]
    indicative_below: str
    rules: Rules
    worked: Worked


MADE = {
    Method.MEAN: _("moyenne"),
    Method.SUM: _("somme"),
    Method.MIN: _("score le plus bas"),
    Method.MAX: _("score le plus haut"),
    Method.LADDER: _("échelons franchis dans l’ordre"),
}
_TO_SCORE = {
    Treatment.LEFT_OUT: _("Laissée de côté : le score ne monte pas, ne descend pas."),
    Treatment.LOWEST: _("Compte comme la réponse la plus basse."),
}
_OUT_OF_COVERAGE = _("Sort du compte : la question ne vous concernait pas.")
_IN_COVERAGE = _("Reste dans le compte : la question vous concernait.")


def describe_method(session: Session, *, now: datetime) -> MethodPage:
    """The method of the current questionnaire, with sums worked out on the sample profile."""
    version = get_current(session)
    questionnaire = version.questionnaire
    published = session.get(PublishedQuestionnaire, version.fingerprint)
    subject = sample_subject(session, language=current_language(), now=now)
    example = _choose_example(questionnaire)
    return MethodPage(
        questionnaire,
        version.fingerprint[:_SHORT],
        published.published_at if published else None,
        questionnaire.units is Units.PERCENT,
        text_of(example.text) if example else "",
        _list_values(version, example) if example else (),
        _list_levels(questionnaire),
        _find_rounding(questionnaire),
        tuple(_dimension(version, node) for node in questionnaire.dimensions),
        gettext(MADE[questionnaire.whole_method]),
        tuple(_lens(questionnaire, lens) for lens in questionnaire.lenses),
        tuple(_non_score(questionnaire, one) for one in NonScore),
        format_share(questionnaire.indicative_below),
        _rules(questionnaire),
        work_out(subject),
    )


def _choose_example(questionnaire: Questionnaire) -> Question | None:
    """The first question whose single answer is scored."""
    scored = (leaf.question for leaf in questionnaire.leaves.values())
    return next((question for question in scored if question.kind is Kind.SINGLE), None)


def _list_values(version: Version, question: Question) -> tuple[ValueLine, ...]:
    leaf = next(leaf for leaf in version.scheme.leaves if leaf.question == question.code)
    return tuple(
        ValueLine(text_of(choice.label), plain(leaf.worth(choice.code)))
        for choice in question.choices
    )


def _list_levels(questionnaire: Questionnaire) -> tuple[LevelLine, ...]:
    levels = questionnaire.levels
    highs = [*(level.lower for level in levels[1:]), 100.0]
    return tuple(
        LevelLine(
            text_of(level.name),
            text_of(level.description) if level.description else "",
            plain(level.lower),
            plain(high),
            level is levels[-1],
        )
        for level, high in zip(levels, highs, strict=True)
    )


def _find_rounding(questionnaire: Questionnaire) -> Rounding | None:
    """An example just below the level that recommendations aim at, or below the last one."""
    bounds = tuple(level.lower for level in questionnaire.levels if level.lower > 0)
    if not bounds or questionnaire.display != Display():
        return None
    bound = questionnaire.aim if questionnaire.aim in bounds else bounds[-1]
    return Rounding(plain(float(shown(bound - _JUST_BELOW, bounds))), plain(bound))


def _dimension(version: Version, node: Node) -> DimensionLine:
    questionnaire = version.questionnaire
    weights = sum(one.weight for one in questionnaire.dimensions)
    return DimensionLine(
        text_of(node.name),
        text_of(node.short or node.name),
        colour_of(questionnaire, node.code),
        questionnaire.dimensions.index(node),
        plain(node.weight),
        gettext("%(share)s %%", share=plain(100 * node.weight / weights)),
        gettext(MADE[node.method]),
        tuple(_part(version, child) for child in node.children),
        {depth: len(_asked(version, node, depth)) for depth in Depth},
    )


def _part(version: Version, node: Node) -> PartLine:
    depth = next((one for one in Depth if _asked(version, node, one)), None)
    return PartLine(text_of(node.name), plain(node.weight), depth)


def _asked(version: Version, node: Node, depth: Depth) -> frozenset[str]:
    """The questions that feed *node* and that *depth* asks of somebody who has answered nothing."""
    slots = (slot for slot, _ in version.scheme.plan(node.code).leaves)
    feeding = {version.scheme.leaves[slot].question for slot in slots}
    return frozenset(feeding) & path(version.questionnaire, depth, {}).codes


def _lens(questionnaire: Questionnaire, lens: Lens) -> LensLine:
    weights = tuple(
        (_name(questionnaire, code), plain(weight)) for code, weight in lens.weights.items()
    )
    return LensLine(text_of(lens.name), text_of(lens.description or ""), weights)


def _name(questionnaire: Questionnaire, code: str) -> str:
    node, question = questionnaire.nodes.get(code), questionnaire.questions.get(code)
    if node is not None:
        return text_of(node.name)
    return text_of(question.text) if question else code


def _non_score(questionnaire: Questionnaire, one: NonScore) -> NonScoreLine:
    is_out = one is NonScore.NOT_APPLICABLE
    return NonScoreLine(
        gettext(NON_SCORES[one]),
        gettext(_TO_SCORE[questionnaire.treatment(one)]),
        gettext(_OUT_OF_COVERAGE if is_out else _IN_COVERAGE),
    )


def _rules(questionnaire: Questionnaire) -> Rules:
    return Rules(
        plain(questionnaire.aim),
        plain(CLASS_WIDTH),
        FIRST,
        DIMENSIONS_AMONG_FIRST,
        LARGEST,
        CLASS_KM,
    )
