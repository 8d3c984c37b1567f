"""One card for each dimension: its level, what holds, what is missing, and why this score."""

from collections.abc import Mapping
from typing import NamedTuple

from autodiag.diagnostics.asking import number_questions
from autodiag.diagnostics.colours import colour_of
from autodiag.diagnostics.portrait.figures import Figure, figure
from autodiag.diagnostics.service.finishing import Result
from autodiag.diagnostics.wording import say_answer
from autodiag.questionnaires import NOT_ANSWERED, Answer, Node, Question
from autodiag.recommending import Needs
from autodiag.scoring import Contribution, contributions
from autodiag.web.languages import format_number, gettext, text_of

MOST_NAMED = 3
_HOLDS = 60.0
_NEARLY = 1e-6


class WhyRow(NamedTuple):
    """One answer behind a score; *left_out* is a sentence when it does not count."""

    number: int | None
    code: str
    question: str
    answer: str
    value: str
    weight: str
    left_out: str
    note: str


class Card(NamedTuple):
    """A dimension on the profile."""

    figure: Figure
    colour: str
    place: int
    strengths: tuple[str, ...]
    gaps: tuple[str, ...]
    why: tuple[WhyRow, ...]
    reckoning: str


def make_cards(result: Result, needs: Needs) -> tuple[Card, ...]:
    """The cards of all dimensions, in the questionnaire's order."""
    dimensions = result.version.questionnaire.dimensions
    return tuple(_card(result, needs, node, place) for place, node in enumerate(dimensions))


def _card(result: Result, needs: Needs, node: Node, place: int) -> Card:
    score = result.profile.nodes[node.code]
    found = contributions(result.version.scheme, result.profile, node.code)
    return Card(
        figure(result.version, score, node.name, node.short or node.name),
        colour_of(result.version.questionnaire, node.code),
        place,
        *_strengths_and_gaps(result, needs, node),
        why_rows(result, found),
        reckon(result, node.code, found),
    )


def _strengths_and_gaps(
    result: Result, needs: Needs, node: Node
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Sub-themes that hold, best first, and those that lack most; none stands in both."""
    percents = {
        child.code: percent
        for child in node.children
        if (percent := result.profile.nodes[child.code].percent) is not None
    }
    strong = sorted((c for c in percents if percents[c] >= _HOLDS), key=lambda c: -percents[c])
    weak = [c for c in percents if c in needs.by_code and c not in strong]
    weak.sort(key=lambda c: -needs.by_code[c].size)
    names = {child.code: text_of(child.name) for child in node.children}
    return _named(names, strong), _named(names, weak)


def _named(names: Mapping[str, str], codes: list[str]) -> tuple[str, ...]:
    return tuple(names[code] for code in codes[:MOST_NAMED])


def why_rows(result: Result, found: tuple[Contribution, ...]) -> tuple[WhyRow, ...]:
    """Every answer that a score rests on, or could have."""
    numbers = number_questions(result.path.questions)
    return tuple(_row(result, one, numbers) for one in found)


def _row(result: Result, one: Contribution, numbers: Mapping[str, int]) -> WhyRow:
    question = result.version.questionnaire.questions[one.question]
    answer = result.answers.get(one.key, NOT_ANSWERED)
    counts = one.score is not None
    return WhyRow(
        numbers.get(question.code),
        question.code,
        _name(result, question, one.key),
        say_answer(question, answer),
        plain(one.score) if one.score is not None else "",
        plain(one.weight) if counts else "",
        "" if counts else gettext("laissée de côté"),
        _note(result, question.code, answer),
    )


def _note(result: Result, code: str, answer: Answer) -> str:
    return answer.note or result.answers.get(code, NOT_ANSWERED).note


def _name(result: Result, question: Question, key: str) -> str:
    leaf = result.version.questionnaire.leaves[key]
    text = text_of(question.text)
    return text if leaf.row is None else f"{text} {text_of(leaf.row.text)}"


def plain(value: float) -> str:
    """A figure with at most one decimal."""
    return format_number(value, 0 if abs(value - round(value)) < _NEARLY else 1)


def reckon(result: Result, code: str, found: tuple[Contribution, ...]) -> str:
    """The sum that makes a score, in figures; empty where answers do not simply add up."""
    score = result.profile.of(code).score
    scored = [one for one in found if one.score is not None and one.factor]
    if score is None or not scored or any(one.factor is None for one in found):
        return ""
    weights = sum(one.weight for one in scored)
    mean = sum(one.weight * (one.score or 0.0) for one in scored) / weights
    if abs(mean - score) > _NEARLY:
        return _by_factors(scored, score)
    return _by_weights(scored, weights, score)


def _by_weights(scored: list[Contribution], weights: float, score: float) -> str:
    if len(scored) == 1:
        return gettext("Une seule réponse compte : %(score)s", score=plain(score))
    is_even = all(abs(one.weight - scored[0].weight) < _NEARLY for one in scored)
    terms = (plain(one.score or 0.0) if is_even else _term(one) for one in scored)
    divisor = str(len(scored)) if is_even else plain(weights)
    return f"({' + '.join(terms)}) ÷ {divisor} = {plain(score)}"


def _term(one: Contribution) -> str:
    return f"{plain(one.score or 0.0)} × {plain(one.weight)}"


def _by_factors(scored: list[Contribution], score: float) -> str:
    terms = (f"{plain(one.score or 0.0)} × {format_number(one.factor or 0.0, 2)}" for one in scored)
    return f"{' + '.join(terms)} = {plain(score)}"
