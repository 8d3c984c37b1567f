"""`autodiag publish FILE`: freeze a questionnaire as the version that new diagnostics use."""

import sys
from pathlib import Path

import click

from autodiag.cli import stop
from autodiag.cli.opening import opened_app
from autodiag.database import writing
from autodiag.diagnostics.publishing import NotPublishable
from autodiag.diagnostics.publishing import publish as publish_version
from autodiag.questionnaires import read
from autodiag.questionnaires.versions import Objection
from autodiag.web.transactions import system_clock

OBJECTIONS = {
    Objection.OTHER_QUESTIONNAIRE: "another questionnaire has this id",
    Objection.UNCHANGED: "nothing has changed since the version that is published",
    Objection.NOT_HIGHER: "raise its version: the one published is as high, or higher",
}


@click.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False, exists=True))
def publish(file: Path) -> None:
    """Publish the questionnaire in FILE; `autodiag check FILE` says whether it can be.

    What is published never changes: diagnostics stay with the version they began with.
    """
    content = file.read_bytes()
    reading = read(content)
    for mistake in reading.errors:
        click.echo(f"{file}:{mistake.line}:{mistake.column} {mistake.code} {mistake.message}")
    if reading.questionnaire is None:
        click.echo(f"{file}: not published", err=True)
        sys.exit(1)
    _publish(content.decode("utf-8-sig"), file)


def _publish(document: str, file: Path) -> None:
    try:
        with opened_app(), writing() as session:
            done = publish_version(session, document, now=system_clock())
    except NotPublishable as refused:
        stop(f"{file}: {OBJECTIONS[refused.objection]}")
    questionnaire = done.version.questionnaire
    click.echo(f"published {questionnaire.id}, version {questionnaire.version}")
    click.echo(f"fingerprint {done.version.fingerprint}")
    for code in done.reworded:
        click.echo(f"worth a look: {code} has a new text and the same wording mark", err=True)
