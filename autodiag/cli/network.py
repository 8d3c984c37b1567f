"""`autodiag network`: an operator's own cells and poles in the place of the samples."""

from collections.abc import Iterable, Sequence
from pathlib import Path

import click

from autodiag import database
from autodiag.cli.opening import opened_app
from autodiag.network.fields import FILES, WORDS
from autodiag.network.importing import SEPARATOR, File, read_network, write_network
from autodiag.network.kinds import KINDS
from autodiag.network.loading import (
    replace_network,
    sample_network,
    stored_network,
    stored_subjects,
)
from autodiag.network.places import fold
from autodiag.network.records import Network
from autodiag.network.sheets import Column
from autodiag.web.transactions import system_clock

SOURCE = click.Path(exists=True, path_type=Path)
FOLDER = click.Path(file_okay=False, path_type=Path)


def list_columns() -> str:
    """The columns of every file, those that may be left out between brackets."""
    lines = [
        f"{word}.csv: " + ", ".join(name_column(column) for column in columns)
        for word, columns in FILES.items()
    ]
    notes = (
        f"Several regions or languages stand in one field, separated by {SEPARATOR}.",
        f"A kind is one of {', '.join(KINDS)}.",
        "A strength is 1 (a little), 2 (well) or 3 (very well).",
        "Headings may also be French; fields may be separated by ; or , or tabs.",
    )
    return "\n\n".join((*lines, *notes))


def name_column(column: Column) -> str:
    """A column as the help shows it."""
    return column.name if column.is_required else f"[{column.name}]"


@click.group(short_help="Your own cells and poles.")
def network() -> None:
    """Replace the sample network by your own, and take it out again.

    A network is made of CSV files: cells.csv, and if you like expertises.csv, poles.csv and
    subjects.csv. `autodiag network export` writes the present ones, to start from.
    """


@network.command(
    name="import", short_help="Replace the network by your files.", epilog=list_columns()
)
@click.argument("sources", nargs=-1, required=True, type=SOURCE, metavar="DIR | FILES")
@click.option("--dry-run", is_flag=True, help="Only say what would be imported.")
def import_network(sources: Sequence[Path], *, dry_run: bool) -> None:
    """Replace the whole network by the files given, or by those of a folder.

    Every mistake is named with its file, line and column; when there is one, nothing changes.
    """
    files = read_files(list_files(sources))
    with opened_app():
        found = check_files(files)
        if not dry_run:
            put_in_place(found)
    click.echo(f"{'Would import' if dry_run else 'Imported'} {describe(found)}.")
    if left := list_left(found):
        click.echo(f"Still the fictional ones, and now shown as real: {', '.join(left)}.")
    for word in FILES:
        if word not in files:
            click.echo(f"{word}.csv was not given: {WITHOUT[word]}.")


def list_left(found: Network) -> list[str]:
    """Names of the sample cells and poles that are among those of an operator."""
    fictional = set(list_names(sample_network()))
    return [name for name in list_names(found) if name in fictional]


def list_names(found: Network) -> list[str]:
    """Names of the cells, then of the poles."""
    return [one.name for one in found.cells] + [one.name for one in found.poles]


WITHOUT = {
    "subjects": "the subjects stay as they are",
    "expertises": "no cell says what it can help with",
    "poles": "no region has a pole",
}


@network.command(name="export", short_help="Write the network as files.")
@click.argument("folder", type=FOLDER)
@click.option("--replace", is_flag=True, help="Replace files that are already there.")
def export_network(folder: Path, *, replace: bool) -> None:
    """Write the network into FOLDER, in the format that `import` reads."""
    with opened_app(), database.db.sessionmaker() as session:
        files = write_network(stored_network(session))
    taken = [word for word in files if (folder / f"{word}.csv").exists()]
    if taken and not replace:
        raise click.ClickException(f"{folder / taken[0]}.csv is already there; use --replace")
    folder.mkdir(parents=True, exist_ok=True)
    for word, content in files.items():
        (folder / f"{word}.csv").write_bytes(content)
    click.echo(f"Wrote {', '.join(f'{word}.csv' for word in files)} into {folder}.")


@network.command(short_help="Put the samples back.")
def samples() -> None:
    """Put the fictional network back, in the place of whatever is there."""
    with opened_app(), database.writing() as session:
        replace_network(session, sample_network(), now=system_clock(), is_sample=True)
    click.echo(f"Imported {describe(sample_network())}, marked as sample data.")


def list_files(sources: Iterable[Path]) -> list[Path]:
    """The files given, those of a folder being the ones whose name is a word of the table."""
    found: list[Path] = []
    for source in sources:
        inside = sorted(source.glob("*.csv")) if source.is_dir() else [source]
        found += [path for path in inside if not source.is_dir() or fold(path.stem) in WORDS]
    return found


def read_files(paths: Iterable[Path]) -> dict[str, File]:
    """Files by their word; two files for one word, or a name that is none, are refused."""
    files: dict[str, File] = {}
    for path in paths:
        word = WORDS.get(fold(path.stem))
        if word is None:
            names = ", ".join(f"{one}.csv" for one in FILES)
            raise click.ClickException(f"{path.name}: name the file one of {names}")
        if word in files:
            raise click.ClickException(f"{path.name} and {files[word].name} are both {word}")
        files[word] = File(path.name, path.read_bytes())
    if not files:
        raise click.ClickException("there is no cells.csv here")
    return files


def check_files(files: dict[str, File]) -> Network:
    """The network that the files hold; prints every mistake when there are any."""
    with database.db.sessionmaker() as session:
        reading = read_network(files, stored_subjects(session) or sample_network().subjects)
    if reading.network is None:
        for mistake in reading.mistakes:
            click.echo(str(mistake), err=True)
        told = count(reading.mistakes, "mistake")
        raise click.ClickException(f"{told}; nothing was imported")
    return reading.network


def put_in_place(found: Network) -> None:
    """Replace the stored network, all of it or nothing."""
    with database.writing() as session:
        replace_network(session, found, now=system_clock())


def describe(found: Network) -> str:
    """How much there is, in words."""
    return (
        f"{count(found.cells, 'cell')}, {count(found.expertises, 'expertise')},"
        f" {count(found.poles, 'pole')} and {count(found.subjects, 'subject')}"
    )


def count(things: Sequence[object], word: str) -> str:
    """A number with its word."""
    return f"{len(things)} {word if len(things) == 1 else f'{word}s'}"
