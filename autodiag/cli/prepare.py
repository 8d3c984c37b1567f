"""`autodiag migrate` and `autodiag prepare`: from an empty folder to a site that answers."""

import click
from flask import Flask

from autodiag import database
from autodiag.app import create_app


@click.command()
def migrate() -> None:
    """Bring the database to the tables of this version; again changes nothing."""
    database.upgrade(create_app())
    click.echo("The database is up to date.")


@click.command()
def prepare() -> None:
    """Migrate, then load what is shipped: questionnaire, guide, sample network.

    Doing it again changes nothing: what an editor changed in the page stays as it is.
    """
    prepare_installation()
    click.echo("Autodiag is ready.")


def prepare_installation() -> Flask:
    """Migrate and load what is shipped; return the app that did it."""
    app = create_app()
    database.upgrade(app)
    return app
