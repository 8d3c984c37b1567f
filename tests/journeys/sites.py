"""A site with all that is shipped, and the real server in front of it."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from flask import Flask
from sqlalchemy.orm import Session

from autodiag import database
from autodiag.app import create_app
from autodiag.cli.prepare import load_shipped
from autodiag.settings import load_settings
from tests.conftest import make_environ
from tests.house.repository import ROOT
from tests.house.servers import free_port, wait_for_address

Made = TypeVar("Made")


@dataclass(frozen=True, slots=True)
class Site:
    """An installation with its folder and settings; *app* prepares in it what a journey finds."""

    folder: Path
    environ: dict[str, str]
    app: Flask

    def make(self, work: Callable[[Session], Made]) -> Made:
        """Do *work* in a transaction of its own."""
        with self.app.app_context(), database.writing() as session:
            return work(session)


def make_site(folder: Path, database_url: str) -> Site:
    """An installation on a migrated database, with the questionnaire, the guide, the network."""
    environ = make_environ(database_url, folder)
    app = create_app(load_settings(environ))
    load_shipped(app)
    return Site(folder, environ, app)


class Server:
    """The server of a site, as a command starts it; it can be killed and started again."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._port = free_port()
        self._process = self._start()
        self.address = wait_for_address(self._process)

    def _start(self) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [sys.executable, "-m", "autodiag.cli", "run", "--port", str(self._port)],
            cwd=ROOT,
            env={**os.environ, **self._site.environ},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            # A group of its own, so that the workers go with it.
            start_new_session=True,
        )

    def kill(self) -> None:
        """End it at once, as a power cut does: nothing is closed, nothing is written."""
        os.killpg(self._process.pid, signal.SIGKILL)
        self._process.communicate()

    def start_again(self) -> None:
        """Start it at the same address."""
        self._process = self._start()
        wait_for_address(self._process)


@contextmanager
def running(site: Site) -> Iterator[Server]:
    """Serve a site; nothing is left running afterwards."""
    server = Server(site)
    try:
        yield server
    finally:
        server.kill()
