"""`autodiag guide`: load and check entries, read what readers reported."""

from pathlib import Path

import click

from autodiag import database
from autodiag.cli.lines import one_line
from autodiag.cli.opening import opened_app
from autodiag.errors import Invalid
from autodiag.guide import service
from autodiag.guide.checking import list_advice, list_errors
from autodiag.guide.loading import Loaded
from autodiag.guide.model import Content
from autodiag.guide.reading import read_folder
from autodiag.web.transactions import system_clock

FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)


@click.group()
def guide() -> None:
    """Load and check the entries of the guide, and read reported mistakes."""


@guide.command()
@click.argument("folder", type=FOLDER, required=False)
@click.option("--dry-run", is_flag=True, help="Say what would be done, and do nothing.")
def load(folder: Path | None, *, dry_run: bool) -> None:
    """Load the Markdown entries of FOLDER, or the shipped ones.

    An entry that somebody changed in the database since it was loaded is left alone.
    """
    entries = _read(folder) if folder else service.shipped_entries()
    with opened_app(), database.writing() as session:
        loaded = service.load_entries(session, entries, now=system_clock())
        if dry_run:
            session.rollback()
    _say(loaded)


@guide.command()
@click.argument("folder", type=FOLDER, required=False)
def check(folder: Path | None) -> None:
    """Check the Markdown entries of FOLDER, or the shipped ones, and say what to mend."""
    entries = _read(folder) if folder else service.shipped_entries()
    advice = list_advice(entries)
    for remark in advice:
        click.echo(remark)
    click.echo(f"{len(entries)} entries can be loaded, with {len(advice)} remarks.")


@guide.command()
@click.option("--all", "with_seen", is_flag=True, help="Also those that were set aside.")
@click.option("--seen", "number", type=int, help="Set the report of this number aside.")
def reports(*, with_seen: bool, number: int | None) -> None:
    """List the mistakes that readers reported, oldest first."""
    with opened_app(), database.writing() as session:
        if number is not None:
            service.mark_seen(session, number, now=system_clock())
        found = service.list_reports(session, with_seen=with_seen)
        for one in found:
            day = one.created_at.date().isoformat()
            click.echo(f"{one.id}  {day}  {one.entry}.{one.language}  {one_line(one.message)}")
    click.echo(f"{len(found)} reports.")


def _read(folder: Path) -> tuple[Content, ...]:
    catalog = read_folder(folder)
    mistakes = [str(one) for one in (*catalog.mistakes, *list_errors(catalog.entries))]
    if mistakes:
        summary = f"{len(mistakes)} mistakes; nothing was loaded."
        raise Invalid(message="\n".join([*mistakes, summary]))
    return catalog.entries


def _say(loaded: Loaded) -> None:
    words = (
        ("added", loaded.added),
        ("updated", loaded.updated),
        ("unchanged", loaded.unchanged),
        ("left alone, changed in the database since", loaded.kept),
    )
    for word, codes in words:
        click.echo(f"{len(codes):4} {word}{': ' if codes else ''}{', '.join(codes)}")
