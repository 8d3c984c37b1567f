"""Scoring one diagnostic, and a million beside the cheapest thing that numpy could do with them.

The floor is one masked product of the same million rows of answers with a matrix of the wanted
nodes, in blocks: no coverage, no counts, no state apart from "scored or not".
"""

import time
from collections.abc import Callable, Iterator
from functools import partial
from importlib.resources import files
from statistics import median

import numpy as np
from numpy.typing import NDArray

from autodiag.questionnaires.answers import Answer, Answers
from autodiag.questionnaires.model import Depth, Kind, Questionnaire
from autodiag.questionnaires.path import path
from autodiag.questionnaires.reading import read
from autodiag.scoring import Scheme, State, compile_scheme, score_path
from autodiag.scoring.batch import Columns, score_columns
from benchmarks import Figure

MANY = 1_000_000
BLOCK = 50_000
TIMES = 5
ONE_TIMES = 2_000
SHARES = {State.SCORED: 0.85, State.NOT_APPLICABLE: 0.05, State.DONT_KNOW: 0.05,
          State.NOT_ANSWERED: 0.05}  # fmt: skip


def measure() -> Iterator[Figure]:
    """Score the shipped questionnaire at its complete depth."""
    questionnaire = shipped_questionnaire()
    scheme = compile_scheme(questionnaire)
    yield Figure("one diagnostic, path known", time_one(questionnaire, scheme), "µs", "under 300")
    columns = random_columns(scheme)
    rows = np.ascontiguousarray(columns.values.T)
    mask = np.ascontiguousarray((columns.states == State.SCORED).T)
    nodes = len(score_columns(scheme, Columns(columns.values[:, :8], columns.states[:, :8])))
    floor, batch = [], []
    # Side by side, in turns: whatever slows the machine down slows both.
    for _ in range(TIMES):
        floor.append(time_once(partial(multiply, rows, mask, nodes)))
        batch.append(time_once(partial(score_columns, scheme, columns)))
    yield Figure(f"{MANY:,} × {len(scheme.leaves)} answers × {nodes}, product", median(floor), "s")
    yield Figure(f"{MANY:,} diagnostics to {nodes} nodes", median(batch), "s")
    yield Figure("batch scoring / product", median(batch) / median(floor), "times", "at most 4")


def shipped_questionnaire() -> Questionnaire:
    """The questionnaire that Autodiag ships."""
    source = files("autodiag.questionnaires") / "catalog" / "culture.yaml"
    questionnaire = read(source.read_bytes()).questionnaire
    assert questionnaire is not None
    return questionnaire


def time_one(questionnaire: Questionnaire, scheme: Scheme) -> float:
    """Median time of scoring one whole diagnostic, in microseconds."""
    asked = path(questionnaire, Depth.COMPLETE, full_answers(questionnaire))
    times = [time_once(partial(score_path, scheme, asked)) for _ in range(ONE_TIMES)]
    return median(times) * 1e6


def full_answers(questionnaire: Questionnaire) -> Answers:
    """The middle choice for every question that has choices."""
    return {
        question.code: Answer(question.choices[len(question.choices) // 2].code)
        for question in questionnaire.questions.values()
        if question.kind is Kind.SINGLE
    }


def random_columns(scheme: Scheme) -> Columns:
    """A million diagnostics, the same at every run."""
    chance = np.random.default_rng(2026)
    shape = (len(scheme.leaves), MANY)
    values = chance.integers(0, 5, shape).astype(float)
    states = chance.choice(np.array(list(SHARES), np.uint8), shape, p=list(SHARES.values()))
    return Columns(values, states)


def multiply(rows: NDArray[np.float64], mask: NDArray[np.bool_], nodes: int) -> float:
    """One masked product in blocks, with as many columns as there are nodes."""
    matrix = np.full((rows.shape[1], nodes), 0.2)
    product = np.empty((len(rows), nodes))
    for start in range(0, len(rows), BLOCK):
        place = slice(start, start + BLOCK)
        np.matmul(np.where(mask[place], rows[place], 0.0), matrix, out=product[place])
    return float(product[0, 0])


def time_once(work: Callable[[], object]) -> float:
    """Time of one call, in seconds."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start
