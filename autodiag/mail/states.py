"""Where a message stands, and what an attempt to hand it over came to."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class State(StrEnum):
    """Where a message of the outbox stands.

    *held*: it may have been sent already, and a person decides. *refused*: the server said no.
    *given-up*: it could not be handed over in the days allowed, or in the time it was good for.
    """

    WAITING = "waiting"
    SENDING = "sending"
    SENT = "sent"
    HELD = "held"
    REFUSED = "refused"
    GIVEN_UP = "given-up"


class Verdict(StrEnum):
    """What an attempt came to; with *unreachable*, the server takes no message at all."""

    SENT = "sent"
    UNCERTAIN = "uncertain"
    REFUSED = "refused"
    LATER = "later"
    UNREACHABLE = "unreachable"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an attempt came to, and the server's words."""

    verdict: Verdict
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """A message that a sender has claimed: all that handing it over needs."""

    id: int
    claim: str
    message_id: str
    recipient: str
    name: str
    reply_to: str
    subject: str
    text: str
    language: str
    created_at: datetime
