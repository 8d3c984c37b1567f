"""`autodiag run`: the server, with its address printed once it answers."""

import socket
import sys
import time
from collections.abc import Sequence
from http.client import HTTPConnection, HTTPException
from threading import Thread

import click

from autodiag.cli import freshness, people
from autodiag.cli.postman import handling_mail
from autodiag.settings import load_settings

PLAIN, PEOPLE = "plain", "people"
LAST_PORT = 65_535
POLL_SECONDS = 0.05
PATIENCE_SECONDS = 60.0
STOPPING_SECONDS = 5


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--port", default=5000, show_default=True, type=click.IntRange(1, LAST_PORT))
@click.option("--next-port", is_flag=True, help="When the port is taken, use the next free one.")
@click.option("--prepare", flag_value=PLAIN, help="First do what `autodiag prepare` does.")
@click.option(
    "--prepare-people",
    "prepare",
    flag_value=PEOPLE,
    help="The same, with made-up people to sign in as.",
)
@click.option("--workers", default=1, show_default=True, type=click.IntRange(1), help="Processes.")
# Threads of one interpreter take turns: one answers more pages a second than four.
@click.option("--threads", default=1, show_default=True, type=click.IntRange(1), help="In each.")
def run(
    host: str, port: int, next_port: bool, prepare: str | None, workers: int, threads: int
) -> None:
    """Serve Autodiag until interrupted."""
    settings = load_settings()  # a bad one is said here, once, and not by each worker
    with_people = prepare == PEOPLE and people.are_welcome(settings, host)
    is_settled = people.are_there(settings) == with_people
    if prepare and not (is_settled and freshness.is_fresh(settings)):
        # Imported here: preparing needs the whole app, and a second start does not prepare.
        from autodiag.cli.prepare import prepare_installation  # noqa: PLC0415

        prepare_installation(with_people=with_people)
    lines = people.list_them(settings) if with_people else []
    chosen = choose_port(host, port, is_moving=next_port)
    Thread(target=announce, args=(host, chosen, lines), daemon=True).start()
    with handling_mail(settings.smtp):
        serve(host, chosen, workers=workers, threads=threads)


def choose_port(host: str, port: int, *, is_moving: bool) -> int:
    """Return the port, or the next free one when it is taken and moving is allowed."""
    for candidate in range(port, LAST_PORT + 1):
        if is_free(host, candidate):
            return candidate
        if not is_moving:
            break
        click.echo(f"Port {candidate} is taken; trying {candidate + 1}.", err=True)
    raise click.ClickException(f"port {candidate} is taken: choose another with --port")


def is_free(host: str, port: int) -> bool:
    """Whether a server may listen there."""
    family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        # As the server itself does: a port that was just left is free, one in use is not.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
            probe.listen(1)
        except OSError:
            return False
    return True


def announce(host: str, port: int, more: Sequence[str] = ()) -> None:
    """Print the address, and what else there is to know, as soon as the health page answers."""
    reachable = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104 -- compared, not bound
    deadline = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < deadline:
        if is_healthy(reachable, port):
            address = f"[{reachable}]" if ":" in reachable else reachable
            click.echo(f"Autodiag: http://{address}:{port}/   (Ctrl+C stops it)")
            for line in more:
                click.echo(line)
            sys.stdout.flush()
            return
        time.sleep(POLL_SECONDS)
    click.echo("Autodiag started but /healthz does not answer: see the messages above.", err=True)


def is_healthy(host: str, port: int) -> bool:
    """Whether the health page answers that all is well."""
    connection = HTTPConnection(host, port, timeout=5)
    try:
        connection.request("GET", "/healthz")
        return connection.getresponse().status == 200  # noqa: PLR2004 -- HTTP's own figure
    except (OSError, HTTPException):
        return False
    finally:
        connection.close()


def serve(host: str, port: int, *, workers: int, threads: int) -> None:
    """Hand the port over to the server; returns when it has stopped."""
    # Imported here: the other commands do not pay for it.
    from granian import Granian  # noqa: PLC0415
    from granian.constants import Interfaces  # noqa: PLC0415
    from granian.log import LogLevels  # noqa: PLC0415

    Granian(
        "autodiag.app:create_app",
        factory=True,
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=workers,
        blocking_threads=threads,
        websockets=False,
        # A worker that died of a passing trouble comes back; a log names no visitor.
        respawn_failed_workers=True,
        # A worker told to stop in the very instant when it became ready does not hear it.
        workers_kill_timeout=STOPPING_SECONDS,
        log_access=False,
        log_level=LogLevels.warning,
    ).serve()
