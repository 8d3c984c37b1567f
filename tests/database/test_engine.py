"""SQLite as it is opened here: safe against power cuts, busy writers, and curious readers."""

from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError, OperationalError
from sqlalchemy.orm import Session

from autodiag.app import create_app
from autodiag.database import db, truncate_wal, writing
from autodiag.database.engine import begin_writing
from autodiag.settings import load_settings


@pytest.fixture
def sqlite_app(tmp_path: Path) -> Flask:
    app = create_app(load_settings({"AUTODIAG_INSTANCE": str(tmp_path), "AUTODIAG_STRICT": "yes"}))
    with app.app_context(), writing() as session:
        session.execute(text("CREATE TABLE a (id INTEGER PRIMARY KEY, note TEXT)"))
        session.execute(text("CREATE TABLE b (a_id INTEGER REFERENCES a (id))"))
    return app


@pytest.mark.parametrize(
    ("pragma", "value"),
    [
        ("journal_mode", "wal"),
        ("synchronous", 2),
        ("foreign_keys", 1),
        ("secure_delete", 1),
        ("busy_timeout", 5000),
    ],
)
def test_pragmas(sqlite_app: Flask, pragma: str, value: object) -> None:
    with sqlite_app.app_context():
        assert db.session.execute(text(f"PRAGMA {pragma}")).scalar() == value


def test_a_row_never_points_to_nothing(sqlite_app: Flask) -> None:
    with sqlite_app.app_context(), pytest.raises(IntegrityError), writing() as session:
        session.execute(text("INSERT INTO b VALUES (9)"))


def test_a_failed_unit_of_work_leaves_nothing(sqlite_app: Flask) -> None:
    with sqlite_app.app_context():
        with pytest.raises(KeyError):
            _write_then_fail()
        assert db.session.execute(text("SELECT count(*) FROM a")).scalar() == 0


def _write_then_fail() -> None:
    with writing() as session:
        session.execute(text("INSERT INTO a VALUES (1, 'x')"))
        raise KeyError


def test_one_writer_at_a_time_and_readers_never_wait(sqlite_app: Flask) -> None:
    with sqlite_app.app_context():
        db.engine.dispose()
        writer, reader, second = (Session(db.engine) for _ in range(3))
        begin_writing(writer).execute(text("INSERT INTO a VALUES (1, 'x')"))
        assert reader.execute(text("SELECT count(*) FROM a")).scalar() == 0
        with db.engine.connect() as connection:
            connection.exec_driver_sql("PRAGMA busy_timeout = 1")
            connection.rollback()
            with pytest.raises(OperationalError, match="locked"):
                connection.execution_options(autodiag_writes=True).exec_driver_sql("SELECT 1")
            connection.invalidate()
        writer.commit()
        assert second.execute(text("SELECT count(*) FROM a")).scalar() == 1
        for session in (writer, reader, second):
            session.close()


def test_what_is_erased_is_in_no_file(sqlite_app: Flask, tmp_path: Path) -> None:
    words = "confidence-que-personne-ne-doit-relire"
    with sqlite_app.app_context():
        with writing() as session:
            for number in range(50):
                session.execute(
                    text("INSERT INTO a VALUES (:id, :note)"), {"id": number, "note": words * 40}
                )
        assert any(words.encode() in one.read_bytes() for one in tmp_path.glob("*.sqlite3*"))
        with writing() as session:
            session.execute(text("DELETE FROM a"))
        truncate_wal(db.engine)
        db.engine.dispose()
    assert not any(words.encode() in one.read_bytes() for one in tmp_path.glob("*.sqlite3*"))


def test_a_failed_statement_hides_what_was_written(sqlite_app: Flask) -> None:
    with sqlite_app.app_context(), writing() as session:
        session.execute(text("INSERT INTO a VALUES (1, 'x')"))
    with sqlite_app.app_context(), pytest.raises(IntegrityError) as caught, writing() as session:
        session.execute(text("INSERT INTO a VALUES (:id, :note)"), {"id": 1, "note": "secret"})
    assert "secret" not in str(caught.value)


def test_the_file_is_for_its_owner_alone(sqlite_app: Flask, tmp_path: Path) -> None:
    assert (tmp_path / "autodiag.sqlite3").stat().st_mode & 0o077 == 0


def test_a_folder_with_odd_letters(tmp_path: Path) -> None:
    from autodiag.database import upgrade  # noqa: PLC0415

    folder = tmp_path / "à l’aise: 100 % #1?"
    app = create_app(load_settings({"AUTODIAG_INSTANCE": str(folder)}))
    upgrade(app)
    assert app.test_client().get("/healthz").status_code == 200
    assert (folder / "autodiag.sqlite3").exists()
