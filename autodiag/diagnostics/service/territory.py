"""Where an organisation is: what it typed, the region that follows, and what is in doubt."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import NamedTuple

from autodiag.diagnostics.service.answering import Given
from autodiag.diagnostics.service.answers import Standing, fact, put_answers, stand
from autodiag.network.places import (
    Place,
    find_place,
    regions_of_postal_prefix,
    suggest_places,
)
from autodiag.questionnaires import NOT_ANSWERED, Answer, Fact
from autodiag.recommending import Point


class Settlement(NamedTuple):
    """What is known after a page was saved.

    *regions* are those among which the person has to choose (a postal prefix that straddles two,
    a name that several places share, a place outside the region ticked); *near* are places whose
    names resemble one that is not known.
    """

    standing: Standing
    regions: tuple[str, ...] = ()
    near: tuple[Place, ...] = ()
    typed: str = ""

    @property
    def doubt(self) -> str:
        """The municipality and the region that do not go together, as one word."""
        region = fact(self.standing.version.questionnaire, self.standing.answers, Fact.REGION)
        return f"{self.typed}/{region or ''}"

    @property
    def is_unsettled(self) -> bool:
        """Whether only the person can tell."""
        return bool(self.regions)


class _Reading(NamedTuple):
    """A text read as a place or a postal prefix: where it may be, and its right spelling."""

    regions: tuple[str, ...]
    spelling: str


def settle(
    standing: Standing, given: Mapping[str, Given], confirmed: str, *, now: datetime
) -> Settlement:
    """Derive the region from the municipality just sent, or say what is in doubt.

    *confirmed* is the doubt that the person has just been shown: the same pair sent again is
    believed, for somebody may well know of a place that we do not.
    """
    question = standing.version.questionnaire.facts.get(Fact.MUNICIPALITY)
    if question is None or question.code not in given:
        return Settlement(standing)
    typed = fact(standing.version.questionnaire, standing.answers, Fact.MUNICIPALITY)
    if not typed:
        return Settlement(standing)
    region = fact(standing.version.questionnaire, standing.answers, Fact.REGION)
    reading = _read(typed)
    if not reading.regions:
        return Settlement(standing, near=tuple(suggest_places(typed, 3)), typed=typed)
    if region in reading.regions:
        return Settlement(_keep(standing, region, reading.spelling, now))
    if region is None and len(reading.regions) == 1:
        return Settlement(_keep(standing, reading.regions[0], reading.spelling, now))
    settlement = Settlement(standing, regions=reading.regions, typed=reading.spelling)
    return Settlement(standing) if confirmed == settlement.doubt else settlement


def find_point(typed: str | None, region: str | None) -> Point | None:
    """Where the municipality is, when it is a known place of that region."""
    place = find_place(typed, region) if typed else None
    return place.point if place else None


def _read(typed: str) -> _Reading:
    by_post = regions_of_postal_prefix(typed)
    if by_post:
        return _Reading(by_post, "".join(typed.split()).upper()[:3])
    place = find_place(typed)
    if place is not None:
        return _Reading((place.region,), place.name)
    namesakes = [one for one in suggest_places(typed) if _is_named(one, typed)]
    regions = tuple(dict.fromkeys(one.region for one in namesakes))
    return _Reading(regions, namesakes[0].name if namesakes else typed)


def _is_named(place: Place, typed: str) -> bool:
    return find_place(typed, place.region) == place


def _keep(standing: Standing, region: str | None, spelling: str, now: datetime) -> Standing:
    questionnaire = standing.version.questionnaire
    answers = dict(standing.answers)
    _put(answers, questionnaire.facts[Fact.MUNICIPALITY].code, spelling)
    if Fact.REGION in questionnaire.facts and region is not None:
        _put(answers, questionnaire.facts[Fact.REGION].code, region)
    if answers == standing.answers:
        return standing
    put_answers(standing.diagnostic, questionnaire, answers)
    standing.diagnostic.changed_at = now
    return stand(standing.diagnostic, standing.version)


def _put(answers: dict[str, Answer], code: str, value: str) -> None:
    before: Answer = answers.get(code, NOT_ANSWERED)
    answers[code] = replace(before, value=value, non_score=None)
