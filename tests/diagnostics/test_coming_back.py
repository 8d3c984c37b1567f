"""A year after: a new diagnostic that follows the first; and a newer version of the questions."""

import json

from flask import Flask
from sqlalchemy.orm import Session

from autodiag.diagnostics.publishing import get_current
from autodiag.diagnostics.tables import Diagnostic
from tests.diagnostics.journey import Clock, Visitor, kept, load, publish_changed

OTHER_WORDS = ("Tout demander", "Tout redemander")
NO_MORE_DANCE = (("code: danse,", "code: ballet,"), ("is: danse}", "is: ballet}"))
NEWER = ("version: 2\n", "version: 3\n")
REWORDED = (
    'Q-TRI, kind: single, scale: steps, feeds: [TRI], text: {fr: "Écrivez-vous ?"',
    'Q-TRI, kind: single, wording: 2, scale: steps, feeds: [TRI], text: {fr: "Et écrire ?"',
)
ADDED = (
    "      - {code: Q-DEEP,",
    "      - {code: Q-NEW, kind: yes_no, text: {fr: Neuf, en: New}}\n      - {code: Q-DEEP,",
)
SHORTER = ("max_length: 300", "max_length: 5")


def again(visitor: Visitor) -> str:
    """Begin the diagnostic that follows; the name of the first."""
    first = visitor.uid
    visitor.get("profile")
    begun = visitor.send(to="/again")
    visitor.uid = begun.headers["Location"].split("/")[3]
    return first


def test_the_next_diagnostic_follows_the_first(
    finished: Visitor, session: Session, clock: Clock
) -> None:
    clock.wait(days=365)
    first = again(finished)
    assert finished.uid != first
    fresh = load(session, finished)
    assert (fresh.previous_uid, fresh.lineage, fresh.name) == (first, first, "Les Allumés")
    assert (fresh.is_counted, fresh.is_shared_with_pole, fresh.result) == (False, False, None)
    assert set(kept(session, finished)) == {
        "DISCIPLINE", "STAFF", "FUNCTIONS", "REGION", "MUNICIPALITY",
    }  # fmt: skip
    assert (fresh.discipline, fresh.staff, fresh.region) == ("danse", "s1", "01")


def test_answers_of_before_are_reminded_and_asked_again(finished: Visitor) -> None:
    again(finished)
    finished.get("pages/S-ONE")
    assert finished.shown("a.Q-ONE") == []
    assert "22 novembre 2026" in finished.says()
    reminders = finished.found("question-earlier")
    assert "Un peu" in reminders[0]
    assert "Courriels, Œuvres" in reminders[1]


def test_the_profile_says_what_changed(finished: Visitor, clock: Clock) -> None:
    clock.wait(days=365)
    again(finished)
    finished.answer_all(**{"S-TRI": {"a.Q-TRI": "s2"}})
    finished.finish()
    said = finished.read("profile")
    assert "+33,3 points" in said
    assert "9 questions" in said
    figure = json.loads(finished.get("figure.json").data)
    assert len({trace["legendgroup"] for trace in figure["data"]}) == 2


def test_what_was_taken_off_a_list_is_not_carried_over(
    app: Flask, finished: Visitor, session: Session
) -> None:
    publish_changed(app, NEWER, *NO_MORE_DANCE)
    again(finished)
    assert load(session, finished).discipline is None
    assert "DISCIPLINE" not in kept(session, finished)
    assert finished.answer("S-FACTS").status_code == 303


def test_the_first_may_be_erased_without_the_next(finished: Visitor, session: Session) -> None:
    first = again(finished)
    second, finished.uid = finished.uid, first
    finished.get("erase")
    assert finished.send({"is_sure": "y"}, to="/erase").status_code == 303
    finished.uid = second
    assert load(session, finished).previous_uid is None
    finished.get("pages/S-ONE")
    assert not finished.found("question-earlier")
    finished.answer_all()
    finished.finish()
    assert finished.get("profile").status_code == 200


def test_a_draft_stays_with_its_version_until_it_moves(
    app: Flask, begun: Visitor, session: Session
) -> None:
    begun.answer_all(**{"S-TRI": {"a.Q-DATE": ""}})
    publish_changed(app, NEWER, REWORDED, ADDED, SHORTER)
    assert "version plus récente" in begun.read("")
    assert begun.shown("a.Q-TRI") == ["s0"]
    said = begun.read("version")
    assert "15 réponses sont gardées" in said
    assert "Écrivez-vous ? – Rien" in said
    assert "Deux lignes" in said
    assert get_current(session).questionnaire.version == 3


def test_moving_keeps_what_still_answers_and_can_be_undone(
    app: Flask, begun: Visitor, session: Session
) -> None:
    begun.answer_all()
    before, mark = kept(session, begun), load(session, begun).fingerprint
    publish_changed(app, NEWER, REWORDED, ADDED, SHORTER)
    begun.get("version")
    assert begun.send(to="/version").status_code == 303
    assert load(session, begun).fingerprint != mark
    assert before.keys() - kept(session, begun).keys() == {"Q-TRI", "Q-LONG"}
    begun.answer("S-TRI", {"a.Q-NEW": "yes", "a.Q-SHORT": "Après"})
    begun.get("version")
    assert begun.send(to="/version", press=("undo", "1")).status_code == 303
    assert load(session, begun).fingerprint == mark
    after = kept(session, begun)
    assert after["Q-TRI"] == before["Q-TRI"]
    assert after["Q-LONG"] == before["Q-LONG"]
    assert after["Q-SHORT"].value == "Après"
    assert "Q-NEW" not in after
    assert begun.post("version", {"undo": "1"}).status_code == 303


def test_what_is_finished_does_not_move(app: Flask, finished: Visitor, session: Session) -> None:
    publish_changed(app, NEWER, OTHER_WORDS)
    mark = load(session, finished).fingerprint
    assert finished.post("version").status_code == 303
    finished.post("reopen")
    assert finished.post("version").status_code == 303
    assert load(session, finished).fingerprint == mark
    assert finished.get("profile").status_code == 200


def test_there_is_nothing_to_move_to(begun: Visitor) -> None:
    assert "suit la version la plus récente" in begun.read("version")
    assert begun.post("version").status_code == 303


def test_change_rests_on_what_both_versions_ask(
    app: Flask, finished: Visitor, session: Session, clock: Clock
) -> None:
    publish_changed(app, NEWER, REWORDED)
    clock.wait(days=365)
    first = again(finished)
    finished.answer_all(**{"S-TRI": {"a.Q-TRI": "s2"}, "S-ONE": {"a.Q-ONE": "s2"}})
    finished.answer("S-ONE", {"a.Q-FOLLOW": "s2"})
    finished.finish()
    said = finished.read("profile")
    assert "8 questions" in said
    session.rollback()
    assert session.get_one(Diagnostic, first).fingerprint != load(session, finished).fingerprint


def test_a_page_that_is_only_read_sends_no_cookie(begun: Visitor) -> None:
    begun.get("pages/S-ONE")
    assert begun.get("pages/S-ONE").headers.get("Set-Cookie") is None
