"""`autodiag check FILE...`: all the mistakes of questionnaire files, with their remedies."""

import sys
from collections.abc import Iterable
from pathlib import Path

import click

from autodiag.questionnaires.mistakes import LANGUAGES, Mistake
from autodiag.questionnaires.reading import read
from autodiag.questionnaires.source import MAX_BYTES

WARNINGS = {"en": "Worth a look:", "fr": "À vérifier\N{NO-BREAK SPACE}:"}
SUMMARIES = {
    "en": "{file}: to mend {errors}, worth a look {warnings}",
    "fr": "{file}\N{NO-BREAK SPACE}: à corriger {errors}, à vérifier {warnings}",
}


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--language", type=click.Choice(LANGUAGES), default="en", help="Language of the mistakes."
)
def check(files: tuple[Path, ...], language: str) -> None:
    """Print every mistake of questionnaire FILEs, one a line: place, code, what to mend.

    Warnings come after the errors, apart, and keep no questionnaire from being published. The exit
    status is 1 when a file has errors, 0 otherwise.
    """
    errors = sum(_check_file(file, language) for file in files)
    sys.exit(1 if errors else 0)


def _check_file(file: Path, language: str) -> int:
    reading = read(_content(file), language=language)
    _print(file, reading.errors)
    if reading.warnings:
        click.echo(WARNINGS[language])
        _print(file, reading.warnings)
    errors, warnings = len(reading.errors), len(reading.warnings)
    click.echo(SUMMARIES[language].format(file=file, errors=errors, warnings=warnings), err=True)
    return errors


def _content(file: Path) -> bytes:
    try:
        with file.open("rb") as stream:
            # One byte more than a questionnaire may have is enough to refuse it.
            return stream.read(MAX_BYTES + 1)
    except OSError as error:
        raise click.ClickException(f"{file}: {error.strerror}") from error


def _print(file: Path, mistakes: Iterable[Mistake]) -> None:
    for mistake in mistakes:
        place = f"{file}:{mistake.line}:{mistake.column}"
        click.echo(f"{place} {mistake.code} {mistake.message} — {mistake.remedy}")
