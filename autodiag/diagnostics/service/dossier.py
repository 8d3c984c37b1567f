"""All that a profile is made of: the result, what the guide and the network offer, the plan."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from sqlalchemy.orm import Session

from autodiag.diagnostics.service.answers import fact, functions
from autodiag.diagnostics.service.finishing import Result, find_earlier_result, get_result
from autodiag.diagnostics.service.planning import list_actions, list_targets
from autodiag.diagnostics.service.territory import find_point
from autodiag.diagnostics.tables import Action, Diagnostic
from autodiag.guide.service import list_recommendable, titles
from autodiag.guide.shelf import Card as EntryCard
from autodiag.network.service import list_matchable, list_region_points
from autodiag.questionnaires import Fact
from autodiag.recommending import (
    Match,
    Needs,
    Reader,
    Recommendations,
    Seeker,
    find_needs,
    match_cells,
    recommend,
)
from autodiag.scoring import Change, Run, Target, changes


class Dossier(NamedTuple):
    """What a profile shows, computed for one reader's language.

    *uid* is None for the sample; *entries* are the cards of the guide entries named here, by code;
    *changes* compare with *earlier*, by node; *matches* are empty when the region is not known.
    """

    uid: str | None
    name: str
    result: Result
    region: str | None
    municipality: str | None
    needs: Needs
    recommendations: Recommendations
    entries: Mapping[str, EntryCard]
    matches: tuple[Match, ...]
    targets: Sequence[Target]
    actions: Sequence[Action]
    earlier: Result | None
    changes: Mapping[str, Change]


class Subject(NamedTuple):
    """Whose profile it is: everything that does not follow from the result."""

    uid: str | None
    name: str
    result: Result
    targets: Sequence[Target]
    actions: Sequence[Action]
    earlier: Result | None


def open_dossier(session: Session, diagnostic: Diagnostic, *, language: str) -> Dossier:
    """The dossier of a finished diagnostic; NotFound before the first finish."""
    subject = Subject(
        diagnostic.uid,
        diagnostic.name,
        get_result(session, diagnostic),
        list_targets(session, diagnostic),
        list_actions(session, diagnostic),
        find_earlier_result(session, diagnostic),
    )
    return make_dossier(session, subject, language=language)


def make_dossier(session: Session, subject: Subject, *, language: str) -> Dossier:
    """Recommendations and matches for *subject*, computed from what is published now."""
    result = subject.result
    questionnaire, answers = result.version.questionnaire, result.answers
    needs = find_needs(result.version.scheme, result.profile, subject.targets)
    reader = Reader(
        language,
        fact(questionnaire, answers, Fact.DISCIPLINE),
        functions(questionnaire, answers),
    )
    recommendations = recommend(needs, list_recommendable(session), reader)
    region = fact(questionnaire, answers, Fact.REGION)
    municipality = fact(questionnaire, answers, Fact.MUNICIPALITY)
    return Dossier(
        subject.uid,
        subject.name,
        result,
        region,
        municipality,
        needs,
        recommendations,
        titles(session, _codes(recommendations, subject.actions), language),
        _match(session, needs, language, region, municipality),
        subject.targets,
        subject.actions,
        subject.earlier,
        _changes(subject),
    )


def _codes(recommendations: Recommendations, actions: Sequence[Action]) -> set[str]:
    shown = (*recommendations.first, *recommendations.more)
    kept = {action.entry for action in actions if action.entry is not None}
    return {found.entry.code for found in shown} | kept


def _match(
    session: Session, needs: Needs, language: str, region: str | None, municipality: str | None
) -> tuple[Match, ...]:
    if region is None:
        return ()
    seeker = Seeker(language, region, find_point(municipality, region))
    return match_cells(needs, list_matchable(session), list_region_points(), seeker)


def _changes(subject: Subject) -> Mapping[str, Change]:
    if subject.earlier is None:
        return {}
    return changes(_run(subject.earlier), _run(subject.result))


def _run(result: Result) -> Run:
    return Run(result.version.questionnaire, result.depth, result.answers)
