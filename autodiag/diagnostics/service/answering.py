"""Saving what was answered, question by question, so that two tabs never undo each other."""

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from hashlib import sha256
from types import MappingProxyType
from typing import NamedTuple

from autodiag.diagnostics.service.answers import Standing, put_answers, stand
from autodiag.errors import Conflict
from autodiag.questionnaires import (
    NOT_ANSWERED,
    Answer,
    Depth,
    Question,
    Refusal,
    accept,
    answers_to_json,
)

_DIGEST = 12


class Given(NamedTuple):
    """What a page sent for one key: the raw value, and the mark of what the page had shown.

    *was* is empty when the page did not say what it had shown; then this page is believed.
    *places* are those typed for the choices of a ranking, which may make no order.
    """

    raw: str | Sequence[str] | None
    non_score: str | None
    note: str
    was: str
    places: Mapping[str, str] = MappingProxyType({})


class Clash(NamedTuple):
    """Two different answers to one question, given in two places: *here* and *elsewhere*."""

    key: str
    here: Answer
    elsewhere: Answer


class Saved(NamedTuple):
    """What saving did: where things stand now, what was refused, what clashes."""

    standing: Standing
    refusals: Mapping[str, Refusal]
    clashes: Mapping[str, Clash]


def mark_of(answer: Answer) -> str:
    """A short name of what an answer says, for a page to tell whether it has changed since."""
    said = json.dumps(answers_to_json({"": answer}), sort_keys=True, ensure_ascii=False)
    return sha256(said.encode()).hexdigest()[:_DIGEST]


def save_answers(standing: Standing, given: Mapping[str, Given], *, now: datetime) -> Saved:
    """Merge *given* into the answers kept; what is refused or clashes leaves them as they were."""
    _check_open(standing)
    kept = dict(standing.answers)
    refusals: dict[str, Refusal] = {}
    clashes: dict[str, Clash] = {}
    for key, one in given.items():
        answer = _accept(standing, key, one)
        if isinstance(answer, Refusal):
            refusals[key] = answer
            continue
        here, elsewhere = mark_of(answer), mark_of(kept.get(key, NOT_ANSWERED))
        if here == elsewhere or (one.was and here == one.was):
            continue
        if one.was and elsewhere != one.was:
            clashes[key] = Clash(key, answer, kept.get(key, NOT_ANSWERED))
            continue
        kept[key] = answer
    return Saved(_keep(standing, kept, now), refusals, clashes)


def _accept(standing: Standing, key: str, one: Given) -> Answer | Refusal:
    code = key.partition(".")[0]
    question = standing.version.questionnaire.questions[code]
    asked = next((leaf for leaf in question.leaves() if leaf.key == key), question)
    shown = standing.path.choices.get(code)
    return accept(asked, one.raw, non_score=one.non_score, note=one.note, choices=shown)


def _keep(standing: Standing, kept: Mapping[str, Answer], now: datetime) -> Standing:
    if kept == standing.answers:
        return standing
    put_answers(standing.diagnostic, standing.version.questionnaire, kept)
    standing.diagnostic.changed_at = now
    return stand(standing.diagnostic, standing.version)


def _check_open(standing: Standing) -> None:
    """A finished diagnostic is reopened before it changes; a forgotten tab does not do it."""
    if not standing.diagnostic.is_open:
        raise Conflict


def clear_answer(standing: Standing, question: Question, *, now: datetime) -> Standing:
    """Take an answer back, in all its rows; its note stays."""
    _check_open(standing)
    kept = dict(standing.answers)
    for key in (question.code, *(leaf.key for leaf in question.leaves())):
        kept[key] = Answer(note=kept.get(key, NOT_ANSWERED).note)
    return _keep(standing, {key: one for key, one in kept.items() if one != NOT_ANSWERED}, now)


def change_depth(standing: Standing, depth: Depth, *, now: datetime) -> Standing:
    """Go deeper, or less deep; every answer is kept, and counts again when it is asked again."""
    standing.diagnostic.depth = depth.value
    standing.diagnostic.is_open = True
    standing.diagnostic.changed_at = now
    return stand(standing.diagnostic, standing.version)


def name_organisation(standing: Standing, name: str, *, now: datetime) -> None:
    """Keep the name shown at the top of the profile; an empty one leaves it anonymous."""
    standing.diagnostic.name = name
    standing.diagnostic.changed_at = now
