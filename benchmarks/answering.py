"""Answering a page, against the least that it can cost: `floor.py` on the same server.

Sixteen respondents, each on one connection kept alive: send a page of answers (read, validated,
merged, committed), follow the redirect, read the next page. Rounds of both alternate in one run,
and the middle ratio counts.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from statistics import median, quantiles

from benchmarks import Figure
from benchmarks.respondents import Respondent, prepare_ours

PEOPLE = 16
SECONDS = 4.0
ROUNDS = 5
THREADS = 1
_HERE = Path(__file__).parent


def measure() -> Iterator[Figure]:
    """Pages answered a second, ours and the floor's, and the ratio of each round."""
    with tempfile.TemporaryDirectory() as folder, ours(Path(folder)) as port:
        size = page_bytes(port)
        with floor(Path(folder), size) as floor_port:
            rounds = [measure_round(port, floor_port) for _ in range(ROUNDS)]
    yield Figure("size of the page that comes next", size / 1000, "kB")
    yield Figure("the floor: pages answered a second", median(f for _, f, _ in rounds), "/s")
    yield Figure("ours: pages answered a second", median(o for o, _, _ in rounds), "/s")
    yield Figure("ours / the floor", median(o / f for o, f, _ in rounds), "times", "0.5 or better")
    yield Figure("ours: 99 % of pages answered within", median(p for _, _, p in rounds), "ms")


def measure_round(port: int, floor_port: int) -> tuple[float, float, float]:
    """Ours and the floor's pages a second, and our 99th percentile in milliseconds."""
    theirs = drive("floor", floor_port)
    own = drive("ours", port)
    return len(own) / SECONDS, len(theirs) / SECONDS, quantiles(own, n=100)[98]


def drive(kind: str, port: int) -> list[float]:
    """Milliseconds of every page answered in one round."""
    command = [sys.executable, "-m", "benchmarks.respondents", kind, str(port), str(PEOPLE)]
    done = subprocess.run([*command, str(SECONDS)], check=True, capture_output=True, text=True)  # noqa: S603 -- our own program
    times: list[float] = json.loads(done.stdout)
    return times


def page_bytes(port: int) -> int:
    """Bytes of the page that follows an answer, as it is sent without compression."""
    respondent = Respondent(port)
    return len(respondent.send(prepare_ours(respondent).then).body)


@contextmanager
def ours(folder: Path) -> Iterator[int]:
    """Autodiag itself, on an installation of its own."""
    instance = {
        "AUTODIAG_INSTANCE": str(folder / "instance"),
        "AUTODIAG_WRONG_GUESSES": "9 per hour",
    }
    autodiag = [sys.executable, "-m", "autodiag.cli"]
    subprocess.run(  # noqa: S603 -- our own program
        [*autodiag, "prepare"], check=True, env=os.environ | instance, stdout=subprocess.DEVNULL
    )
    with serving("autodiag.app:create_app", 5951, instance):
        yield 5951


@contextmanager
def floor(folder: Path, size: int) -> Iterator[int]:
    """The floor, whose page has *size* bytes."""
    settings = {"FLOOR_BYTES": str(size), "FLOOR_FILE": str(folder / "floor.sqlite3")}
    with serving("benchmarks.floor:create_app", 5952, settings):
        yield 5952


@contextmanager
def serving(target: str, port: int, settings: Mapping[str, str]) -> Iterator[None]:
    """A server on *port*, the same for both: one process, as many threads."""
    command = [
        *(sys.executable, "-m", "granian", "--interface", "wsgi", "--factory"),
        *("--port", str(port), "--workers", "1", "--blocking-threads", str(THREADS)),
        *("--no-ws", "--log-level", "error", target),
    ]
    process = subprocess.Popen(command, cwd=_HERE.parent, env=os.environ | settings)  # noqa: S603
    try:
        wait_for(port)
        yield
    finally:
        process.terminate()
        process.wait()


def wait_for(port: int) -> None:
    """Return once something answers on *port*."""
    for _ in range(200):
        connection = HTTPConnection("127.0.0.1", port, timeout=5)
        try:
            connection.request("GET", "/page")
            connection.getresponse().read()
        except OSError:
            time.sleep(0.1)
        else:
            return
        finally:
            connection.close()
    raise TimeoutError(port)
