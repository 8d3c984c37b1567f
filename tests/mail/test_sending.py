"""The sender: nothing lost, nothing sent twice in silence, nobody stopped by others."""

from datetime import timedelta
from threading import Event, Thread

import pytest
from flask import Flask
from sqlalchemy.exc import OperationalError

from autodiag.database import writing
from autodiag.mail import sending, service
from autodiag.mail.outbox import DELAYS, HOLD_AFTER, claim
from autodiag.mail.sending import watch
from autodiag.mail.states import Letter, Outcome, State, Verdict
from tests.house.servers import free_port
from tests.mail import servers
from tests.mail.conftest import DAYS, NOW, PATIENCE, Outbox, make_carrier, make_message
from tests.mail.servers import open_post


class Teller:
    """In the place of a server: gives these verdicts, one after the other."""

    def __init__(self, *verdicts: Verdict) -> None:
        self._verdicts = iter(verdicts)
        self.letters: list[Letter] = []

    def __call__(self, letter: Letter) -> Outcome:
        self.letters.append(letter)
        return Outcome(next(self._verdicts), "words")


def test_the_outbox_is_emptied_in_the_order_of_its_messages(outbox: Outbox) -> None:
    ids = [outbox.queue(to) for to in ("a@example.org", "b@example.org", "c@example.org")]
    with open_post() as post:
        done = outbox.send(make_carrier(post.port).carry)
    assert done.moved == {State.SENT: 3}
    assert [one["Message-ID"] for one in post.taken] == ids
    assert set(outbox.states().values()) == {State.SENT}


def test_one_recipient_refused_never_stops_the_others(outbox: Outbox) -> None:
    for to in ("gone@example.org", "full@example.org", "here@example.org"):
        outbox.queue(to)
    answers = {("RCPT", "gone@example.org"): "550 5.1.1 no such person",
               ("RCPT", "full@example.org"): "452 4.2.2 mailbox full"}  # fmt: skip
    with open_post(answers) as post:
        outbox.send(make_carrier(post.port).carry)
    assert post.list_taken() == ["here@example.org"]
    assert outbox.states() == {
        "gone@example.org": State.REFUSED,
        "full@example.org": State.WAITING,
        "here@example.org": State.SENT,
    }


def test_what_is_undone_is_never_sent(outbox: Outbox) -> None:
    with pytest.raises(KeyError):
        _queue_then_fail()
    assert outbox.send(Teller()).moved == {}


def _queue_then_fail() -> None:
    with writing() as session:
        service.queue(session, make_message(), now=NOW)
        session.flush()
        raise KeyError


def test_while_the_server_is_down_nothing_is_lost(outbox: Outbox) -> None:
    message_id = outbox.queue()
    port = free_port()
    done = outbox.send(make_carrier(port).carry)
    assert "refused" in done.trouble
    assert done.moved == {State.WAITING: 1}
    outbox.clock.wait(minutes=1)
    with open_post() as post:
        outbox.send(make_carrier(post.port).carry)
    assert [one["Message-ID"] for one in post.taken] == [message_id]


def test_a_server_that_takes_nothing_is_asked_once_a_round(outbox: Outbox) -> None:
    for to in ("a@example.org", "b@example.org"):
        outbox.queue(to)
    teller = Teller(Verdict.UNREACHABLE, Verdict.SENT)
    assert outbox.send(teller).trouble == "words"
    assert len(teller.letters) == 1
    # The next round begins with who was not tried.
    assert outbox.send(teller).moved == {State.SENT: 1}
    assert [one.recipient for one in teller.letters] == ["a@example.org", "b@example.org"]


def test_the_delay_grows_and_has_an_end(outbox: Outbox) -> None:
    outbox.queue()
    later = Teller(*[Verdict.LATER] * 40)
    for delay in DELAYS:
        outbox.send(later)
        tried = len(later.letters)
        outbox.clock.moment += delay * 0.99
        assert outbox.send(later).moved == {}
        outbox.clock.moment += delay * 0.01
        assert len(later.letters) == tried
    outbox.clock.wait(days=DAYS)
    assert outbox.send(later).moved == {State.GIVEN_UP: 1}
    outbox.clock.wait(days=DAYS)
    assert outbox.send(later).moved == {}
    assert outbox.states() == {"a@example.org": State.GIVEN_UP}


def test_a_message_that_waited_long_for_a_server_is_tried_before_it_is_given_up(
    outbox: Outbox,
) -> None:
    outbox.queue()
    outbox.clock.wait(days=100)
    assert outbox.send(Teller(Verdict.LATER)).moved == {State.WAITING: 1}


def test_what_may_have_been_sent_is_held_until_a_person_decides(outbox: Outbox) -> None:
    message_id = outbox.queue()
    with open_post({"DATA": servers.hang_up}) as post:
        outbox.send(make_carrier(post.port).carry)
    assert [one["Message-ID"] for one in post.taken] == [message_id]
    assert outbox.states() == {"a@example.org": State.HELD}
    outbox.clock.wait(days=30)
    assert outbox.send(Teller()).moved == {}
    outbox.decide(service.release)
    with open_post() as post:
        outbox.send(make_carrier(post.port).carry)
    assert [one["Message-ID"] for one in post.taken] == [message_id]


def test_a_person_may_count_it_as_sent(outbox: Outbox) -> None:
    outbox.queue()
    outbox.send(Teller(Verdict.UNCERTAIN))
    outbox.decide(service.settle)
    assert outbox.states() == {"a@example.org": State.SENT}
    assert outbox.send(Teller()).moved == {}


