"""What features and staff do with the outbox."""

from datetime import timedelta
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from autodiag.database import writing
from autodiag.errors import Conflict, Invalid, NotFound
from autodiag.mail import service
from autodiag.mail.states import Letter, Outcome, State, Verdict
from tests.mail.conftest import NOW, Outbox, make_message

KEPT = ("held@example.org", "refused@example.org", "new@example.org")
SECRET = "mot-que-personne-ne-doit-relire"


def answer(verdict: Verdict) -> Outcome:
    return Outcome(verdict, "words")


def send_as(outbox: Outbox, verdict: Verdict) -> None:
    outbox.send(lambda _letter: answer(verdict))


def test_a_queued_message_waits_under_its_name(session: Session) -> None:
    message = make_message(" A@Example.ORG ", to_name="Zoé  Côté", subject=" Deux  mots ",
                           text="a\r\nb", reply_to="b@example.org")  # fmt: skip
    message_id = service.queue(session, message, now=NOW)
    session.commit()
    (row,) = service.list_messages(session)
    assert row.message_id == message_id
    assert message_id.startswith("<")
    assert message_id.endswith("@autodiag.invalid>")
    assert (row.recipient, row.name, row.subject) == ("A@example.org", "Zoé Côté", "Deux mots")
    assert (row.text, row.reply_to, row.language) == ("a\nb", "b@example.org", "fr")
    assert (row.state, row.created_at, row.attempts) == (State.WAITING, NOW, 0)


def test_what_cannot_be_sent_is_not_queued(session: Session) -> None:
    for message in (make_message("nobody"), make_message(expires_at=NOW)):
        with pytest.raises(Invalid):
            service.queue(session, message, now=NOW)
    assert service.list_messages(session) == []


def test_every_message_has_a_name_of_its_own(outbox: Outbox) -> None:
    assert len({outbox.queue() for _ in range(20)}) == 20


def test_the_newest_come_first_a_page_at_a_time(outbox: Outbox, session: Session) -> None:
    for number in range(service.PAGE + 3):
        outbox.queue(f"p{number}@example.org")
    first = service.list_messages(session)
    assert [one.id for one in first] == list(range(service.PAGE + 3, 3, -1))
    rest = service.list_messages(session, before=first[-1].id)
    assert [one.id for one in rest] == [3, 2, 1]


def test_messages_are_found_and_counted_by_state(outbox: Outbox, session: Session) -> None:
    gone = outbox.queue("gone@example.org")
    send_as(outbox, Verdict.REFUSED)
    waiting = outbox.queue()
    refused = service.list_messages(session, states=[State.REFUSED, State.HELD])
    assert [(one.recipient, one.reason) for one in refused] == [("gone@example.org", "words")]
    counts = service.count_messages(session)
    assert counts == dict.fromkeys(State, 0) | {State.REFUSED: 1, State.WAITING: 1}
    found = service.find_states(session, [gone, waiting, "<nobody>"])
    assert found == {gone: State.REFUSED, waiting: State.WAITING}
    assert service.find_states(session, []) == {}


def test_an_unknown_number_is_said_to_be(session: Session) -> None:
    with pytest.raises(NotFound):
        service.get_message(session, 7)
    for decide in (service.release, service.settle):
        with pytest.raises(NotFound):
            decide(session, 7, now=NOW)


RELEASED = {Verdict.UNCERTAIN: True, Verdict.REFUSED: True, Verdict.SENT: False,
            Verdict.LATER: False}  # fmt: skip


@pytest.mark.parametrize("verdict", RELEASED)
def test_only_what_will_not_leave_by_itself_is_released(outbox: Outbox, verdict: Verdict) -> None:
    message_id = outbox.queue()
    send_as(outbox, verdict)
    if not RELEASED[verdict]:
        with pytest.raises(Conflict):
            outbox.decide(service.release)
        return
    outbox.decide(service.release)
    seen: list[Letter] = []
    outbox.send(lambda letter: seen.append(letter) or answer(Verdict.SENT))  # type: ignore[func-returns-value]
    assert [one.message_id for one in seen] == [message_id]


