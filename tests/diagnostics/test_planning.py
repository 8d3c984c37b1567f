"""Targets and the plan: chosen, dated, noted, done, dropped; and the way that was made."""

import re
from datetime import date
from itertools import count

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from autodiag.diagnostics.service.planning import MOST_ACTIONS
from autodiag.diagnostics.tables import Action, TargetRow
from tests.diagnostics.journey import NOW, Clock, Visitor, load, shelve


@pytest.fixture
def planner(app: Flask, finished: Visitor) -> Visitor:
    """A finished diagnostic, on a site whose guide has two entries for it."""
    shelve(app, "T001", "T002")
    return finished


def targets(session: Session) -> dict[str, tuple[str, date | None, float | None]]:
    session.rollback()
    return {row.node: (row.level, row.by, row.baseline) for row in session.scalars(
        select(TargetRow))}  # fmt: skip


def actions(session: Session) -> list[Action]:
    session.rollback()
    session.expire_all()
    return list(session.scalars(select(Action).order_by(Action.id)))


def set_targets(visitor: Visitor, **fields: str) -> int:
    visitor.get("targets")
    named = {name.replace("_", "."): value for name, value in fields.items()}
    return visitor.send(named, to="/targets").status_code


def test_targets_are_set_changed_and_taken_away(finished: Visitor, session: Session) -> None:
    assert set_targets(finished, level_ONE="high", by_ONE="2027-11-01", level_TRI="mid") == 303
    assert targets(session) == {
        "ONE": ("high", date(2027, 11, 1), pytest.approx(325 / 6)),
        "TRI": ("mid", None, 0.0),
    }
    finished.get("targets")
    assert finished.shown("level.ONE") == ["high"]
    assert finished.shown("by.ONE") == ["2027-11-01"]
    assert set_targets(finished, level_ONE="", level_TRI="high") == 303
    assert targets(session) == {"TRI": ("high", None, 0.0)}


def test_only_levels_above_can_be_aimed_at(finished: Visitor, session: Session) -> None:
    for level in ("low", "mid", "summit", "n5"):
        finished.post("targets", {"level.ONE": level})
    assert targets(session) == {}


def test_the_next_level_stands_first_and_the_others_are_folded(finished: Visitor) -> None:
    def seen() -> tuple[list[str], list[bool]]:
        finished.get("targets")
        folds = list(finished.page.iter("details"))
        hidden = {one for fold in folds for one in fold.iter("input")}
        radios = [one for one in finished.page.iter("input") if one.get("name") == "level.TRI"]
        first = [one.get("value", "") for one in radios if one not in hidden]
        return first, [fold.get("open") is not None for fold in folds]

    assert seen() == (["", "mid"], [False])
    assert set_targets(finished, level_TRI="high") == 303
    assert seen() == (["", "mid"], [True])


@pytest.mark.parametrize("day", ["9999-99-99", "demain", "2027-02-30", "-1", "12/11/2027"])
def test_a_wrong_day_comes_back_with_all_the_rest(
    finished: Visitor, session: Session, day: str
) -> None:
    assert set_targets(finished, level_ONE="high", by_ONE=day, level_TRI="mid") == 422
    assert finished.shown("by.ONE") == [day]
    assert finished.shown("level.ONE") == ["high"]
    assert finished.shown("level.TRI") == ["mid"]
    assert finished.found("field-error")
    assert targets(session) == {}


def test_a_far_day_is_a_day(finished: Visitor) -> None:
    assert set_targets(finished, level_ONE="high", by_ONE="9999-12-31") == 303
    assert "9999" in finished.read("profile")
    assert set_targets(finished, level_ONE="high", by_ONE="0001-01-01") == 303
    assert finished.get("profile").status_code == 200
    assert finished.get("report.pdf").data.startswith(b"%PDF")


