"""`autodiag purge`: erase the diagnostics that nobody has touched for longer than the settings."""

import click

from autodiag.cli.opening import opened_app
from autodiag.database import writing
from autodiag.diagnostics.service.keeping import purge as purge_diagnostics
from autodiag.settings import Settings
from autodiag.web.transactions import system_clock


@click.command()
@click.option("--yes", is_flag=True, help="Erase; without it, only say what would be erased.")
def purge(yes: bool) -> None:
    """Erase drafts and finished diagnostics that have outlived their retention.

    The periods are the settings draft_retention_days and finished_retention_days, counted from the
    last change; the privacy page says the same. Without --yes nothing is erased.
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
    done = "erased" if yes else "would be erased"
    click.echo(f"drafts untouched for {settings.draft_retention_days} days: {gone.drafts} {done}")
    click.echo(
        f"finished, untouched for {settings.finished_retention_days} days: {gone.finished} {done}"
    )
    if not yes:
        click.echo("Nothing was erased: run it again with --yes.")
