"""How each kind of database is opened, and who may write when."""

import json
import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import partial
from threading import Lock
from typing import Any

from flask_sqlalchemy_lite import SQLAlchemy
from sqlalchemy import Connection, Engine, event
from sqlalchemy.engine import make_url
from sqlalchemy.orm import Session

# Given to a session's connection before its first statement: "this transaction will write".
WRITES = "autodiag_writes"

# How long a writer waits for its turn before it says that the database is busy.
WAIT_SECONDS = 5
_TURN = "autodiag_turn"

log = logging.getLogger("autodiag")

# WAL: readers never wait for the writer. FULL: what a page calls saved survives a power cut; it
# costs one wait for the disk per commit. secure_delete: what is erased is overwritten with zeros.
_PRAGMAS = (
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    f"PRAGMA busy_timeout = {WAIT_SECONDS * 1000}",
    "PRAGMA foreign_keys = ON",
    "PRAGMA secure_delete = ON",
    "PRAGMA temp_store = MEMORY",
)

# Values never reach a log: the parameters of a failed statement are what somebody wrote.
_OPTIONS: dict[str, Any] = {
    "hide_parameters": True,
    "pool_pre_ping": False,
    "json_serializer": partial(json.dumps, ensure_ascii=False, separators=(",", ":")),
}

db = SQLAlchemy(engine_options=_OPTIONS, session_options={"expire_on_commit": False})


def engine_options(url: str) -> dict[str, Any]:
    """What Flask-SQLAlchemy-Lite needs to open the database at `url`."""
    if make_url(url).get_backend_name() == "sqlite":
        return {"url": url, "connect_args": {"timeout": WAIT_SECONDS}}
    return {"url": url, "pool_pre_ping": True, "pool_size": 10, "max_overflow": 20}


def prepare_engine(engine: Engine) -> None:
    """Give a SQLite engine its pragmas and its explicit transactions."""
    if engine.dialect.name != "sqlite":
        return
    _make_file(engine.url.database)
    turns = _Turns()
    event.listen(engine, "connect", _on_connect)
    event.listen(engine, "begin", turns.on_begin)
    event.listen(engine, "checkin", turns.on_checkin)


def _make_file(path: str | None) -> None:
    """Make a new database for its owner's eyes alone; its journals take the same permissions."""
    if path and path != ":memory:":
        with suppress(FileExistsError, FileNotFoundError):
            os.close(os.open(path, os.O_CREAT | os.O_EXCL, 0o600))


def _on_connect(connection: Any, _record: object) -> None:
    # The driver's own habit of opening transactions late is switched off; _on_begin opens them.
    connection.isolation_level = None
    for pragma in _PRAGMAS:
        connection.execute(pragma)


class _Turns:
    """Lets the writers of this process take turns before they ask SQLite for its one write lock.

    SQLite makes those who wait sleep for longer and longer; a lock of our own wakes the next one
    at once.  Writers of other processes still meet in SQLite.
    """

    def __init__(self) -> None:
        self._turn = Lock()

    def on_begin(self, connection: Connection) -> None:
        """Take the write lock at once when writing: to ask for it halfway can only fail."""
        if not connection.get_execution_options().get(WRITES, False):
            connection.exec_driver_sql("BEGIN")
            return
        if self._turn.acquire(timeout=WAIT_SECONDS):
            connection.info[_TURN] = True
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    def on_checkin(self, _connection: object, record: Any) -> None:
        """Give the turn on once the transaction has ended and its connection is back."""
        if record.info.pop(_TURN, False):
            self._turn.release()


def begin_writing(session: Session) -> Session:
    """Open the session's transaction as one that writes."""
    if not session.in_transaction():
        session.connection(execution_options={WRITES: True})
    return session


@contextmanager
def writing() -> Iterator[Session]:
    """A session of the current app for one unit of work: committed at the end, or undone."""
    with db.sessionmaker() as session, session.begin():
        session.connection(execution_options={WRITES: True})
        yield session


def empty_journal_after(session: Session) -> None:
    """Once this session commits what it erases, leave nothing of it in the journal either."""
    event.listen(session, "after_commit", _empty_journal, once=True)


def _empty_journal(session: Session) -> None:
    bind = session.get_bind()
    if not truncate_wal(bind if isinstance(bind, Engine) else bind.engine):
        log.warning("the journal was being read: the next erasure or purge empties it")


def truncate_wal(engine: Engine) -> bool:
    """Empty SQLite's journal, so that what was just erased is in no file; nothing on PostgreSQL.

    False when somebody who reads held it for too long: the next time empties it.
    """
    if engine.dialect.name != "sqlite":
        return True
    connection = engine.raw_connection()
    try:
        busy, _, _ = connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    finally:
        connection.close()
    return not busy