def test_what_was_given_up_begins_anew_when_released(outbox: Outbox) -> None:
    outbox.queue()
    send_as(outbox, Verdict.LATER)
    outbox.clock.wait(days=6)
    send_as(outbox, Verdict.LATER)
    assert outbox.states() == {"a@example.org": State.GIVEN_UP}
    outbox.decide(service.release)
    send_as(outbox, Verdict.LATER)
    assert outbox.states() == {"a@example.org": State.WAITING}


def test_what_is_no_longer_good_is_not_released(outbox: Outbox) -> None:
    outbox.queue(expires_at=NOW + timedelta(hours=1))
    send_as(outbox, Verdict.UNCERTAIN)
    outbox.clock.wait(hours=1)
    with pytest.raises(Conflict):
        outbox.decide(service.release)


@pytest.mark.parametrize("verdict", [one for one in RELEASED if one is not Verdict.UNCERTAIN])
def test_only_what_is_held_is_settled(outbox: Outbox, verdict: Verdict) -> None:
    outbox.queue()
    send_as(outbox, verdict)
    with pytest.raises(Conflict):
        outbox.decide(service.settle)


@pytest.mark.parametrize("verdict", [Verdict.SENT, Verdict.UNCERTAIN])
def test_a_private_text_is_for_its_reader_alone(
    outbox: Outbox, session: Session, app: Flask, verdict: Verdict
) -> None:
    outbox.queue(text=SECRET, is_private=True)
    outbox.queue(text="ordinaire")
    ordinary, private = service.list_messages(session)
    assert service.get_staff_text(private) is None
    assert service.get_staff_text(ordinary) == "ordinaire"
    session.rollback()
    send_as(outbox, verdict)
    if verdict is Verdict.UNCERTAIN:
        outbox.decide(service.settle)
    session.rollback()
    assert (private.state, private.text) == (State.SENT, "")
    assert ordinary.text == "ordinaire"
    session.rollback()
    assert_nowhere(app, SECRET)


def test_sent_messages_are_emptied_after_their_time(outbox: Outbox, app: Flask) -> None:
    outbox.queue(
        "old@example.org", text=SECRET, subject="a", to_name="Zoé", reply_to="b@example.org"
    )
    send_as(outbox, Verdict.SENT)
    outbox.queue("held@example.org")
    send_as(outbox, Verdict.UNCERTAIN)
    outbox.queue("refused@example.org")
    send_as(outbox, Verdict.REFUSED)
    outbox.clock.wait(days=30)
    outbox.queue("new@example.org")
    send_as(outbox, Verdict.SENT)
    assert purge(outbox, is_dry=True) == 0
    outbox.clock.wait(seconds=1)
    assert purge(outbox, is_dry=True) == 1
    assert set(outbox.states()) == {"old@example.org", *KEPT}
    assert purge(outbox, is_dry=False) == 1
    assert purge(outbox, is_dry=False) == 0
    assert set(outbox.states()) == {"", *KEPT}
    with writing() as session:
        row = service.get_message(session, 1)
        told = (row.recipient, row.name, row.reply_to, row.subject, row.text, row.reason)
        assert told == ("",) * 6
        assert (row.state, row.ended_at, row.erased_at) == (State.SENT, NOW, outbox.clock())
    assert_nowhere(app, SECRET)


def purge(outbox: Outbox, *, is_dry: bool) -> int:
    with writing() as session:
        return service.purge(session, days=30, now=outbox.clock(), is_dry=is_dry)


def assert_nowhere(app: Flask, words: str) -> None:
    """On SQLite, what was erased is in no file; elsewhere, files are the server's business."""
    url = app.config["SETTINGS"].database_url
    files = list(Path(url.removeprefix("sqlite:///")).parent.glob("*.sqlite3*"))
    assert bool(files) is url.startswith("sqlite")
    assert not any(words.encode() in one.read_bytes() for one in files)


def test_somebody_who_leaves_is_forgotten(outbox: Outbox, app: Flask) -> None:
    outbox.queue("a@example.org", text=SECRET)
    send_as(outbox, Verdict.SENT)
    outbox.queue("a@example.org", text=SECRET)
    outbox.queue("b@example.org")
    with writing() as session:
        assert service.forget(session, "a@EXAMPLE.org") == 2
    assert set(outbox.states()) == {"b@example.org"}
    assert_nowhere(app, SECRET)
