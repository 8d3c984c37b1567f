"""The operator's commands: a table of words, each read from its own file only when it is used."""

import sys
from collections.abc import Mapping
from pkgutil import resolve_name
from types import MappingProxyType
from typing import NoReturn

import click

from autodiag import __version__
from autodiag.errors import AutodiagError

COMMANDS: Mapping[str, str] = MappingProxyType(
    {
        "run": "autodiag.cli.run:run",
        "prepare": "autodiag.cli.prepare:prepare",
        "migrate": "autodiag.cli.prepare:migrate",
        "backup": "autodiag.cli.backup:backup",
        "restore": "autodiag.cli.restore:restore",
        "secrets": "autodiag.cli.secrets:secrets",
        "check": "autodiag.cli.check:check",
        "publish": "autodiag.cli.publish:publish",
        "purge": "autodiag.cli.purge:purge",
        "guide": "autodiag.cli.guide:guide",
        "network": "autodiag.cli.network:network",
        "mail": "autodiag.cli.mail:mail",
        "accounts": "autodiag.cli.accounts:accounts",
    }
)
"""Every command and where it stands, as `module:name`. A new command adds its line here."""


class CommandTable(click.Group):
    """A group whose commands are imported when they are called, so that starting stays quick."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """List the commands in the order of the table."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import the command behind a word, or return None for a word that is unknown."""
        place = COMMANDS.get(cmd_name)
        if place is None:
            return None
        command: click.Command = resolve_name(place)
        return command


@click.group(cls=CommandTable, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="autodiag")
def commands() -> None:
    """Operate an Autodiag installation.

    Settings come from AUTODIAG_* variables and from settings.toml in the instance folder.
    """


def main() -> None:
    """Run the command line; what an operator can mend is one sentence and status 1."""
    try:
        commands(prog_name="autodiag")
    except (AutodiagError, OSError) as error:
        stop(str(error))
    except Exception as error:
        # Imported here: a start that goes well does without.
        from sqlalchemy.exc import OperationalError  # noqa: PLC0415

        if not isinstance(error, OperationalError):
            raise
        stop(f"the database does not answer: {error.orig}")


def stop(sentence: str) -> NoReturn:
    """Say what is wrong, and end."""
    click.echo(f"autodiag: {sentence.strip()}", err=True)
    sys.exit(1)
