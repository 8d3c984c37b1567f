"""The same diagnostic in two tabs, on two devices, or twice at the same moment."""

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from flask import Flask
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from autodiag.diagnostics.tables import Action, Diagnostic
from autodiag.questionnaires import Answer
from tests.diagnostics.journey import ONE, TRI, TWO, Values, Visitor, kept, load, publish_changed


@pytest.fixture
def both(begun: Visitor, elsewhere: Visitor) -> tuple[Visitor, Visitor]:
    """One diagnostic that is open on two devices."""
    elsewhere.get(f"/resume/{begun.key()}")
    elsewhere.uid = begun.uid
    return begun, elsewhere


Both = tuple[Visitor, Visitor]


def test_answers_of_two_devices_are_put_together(both: Both, session: Session) -> None:
    here, there = both
    here.get("pages/S-TWO")
    there.get("pages/S-TWO")
    assert here.send({"a.Q-TWO": "s1"}, to="pages/S-TWO").status_code == 303
    assert there.send({"a.Q-RATING": "3", "note.Q-RATING": "Ici"}, to="pages/S-TWO").status_code == 303  # fmt: skip  # noqa: E501
    assert kept(session, here) == {"Q-TWO": Answer("s1"), "Q-RATING": Answer(3.0, note="Ici")}


def test_two_answers_to_one_question_are_both_shown(both: Both, session: Session) -> None:
    here, there = both
    here.get("pages/S-TWO")
    there.get("pages/S-TWO")
    here.send({"a.Q-TWO": "s1", "note.Q-TWO": "D’ici"}, to="pages/S-TWO")
    clash = there.send({"a.Q-TWO": "s2", "a.Q-RATING": "4"}, to="pages/S-TWO")
    assert clash.status_code == 200
    (summary,) = there.found("error-summary")
    assert "Mesurez-vous" in summary
    assert "sur un autre appareil : Un peu (D’ici)" in there.says()
    assert there.shown("a.Q-TWO") == ["s2"]
    assert kept(session, here) == {"Q-TWO": Answer("s1", note="D’ici"), "Q-RATING": Answer(4.0)}
    assert there.send(to="pages/S-TWO", press=("go", "next")).status_code == 303
    assert kept(session, here)["Q-TWO"].value == "s2"


def test_beside_a_clash_other_answers_may_still_change(both: Both, session: Session) -> None:
    here, there = both
    there.get("pages/S-TWO")
    here.answer("S-TWO", {"a.Q-TWO": "s1"})
    there.send({"a.Q-TWO": "s2", "a.Q-RATING": "4"}, to="pages/S-TWO")
    assert there.send({"a.Q-RATING": "5"}, to="pages/S-TWO").status_code == 303
    assert kept(session, here)["Q-RATING"].value == 5.0


def test_the_other_answer_may_be_chosen(both: Both, session: Session) -> None:
    here, there = both
    there.get("pages/S-TWO")
    here.answer("S-TWO", {"a.Q-TWO": "s1"})
    there.send({"a.Q-TWO": "s2"}, to="pages/S-TWO")
    assert there.send({"a.Q-TWO": "s1"}, to="pages/S-TWO").status_code == 303
    assert kept(session, here)["Q-TWO"].value == "s1"


def test_the_same_answer_twice_is_no_clash(both: Both, session: Session) -> None:
    here, there = both
    there.get("pages/S-TWO")
    here.answer("S-TWO", TWO)
    assert there.send(TWO, to="pages/S-TWO").status_code == 303
    assert kept(session, here)["Q-RATING"].value == 7.0


def test_an_answer_taken_back_elsewhere_is_shown_too(both: Both, session: Session) -> None:
    here, there = both
    here.answer("S-TWO", {"a.Q-TWO": "s1"})
    there.get("pages/S-TWO")
    here.get("pages/S-TWO")
    here.send(to="pages/S-TWO", press=("clear", "Q-TWO"))
    assert there.send({"a.Q-TWO": "s2"}, to="pages/S-TWO").status_code == 200
    assert "Sans réponse" in there.says()
    assert there.send(to="pages/S-TWO").status_code == 303
    assert kept(session, here)["Q-TWO"].value == "s2"


def test_rows_and_the_note_of_a_matrix_are_merged_apart(both: Both, session: Session) -> None:
    here, there = both
    there.get("pages/S-ONE")
    here.answer("S-ONE", {"a.Q-MATRIX.read": "s1"})
    assert there.send({"a.Q-MATRIX.write": "s2", "note.Q-MATRIX": "Là"},
                      to="pages/S-ONE").status_code == 303  # fmt: skip
    answers = kept(session, here)
    assert {key: one.value or one.note for key, one in answers.items()} == {
        "Q-MATRIX.read": "s1", "Q-MATRIX.write": "s2", "Q-MATRIX": "Là",
    }  # fmt: skip
    there.get("pages/S-ONE")
    here.answer("S-ONE", {"a.Q-MATRIX.read": "s2"})
    there.send({"a.Q-MATRIX.read": "s0"}, to="pages/S-ONE")
    assert there.found("error-summary")


