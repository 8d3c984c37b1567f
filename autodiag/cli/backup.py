"""`autodiag backup FILE`: a whole copy of the database, taken while people answer."""

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import click
from sqlalchemy.engine import URL, make_url

from autodiag.cli.postgres import run_tool
from autodiag.settings import load_settings

PAGES_AT_A_TIME = 256
PAUSE_SECONDS = 0.01


@click.command(short_help="Copy the database while people answer.")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--replace", is_flag=True, help="Replace FILE when it is already there.")
def backup(file: Path, *, replace: bool) -> None:
    """Copy the database into FILE, without stopping anything.

    SQLite gives a database file, PostgreSQL a pg_dump archive. The copy is checked before it takes
    its name, and only its owner may read it: it holds all that people wrote.
    """
    if file.exists() and not replace:
        raise click.ClickException(f"{file} is already there; --replace overwrites it")
    url = make_url(load_settings().database_url)
    partial = file.with_name(f"{file.name}.partial")
    partial.unlink(missing_ok=True)
    os.close(os.open(partial, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    try:
        COPIERS[url.get_backend_name()](url, partial)
        partial.replace(file)
    finally:
        partial.unlink(missing_ok=True)
    click.echo(f"{file}: {file.stat().st_size:,} bytes, checked.")


def copy_sqlite(url: URL, target: Path) -> None:
    """Copy a SQLite database page by page; writers only ever wait for a few pages."""
    source = existing_file(url)
    with closing(sqlite3.connect(source)) as live, closing(sqlite3.connect(target)) as copy:
        live.backup(copy, pages=PAGES_AT_A_TIME, sleep=PAUSE_SECONDS)
        # A copy that carries no journal of its own is one file, and can be read where it lies.
        copy.execute("PRAGMA journal_mode = DELETE")
        check_sqlite(copy)


def existing_file(url: URL) -> Path:
    """Return the file behind a SQLite address, refusing to make an empty one."""
    path = Path(url.database or "")
    if not path.is_file():
        raise click.ClickException(f"there is no database at {path}")
    return path


def check_sqlite(connection: sqlite3.Connection) -> None:
    """Refuse a database that is damaged or whose rows point to nothing."""
    verdict = connection.execute("PRAGMA integrity_check").fetchone()[0]
    if verdict != "ok":
        raise click.ClickException(f"the database is damaged: {verdict}")
    orphans = connection.execute("PRAGMA foreign_key_check").fetchall()
    if orphans:
        raise click.ClickException(f"rows of {orphans[0][0]} point to rows that are not there")


def copy_postgres(url: URL, target: Path) -> None:
    """Have pg_dump write a compressed archive, then pg_restore read its list back."""
    run_tool("pg_dump", url, ["--format=custom", "--no-owner", f"--file={target}"])
    run_tool("pg_restore", url, ["--list", str(target)])


COPIERS: dict[str, Callable[[URL, Path], None]] = {
    "sqlite": copy_sqlite,
    "postgresql": copy_postgres,
}
"""How each kind of database is copied."""
