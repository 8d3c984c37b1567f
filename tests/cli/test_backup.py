"""A backup holds all that was written, and puts it back; nothing else passes for one."""

import sqlite3
import threading
from contextlib import closing
from pathlib import Path
from stat import S_IMODE

import pytest
from flask import Flask
from sqlalchemy import text
from sqlalchemy.orm import Session

from autodiag.database import db
from tests.cli.conftest import Autodiag

MAKE = "CREATE TABLE kept (word text NOT NULL)"
WRITE = text("INSERT INTO kept (word) VALUES (:word)")


@pytest.fixture(autouse=True)
def table(session: Session) -> None:
    session.execute(text(MAKE))
    write(session, "before")


def write(session: Session, word: str) -> None:
    session.execute(WRITE, {"word": word})
    session.commit()


def words(session: Session) -> list[str]:
    found = list(session.scalars(text("SELECT word FROM kept ORDER BY word")))
    session.rollback()
    return found


def test_backup_then_restore_gives_back_the_same(
    autodiag: Autodiag, session: Session, tmp_path: Path
) -> None:
    saved = autodiag("backup", tmp_path / "saved")
    assert saved.exit_code == 0, saved.output
    write(session, "after")
    restored = autodiag("restore", "--yes", tmp_path / "saved")
    assert restored.exit_code == 0, restored.output
    assert words(session) == ["before"]


def test_backup_is_for_its_owner_alone(autodiag: Autodiag, tmp_path: Path) -> None:
    assert autodiag("backup", tmp_path / "saved").exit_code == 0
    assert S_IMODE((tmp_path / "saved").stat().st_mode) == 0o600


def test_backup_keeps_what_is_there(autodiag: Autodiag, tmp_path: Path) -> None:
    (tmp_path / "saved").write_text("precious", "utf-8")
    refused = autodiag("backup", tmp_path / "saved")
    assert refused.exit_code == 1
    assert "--replace" in refused.output
    assert (tmp_path / "saved").read_text("utf-8") == "precious"
    assert autodiag("backup", "--replace", tmp_path / "saved").exit_code == 0


def test_restore_asks_first(autodiag: Autodiag, session: Session, tmp_path: Path) -> None:
    assert autodiag("backup", tmp_path / "saved").exit_code == 0
    write(session, "after")
    refused = autodiag("restore", tmp_path / "saved")
    assert refused.exit_code == 1
    assert "--yes" in refused.output
    assert words(session) == ["after", "before"]


@pytest.mark.parametrize("content", [b"", b"SQLite format 3\x00 and nothing", b"PGDMP", b"words"])
def test_restore_refuses_what_is_no_backup(
    autodiag: Autodiag, session: Session, tmp_path: Path, content: bytes
) -> None:
    (tmp_path / "other").write_bytes(content)
    refused = autodiag("restore", "--yes", tmp_path / "other")
    assert refused.exit_code == 1
    assert refused.output.startswith("Error: ")
    assert words(session) == ["before"]


def test_restore_refuses_the_database_of_another_program(
    autodiag: Autodiag, session: Session, tmp_path: Path
) -> None:
    with closing(sqlite3.connect(tmp_path / "other")) as other:
        other.execute("CREATE TABLE bookmarks (place text)")
    assert autodiag("restore", "--yes", tmp_path / "other").exit_code == 1
    assert words(session) == ["before"]


def test_backup_is_whole_while_people_write(
    autodiag: Autodiag, app: Flask, session: Session, tmp_path: Path
) -> None:
    """Two rows are written in each transaction: a copy that holds one without the other is torn."""
    stop = threading.Event()

    def keep_writing() -> None:
        with app.app_context(), db.sessionmaker() as own:
            number = 0
            while not stop.is_set():
                for side in "ab":
                    own.execute(WRITE, {"word": f"{number}{side}"})
                own.commit()
                number += 1

    writer = threading.Thread(target=keep_writing)
    writer.start()
    try:
        saved = [autodiag("backup", tmp_path / f"saved{number}") for number in range(3)]
    finally:
        stop.set()
        writer.join()
    assert [one.exit_code for one in saved] == [0, 0, 0], [one.output for one in saved]
    assert autodiag("restore", "--yes", tmp_path / "saved2").exit_code == 0
    found = words(session)
    assert len([word for word in found if word.endswith("a")]) == len(
        [word for word in found if word.endswith("b")]
    )
