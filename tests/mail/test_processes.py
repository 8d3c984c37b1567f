"""Senders as real processes: killed at the worst moment, two at once, started by the server."""

import os
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from itertools import takewhile

from flask import Flask

from autodiag.cli.postman import UNSET
from autodiag.mail.outbox import HOLD_AFTER
from autodiag.mail.states import Outcome, State, Verdict
from tests.house.servers import free_port
from tests.mail.conftest import Outbox
from tests.mail.servers import Gate, Post, open_post

COMMAND = [sys.executable, "-m", "autodiag.cli"]
PATIENCE = 30


def with_post(environ: dict[str, str], post: Post) -> dict[str, str]:
    own = {"AUTODIAG_SMTP_URL": f"smtp://127.0.0.1:{post.port}?tls=none",
           "AUTODIAG_MAIL_FROM": "autodiag@example.org"}  # fmt: skip
    return {**os.environ, **environ, **own}


@contextmanager
def running(environ: dict[str, str], *words: str) -> Iterator[subprocess.Popen[str]]:
    """A command in a process of its own, killed at the end if it is still there."""
    process = subprocess.Popen(
        [*COMMAND, *words],
        env=environ,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


def sending(
    environ: dict[str, str], *options: str
) -> AbstractContextManager[subprocess.Popen[str]]:
    """`autodiag mail send` in a process of its own."""
    return running(environ, "mail", "send", *options)


def test_a_sender_killed_before_it_knows_leaves_its_message_held(
    outbox: Outbox, environ: dict[str, str]
) -> None:
    message_id = outbox.queue()
    gate = Gate()
    with open_post({"DATA": gate}) as post, sending(with_post(environ, post)) as process:
        assert gate.is_reached.wait(PATIENCE)
        process.kill()
        process.communicate(timeout=PATIENCE)
        gate.open()
    assert [one["Message-ID"] for one in post.taken] == [message_id]
    assert outbox.states() == {"a@example.org": State.SENDING}
    # The command went by the machine's clock.
    outbox.clock.moment = outbox.clock.moment.now(outbox.clock.moment.tzinfo) + HOLD_AFTER
    outbox.send(lambda _letter: Outcome(Verdict.SENT))
    assert outbox.states() == {"a@example.org": State.HELD}


def test_two_senders_at_once_send_everything_once(outbox: Outbox, environ: dict[str, str]) -> None:
    """Neither gets its first answer before the other has claimed a message too."""
    people = [f"p{number}@example.org" for number in range(10)]
    for to in people:
        outbox.queue(to)
    both = Gate(guests=2)
    with (
        open_post({"DATA": both}) as post,
        sending(with_post(environ, post)) as first,
        sending(with_post(environ, post)) as second,
    ):
        said = [one.communicate(timeout=PATIENCE)[0] for one in (first, second)]
        assert [first.returncode, second.returncode] == [0, 0], said
    assert Counter(post.list_taken()) == Counter(people)
    assert set(outbox.states().values()) == {State.SENT}


def test_a_sender_told_to_stop_ends_its_message_first(
    outbox: Outbox, environ: dict[str, str]
) -> None:
    outbox.queue("a@example.org")
    outbox.queue("b@example.org")
    gate = Gate()
    with open_post({"DATA": gate}) as post, sending(with_post(environ, post), "--watch") as process:
        assert gate.is_reached.wait(PATIENCE)
        process.send_signal(signal.SIGTERM)
        gate.open()
        said, _ = process.communicate(timeout=PATIENCE)
    assert process.returncode == 0, said
    assert outbox.states() == {"a@example.org": State.SENT, "b@example.org": State.WAITING}


def test_a_sender_ends_with_the_server_that_started_it(environ: dict[str, str], app: Flask) -> None:
    with (
        open_post() as post,
        sending(with_post(environ, post), "--watch", "--parent", "1") as process,
    ):
        said, _ = process.communicate(timeout=PATIENCE)
    assert process.returncode == 0, said


def test_the_server_sends_by_itself(outbox: Outbox, environ: dict[str, str]) -> None:
    outbox.queue()
    gate = Gate()
    words = ("run", "--port", str(free_port()), "--next-port")
    with open_post({"DATA": gate}) as post, running(with_post(environ, post), *words) as server:
        assert gate.is_reached.wait(PATIENCE)
        server.terminate()
        gate.open()
        said, _ = server.communicate(timeout=PATIENCE)
    assert server.returncode == 0, said
    assert post.list_taken() == ["a@example.org"]
    assert outbox.states() == {"a@example.org": State.SENT}


def test_a_server_without_mail_says_so(environ: dict[str, str], app: Flask) -> None:
    words = ("run", "--port", str(free_port()), "--next-port")
    with running({**os.environ, **environ}, *words) as server:
        assert server.stdout
        said = list(takewhile(lambda line: "http://" not in line, server.stdout))
        server.terminate()
        server.communicate(timeout=PATIENCE)
    assert f"{UNSET}.\n" in said
