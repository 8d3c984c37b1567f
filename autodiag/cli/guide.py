"""`autodiag guide`: load and check entries, read what readers say of them."""

from pathlib import Path

import click

from autodiag import database
from autodiag.cli.lines import one_line
from autodiag.cli.opening import opened_app
from autodiag.errors import Invalid
from autodiag.guide import missing, service, usefulness
from autodiag.guide.checking import list_advice, list_errors
from autodiag.guide.loading import Loaded
from autodiag.guide.model import Content
from autodiag.guide.reading import read_folder
from autodiag.web.transactions import system_clock

FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)


@click.group()
def guide() -> None:
    """Load and check the entries of the guide, and read what readers say of them."""


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


@guide.command()
@click.option("--words", "with_words", is_flag=True, help="Also the words that readers left.")
def useful(*, with_words: bool) -> None:
    """List the entries by how useful readers find them, those that serve least first."""
    with opened_app(), database.db.sessionmaker() as session:
        found = usefulness.list_usefulness(session)
        cards = service.titles(session, [one.code for one in found], "fr")
        for one in found:
            title = one_line(cards[one.code].title)
            click.echo(f"{one.code:12} {one.useful:5} yes {one.useless:5} no  {title}")
            for word in usefulness.list_words(session, one.code) if with_words else ():
                answer = "yes" if word.is_useful else "no"
                said = f"{word.left_on}  {word.language}  {answer:3}  {one_line(word.message)}"
                click.echo(f"    {said}")
    click.echo(f"{sum(one.total for one in found)} answers.")


@guide.command()
def missed() -> None:
    """List what readers looked for and said is missing, the latest month first."""
    with opened_app(), database.db.sessionmaker() as session:
        found = missing.list_missed(session)
    for one in found:
        click.echo(f"{one.month}  {one.language}  {one.times:5}  {one_line(one.words)}")
    click.echo(f"{len(found)} searches.")


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