def test_the_script_says_what_clashes_and_overwrites_nothing(both: Both, session: Session) -> None:
    here, there = both
    there.get("pages/S-TWO")
    here.answer("S-TWO", {"a.Q-TWO": "s1"})
    saved = there.save("S-TWO", {"a.Q-TWO": "s2"})
    assert saved.json is not None
    assert saved.json["clashes"] == ["Q-TWO"]
    assert kept(session, here)["Q-TWO"].value == "s1"


def test_a_page_brought_back_undoes_nothing(begun: Visitor, session: Session) -> None:
    begun.get("pages/S-TWO")
    stale = begun.page
    begun.send(TWO, to="pages/S-TWO")
    begun.page = stale
    assert begun.send(to="pages/S-TWO").status_code == 303
    assert kept(session, begun)["Q-RATING"].value == 7.0


def test_a_page_that_is_asked_no_more_keeps_what_was_typed(both: Both, session: Session) -> None:
    here, there = both
    here.answer("S-TWO", {"a.Q-YES-NO": "yes"})
    there.get("pages/S-MORE")
    here.answer("S-TWO", {"a.Q-YES-NO": "no"})
    assert there.send({"a.Q-MORE": "s2"}, to="pages/S-MORE").status_code == 303
    assert kept(session, here)["Q-MORE"].value == "s2"


def test_a_page_of_another_depth_keeps_all_that_was_typed(both: Both, session: Session) -> None:
    here, there = both
    here.post("depth", {"depth": "complete"})
    there.get("pages/S-TRI")
    here.post("depth", {"depth": "express"})
    typed = {**TRI, "a.Q-DEEP": "s1"}
    assert there.send(typed, to="pages/S-TRI", press=("go", "next")).status_code == 303
    assert kept(session, here).keys() == {"Q-TRI", "Q-SHORT", "Q-LONG", "Q-DATE", "Q-DEEP"}


def test_a_wrong_answer_from_a_page_that_moved_is_shown_where_it_is_asked(both: Both) -> None:
    here, there = both
    here.post("depth", {"depth": "express"})
    there.get("pages/S-ONE.S-TWO.S-TRI")
    here.post("depth", {"depth": "standard"})
    sent = there.send({"a.Q-ONE": "s1", "a.Q-TRI": "s9"}, to="S-TRI")
    assert sent.status_code == 422
    assert there.error("Q-TRI")


def test_what_was_finished_elsewhere_is_not_changed_from_here(both: Both, session: Session) -> None:
    here, there = both
    there.get("pages/S-ONE")
    here.finish()
    refused = there.send(ONE, to="pages/S-ONE")
    assert refused.status_code == 409
    assert refused.headers["Cache-Control"] == "no-store"
    assert there.post("pages/S-ONE/save", {"a.Q-ONE": "s1"}).status_code == 409
    assert kept(session, here) == {}
    assert there.get("pages/S-ONE").status_code == 303
    there.post("reopen")
    assert there.answer("S-ONE", ONE).status_code == 303


def test_finishing_twice_finishes_once(both: Both, session: Session) -> None:
    here, there = both
    here.get("review")
    there.get("review")
    assert here.send({"name": "Le premier"}, to="/finish").status_code == 303
    first = load(session, here)
    result, when = first.result, first.finished_at
    assert there.send({"name": "Le second"}, to="/finish").status_code == 303
    second = load(session, here)
    assert (second.result, second.finished_at, second.name) == (result, when, "Le premier")


def test_erased_elsewhere_is_said(both: Both) -> None:
    here, there = both
    there.get("pages/S-ONE")
    here.get("erase")
    here.send({"is_sure": "y"}, to="/erase")
    assert there.send(ONE, to="pages/S-ONE").status_code == 404
    assert there.get("").status_code == 404


def at_once(*acts: Callable[[], int]) -> Sequence[int]:
    """Do these things at the same moment; what each returns."""
    barrier = Barrier(len(acts))

    def act(one: Callable[[], int]) -> int:
        barrier.wait(timeout=20)
        return one()

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(act, acts))


@pytest.fixture
def crowd(app: Flask, begun: Visitor) -> Sequence[Visitor]:
    """Four devices on one diagnostic, each with a page of questions open."""
    key = begun.key()
    devices = [Visitor(app.test_client()) for _ in range(4)]
    for device in devices:
        device.get(f"/resume/{key}")
        device.uid = begun.uid
        device.get("pages/S-TWO")
    return devices