def test_progress_is_measured_from_the_day_the_target_was_set(
    finished: Visitor, session: Session
) -> None:
    set_targets(finished, level_TRI="high")
    assert "Chemin parcouru vers vos cibles : 0 %" in finished.read("profile")
    finished.post("reopen")
    finished.answer("S-TRI", {"a.Q-TRI": "s1"})
    finished.finish()
    # From 0 to 50, on the way to 80.
    assert re.search("Chemin parcouru vers vos cibles : 6[23] %", finished.read("profile"))
    set_targets(finished, level_TRI="high", by_TRI="2028-01-01")
    assert targets(session)["TRI"] == ("high", date(2028, 1, 1), 0.0)


def test_a_target_that_was_reached_stays_when_others_change(
    finished: Visitor, session: Session
) -> None:
    set_targets(finished, level_TRI="mid", level_ONE="high")
    finished.post("reopen")
    finished.answer("S-TRI", {"a.Q-TRI": "s1"})
    finished.finish()
    assert set_targets(finished, level_ONE="", level_TWO="high") == 303
    assert set(targets(session)) == {"TRI", "TWO"}
    finished.post("reopen")
    finished.answer("S-TRI", {"a.Q-TRI": "s2"})
    finished.finish()
    assert set_targets(finished, level_TWO="") == 303
    assert targets(session) == {"TRI": ("mid", None, 0.0)}
    assert "100 %" in finished.read("profile")


def test_an_entry_is_kept_once_and_dropped(planner: Visitor, session: Session) -> None:
    planner.get("profile")
    profile = planner.page
    kept = planner.send({"entry": "T001"}, to="/plan/keep")
    assert kept.headers["Location"].endswith("/profile#entry-T001")
    planner.page = profile
    planner.send({"entry": "T001"}, to="/plan/keep")
    assert [one.entry for one in actions(session)] == ["T001"]
    assert "Fiche T001 fr" in planner.read("plan")
    assert "Dans votre plan" in planner.read("profile")
    dropped = planner.post("plan/keep", {"entry": "T001", "drop": "1"})
    assert dropped.status_code == 303
    assert planner.post("plan/keep", {"entry": "T001", "drop": "1"}).status_code == 303
    assert actions(session) == []


@pytest.mark.parametrize("entry", ["", "T999", "x\r\nSet-Cookie: a=b", "é<b>" * 50])
def test_only_entries_of_the_guide_are_kept(planner: Visitor, session: Session, entry: str) -> None:
    assert planner.post("plan/keep", {"entry": entry}).status_code == 404
    dropped = planner.post("plan/keep", {"entry": entry, "drop": "1"})
    assert dropped.status_code == 303
    assert "Set-Cookie" not in {name for name, value in dropped.headers if "a=b" in value}
    assert actions(session) == []


def test_words_of_ones_own_are_planned(finished: Visitor, session: Session, clock: Clock) -> None:
    finished.get("plan")
    added = finished.send({"title": "Appeler <b>Léa</b>", "by": "2027-01-15"}, to="/plan")
    (action,) = actions(session)
    assert (action.title, action.by, action.is_done) == (
        "Appeler <b>Léa</b>", date(2027, 1, 15), False,
    )  # fmt: skip
    assert added.headers["Location"].endswith(f"/plan#action-{action.id}")
    clock.wait(days=3)
    finished.get("plan")
    name = f"a{action.id}-"
    finished.send({f"{name}note": "C’est fait, merci", f"{name}is_done": "y", f"{name}by": ""},
                  to=f"/plan/{action.id}")  # fmt: skip
    (action,) = actions(session)
    assert (action.note, action.is_done, action.by) == ("C’est fait, merci", True, None)
    assert load(session, finished).changed_at == clock.moment
    finished.get("plan")
    finished.send(to=f"/plan/{action.id}", press=("drop", "1"))
    assert actions(session) == []


def test_the_same_words_sent_twice_are_one_line(finished: Visitor, session: Session) -> None:
    finished.get("plan")
    for values in ({"title": "Agir"}, {"title": "Agir", "by": "2027-01-15"}):
        sent = finished.send_twice(values, to="/plan")
        finished.follow(sent)
    assert [(one.title, one.by) for one in actions(session)] == [
        ("Agir", None), ("Agir", date(2027, 1, 15)),
    ]  # fmt: skip
    first = actions(session)[0].id
    finished.send({f"a{first}-is_done": "y"}, to=f"/plan/{first}")
    finished.get("plan")
    finished.send({"title": "Agir"}, to="/plan")
    assert [one.is_done for one in actions(session)] == [True, False, False]


