"""`autodiag secrets`: where this installation keeps what nobody else may read."""

from pathlib import Path
from stat import S_IMODE, filemode

import click
from sqlalchemy.engine import make_url

from autodiag.settings import load_settings


@click.command(short_help="Say where the secrets are.")
def secrets() -> None:
    """Say where the secrets are and who may read them; never show them."""
    settings = load_settings()
    database = make_url(settings.database_url)
    rows = {
        "instance folder": describe(settings.instance),
        "secret key": describe(settings.instance / "secret_key"),
        "settings file": describe(settings.instance / "settings.toml"),
        "database": database.render_as_string(hide_password=True),
    }
    for name, value in rows.items():
        click.echo(f"{name:16} {value}")


def describe(path: Path) -> str:
    """Describe a path with its permissions, as `ls -l` writes them."""
    if not path.exists():
        return f"{path} (not there)"
    return f"{path} ({filemode(path.stat().st_mode)}{warning(path)})"


def warning(path: Path) -> str:
    """Return a word of caution when others than the owner may read a secret file."""
    is_open = path.is_file() and S_IMODE(path.stat().st_mode) & 0o077
    return ": others may read it, run chmod 600 on it" if is_open else ""