def test_answers_saved_at_the_same_moment_are_all_kept(
    crowd: Sequence[Visitor], session: Session
) -> None:
    answers = list(TWO.items())
    tokens = [device.token() for device in crowd]
    address = crowd[0].address("pages/S-TWO/save")

    def saving(number: int) -> Callable[[], int]:
        name, value = answers[number]
        sent = {name: value, "csrf_token": tokens[number]}
        return lambda: crowd[number].client.post(address, data=sent).status_code

    assert set(at_once(*(saving(number) for number in range(4)))) == {200}
    assert kept(session, crowd[0]).keys() == {"Q-TWO", "Q-RATING", "Q-NUMBER", "Q-YES-NO"}


def test_a_clash_at_the_same_moment_keeps_one_and_shows_it_to_the_others(
    crowd: Sequence[Visitor], session: Session
) -> None:
    def sending(device: Visitor, mark: int) -> Callable[[], int]:
        return lambda: device.send({"a.Q-RATING": str(mark)}, to="pages/S-TWO").status_code

    statuses = at_once(*(sending(device, mark) for mark, device in enumerate(crowd)))
    assert sorted(statuses) == [200, 200, 200, 303]
    winner = statuses.index(303)
    assert kept(session, crowd[0])["Q-RATING"].value == float(winner)
    for mark, device in enumerate(crowd):
        if mark != winner:
            assert device.shown("a.Q-RATING") == [str(mark)]
            assert f"sur un autre appareil : {winner}" in device.says()


def test_a_double_click_finishes_once(crowd: Sequence[Visitor], session: Session) -> None:
    for device in crowd:
        device.get("review")
    statuses = at_once(
        *(lambda one=device: one.send(to="/finish").status_code for device in crowd)  # type: ignore[misc]
    )
    assert set(statuses) == {303}
    diagnostic = load(session, crowd[0])
    assert diagnostic.result is not None
    assert not diagnostic.is_open


def test_a_double_click_starts_what_each_click_opens(app: Flask, visitor: Visitor) -> None:
    visitor.get("/")
    form = visitor.fields("/start")
    cookie = visitor.client.get_cookie("autodiag")
    assert cookie is not None
    clients = [app.test_client() for _ in range(3)]
    for client in clients:
        client.set_cookie("autodiag", cookie.value)
    begun = at_once(
        *(lambda one=client: one.post(visitor.address("/start"), data=form).status_code  # type: ignore[misc]
          for client in clients)
    )  # fmt: skip
    assert set(begun) == {303}


TWICE: Mapping[str, tuple[str, str, Values, tuple[str, str] | None]] = {
    "a page": ("pages/S-TWO", "pages/S-TWO", TWO, ("go", "next")),
    "an answer cleared": ("pages/S-TWO", "pages/S-TWO", {}, ("clear", "Q-TWO")),
    "the end": ("review", "/finish", {"name": "Nous"}, None),
    "the reopening": ("profile", "/reopen", {}, None),
    "a depth": ("profile", "/depth", {}, ("depth", "complete")),
    "targets": ("targets", "/targets", {"level.TRI": "mid"}, None),
    "a reading link": ("share", "/share", {}, None),
    "the end of a reading link": ("share", "/share", {}, ("close", "1")),
    "a consent": ("consent", "/consent", {"is_counted": "y"}, None),
    "the version": ("version", "/version", {}, None),
    "the version before": ("version", "/version", {}, ("undo", "1")),
    "leaving": ("link", "/leave", {}, None),
    "erasing": ("erase", "/erase", {"is_sure": "y"}, None),
}
BEFORE_THE_END = ("a page", "an answer cleared", "the end", "the version", "the version before")


@pytest.mark.parametrize("what", TWICE)
def test_a_button_pressed_twice_does_once_what_it_says(
    app: Flask, begun: Visitor, session: Session, what: str
) -> None:
    page, path, values, press = TWICE[what]
    begun.answer("S-TWO", TWO)
    if what not in BEFORE_THE_END:
        begun.finish()
    if what.startswith("the version"):
        publish_changed(app, ("version: 2\n", "version: 3\n"), ("Écrivez-vous", "Écrit-on"))
    if what == "the version before":
        begun.post("version")
    begun.get(page)
    answered = begun.send_twice(values, to=path, press=press)
    assert begun.follow(answered).status_code in {200, 303}
    assert session.scalar(select(func.count()).select_from(Diagnostic)) == (what != "erasing")


def test_lines_added_to_the_plan_at_the_same_moment_are_all_kept(
    crowd: Sequence[Visitor], session: Session
) -> None:
    for device in crowd:
        device.get("plan")
    added = at_once(
        *(lambda one=device, title=f"Geste {number}": one.send({"title": title}, to="/plan").status_code  # type: ignore[misc]  # noqa: E501
          for number, device in enumerate(crowd))
    )  # fmt: skip
    assert set(added) == {303}
    session.rollback()
    assert session.scalar(select(func.count()).select_from(Action)) == 4
    assert session.scalar(select(func.count()).select_from(Diagnostic)) == 1
