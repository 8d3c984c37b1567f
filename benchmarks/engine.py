"""What one visitor waits for in the engine, from answers to what is proposed to them."""

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from statistics import median

from autodiag.questionnaires.model import Depth, Questionnaire
from autodiag.questionnaires.path import path
from autodiag.recommending import (
    Cell,
    Effort,
    Entry,
    Point,
    Reader,
    Region,
    Seeker,
    find_needs,
    match_cells,
    recommend,
)
from autodiag.scoring import Run, Scheme, changes, compile_scheme, contributions, score_path
from benchmarks import Figure
from benchmarks.scoring import full_answers, shipped_questionnaire, time_once

TIMES = 300
REGIONS = 17
ENTRIES = 200


def measure() -> Iterator[Figure]:
    """Time each step with the shipped questionnaire, everything asked and answered."""
    questionnaire = shipped_questionnaire()
    scheme = compile_scheme(questionnaire)
    works = {**scoring_works(questionnaire, scheme), **recommending_works(questionnaire, scheme)}
    for name, work in works.items():
        yield Figure(name, median(time_once(work) for _ in range(TIMES)) * 1e6, "µs")


def scoring_works(
    questionnaire: Questionnaire, scheme: Scheme
) -> Mapping[str, Callable[[], object]]:
    """From answers to a profile, its explanation and its change."""
    answers = full_answers(questionnaire)
    asked = path(questionnaire, Depth.COMPLETE, answers)
    profile = score_path(scheme, asked)
    run = Run(questionnaire, Depth.COMPLETE, answers)
    return {
        "finding the path": partial(path, questionnaire, Depth.COMPLETE, answers),
        "the path and the profile": lambda: score_path(
            scheme, path(questionnaire, Depth.COMPLETE, answers)
        ),
        "compiling the scheme, once for all": partial(compile_scheme, questionnaire),
        "explaining the whole, down to 40 answers": partial(
            contributions, scheme, profile, "whole"
        ),
        "change between two diagnostics": partial(changes, run, run),
    }


def recommending_works(
    questionnaire: Questionnaire, scheme: Scheme
) -> Mapping[str, Callable[[], object]]:
    """From a profile to entries and cells."""
    asked = path(questionnaire, Depth.COMPLETE, full_answers(questionnaire))
    profile = score_path(scheme, asked)
    needs = find_needs(scheme, profile)
    entries, regions = some_entries(questionnaire), some_regions()
    cells = some_cells(questionnaire, regions)
    assert recommend(needs, entries, Reader("fr")).first
    return {
        "finding needs": partial(find_needs, scheme, profile),
        f"ranking {ENTRIES} guide entries": partial(recommend, needs, entries, Reader("fr")),
        f"matching {len(cells)} cells": partial(
            match_cells, needs, cells, regions, Seeker("fr", "00")
        ),
    }


def some_entries(questionnaire: Questionnaire) -> list[Entry]:
    """Entries spread over all nodes, levels and efforts."""
    codes = [code for code in questionnaire.nodes if code != "whole"]
    return [
        Entry(
            f"E{i:03}",
            frozenset({codes[i % len(codes)], codes[7 * i % len(codes)]}),
            level_from=1 + i % 3,
            level_to=3 + i % 3,
            effort=Effort(1 + i % 3),
        )
        for i in range(ENTRIES)
    ]


def some_regions() -> Mapping[str, Region]:
    """Regions in a row, each touching the next."""
    return {
        f"{i:02}": Region(f"{i:02}", Point(46.0, -60.0 - i), frozenset({f"{i + 1:02}"}))
        for i in range(REGIONS)
    }


def some_cells(questionnaire: Questionnaire, regions: Mapping[str, Region]) -> list[Cell]:
    """Three cells in each region, with an expertise in every dimension."""
    expertises = {node.code: 1 + i % 3 for i, node in enumerate(questionnaire.dimensions)}
    return [
        Cell(f"{code}-{i}", frozenset({code}), frozenset({"fr"}), region.centre, expertises)
        for code, region in regions.items()
        for i in range(3)
    ]
