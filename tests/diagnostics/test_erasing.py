"""Erased means erased: no page, no row, no byte; and what nobody comes back to goes by itself."""

import os
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from flask import Flask
from sqlalchemy import func, inspect, select, text
from sqlalchemy.orm import Session

from autodiag.cli import commands
from autodiag.database import db
from autodiag.diagnostics.service.keeping import Purge, purge
from autodiag.diagnostics.tables import Action, Diagnostic, TargetRow
from tests.diagnostics.journey import EVERY_KIND, NOW, Clock, Visitor, load

MARKER = "Zanzibar-9f3c"
DRAFT_DAYS, FINISHED_DAYS = 183, 1095


@pytest.fixture
def marked(begun: Visitor) -> Visitor:
    """A finished diagnostic that says the marker wherever a person can write."""
    begun.answer_all(**{
        "S-ONE": {"note.Q-ONE": MARKER, "note.Q-MATRIX": f"{MARKER} " * 90},
        "S-TRI": {"a.Q-SHORT": MARKER, "a.Q-LONG": f"{MARKER} " * 20},
        "S-END": {"a.MUNICIPALITY": MARKER},
    })  # fmt: skip
    begun.finish(MARKER)
    begun.get("targets")
    begun.send({"level.TRI": "mid"}, to="/targets")
    begun.get("plan")
    begun.send({"title": MARKER}, to="/plan")
    return begun


def erase(visitor: Visitor, **fields: str) -> None:
    visitor.get("erase")
    assert visitor.send({"is_sure": "y", **fields}, to="/erase").status_code == 303


def everything(app: Flask) -> str:
    """All rows of all tables, as text."""
    with app.app_context(), db.engine.connect() as connection:
        return "\n".join(
            str(row)
            for table in inspect(connection).get_table_names()
            for row in connection.execute(text(f'SELECT * FROM "{table}"'))  # noqa: S608 -- ours
        )


def count_rows(session: Session) -> tuple[int, ...]:
    session.rollback()
    tables = (Diagnostic, TargetRow, Action)
    return tuple(session.scalar(select(func.count()).select_from(one)) or 0 for one in tables)


def files_of(app: Flask) -> Iterator[Path]:
    """The database's file and its journals, on SQLite."""
    with app.app_context():
        name = Path(str(db.engine.url.database))
    return name.parent.glob(f"{name.name}*")


def test_what_is_erased_is_in_no_table_and_in_no_file(
    app: Flask, marked: Visitor, session: Session
) -> None:
    assert MARKER in everything(app)
    assert count_rows(session) == (1, 1, 1)
    session.rollback()
    erase(marked)
    assert "effacé" in marked.read("/erased")
    assert count_rows(session) == (0, 0, 0)
    session.rollback()
    assert MARKER not in everything(app)
    with app.app_context():
        is_sqlite = db.engine.dialect.name == "sqlite"
    found = [path.name for path in files_of(app) if MARKER.encode() in path.read_bytes()]
    assert not is_sqlite or found == []


def test_links_of_what_was_erased_lead_nowhere(marked: Visitor, elsewhere: Visitor) -> None:
    private, shared = marked.key(), marked.share()
    erase(marked)
    assert elsewhere.get(f"/resume/{private}").status_code == 404
    assert elsewhere.get(f"/shared/{shared}").status_code == 404
    for path in ("", "profile", "data.json", "erase", "link"):
        assert marked.get(path).status_code == 404, path
    assert MARKER not in marked.read("/")


def test_erasing_asks_to_be_sure(marked: Visitor, session: Session) -> None:
    marked.get("erase")
    assert marked.send(to="/erase").status_code == 422
    assert marked.found("field-error")
    assert count_rows(session) == (1, 1, 1)


def test_the_rest_stays(marked: Visitor, elsewhere: Visitor, session: Session) -> None:
    elsewhere.start()
    elsewhere.answer("S-TRI", {"a.Q-SHORT": "Reste"})
    erase(marked)
    elsewhere.get("pages/S-TRI")
    assert elsewhere.shown("a.Q-SHORT") == ["Reste"]
    assert count_rows(session) == (1, 0, 0)


def begin_again(visitor: Visitor, clock: Clock) -> str:
    """Begin the diagnostic that follows, a year later; the name of the first."""
    clock.wait(days=365)
    first = visitor.uid
    visitor.get("profile")
    visitor.uid = visitor.send(to="/again").headers["Location"].split("/")[3]
    return first


@pytest.mark.parametrize(("fields", "left"), [({}, 1), ({"with_earlier": "y"}, 0)])
def test_what_came_before_goes_only_when_asked(
    marked: Visitor, session: Session, clock: Clock, fields: dict[str, str], left: int
) -> None:
    begin_again(marked, clock)
    erase(marked, **fields)
    assert count_rows(session)[0] == left
    with marked.client.session_transaction() as browser:
        assert len(browser["keys"]) == left


def test_whoever_holds_an_old_link_erases_nothing_that_came_after(
    marked: Visitor, session: Session, clock: Clock
) -> None:
    first = begin_again(marked, clock)
    marked.answer("S-TWO", {"a.Q-TWO": "s1"})
    second, marked.uid = marked.uid, first
    erase(marked)
    assert "précédents" not in marked.says()
    session.rollback()
    assert session.scalars(select(Diagnostic.uid)).all() == [second]


