"""`autodiag restore FILE`: put a backup in the place of the database."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import click
from sqlalchemy.engine import URL, make_url

from autodiag.cli import freshness
from autodiag.cli.backup import check_sqlite
from autodiag.cli.opening import opened_app
from autodiag.cli.postgres import run_tool
from autodiag.cli.prepare import migrate_quietly
from autodiag.database import writing
from autodiag.mail.service import hold_restored
from autodiag.settings import load_settings

MARK = "alembic_version"
"""The table that every Autodiag database has, and hardly any other."""


@click.command(short_help="Put a backup in the place of the database.")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--yes", is_flag=True, help="Replace all that the database holds.")
def restore(file: Path, *, yes: bool) -> None:
    """Replace all that the database holds by what FILE holds, then migrate it.

    Stop the server first: what is written in the meantime would be lost.
    """
    settings = load_settings()
    url = make_url(settings.database_url)
    checker, putter = RESTORERS[url.get_backend_name()]
    checker(url, file)
    if not yes:
        raise click.ClickException(
            f"{file} is a good backup; --yes puts it in the place of "
            f"{url.render_as_string(hide_password=True)}, whose content is lost"
        )
    freshness.forget(settings)
    putter(url, file)
    with opened_app(settings) as app:
        migrate_quietly(app)
        with writing() as session:
            held = hold_restored(session)
    click.echo(f"{file} is restored, and the database is up to date.")
    if held:
        click.echo(f"Messages held, as they may have left since: {held} (autodiag mail list).")


def check_file(_url: URL, file: Path) -> None:
    """Refuse a file that is not a sound Autodiag database."""
    with closing(sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True)) as backup:
        try:
            check_sqlite(backup)
            found = backup.execute("SELECT 1 FROM sqlite_master WHERE name = ?", [MARK]).fetchone()
        except sqlite3.DatabaseError as error:
            raise click.ClickException(f"{file} is not a SQLite database: {error}") from error
    if found is None:
        raise click.ClickException(f"{file} is not a backup of Autodiag")


def put_sqlite(url: URL, file: Path) -> None:
    """Copy the backup over the live database in one transaction, journal included."""
    target = Path(url.database or "")
    target.parent.mkdir(parents=True, exist_ok=True)
    with closing(sqlite3.connect(file)) as backup, closing(sqlite3.connect(target)) as live:
        backup.backup(live)
        live.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def check_archive(url: URL, file: Path) -> None:
    """Refuse a file that is not a pg_dump archive of Autodiag."""
    if f" {MARK} " not in run_tool("pg_restore", url, ["--list", str(file)]):
        raise click.ClickException(f"{file} is not a backup of Autodiag")


def put_postgres(url: URL, file: Path) -> None:
    """Have pg_restore replace every table in one transaction."""
    name = url.database or ""
    options = ["--clean", "--if-exists", "--no-owner", "--single-transaction", f"--dbname={name}"]
    run_tool("pg_restore", url, [*options, str(file)])


RESTORERS: dict[str, tuple[Callable[[URL, Path], None], Callable[[URL, Path], None]]] = {
    "sqlite": (check_file, put_sqlite),
    "postgresql": (check_archive, put_postgres),
}
"""For each kind of database: what checks a backup, and what puts it in place."""
