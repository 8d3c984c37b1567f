"""The made-up people of `./dev run`: one for each role, and how to sign in as each."""

from __future__ import annotations

import secrets
from pathlib import Path
from typing import TYPE_CHECKING

from autodiag.settings import Settings

if TYPE_CHECKING:
    from flask import Flask

LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})
_PIECES = 3


def are_welcome(settings: Settings, host: str) -> bool:
    """Whether made-up people may have accounts: on sample data, on this machine alone."""
    return settings.samples and not settings.public_url and host in LOOPBACK


def are_there(settings: Settings) -> bool:
    """Whether they were given accounts."""
    return note_path(settings).exists()


def bring(app: Flask) -> None:
    """Give them accounts, with one password drawn for this installation, and note it."""
    # Imported here, as below: a start that prepares nothing does without.
    from autodiag import database  # noqa: PLC0415
    from autodiag.accounts.service.samples import SAMPLES, address_of, put_samples  # noqa: PLC0415

    password = "-".join(secrets.token_hex(2) for _ in range(_PIECES))
    with app.app_context(), database.writing() as session:
        put_samples(session, password, now=app.config["CLOCK"]())
    lines = [f"  {address_of(grant):34} {name}" for name, grant in SAMPLES.items()]
    note = note_path(app.config["SETTINGS"])
    note.touch(mode=0o600)
    note.write_text(
        "\n".join([f"Made-up people, all with the password {password}", *lines]), "utf-8"
    )


def send_away(app: Flask) -> None:
    """Take them out, wherever they are not welcome."""
    from autodiag import database  # noqa: PLC0415
    from autodiag.accounts.service.samples import erase_samples  # noqa: PLC0415

    with app.app_context(), database.writing() as session:
        erase_samples(session)
    note_path(app.config["SETTINGS"]).unlink(missing_ok=True)


def list_them(settings: Settings) -> list[str]:
    """A line for their password and one for each of them; nothing when they are not there."""
    note = note_path(settings)
    return note.read_text("utf-8").splitlines() if note.exists() else []


def note_path(settings: Settings) -> Path:
    """The file that says how to sign in as them, for the eyes of whoever runs this installation."""
    return settings.instance / "sample_people.txt"
