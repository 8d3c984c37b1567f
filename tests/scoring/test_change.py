"""What changed between two diagnostics, even across versions of the questionnaire."""

from dataclasses import replace

from autodiag.questionnaires import Choice, Depth, Lens, NonScore, Questionnaire
from autodiag.questionnaires.model import Operator, Section
from autodiag.questionnaires.model import Test as Condition
from autodiag.scoring import Change, Run, changes
from tests.scoring.builders import DK, ask, choices, given, node, single


def version(*, weight: float = 1.0, wording: int = 1, **more: object) -> Questionnaire:
    """A is fed by X and Y, B by Z; *weight* is Y's, *wording* Z's."""
    return ask(
        (node("A"), node("B")),
        single("X", "A"),
        single("Y", {"A": weight}),
        single("Z", "B", wording=wording),
        **more,
    )


def run(questionnaire: Questionnaire, **answers: int | NonScore) -> Run:
    return Run(questionnaire, Depth.COMPLETE, given(**answers))


def test_change_on_the_same_version() -> None:
    """A from (0 + 50)/2 to (100 + 50)/2; B stays at 25; the whole from 25 to 50."""
    found = changes(run(version(), X=0, Y=50, Z=25), run(version(), X=100, Y=50, Z=25))
    assert found["A"] == Change("A", 25, 75, 2)
    assert found["A"].difference == 50
    assert found["B"] == Change("B", 25, 25, 1)
    assert found["whole"] == Change("whole", 25, 50, 3)


def test_only_what_was_scored_in_both_is_compared() -> None:
    """Y is scored only before and Z only after: A goes by X alone, B by nothing."""
    found = changes(run(version(), X=0, Y=100, Z=DK), run(version(), X=50, Y=DK, Z=25))
    assert found["A"] == Change("A", 0, 50, 1)
    assert found["B"] == Change("B", None, None, 0)
    assert found["B"].difference is None


def test_the_newer_weights_hold_for_both() -> None:
    """With Y weighing 3: from (0 + 3·100)/4 to (100 + 3·100)/4."""
    found = changes(run(version(), X=0, Y=100), run(version(weight=3.0), X=100, Y=100))
    assert found["A"] == Change("A", 75, 100, 2)


def test_what_asks_something_else_now_is_left_out() -> None:
    found = changes(run(version(), X=50, Z=0), run(version(wording=2), X=50, Z=100))
    assert found["B"] == Change("B", None, None, 0)
    assert found["whole"] == Change("whole", 50, 50, 1)


def test_what_has_another_scale_now_is_left_out() -> None:
    older = ask((node("A"),), single("X", "A", (0, 50, 100)), single("Y", "A"))
    newer = ask((node("A"),), single("X", "A"), single("Y", "A"))
    found = changes(run(older, X=50, Y=25), run(newer, X=50, Y=75))
    assert found["A"] == Change("A", 25, 75, 1)


def test_questions_come_and_go() -> None:
    older = ask((node("A"), node("OLD")), single("X", "A"), single("Y", "A OLD"))
    newer = ask((node("A"), node("NEW")), single("X", "A"), single("W", "A NEW"))
    found = changes(run(older, X=0, Y=100), run(newer, X=25, W=100))
    assert found["A"] == Change("A", 0, 25, 1)
    assert found["NEW"] == Change("NEW", None, None, 0)
    assert "OLD" not in found


def test_lenses_change_too() -> None:
    lens = Lens("one", {"en": "One"}, weights={"A": 1.0, "B": 3.0})
    asked = version(lenses=(lens,))
    found = changes(run(asked, X=0, Y=0, Z=0), run(asked, X=100, Y=100, Z=0))
    assert found["one"] == Change("one", 0, 25, 3)


def test_deeper_answers_wait_for_a_run_as_deep() -> None:
    asked = ask((node("A"),), single("X", "A"), single("Y", "A", depth=Depth.COMPLETE))
    before = Run(asked, Depth.EXPRESS, given(X=0, Y=100))
    assert changes(before, run(asked, X=25, Y=100))["A"] == Change("A", 0, 25, 1)


def test_an_answer_off_the_path_of_either_run_never_counts() -> None:
    """Y is asked when X is 100, as it was before and is no longer."""
    when = Condition("X", Operator.IS, "100")
    asked = ask((node("A"),), single("X", "A"), single("Y", "A", when=when))
    found = changes(run(asked, X=100, Y=50), run(asked, X=50, Y=0))
    assert found["A"] == Change("A", 100, 50, 1)


def test_a_choice_that_is_no_longer_shown_never_counts() -> None:
    shown_when = Condition("X", Operator.IS, "100")
    hidden: tuple[Choice, ...] = (*choices(0), replace(choices(100)[0], when=shown_when))
    y = replace(single("Y", "B"), choices=hidden)
    asked = ask((node("A"), node("B")), single("X", "A"), y)
    found = changes(run(asked, X=100, Y=100), run(asked, X=50, Y=100))
    assert found["B"] == Change("B", None, None, 0)


def test_sections_may_move_between_versions() -> None:
    asked = version()
    (section,) = asked.sections
    apart = tuple(Section(q.code, section.title, (q,)) for q in reversed(section.questions))
    found = changes(run(asked, X=0, Y=50), run(replace(asked, sections=apart), X=100, Y=50))
    assert found["A"] == Change("A", 25, 75, 2)
