"""Laws that hold for every questionnaire, every answer and every path."""

import json
import math
from collections.abc import Iterable
from dataclasses import replace
from random import Random

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from autodiag.questionnaires import Answer, NonScore, Questionnaire, Section
from autodiag.questionnaires.model import Treatment
from autodiag.scoring import (
    Counts,
    Missing,
    NodeScore,
    Profile,
    compile_scheme,
    contributions,
    profile_from_json,
    profile_to_json,
    score,
)
from autodiag.scoring.batch import level_indexes, read_columns, score_columns
from tests.scoring.builders import ask, node, single
from tests.scoring.strategies import ADDING_UP, Case, answers_to, cases, questionnaires, without

laws = settings(max_examples=40, deadline=None, derandomize=True)


def profile(case: Case) -> Profile:
    return score(compile_scheme(case.questionnaire), case.answers, case.asked)


def all_of(found: Profile) -> Iterable[NodeScore]:
    return (*found.nodes.values(), *found.lenses.values())


def figures(found: NodeScore) -> tuple[float | None, ...]:
    return found.score, found.low, found.high, found.percent


def shares(found: NodeScore) -> tuple[float | None, ...]:
    return found.coverage, found.basis


def are_close(one: tuple[float | None, ...], two: tuple[float | None, ...]) -> bool:
    """Whether the same figures are missing, and the others equal but for rounding errors."""
    return all(
        a is b if a is None or b is None else a == pytest.approx(b, rel=1e-9, abs=1e-9)
        for a, b in zip(one, two, strict=True)
    )


@laws
@given(questionnaires(), st.data())
def test_one_and_many_agree_to_the_last_bit(
    questionnaire: Questionnaire, data: st.DataObject
) -> None:
    scheme = compile_scheme(questionnaire)
    codes = frozenset(questionnaire.questions)
    runs = [
        (data.draw(answers_to(questionnaire)), codes - data.draw(st.sets(st.sampled_from("Q0 Q1"))))
        for _ in range(3)
    ]
    columns = score_columns(scheme, read_columns(scheme, runs), codes=list(scheme.by_code))
    for place, (answers, asked) in enumerate(runs):
        for single_score in all_of(score(scheme, answers, asked)):
            code = single_score.code
            many = columns[code]
            expected = (
                single_score.score,
                single_score.percent,
                single_score.coverage,
                single_score.basis,
            )
            found = (many.score, many.percent, many.coverage, many.basis)
            assert [_or_none(column[place]) for column in found] == list(expected)
            assert Counts(*many.counts[:, place].tolist()) == single_score.counts
            index = int(level_indexes(scheme, code, many)[place])
            level = scheme.plan(code).levels.codes[index] if index >= 0 else None
            assert level == single_score.level


def _or_none(figure: np.float64) -> float | None:
    return None if np.isnan(figure) else float(figure)


@laws
@given(cases())
def test_a_score_lies_within_its_bounds(case: Case) -> None:
    for found in all_of(profile(case)):
        if found.score is None:
            assert found.missing is not None
            assert figures(found) == (None,) * 4
            continue
        assert found.missing is None
        assert found.low is not None
        assert found.high is not None
        slack = 1e-9 * max(1.0, abs(found.low), abs(found.high))
        assert found.low - slack <= found.score <= found.high + slack
        if found.high > found.low:
            assert found.percent is not None
            assert -1e-9 <= found.percent <= 100 + 1e-7


@laws
@given(cases())
def test_coverage_is_at_least_basis_and_both_are_shares(case: Case) -> None:
    for found in all_of(profile(case)):
        if found.basis is None:
            assert found.coverage is None
            assert found.missing is Missing.NOT_ASKED
            continue
        assert 0 <= found.basis <= (1 if found.coverage is None else found.coverage) <= 1
        assert (found.counts.scored == 0) == (found.basis == 0)


@laws
@given(cases(), st.data())
def test_raising_an_answer_never_lowers_a_score(case: Case, data: st.DataObject) -> None:
    scheme = compile_scheme(case.questionnaire)
    scored = [k for k, a in case.answers.items() if a.value is not None]
    assume(scored)
    key = data.draw(st.sampled_from(scored))
    other = data.draw(answers_to(case.questionnaire)).get(key, Answer())
    assume(other.value is not None)
    (leaf,) = (plan for plan in scheme.leaves if plan.key == key)
    versions = (case.answers[key], other)
    lower, higher = sorted(versions, key=lambda a: leaf.worth(a.value))  # type: ignore[arg-type]
    before = score(scheme, {**case.answers, key: lower}, case.asked)
    after = score(scheme, {**case.answers, key: higher}, case.asked)
    for old, new in zip(all_of(before), all_of(after), strict=True):
        assert (old.score is None) == (new.score is None)
        if old.score is not None and new.score is not None:
            assert new.score >= old.score - 1e-9 * max(1.0, abs(old.score))