def test_a_line_taken_out_twice_is_out(finished: Visitor, session: Session) -> None:
    finished.get("plan")
    finished.follow(finished.send({"title": "Agir"}, to="/plan"))
    (action,) = actions(session)
    dropped = finished.send_twice(to=f"/plan/{action.id}", press=("drop", "1"))
    assert dropped.headers["Location"].endswith("/plan")
    assert actions(session) == []


def test_a_line_without_words_is_no_line(finished: Visitor, session: Session) -> None:
    for title in ("", "   ", "\u202e", "\u00a0"):
        finished.get("plan")
        assert finished.send({"title": title}, to="/plan").status_code == 422, repr(title)
    assert actions(session) == []


def test_what_is_wrong_in_a_line_comes_back(finished: Visitor, session: Session) -> None:
    finished.get("plan")
    refused = finished.send({"title": "t" * 201, "by": "9999-99-99"}, to="/plan")
    assert refused.status_code == 422
    assert finished.shown("title") == ["t" * 201]
    assert finished.shown("by") == ["9999-99-99"]
    finished.get("plan")
    finished.send({"title": "Agir"}, to="/plan")
    (action,) = actions(session)
    finished.get("plan")
    wrong = {f"a{action.id}-note": "n" * 1001, f"a{action.id}-by": "hier"}
    assert finished.send(wrong, to=f"/plan/{action.id}").status_code == 422
    assert finished.shown(f"a{action.id}-note") == ["n" * 1001]
    assert finished.shown(f"a{action.id}-by") == ["hier"]
    assert actions(session)[0].note == ""


def fill(session: Session, visitor: Visitor) -> None:
    """Leave no room in the plan."""
    session.rollback()
    session.add_all(
        Action(diagnostic_uid=visitor.uid, title=f"Geste {number}", created_at=NOW)
        for number in range(MOST_ACTIONS)
    )
    session.commit()


def test_a_full_plan_says_so(planner: Visitor, session: Session) -> None:
    fill(session, planner)
    planner.get("plan")
    assert planner.send({"title": "Un de trop"}, to="/plan").status_code == 422
    assert planner.shown("title") == ["Un de trop"]
    assert "Votre plan est plein" in planner.says()
    assert planner.post("plan/keep", {"entry": "T001"}).status_code == 422
    assert "Votre plan est plein" in planner.says()
    assert len(actions(session)) == MOST_ACTIONS


def test_a_line_of_somebody_else_is_out_of_reach(
    finished: Visitor, elsewhere: Visitor, session: Session
) -> None:
    finished.get("plan")
    finished.send({"title": "À nous"}, to="/plan")
    (action,) = actions(session)
    elsewhere.start()
    elsewhere.get("plan")
    elsewhere.send({"title": "À moi"}, to="/plan")
    for number in (action.id, 0, 10**9, 10**30):
        assert elsewhere.post(f"plan/{number}", {"drop": "1"}).status_code == 303, number
        assert elsewhere.post(f"plan/{number}", {"note": "À moi"}).status_code == 404
    assert elsewhere.post("plan/-1").status_code == 404
    assert [(one.title, one.note) for one in actions(session)] == [("À nous", ""), ("À moi", "")]


def test_the_plan_is_in_the_order_of_its_dates(finished: Visitor) -> None:
    days = ("2027-05-01", "", "2027-01-01")
    for number, day in zip(count(1), days, strict=False):
        finished.get("plan")
        finished.send({"title": f"Geste {number}", "by": day}, to="/plan")
    said = finished.read("plan")
    assert said.index("Geste 3") < said.index("Geste 1") < said.index("Geste 2")
    assert "Geste 3" in finished.read("profile")
