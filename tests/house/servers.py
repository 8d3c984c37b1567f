"""A real server in a process of its own, as an operator starts it."""

import os
import re
import socket
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

ADDRESS = re.compile(r"http://\S+?(?=/\s)")


@contextmanager
def running_server(
    command: Sequence[str], environ: Mapping[str, str], *, folder: Path
) -> Iterator[str]:
    """Start `autodiag run` through `command`; give its address once it answers, then stop it."""
    server = subprocess.Popen(
        [*command, "run", "--prepare", "--port", str(free_port()), "--next-port"],
        cwd=folder,
        env={**os.environ, **environ},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    try:
        yield wait_for_address(server)
    finally:
        stop(server)


def stop(server: subprocess.Popen[str]) -> None:
    """Ask the server to stop; one that does not within ten seconds is an error, and killed."""
    server.terminate()
    try:
        server.communicate(timeout=10)
    finally:
        server.kill()
        server.communicate()


def wait_for_address(server: subprocess.Popen[str]) -> str:
    """Read what the server says until it gives its address; else fail with what it said."""
    said: list[str] = []
    assert server.stdout
    for line in server.stdout:
        said.append(line)
        if found := ADDRESS.search(line):
            return found.group()
        if "does not answer" in line:
            break
    raise AssertionError("the server did not start:\n" + "".join(said))


def free_port() -> int:
    """A port that nobody listens on at this moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
