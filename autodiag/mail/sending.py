"""The sender: one message after the other out of the outbox, for as long as it is wanted."""

import logging
from collections import Counter
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from threading import Event

from sqlalchemy.orm import Session

from autodiag.mail import outbox
from autodiag.mail.states import Letter, Outcome, State, Verdict

POLL_SECONDS = 5.0

log = logging.getLogger("autodiag")


@dataclass(slots=True)
class Round:
    """What became of the messages that a round tried; *trouble*, why it ended before the last."""

    moved: Counter[State] = field(default_factory=Counter)
    trouble: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sender:
    """Takes messages out of the outbox; several may do so at once, in as many processes.

    Each of *writing*'s sessions is one transaction, committed at its end: the claim is on disk
    before the server hears of the message.
    """

    writing: Callable[[], AbstractContextManager[Session]]
    carry: Callable[[Letter], Outcome]
    clock: Callable[[], datetime]
    give_up_after: timedelta

    def send_waiting(self, stop: Event | None = None) -> Round:
        """Try every message that is due now once; a server that takes none ends the round."""
        done, due = Round(), self.clock()
        with self.writing() as session:
            outbox.set_aside(session, now=due)
        while not (stop and stop.is_set()) and (letter := self._claim(due)):
            outcome = self.carry(letter)
            self._note(letter, outcome, done)
            if outcome.verdict is Verdict.UNREACHABLE:
                done.trouble = outcome.reason
                break
        return done

    def _claim(self, due: datetime) -> Letter | None:
        with self.writing() as session:
            return outbox.claim(session, due=due, now=self.clock())

    def _note(self, letter: Letter, outcome: Outcome, done: Round) -> None:
        with self.writing() as session:
            state = outbox.finish(
                session, letter, outcome, now=self.clock(), give_up_after=self.give_up_after
            )
        if state:
            done.moved[state] += 1
            # Neither whom it is for nor the server's words, which often repeat that.
            log.log(_LEVELS[state], "mail: message %s is %s", letter.id, state)


_LEVELS = dict.fromkeys(State, logging.WARNING) | {
    State.SENT: logging.DEBUG,
    State.WAITING: logging.INFO,
}


def watch(sender: Sender, *, stop: Event, is_wanted: Callable[[], bool]) -> None:
    """Send what comes until told to stop, or until whoever wanted it is gone."""
    trouble = ""
    while is_wanted() and not stop.is_set():
        before, trouble = trouble, _try_round(sender, stop)
        if trouble and trouble != before:
            log.warning("mail: messages wait: %s", trouble)
        stop.wait(POLL_SECONDS)


def _try_round(sender: Sender, stop: Event) -> str:
    try:
        return sender.send_waiting(stop).trouble
    except Exception as error:  # noqa: BLE001 -- a sender that dies leaves all later mail behind
        # Its kind alone: a database quotes the row that it refused.
        return f"a round failed ({type(error).__name__})"
