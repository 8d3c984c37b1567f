"""`autodiag mail`: what waits in the outbox, what became of it, and who sends it."""

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from secrets import token_hex
from threading import Event

import click
from flask import Flask, current_app

from autodiag.cli import stop
from autodiag.cli.lines import keep_lines, one_line
from autodiag.cli.opening import opened_app
from autodiag.cli.postman import UNSET
from autodiag.database import db, writing
from autodiag.mail import service
from autodiag.mail.carrying import Carrier, find_carrier
from autodiag.mail.messages import Message, check, find_address
from autodiag.mail.sending import Round, Sender, watch
from autodiag.mail.states import Letter, State, Verdict

TRIAL = """\
Bonjour,

Ce message d’essai vient de {site}. Si vous le lisez, l’envoi fonctionne.

--

This is a test message from {site}. If you can read it, mail works.
"""


@click.group()
def mail() -> None:
    """Read the outbox, send it, and decide what is held."""


@mail.command(name="list")
@click.option("--state", "states", multiple=True, type=click.Choice(list(State)),
              help="Only messages in this state; may be given again.")  # fmt: skip
@click.option("--before", type=int, help="Only those before this number.")
def list_(states: tuple[str, ...], before: int | None) -> None:
    """List the newest messages: number, state, date, recipient, subject, the server's words."""
    with opened_app(), db.sessionmaker() as session:
        wanted = [State(one) for one in states]
        for row in service.list_messages(session, states=wanted, before=before):
            words = f"  ({one_line(row.reason)})" if row.reason else ""
            click.echo(f"{row.id:6}  {row.state:8}  {_day(row.created_at)}  "
                       f"{row.recipient}  {one_line(row.subject)}{words}")  # fmt: skip
        click.echo(_sum_up({one: n for one, n in service.count_messages(session).items() if n}))
        _say_when_unset()


@mail.command()
@click.argument("number", type=int)
def show(number: int) -> None:
    """Show message NUMBER with its text, a private one's too: it may hold a link that opens."""
    with opened_app(), db.sessionmaker() as session:
        row = service.get_message(session, number)
        facts = {
            "state": f"{row.state}, after {row.attempts} attempts",
            "reason": one_line(row.reason),
            "message-id": row.message_id,
            "to": f"{one_line(row.name)} <{row.recipient}>".strip(),
            "reply-to": row.reply_to,
            "subject": one_line(row.subject),
            "language": row.language,
            "queued": _day(row.created_at),
            "next": _day(row.next_at) if row.state is State.WAITING else "",
            "ended": _day(row.ended_at) if row.ended_at else "",
        }
        for name, value in facts.items():
            if value:
                click.echo(f"{name:12}{value}")
        click.echo(f"\n{keep_lines(row.text)}")
        if row.state is State.WAITING:
            _say_when_unset()


@mail.command()
@click.argument("numbers", type=int, nargs=-1, required=True, metavar="NUMBER...")
def release(numbers: tuple[int, ...]) -> None:
    """Send messages again that were held, refused or given up; all of them or none."""
    with opened_app() as app, writing() as session:
        for number in numbers:
            service.release(session, number, now=_now(app))
    click.echo(f"{len(numbers)} waiting again.")


@mail.command()
@click.argument("numbers", type=int, nargs=-1, required=True, metavar="NUMBER...")
def settle(numbers: tuple[int, ...]) -> None:
    """Count held messages as sent; all of them or none."""
    with opened_app() as app, writing() as session:
        for number in numbers:
            service.settle(session, number, now=_now(app))
    click.echo(f"{len(numbers)} counted as sent.")


@mail.command()
@click.option("--watch", "is_watching", is_flag=True, help="Go on until interrupted.")
@click.option("--parent", type=int, hidden=True, help="End with the process of this number.")
def send(*, is_watching: bool, parent: int | None) -> None:
    """Send what is due, once; the exit status is 1 when the server takes nothing."""
    with opened_app() as app:
        sender = _make_sender(app)
        if is_watching:
            with _until_interrupted() as stopping:
                watch(sender, stop=stopping, is_wanted=lambda: parent in {None, os.getppid()})
            return
        done = sender.send_waiting()
    _report(done)


@mail.command(name="try")
@click.argument("address")
def try_(address: str) -> None:
    """Send a test message to ADDRESS at once, past the outbox, and say what the server said."""
    with opened_app() as app:
        carrier = _get_carrier(app)
        site = app.config["SETTINGS"].site_name
        message = Message(
            to=address, subject=f"Essai de courriel — {one_line(site)}", language="fr",
            text=TRIAL.format(site=site),
        )  # fmt: skip
        check(message)
        outcome = carrier.carry(_make_trial(message, _now(app)))
    if outcome.verdict is not Verdict.SENT:
        stop(f"not accepted ({outcome.verdict}): {outcome.reason}")
    click.echo(f"Sent: {outcome.reason}")


def _make_trial(message: Message, now: datetime) -> Letter:
    return Letter(
        id=0,
        claim="",
        message_id=f"<{token_hex(16)}@autodiag.invalid>",
        recipient=find_address(message.to) or "",
        name="",
        reply_to="",
        subject=message.subject,
        text=message.text,
        language=message.language,
        created_at=now,
    )


def _make_sender(app: Flask) -> Sender:
    days = app.config["SETTINGS"].mail_give_up_days
    return Sender(
        writing=writing,
        carry=_get_carrier(app).carry,
        clock=app.config["CLOCK"],
        give_up_after=timedelta(days=days),
    )


def _get_carrier(app: Flask) -> Carrier:
    return find_carrier(app.config["SETTINGS"]) or stop(UNSET)


@contextmanager
def _until_interrupted() -> Iterator[Event]:
    """An event that the signals to stop set, so that a message under way is brought to its end."""
    stopping = Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: stopping.set())
    yield stopping


def _report(done: Round) -> None:
    if done.moved:
        click.echo(_sum_up(done.moved))
    if done.trouble:
        stop(f"messages wait: {done.trouble}")
    if not done.moved:
        click.echo("Nothing was due.")


def _sum_up(figures: dict[State, int]) -> str:
    return ", ".join(f"{count} {state}" for state, count in figures.items()) or "No message."


def _say_when_unset() -> None:
    if current_app.config["SETTINGS"].smtp is None:
        click.echo(f"{UNSET}.")


def _now(app: Flask) -> datetime:
    moment: datetime = app.config["CLOCK"]()
    return moment


def _day(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%d %H:%M UTC")
