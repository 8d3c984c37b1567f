"""`autodiag migrate` and `autodiag prepare`: from an empty folder to a site that answers."""

import logging
from pkgutil import resolve_name

import click
from flask import Flask

from autodiag import database
from autodiag.cli import freshness, people
from autodiag.cli.opening import opened_app
from autodiag.settings import Settings

SAMPLES: tuple[str, ...] = ("autodiag.network.service:load_samples",)
"""What is loaded only where the samples are wanted, as `module:function`."""

SHIPPED: tuple[str, ...] = (
    "autodiag.diagnostics.service:publish_shipped",
    "autodiag.guide.service:load_catalog",
)
"""What every installation starts with; each function takes a session and the present instant."""


@click.command(short_help="Bring the database up to date.")
def migrate() -> None:
    """Bring the database to the tables of this version; again changes nothing."""
    with opened_app() as app:
        migrate_quietly(app)
    click.echo("The database is up to date.")


@click.command(short_help="Migrate, then load what is shipped.")
def prepare() -> None:
    """Migrate, then load what is shipped: questionnaire, guide, sample network.

    Doing it again changes nothing: what an editor changed in the page stays as it is. The made-up
    people of ./dev run are taken out.
    """
    prepare_installation()
    click.echo("Autodiag is ready.")


def prepare_installation(*, with_people: bool = False) -> None:
    """Migrate and load what is shipped, made-up people only when they are asked for."""
    with opened_app() as app:
        migrate_quietly(app)
        load_shipped(app)
        settle = people.bring if with_people else people.send_away
        settle(app)
    freshness.remember(app.config["SETTINGS"])


def migrate_quietly(app: Flask) -> None:
    """Migrate, leaving out what Alembic says when there is nothing to do."""
    logging.getLogger("alembic.runtime.plugins").setLevel(logging.WARNING)
    logging.getLogger("alembic.runtime.migration").setLevel(logging.WARNING)
    database.upgrade(app)


def load_shipped(app: Flask) -> None:
    """Have every feature load its own; each in a transaction, all at the same instant."""
    now = app.config["CLOCK"]()
    settings: Settings = app.config["SETTINGS"]
    with app.app_context():
        for place in (*SAMPLES, *SHIPPED) if settings.samples else SHIPPED:
            with database.writing() as session:
                resolve_name(place)(session, now=now)
