"""`autodiag purge`: erase what was kept for as long as the privacy page says."""

import click

from autodiag.cli.opening import opened_app
from autodiag.database import writing
from autodiag.diagnostics.service.keeping import purge as purge_diagnostics
from autodiag.guide.retention import purge_words
from autodiag.settings import Settings
from autodiag.web.transactions import system_clock


@click.command()
@click.option("--yes", is_flag=True, help="Erase; without it, only say what would be erased.")
def purge(yes: bool) -> None:
    """Erase diagnostics, and words that readers left, that have outlived their retention.

    The periods are the settings draft_retention_days and finished_retention_days, counted from the
    last change, and reader_words_retention_days; the privacy page says the same. Without --yes
    nothing is erased.
    """
    with opened_app() as app, writing() as session:
        settings: Settings = app.config["SETTINGS"]
        gone = purge_diagnostics(
            session,
            draft_days=settings.draft_retention_days,
            finished_days=settings.finished_retention_days,
            now=system_clock(),
            is_dry=not yes,
        )
        words = purge_words(
            session,
            days=settings.reader_words_retention_days,
            now=system_clock(),
            is_dry=not yes,
        )
    done = "erased" if yes else "would be erased"
    click.echo(f"drafts untouched for {settings.draft_retention_days} days: {gone.drafts} {done}")
    click.echo(
        f"finished, untouched for {settings.finished_retention_days} days: {gone.finished} {done}"
    )
    for kind, count in words.items():
        days = settings.reader_words_retention_days
        click.echo(f"{kind}, left {days} days ago or more: {count} {done}")
    if not yes:
        click.echo("Nothing was erased: run it again with --yes.")