class Killed(BaseException):
    """What a sender meets when it is killed: nothing of it runs any more."""


def test_a_claim_whose_sender_died_is_held(outbox: Outbox) -> None:
    def die(_letter: Letter) -> Outcome:
        raise Killed

    outbox.queue()
    with pytest.raises(Killed):
        outbox.send(die)
    assert outbox.states() == {"a@example.org": State.SENDING}
    outbox.clock.moment += HOLD_AFTER
    assert outbox.send(Teller()).moved == {}
    assert outbox.states() == {"a@example.org": State.SENDING}
    outbox.clock.wait(seconds=1)
    assert outbox.send(Teller()).moved == {}
    assert outbox.states() == {"a@example.org": State.HELD}


def test_a_sender_that_was_only_slow_still_says_what_became_of_it(outbox: Outbox) -> None:
    def dawdle(_letter: Letter) -> Outcome:
        outbox.clock.moment += HOLD_AFTER * 2
        assert outbox.send(Teller()).moved == {}
        assert outbox.states() == {"a@example.org": State.HELD}
        return Outcome(Verdict.SENT)

    outbox.queue()
    outbox.send(dawdle)
    assert outbox.states() == {"a@example.org": State.SENT}


def test_what_a_person_decided_meanwhile_stays(outbox: Outbox) -> None:
    def dawdle(_letter: Letter) -> Outcome:
        outbox.clock.moment += HOLD_AFTER * 2
        outbox.send(Teller())
        outbox.decide(service.release)
        return Outcome(Verdict.REFUSED)

    outbox.queue()
    done = outbox.make_sender(dawdle).send_waiting()
    assert done.moved == {}
    assert outbox.states() == {"a@example.org": State.WAITING}
    assert outbox.send(Teller(Verdict.SENT)).moved == {State.SENT: 1}


def test_a_message_that_is_no_longer_good_is_not_sent(outbox: Outbox) -> None:
    soon = outbox.clock() + timedelta(hours=1)
    outbox.queue(expires_at=soon)
    outbox.queue("b@example.org", expires_at=soon, is_private=True)
    outbox.clock.wait(hours=1)
    assert outbox.send(Teller()).moved == {}
    assert set(outbox.states().values()) == {State.GIVEN_UP}
    with writing() as session:
        texts = [service.get_message(session, number).text for number in (1, 2)]
    assert texts == ["Bonjour,\n\nMerci.\n", ""]


def test_two_claims_in_one_instant_are_of_two_messages(outbox: Outbox, app: Flask) -> None:
    """On PostgreSQL the second passes by the first, on SQLite it waits for its end."""
    outbox.queue("a@example.org")
    outbox.queue("b@example.org")
    theirs: list[Letter | None] = []

    def claim_too() -> None:
        with app.app_context(), writing() as session:
            theirs.append(claim(session, due=NOW, now=NOW))

    other = Thread(target=claim_too)
    with writing() as session:
        mine = claim(session, due=NOW, now=NOW)
        session.flush()
        other.start()
        if session.get_bind().dialect.name == "postgresql":
            other.join(PATIENCE)
    other.join(PATIENCE)
    assert [one.recipient for one in (mine, *theirs) if one] == ["a@example.org", "b@example.org"]


def test_two_senders_never_take_the_same_message(outbox: Outbox) -> None:
    """Each claim is made while the other sender's is held by its server."""
    for number in range(6):
        outbox.queue(f"p{number}@example.org")
    seen: list[int] = []

    def carry(letter: Letter) -> Outcome:
        seen.append(letter.id)
        if len(seen) < 6:
            outbox.send(carry)
        return Outcome(Verdict.SENT)

    outbox.send(carry)
    assert sorted(seen) == [1, 2, 3, 4, 5, 6]


def test_a_round_that_fails_is_not_the_end_of_the_sender(
    outbox: Outbox, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(sending, "POLL_SECONDS", 0)
    outbox.queue("a@example.org")
    outbox.queue("b@example.org")
    stop = Event()

    def carry(letter: Letter) -> Outcome:
        if letter.recipient == "a@example.org":
            raise OperationalError("SELECT 'secret'", {}, Exception("secret"))
        stop.set()
        return Outcome(Verdict.SENT)

    watch(outbox.make_sender(carry), stop=stop, is_wanted=lambda: True)
    assert outbox.states() == {"a@example.org": State.SENDING, "b@example.org": State.SENT}
    assert "OperationalError" in caplog.text
    assert "secret" not in caplog.text
    assert "example.org" not in caplog.text


def test_a_sender_told_to_stop_ends_what_it_has_begun(outbox: Outbox) -> None:
    outbox.queue("a@example.org")
    outbox.queue("b@example.org")
    stop = Event()

    def carry(_letter: Letter) -> Outcome:
        stop.set()
        return Outcome(Verdict.SENT)

    watch(outbox.make_sender(carry), stop=stop, is_wanted=lambda: True)
    assert outbox.states() == {"a@example.org": State.SENT, "b@example.org": State.WAITING}


def test_a_sender_nobody_wants_any_more_sends_nothing(outbox: Outbox) -> None:
    outbox.queue()
    watch(outbox.make_sender(Teller()), stop=Event(), is_wanted=lambda: False)
    assert outbox.states() == {"a@example.org": State.WAITING}
