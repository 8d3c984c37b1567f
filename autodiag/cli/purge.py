"""`autodiag purge`: erase the diagnostics and the mail that have outlived their retention."""

import click

from autodiag.cli.opening import opened_app
from autodiag.database import writing
from autodiag.diagnostics.service.keeping import purge as purge_diagnostics
from autodiag.mail.service import purge as purge_mail
from autodiag.settings import Settings
from autodiag.web.transactions import system_clock


@click.command()
@click.option("--yes", is_flag=True, help="Erase; without it, only say what would be erased.")
def purge(yes: bool) -> None:
    """Erase drafts, finished diagnostics and the content of mail that outlived their retention.

    The periods are the settings draft_retention_days and finished_retention_days, counted from the
    last change, as the privacy page says, and mail_retention_days, counted from when a message was
    sent. Without --yes nothing is erased.
    """
    with opened_app() as app, writing() as session:
        settings: Settings = app.config["SETTINGS"]
        now = system_clock()
        gone = purge_diagnostics(
            session,
            draft_days=settings.draft_retention_days,
            finished_days=settings.finished_retention_days,
            now=now,
            is_dry=not yes,
        )
        days = settings.mail_retention_days
        messages = purge_mail(session, days=days, now=now, is_dry=not yes)
    done = "erased" if yes else "would be erased"
    click.echo(f"drafts untouched for {settings.draft_retention_days} days: {gone.drafts} {done}")
    click.echo(
        f"finished, untouched for {settings.finished_retention_days} days: {gone.finished} {done}"
    )
    emptied = "emptied" if yes else "would be emptied"
    click.echo(f"sent messages, {days} days later: {messages} {emptied}")
    if not yes:
        click.echo("Nothing was erased: run it again with --yes.")
