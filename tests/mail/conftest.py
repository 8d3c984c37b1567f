"""An outbox of the test's own, a clock moved by hand, and a sender between it and a server."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest
from flask import Flask

from autodiag.database import writing
from autodiag.mail import service
from autodiag.mail.carrying import Carrier
from autodiag.mail.messages import Message
from autodiag.mail.sending import Round, Sender
from autodiag.mail.states import Letter, Outcome, State
from autodiag.settings import SmtpServer

NOW = datetime(2026, 11, 22, 15, 0, tzinfo=UTC)
DAYS = 5
PATIENCE = 10.0


class Clock:
    """An instant that passes only when told to."""

    def __init__(self) -> None:
        self.moment = NOW

    def __call__(self) -> datetime:
        return self.moment

    def wait(self, **time: float) -> None:
        """Let time pass: `wait(minutes=3)`."""
        self.moment += timedelta(**time)


def make_message(to: str = "a@example.org", **values: object) -> Message:
    """A message in French; what is given replaces a field."""
    fields = {"subject": "Votre demande", "text": "Bonjour,\n\nMerci.\n", "language": "fr"}
    return Message(to=to, **{**fields, **values})  # type: ignore[arg-type]


def make_letter(to: str = "a@example.org", **values: object) -> Letter:
    """A letter that a sender has claimed."""
    fields: dict[str, object] = {
        "id": 1,
        "claim": "c",
        "message_id": "<0123456789abcdef0123456789abcdef@autodiag.invalid>",
        "name": "",
        "reply_to": "",
        "subject": "Votre demande",
        "text": "Bonjour,\n\nMerci.\n",
        "language": "fr",
        "created_at": NOW,
    }
    return Letter(recipient=to, **{**fields, **values})  # type: ignore[arg-type]


def make_carrier(port: int, *, timeout: float = PATIENCE, **server: str) -> Carrier:
    """A carrier to loopback, in the clear unless said otherwise."""
    values = {"host": "127.0.0.1", "tls": "none", **server}
    return Carrier(
        server=SmtpServer(port=port, **values),  # type: ignore[arg-type]
        sender="autodiag@example.org",
        sender_name="Autodiag",
        timeout=timeout,
    )


@dataclass
class Outbox:
    """The outbox of an app, as a test fills and empties it."""

    clock: Clock

    def queue(self, to: str = "a@example.org", **values: object) -> str:
        """Put a message in it, and commit."""
        with writing() as session:
            return service.queue(session, make_message(to, **values), now=self.clock())

    def make_sender(self, carry: Callable[[Letter], Outcome]) -> Sender:
        """A sender as the command makes it, on this test's clock."""
        return Sender(
            writing=writing, carry=carry, clock=self.clock, give_up_after=timedelta(days=DAYS)
        )

    def send(self, carry: Callable[[Letter], Outcome]) -> Round:
        """One round."""
        return self.make_sender(carry).send_waiting()

    def states(self) -> dict[str, State]:
        """Where every message stands, by recipient."""
        with writing() as session:
            return {one.recipient: one.state for one in service.list_messages(session)}

    def decide(self, what: Callable[..., None], number: int = 1) -> None:
        """Release or settle a message, and commit."""
        with writing() as session:
            what(session, number, now=self.clock())


@pytest.fixture
def clock() -> Clock:
    """The time of the test."""
    return Clock()


@pytest.fixture
def outbox(app: Flask, clock: Clock) -> Iterator[Outbox]:
    """An empty outbox, inside the context of its app."""
    with app.app_context():
        yield Outbox(clock)