@laws
@given(cases(ADDING_UP), st.randoms(use_true_random=False))
def test_the_order_of_sections_and_questions_is_irrelevant(case: Case, random: Random) -> None:
    mixed = list(case.questionnaire.questions.values())
    random.shuffle(mixed)
    sections = tuple(Section(made.code, {"en": made.code}, (made,)) for made in mixed)
    other = replace(case.questionnaire, sections=sections)
    for one, two in zip(
        all_of(profile(case)),
        all_of(profile(replace_questionnaire(case, other))),
        strict=True,
    ):
        assert are_close(figures(one), figures(two))
        assert are_close(shares(one), shares(two))
        assert (one.counts, one.missing) == (two.counts, two.missing)


def replace_questionnaire(case: Case, other: Questionnaire) -> Case:
    return Case(other, case.answers, case.asked & frozenset(other.questions))


@laws
@given(cases(ADDING_UP), st.data())
def test_not_applicable_is_as_if_it_had_not_been_asked(case: Case, data: st.DataObject) -> None:
    left_out = {NonScore.NOT_APPLICABLE: Treatment.LEFT_OUT}
    treatments = {**case.questionnaire.treatments, **left_out}
    questionnaire = replace(case.questionnaire, treatments=treatments)
    code = data.draw(st.sampled_from(sorted(questionnaire.questions)))
    keys = [leaf.key for leaf in questionnaire.questions[code].leaves()]
    not_applicable = dict.fromkeys(keys, Answer(non_score=NonScore.NOT_APPLICABLE))
    said = Case(questionnaire, {**case.answers, **not_applicable}, case.asked)
    hidden = Case(questionnaire, case.answers, case.asked - {code})
    for one, two in zip(all_of(profile(said)), all_of(profile(hidden)), strict=True):
        assert figures(one) == figures(two)
        assert one.coverage == two.coverage
        assert one.counts._replace(not_applicable=0) == two.counts._replace(not_applicable=0)


@laws
@given(cases(ADDING_UP), st.data())
def test_what_is_not_asked_might_as_well_not_exist(case: Case, data: st.DataObject) -> None:
    code = data.draw(st.sampled_from(sorted(case.questionnaire.questions)))
    kept = tuple(q for q in case.questionnaire.questions.values() if q.code != code)
    lenses = tuple(
        replace(lens, weights={c: w for c, w in lens.weights.items() if c != code})
        for lens in case.questionnaire.lenses
    )
    sections = (Section("S", {"en": "S"}, kept),)
    smaller = replace(case.questionnaire, sections=sections, lenses=lenses)
    hidden = Case(case.questionnaire, case.answers, case.asked - {code})
    removed = replace_questionnaire(case, smaller)
    for one, two in zip(all_of(profile(hidden)), all_of(profile(removed)), strict=True):
        assert figures(one) == figures(two)
        assert are_close(shares(one), shares(two))
        assert (one.counts, one.missing) == (two.counts, two.missing)


@laws
@given(cases(ADDING_UP))
def test_what_the_answers_bring_adds_up_to_the_score(case: Case) -> None:
    scheme = compile_scheme(case.questionnaire)
    found = profile(case)
    for total in all_of(found):
        brought = contributions(scheme, found, total.code)
        points = math.fsum(c.points or 0.0 for c in brought)
        assert points == pytest.approx(total.score or 0.0, rel=1e-9, abs=1e-9)
        assert len(brought) == total.counts.on_path


@laws
@given(cases())
def test_a_profile_survives_storing(case: Case) -> None:
    found = profile(case)
    assert profile_from_json(json.loads(json.dumps(profile_to_json(found)))) == found


@laws
@given(cases(), st.data())
def test_answers_off_the_path_never_count(case: Case, data: st.DataObject) -> None:
    other = data.draw(answers_to(case.questionnaire))
    keys = case.questionnaire.leaves
    off = {key for key, leaf in keys.items() if leaf.question.code not in case.asked}
    changed = dict(case.answers)
    for key in off:
        changed = {**without(changed, key), **({key: other[key]} if key in other else {})}
    assert profile(replace(case, answers=changed)) == profile(case)


def test_a_scale_of_percents_is_left_alone() -> None:
    """100·v/100 is not always v (as 100·0.007): such a scale is its own percent, to the bit."""
    values = (0.007, *(thousandths / 1000 for thousandths in range(0, 100_000, 607)), 100.0)
    asked = ask((node("A"),), single("X", "A", values))
    scheme = compile_scheme(asked)
    runs = [({"X": Answer(f"{value:g}")}, frozenset("X")) for value in values]
    assert [score(scheme, *run).of("A").score for run in runs] == list(values)
    assert score_columns(scheme, read_columns(scheme, runs))["A"].score.tolist() == list(values)
