"""`autodiag purge`: erase what was kept for as long as the privacy page says, mail included."""

import click

from autodiag.accounts.service.entering import purge_expired
from autodiag.cli.opening import opened_app
from autodiag.database import writing
from autodiag.diagnostics.service.keeping import purge as purge_diagnostics
from autodiag.guide.retention import purge_words
from autodiag.mail.service import purge as purge_mail
from autodiag.settings import Settings
from autodiag.web.transactions import system_clock


@click.command()
@click.option("--yes", is_flag=True, help="Erase; without it, only say what would be erased.")
def purge(yes: bool) -> None:
    """Erase diagnostics, words that readers left and sent mail that have outlived their retention.

    The periods are the settings draft_retention_days and finished_retention_days, counted from the
    last change, reader_words_retention_days, and mail_retention_days, counted from when a message
    was sent; the privacy page says the same. Without --yes nothing is erased.
    Sessions and links of accounts that open nothing any more go with them.
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
        kept = settings.reader_words_retention_days
        words = purge_words(session, days=kept, now=now, is_dry=not yes)
        days = settings.mail_retention_days
        messages = purge_mail(session, days=days, now=now, is_dry=not yes)
        if yes:
            purge_expired(session, now=now)
    done = "erased" if yes else "would be erased"
    click.echo(f"drafts untouched for {settings.draft_retention_days} days: {gone.drafts} {done}")
    click.echo(
        f"finished, untouched for {settings.finished_retention_days} days: {gone.finished} {done}"
    )
    for kind, count in words.items():
        click.echo(f"{kind}, left {kept} days ago or more: {count} {done}")
    emptied = "emptied" if yes else "would be emptied"
    click.echo(f"sent messages, {days} days later: {messages} {emptied}")
    if not yes:
        click.echo("Nothing was erased: run it again with --yes.")
