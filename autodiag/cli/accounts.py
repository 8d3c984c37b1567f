"""`autodiag accounts`: the first administrator, and a way back in for the last one."""

from __future__ import annotations

import click
from flask import Flask

from autodiag import database
from autodiag.accounts.rights import SCOPES, Role, Scope
from autodiag.accounts.service.inviting import (
    INVITATION_DAYS,
    RESET_HOURS,
    Invited,
    invite,
    make_link,
)
from autodiag.accounts.service.people import Grant, find_by_address
from autodiag.cli.opening import opened_app
from autodiag.errors import Invalid
from autodiag.settings import Settings
from autodiag.web.languages import DEFAULT, LANGUAGES, speaking
from autodiag.web.transactions import system_clock


@click.group(short_help="Invite people, and let them in again.")
def accounts() -> None:
    """Invite the first administrator, and make links for people who lost their password.

    Everything else is done in the pages, by administrators.
    """


@accounts.command(name="invite", short_help="Invite somebody.")
@click.argument("address", metavar="EMAIL")
@click.option("--role", type=click.Choice([one.value for one in Role]), required=True)
@click.option("--place", default="", help="Region (01 to 17) of a facilitator, cell of a member.")
@click.option("--language", type=click.Choice(LANGUAGES), default=DEFAULT, show_default=True)
def invite_somebody(address: str, role: str, place: str, language: str) -> None:
    """Invite EMAIL and print the link by which they choose a password.

    Hand the link over yourself: whoever holds it enters. It works once.
    """
    grant = Grant(Role(role), place)
    if not grant.is_sound:
        scope = SCOPES[grant.role]
        raise click.ClickException(
            f"a {role} has no --place" if scope is Scope.EVERYWHERE
            else f"a {role} needs a {scope}: give its code with --place"
        )  # fmt: skip
    with opened_app() as app, database.writing() as session, speaking("en"):
        try:
            made = invite(session, address, grant, language=language, by=None, now=system_clock())
        except Invalid as refused:
            raise click.ClickException(" ".join(*refused.messages.values())) from refused
        link = write_link(app, made)
    click.echo(link)
    click.echo(f"It works once, for {INVITATION_DAYS} days.", err=True)


@accounts.command(short_help="A new link for somebody who cannot enter.")
@click.argument("address", metavar="EMAIL")
def link(address: str) -> None:
    """Print a link by which EMAIL chooses a new password; the one before stops working."""
    with opened_app() as app, database.writing() as session:
        account = find_by_address(session, address)
        if account is None:
            raise click.ClickException(f"nobody has the address {address}")
        made = make_link(session, account, by=None, now=system_clock())
        address_of_link = write_link(app, made)
        period = f"{INVITATION_DAYS} days" if account.is_invited else f"{RESET_HOURS} hours"
    click.echo(address_of_link)
    click.echo(f"It works once, for {period}.", err=True)


def write_link(app: Flask, made: Invited) -> str:
    """The link as it is opened, on the public address when the settings name it."""
    settings: Settings = app.config["SETTINGS"]
    site = settings.public_url or "http://127.0.0.1:5000"
    return f"{site}/{made.account.language}/accounts/links/{made.token}"
