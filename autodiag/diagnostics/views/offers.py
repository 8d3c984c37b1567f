"""The depths as they are offered: how many questions, how many minutes."""

from typing import NamedTuple

from autodiag.diagnostics.progress import SECONDS_A_QUESTION
from autodiag.questionnaires import Depth, Questionnaire, path

_ROUND_MINUTES = 5


class Offer(NamedTuple):
    """One depth of a questionnaire; facts are not counted."""

    depth: Depth
    questions: int
    minutes: int


def list_offers(questionnaire: Questionnaire) -> tuple[Offer, ...]:
    """Every depth that asks more than the one before it."""
    offers: list[Offer] = []
    for depth in Depth:
        offer = _offer(questionnaire, depth)
        if not offers or offer.questions > offers[-1].questions:
            offers.append(offer)
    return tuple(offers)


def find_deeper(questionnaire: Questionnaire, depth: Depth) -> Offer | None:
    """The next depth that asks more than *depth*."""
    asked = _offer(questionnaire, depth).questions
    return next((offer for offer in list_offers(questionnaire) if offer.questions > asked), None)


def _offer(questionnaire: Questionnaire, depth: Depth) -> Offer:
    asked = sum(question.fact is None for question in path(questionnaire, depth, {}).questions)
    minutes = round(asked * SECONDS_A_QUESTION / 60 / _ROUND_MINUTES) * _ROUND_MINUTES
    return Offer(depth, asked, max(minutes, _ROUND_MINUTES))
