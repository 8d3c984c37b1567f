"""The sender that `autodiag run` keeps beside the server, in a process of its own."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Thread

import click

from autodiag.settings import SmtpServer

UNSET = "AUTODIAG_SMTP_URL is not set: messages wait in the outbox"

RESTART_SECONDS = 5.0
STOPPING_SECONDS = 5.0


class Postman:
    """Starts the sender, and starts it again when it dies, until told to stop.

    A process and not a thread: the server makes its workers by copying itself, and a copy of a
    thread that holds a lock or a database would hold it for ever.
    """

    def __init__(self) -> None:
        self._stopping = Event()
        self._sender: subprocess.Popen[bytes] | None = None

    def keep_sending(self) -> None:
        """Watch over the sender; for a thread of its own."""
        while not self._stopping.is_set():
            self._sender = start_sender()
            status = self._sender.wait()
            if not self._stopping.is_set():
                click.echo(f"The mail sender ended ({status}); starting another.", err=True)
                self._stopping.wait(RESTART_SECONDS)

    def stop(self) -> None:
        """Let the sender finish its message; what takes longer is held for a person."""
        self._stopping.set()
        if self._sender is None:
            return
        self._sender.terminate()
        try:
            self._sender.wait(STOPPING_SECONDS)
        except subprocess.TimeoutExpired:
            self._sender.kill()


def start_sender() -> subprocess.Popen[bytes]:
    """Start `autodiag mail send --watch`, which ends by itself when this process is gone."""
    words = ("mail", "send", "--watch", "--parent", str(os.getpid()))
    return subprocess.Popen(  # noqa: S603 -- our own command
        [sys.executable, "-m", "autodiag.cli", *words], stdin=subprocess.DEVNULL
    )


@contextmanager
def handling_mail(smtp: SmtpServer | None) -> Iterator[None]:
    """Keep a sender for as long as the server serves; without a mail server, say so."""
    if smtp is None:
        click.echo(f"{UNSET}.", err=True)
        yield
        return
    postman = Postman()
    thread = Thread(target=postman.keep_sending, daemon=True)
    thread.start()
    try:
        yield
    finally:
        postman.stop()
        thread.join(STOPPING_SECONDS)
