"""The app as a command needs it: made, used, and its database let go of."""

from collections.abc import Iterator
from contextlib import contextmanager

from flask import Flask

from autodiag.app import create_app
from autodiag.database import db
from autodiag.settings import Settings


@contextmanager
def opened_app(settings: Settings | None = None) -> Iterator[Flask]:
    """An app inside its context; afterwards no connection stays open, even if the process does."""
    app = create_app(settings)
    with app.app_context():
        try:
            yield app
        finally:
            db.engine.dispose()
