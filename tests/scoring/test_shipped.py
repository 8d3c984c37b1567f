"""The shipped questionnaire, scored at every depth."""

from functools import cache

import pytest

from autodiag.questionnaires import Answer, Answers, Depth, Questionnaire, path, read
from autodiag.questionnaires.catalog import shipped_text
from autodiag.scoring import compile_scheme, score_answers, score_path

PERCENTS = {
    "STR": 0, "HUM": 25, "CRE": 50, "MEM": 75, "DON": 100, "PUB": 0, "OPS": 25, "RES": 50,
}  # fmt: skip


@cache
def shipped() -> Questionnaire:
    questionnaire = read(shipped_text()).questionnaire
    assert questionnaire is not None
    return questionnaire


def answers() -> Answers:
    """Every question of a dimension answered alike, on a scale of five choices."""
    asked = shipped().questions
    return {
        code: Answer(asked[code].choices[PERCENTS[asked[code].code[2:5]] // 25].code)
        for code in shipped().leaves
    }


@pytest.mark.parametrize("depth", Depth)
def test_every_depth_scores_every_dimension(depth: Depth) -> None:
    found = score_answers(shipped(), depth, answers())
    assert {code: found.of(code).score for code in PERCENTS} == PERCENTS
    assert found.whole.score == sum(PERCENTS.values()) / 8
    assert found.whole.level == "n3"


def test_lenses() -> None:
    """Création (50 + ½·75)/1½; innovation (0 + 25 + ½·100 + 25 + ½·50)/4; diffusion
    (½·75 + ½·100 + 0 + ½·50)/2½.
    """
    found = score_answers(shipped(), Depth.COMPLETE, answers()).lenses
    assert {code: lens.score for code, lens in found.items()} == pytest.approx(
        {"creation": 87.5 / 1.5, "innovation": 125 / 4, "diffusion": 112.5 / 2.5}
    )


@pytest.mark.parametrize(
    ("depth", "asked"), [(Depth.EXPRESS, 8), (Depth.STANDARD, 20), (Depth.COMPLETE, 40)]
)
def test_deeper_answers_wait_off_the_path(depth: Depth, asked: int) -> None:
    found = score_answers(shipped(), depth, answers())
    assert found.whole.counts.scored == found.whole.counts.on_path == asked


def test_facts_feed_no_score() -> None:
    scheme, facts = compile_scheme(shipped()), shipped().facts.values()
    assert len(scheme.leaves) == 40
    assert not {fact.code for fact in facts} & {leaf.question for leaf in scheme.leaves}


def test_a_scheme_serves_every_depth() -> None:
    scheme = compile_scheme(shipped())
    found = [score_path(scheme, path(shipped(), depth, answers())).whole.score for depth in Depth]
    assert found == [score_answers(shipped(), depth, answers()).whole.score for depth in Depth]
