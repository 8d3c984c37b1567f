"""PostgreSQL's own tools, told where the database is without showing its password."""

import os
import shutil
import subprocess
from collections.abc import Mapping, Sequence

import click
from sqlalchemy.engine import URL

VARIABLES: Mapping[str, str] = {
    "PGHOST": "host",
    "PGPORT": "port",
    "PGUSER": "username",
    "PGPASSWORD": "password",
    "PGDATABASE": "database",
}
"""The tools' environment variable for each part of an address."""


def run_tool(name: str, url: URL, arguments: Sequence[str]) -> str:
    """Run a PostgreSQL tool and return what it printed; its own words explain a failure."""
    path = shutil.which(name)
    if path is None:
        raise click.ClickException(
            f"{name} is missing: install PostgreSQL's client tools (Debian: postgresql-client)"
        )
    done = subprocess.run(  # noqa: S603 -- a known tool, its arguments apart, no shell
        [path, *arguments],
        env=os.environ | connection_variables(url),
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise click.ClickException(f"{name} failed: {done.stderr.strip()}")
    return done.stdout


def connection_variables(url: URL) -> dict[str, str]:
    """Say where the database is in variables, since every user may read a command line."""
    parts = {variable: getattr(url, part) for variable, part in VARIABLES.items()}
    # A socket's folder is given in the query, as in postgresql://user@/name?host=/run/postgresql.
    parts |= {"PGHOST": url.query.get("host") or parts["PGHOST"]}
    return {variable: str(value) for variable, value in parts.items() if value}
