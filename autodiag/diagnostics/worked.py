"""The sums of the method page: the invented company's own, made by the engine itself."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from autodiag.diagnostics.colours import colour_of, place_of
from autodiag.diagnostics.portrait.cards import WhyRow, plain, reckon, why_rows
from autodiag.diagnostics.portrait.figures import NO_FIGURE, Figure, figure
from autodiag.diagnostics.service.dossier import Subject
from autodiag.diagnostics.service.finishing import Result
from autodiag.questionnaires import WHOLE, Lens, Node
from autodiag.recommending import Need, find_needs
from autodiag.scoring import (
    Change,
    Counts,
    Run,
    Target,
    changes,
    contributions,
    level_floor,
    progress,
)
from autodiag.web.languages import format_share, text_of

MOST_NEEDS = 3
_NEARLY = 1e-6


class Named(NamedTuple):
    """A dimension as a table names it."""

    name: str
    short: str
    colour: str
    place: int


class Sum(NamedTuple):
    """A score with the answers behind it, or without them, and the sum in figures."""

    named: Named
    figure: Figure
    why: tuple[WhyRow, ...]
    reckoning: str


class Rest(NamedTuple):
    """What a score rests on: the two shares say it differently."""

    named: Named
    figure: Figure
    coverage: str
    basis: str


class Way(NamedTuple):
    """A target: where it started, where the score is, where it leads, in percents."""

    named: Named
    before: str
    now: str
    aim: str
    gone: str
    length: str


class Lack(NamedTuple):
    """A need: how far a dimension is from its aim, and in which class of points."""

    named: Named
    now: str
    aim: str
    distance: str
    size: int


class Step(NamedTuple):
    """How a dimension moved between the two diagnostics, and on how many answers that rests."""

    named: Named
    before: str
    after: str
    leaves: int


class Worked(NamedTuple):
    """Every sum worked out; *one* and *lens* are None where there is none to show."""

    name: str
    one: Sum | None
    whole: Sum
    dimensions: tuple[Sum, ...]
    lens: Sum | None
    rests: tuple[Rest, ...]
    ways: tuple[Way, ...]
    progress: str
    needs: tuple[Lack, ...]
    steps: tuple[Step, ...]


def work_out(subject: Subject) -> Worked:
    """The sums of *subject*, in the language spoken now."""
    result = subject.result
    dimensions = tuple(_sum(result, node) for node in result.version.questionnaire.dimensions)
    lens = next(iter(result.version.questionnaire.lenses), None)
    return Worked(
        subject.name,
        _most_answered(dimensions),
        _whole(result),
        dimensions,
        _lens(result, lens) if lens else None,
        _list_rests(result),
        tuple(_ways(result, subject.targets)),
        _say_progress(result, subject.targets),
        _list_needs(result, subject.targets),
        _list_steps(result, subject.earlier) if subject.earlier else (),
    )


def _named(result: Result, node: Node) -> Named:
    questionnaire = result.version.questionnaire
    colour, place = colour_of(questionnaire, node.code), place_of(questionnaire, node.code)
    return Named(text_of(node.name), text_of(node.short or node.name), colour, place)


def _sum(result: Result, node: Node) -> Sum:
    found = contributions(result.version.scheme, result.profile, node.code)
    return Sum(
        _named(result, node),
        figure(result.version, result.profile.nodes[node.code], node.name, node.short),
        why_rows(result, found),
        reckon(result, node.code, found),
    )


def _most_answered(sums: Sequence[Sum]) -> Sum | None:
    """The dimension with most to show: several answers that count, and not all alike."""
    told = [one for one in sums if one.reckoning]
    return max(told, key=lambda one: (_variety(one), one.figure.percent or 0.0), default=None)


def _variety(one: Sum) -> tuple[int, int]:
    values = [row.value for row in one.why if row.value]
    return len(values), len(set(values))


def _whole(result: Result) -> Sum:
    questionnaire = result.version.questionnaire
    shown = figure(result.version, result.profile.whole, questionnaire.title)
    return Sum(
        Named(shown.name, shown.short, "", 0),
        shown,
        (),
        _reckon_parts(result, WHOLE, _parts(result)),
    )


def _parts(result: Result) -> Mapping[str, float]:
    return {node.code: node.weight for node in result.version.questionnaire.dimensions}


def _lens(result: Result, lens: Lens) -> Sum:
    shown = figure(result.version, result.profile.lenses[lens.code], lens.name)
    reckoning = _reckon_parts(result, lens.code, lens.weights)
    return Sum(Named(shown.name, shown.short, "", 0), shown, (), reckoning)


def _reckon_parts(result: Result, code: str, weights: Mapping[str, float]) -> str:
    """The weighted mean of some dimensions in figures; empty where the score is made otherwise."""
    score = result.profile.of(code).percent
    nodes = result.profile.nodes
    terms = [
        (percent, weight)
        for part, weight in weights.items()
        if part in nodes and (percent := nodes[part].percent) is not None
    ]
    total = sum(weight for _, weight in terms)
    if score is None or not total:
        return ""
    mean = sum(percent * weight for percent, weight in terms) / total
    if abs(mean - score) > _NEARLY:
        return ""
    return f"({' + '.join(_say_terms(terms))}) ÷ {plain(total)} = {plain(score)}"


def _say_terms(terms: Iterable[tuple[float, float]]) -> list[str]:
    return [
        plain(percent) if weight == 1 else f"{plain(percent)} × {plain(weight)}"
        for percent, weight in terms
    ]


def _list_rests(result: Result) -> tuple[Rest, ...]:
    """The dimensions where something was left out."""
    found = []
    for node in result.version.questionnaire.dimensions:
        score = result.profile.nodes[node.code]
        if _left_out(score.counts) and score.coverage is not None and score.basis is not None:
            shown = figure(result.version, score, node.name, node.short)
            shares = format_share(score.coverage), format_share(score.basis)
            found.append(Rest(_named(result, node), shown, *shares))
    return tuple(found)


def _left_out(counts: Counts) -> int:
    return counts.on_path - counts.scored


def _ways(result: Result, targets: Iterable[Target]) -> Iterable[Way]:
    for target in targets:
        score = result.profile.nodes[target.code]
        aim = level_floor(result.version.scheme, score, target.level)
        if aim is None or score.percent is None or target.baseline is None:
            continue
        length = aim - target.baseline
        gone = min(max(score.percent - target.baseline, 0.0), length)
        figures = (target.baseline, score.percent, aim, gone, length)
        node = result.version.questionnaire.nodes[target.code]
        yield Way(_named(result, node), *(plain(one) for one in figures))


def _say_progress(result: Result, targets: Sequence[Target]) -> str:
    share = progress(result.version.scheme, result.profile, targets)
    return "" if share is None else format_share(share)


def _list_needs(result: Result, targets: Sequence[Target]) -> tuple[Lack, ...]:
    needs = find_needs(result.version.scheme, result.profile, targets)
    return tuple(_lack(result, need) for need in needs.of_dimensions()[:MOST_NEEDS])


def _lack(result: Result, need: Need) -> Lack:
    node = result.version.questionnaire.nodes[need.code]
    distance = node.weight * (need.aim - need.percent)
    return Lack(
        _named(result, node), plain(need.percent), plain(need.aim), plain(distance), need.size
    )


def _list_steps(result: Result, earlier: Result) -> tuple[Step, ...]:
    found = changes(_run(earlier), _run(result))
    dimensions = result.version.questionnaire.dimensions
    return tuple(_step(result, node, found[node.code]) for node in dimensions)


def _step(result: Result, node: Node, change: Change) -> Step:
    before, after = (
        NO_FIGURE if one is None else plain(one) for one in (change.before, change.after)
    )
    return Step(_named(result, node), before, after, change.leaves)


def _run(result: Result) -> Run:
    return Run(result.version.questionnaire, result.depth, result.answers)