@pytest.fixture
def aged(visitor: Visitor, clock: Clock) -> Visitor:
    """Four diagnostics: a draft and a finished one, each of today and of long ago."""
    clock.wait(days=-FINISHED_DAYS - 1)
    visitor.start("express")
    visitor.start("express")
    visitor.finish(MARKER)
    clock.moment = NOW
    visitor.start("express")
    visitor.start("express")
    visitor.finish()
    return visitor


def run_purge(session: Session, clock: Clock, *, is_dry: bool) -> Purge:
    session.rollback()
    done = purge(session, draft_days=DRAFT_DAYS, finished_days=FINISHED_DAYS, now=clock.moment,
                 is_dry=is_dry)  # fmt: skip
    session.commit()
    return done


def test_a_purge_says_first_and_erases_then(aged: Visitor, session: Session, clock: Clock) -> None:
    assert run_purge(session, clock, is_dry=True) == Purge(drafts=1, finished=1)
    assert count_rows(session)[0] == 4
    assert run_purge(session, clock, is_dry=False) == Purge(drafts=1, finished=1)
    assert count_rows(session)[0] == 2
    assert run_purge(session, clock, is_dry=False) == Purge(drafts=0, finished=0)


def test_a_purge_goes_by_the_last_change(visitor: Visitor, session: Session, clock: Clock) -> None:
    visitor.start("express")
    clock.wait(days=DRAFT_DAYS - 1)
    visitor.answer("S-FACTS", {"a.STAFF": "s1"})
    clock.wait(days=DRAFT_DAYS)
    assert run_purge(session, clock, is_dry=True) == Purge(drafts=0, finished=0)
    clock.wait(seconds=1)
    assert run_purge(session, clock, is_dry=True) == Purge(drafts=1, finished=0)


def test_what_was_finished_and_reopened_is_no_draft(
    finished: Visitor, session: Session, clock: Clock
) -> None:
    finished.post("reopen")
    clock.wait(days=DRAFT_DAYS + 1)
    assert run_purge(session, clock, is_dry=True) == Purge(drafts=0, finished=0)


CHANGES: dict[str, Callable[[Visitor], object]] = {
    "a target": lambda one: one.post("targets", {"level.TRI": "mid"}),
    "a line of the plan": lambda one: one.post("plan", {"title": "Agir"}),
    "a consent": lambda one: one.post("consent", {"is_counted": "y"}),
    "a new private link": lambda one: one.post("link/renew"),
    "a reading link": lambda one: one.post("share"),
    "the end of a reading link": lambda one: one.post("share", {"close": "1"}),
    "another depth": lambda one: one.post("depth", {"depth": "complete"}),
}


def test_every_change_counts_as_one(finished: Visitor, session: Session, clock: Clock) -> None:
    for what, change in CHANGES.items():
        clock.wait(days=FINISHED_DAYS)
        change(finished)
        clock.wait(days=1)
        assert run_purge(session, clock, is_dry=True) == Purge(drafts=0, finished=0), what


def test_to_read_is_no_change(finished: Visitor, session: Session, clock: Clock) -> None:
    key = finished.key()
    changed_at = load(session, finished).changed_at
    clock.wait(days=1)
    for path in (f"/resume/{key}", "profile", "link", "share", "data.json", "report.pdf"):
        finished.get(path)
    finished.post("/resume", {"key": key})
    assert load(session, finished).changed_at == changed_at


Autodiag = Callable[..., Result]


@pytest.fixture
def autodiag(environ: dict[str, str]) -> Autodiag:
    """Run a command on the database of the test: `autodiag("purge", "--yes")`."""

    def run(*arguments: str | Path) -> Result:
        env = {**os.environ, **environ}
        return CliRunner(env=env).invoke(commands, [str(one) for one in arguments])

    return run


def test_the_command_erases_what_it_said(
    app: Flask, aged: Visitor, session: Session, autodiag: Autodiag
) -> None:
    # The command goes by the machine's clock.
    for diagnostic in session.scalars(select(Diagnostic)):
        diagnostic.changed_at += datetime.now(UTC) - NOW
    session.commit()
    said = autodiag("purge")
    assert said.exit_code == 0, said.output
    assert f"drafts untouched for {DRAFT_DAYS} days: 1 would be erased" in said.output
    assert f"finished, untouched for {FINISHED_DAYS} days: 1 would be erased" in said.output
    assert count_rows(session)[0] == 4
    session.rollback()
    done = autodiag("purge", "--yes")
    assert done.exit_code == 0, done.output
    assert f"drafts untouched for {DRAFT_DAYS} days: 1 erased" in done.output
    assert count_rows(session)[0] == 2
    session.rollback()
    assert MARKER not in everything(app)


def test_the_command_publishes_a_version_once(
    visitor: Visitor, autodiag: Autodiag, tmp_path: Path
) -> None:
    file = tmp_path / "newer.yaml"
    text = EVERY_KIND.read_text("utf-8").replace("Tout demander", "Tout redemander")
    file.write_text(text, "utf-8")
    refused = autodiag("publish", file)
    assert refused.exit_code == 1
    assert "raise its version" in refused.output
    file.write_text(text.replace("version: 2\n", "version: 3\n"), "utf-8")
    published = autodiag("publish", file)
    assert published.exit_code == 0, published.output
    assert "published culture, version 3" in published.output
    assert autodiag("publish", file).exit_code == 1
    file.write_text(text.replace("kind: single", "kind: sigle"), "utf-8")
    wrong = autodiag("publish", file)
    assert wrong.exit_code == 1
    assert f"{file}:" in wrong.output
    visitor.read("/questions")
