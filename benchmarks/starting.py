"""How long one waits: importing the engine, and a second `./dev run` until the page answers."""

import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from statistics import median

from benchmarks import Figure
from tests.house.repository import ROOT
from tests.house.servers import running_server

TIMES = 5


def measure() -> Iterator[Figure]:
    """Compare with an interpreter that does nothing, started in the same run."""
    nothing = time_program("pass")
    yield Figure("an interpreter that does nothing", nothing * 1000, "ms")
    engine = time_program("import autodiag.scoring")
    yield Figure("import autodiag.scoring, beyond that", (engine - nothing) * 1000, "ms")
    yield Figure("a prepared server, until /healthz answers", time_server(), "s", "under 3")


def time_program(program: str) -> float:
    """Return the median time of a program in a new interpreter, in seconds."""
    return median(time_once([sys.executable, "-c", program]) for _ in range(TIMES))


def time_once(command: list[str]) -> float:
    """Return the time of a command, in seconds."""
    start = time.perf_counter()
    subprocess.run(command, cwd=ROOT, check=True)  # noqa: S603 -- our own programs
    return time.perf_counter() - start


def time_server() -> float:
    """Return the time of the second start: the first one makes the database."""
    with tempfile.TemporaryDirectory() as folder:
        environ = {"AUTODIAG_INSTANCE": folder}
        command = [sys.executable, "-m", "autodiag.cli"]
        for _ in range(2):
            start = time.perf_counter()
            with running_server(command, environ, folder=ROOT):
                elapsed = time.perf_counter() - start
    return elapsed
