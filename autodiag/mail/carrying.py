"""One message, one conversation with the server; whatever happens in it has a verdict."""

import smtplib
import ssl
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass

from autodiag.mail.composing import compose, escape_dots
from autodiag.mail.states import Letter, Outcome, Verdict
from autodiag.settings import Settings, SmtpServer

_GO_AHEAD = 354
_ACCEPTED = range(200, 300)
_FOR_NOW = range(400, 500)
_FOR_GOOD = range(500, 600)

# Sign in first, wrong password, method too weak: it is not this message that is refused.
_NOT_LET_IN = frozenset({530, 534, 535, 538})


@dataclass(frozen=True, slots=True, kw_only=True)
class Carrier:
    """Hands letters over to one server; *timeout* is for each of its answers, in seconds."""

    server: SmtpServer
    sender: str
    sender_name: str
    timeout: float

    def carry(self, letter: Letter) -> Outcome:
        """Try once, over a connection of its own, so that every failure is this letter's."""
        content = compose(letter, sender=self.sender, sender_name=self.sender_name)
        try:
            smtp = self._connect()
        except OSError as error:
            return Outcome(Verdict.UNREACHABLE, _describe(error))
        try:
            refusal = _announce(smtp, self.sender, letter.recipient)
            return refusal or _deliver(smtp, content)
        finally:
            _part(smtp)

    def _connect(self) -> smtplib.SMTP:
        """A conversation in which mail may begin; OSError, of which smtplib's are, when none."""
        smtp = self._open()
        try:
            if self.server.tls == "starttls":
                smtp.starttls(context=ssl.create_default_context())
            smtp.ehlo_or_helo_if_needed()
            if self.server.user:
                smtp.login(self.server.user, self.server.password)
        except OSError:
            smtp.close()
            raise
        return smtp

    def _open(self) -> smtplib.SMTP:
        host, port, timeout = self.server.host, self.server.port, self.timeout
        # Named, so that smtplib asks no name server who we are.
        name = self.sender.rpartition("@")[2]
        if self.server.tls == "implicit":
            context = ssl.create_default_context()
            return smtplib.SMTP_SSL(host, port, name, timeout=timeout, context=context)
        return smtplib.SMTP(host, port, name, timeout=timeout)


def find_carrier(settings: Settings) -> Carrier | None:
    """The carrier of an installation; None when its messages wait in the outbox."""
    if settings.smtp is None:
        return None
    return Carrier(
        server=settings.smtp,
        sender=settings.mail_from,
        sender_name=" ".join(settings.site_name.split()),
        timeout=settings.smtp_timeout_seconds,
    )


def _announce(smtp: smtplib.SMTP, sender: str, recipient: str) -> Outcome | None:
    """Say from whom and to whom; what stands in the way, or None when the content may go."""
    steps: tuple[tuple[Callable[[], tuple[int, bytes]], range], ...] = (
        (lambda: smtp.mail(sender), _ACCEPTED),
        (lambda: smtp.rcpt(recipient), _ACCEPTED),
        (lambda: smtp.docmd("DATA"), range(_GO_AHEAD, _GO_AHEAD + 1)),
    )
    try:
        for ask, expected in steps:
            code, words = ask()
            if code not in expected:
                return _refuse(code, words)
    except OSError as error:
        # The content has not begun: nothing can have been sent.
        return Outcome(Verdict.LATER, _describe(error))
    return None


def _deliver(smtp: smtplib.SMTP, content: bytes) -> Outcome:
    """Send the content and hear the answer; without one, nobody knows."""
    try:
        smtp.send(escape_dots(content))
        code, words = smtp.getreply()
    except OSError as error:
        return Outcome(Verdict.UNCERTAIN, _describe(error))
    if code in _ACCEPTED:
        return Outcome(Verdict.SENT, _say(code, words))
    if code in _FOR_NOW or code in _FOR_GOOD:
        return _refuse(code, words)
    return Outcome(Verdict.UNCERTAIN, _say(code, words))


def _refuse(code: int, words: bytes) -> Outcome:
    if code in _NOT_LET_IN:
        return Outcome(Verdict.UNREACHABLE, _say(code, words))
    verdict = Verdict.REFUSED if code in _FOR_GOOD else Verdict.LATER
    return Outcome(verdict, _say(code, words))


def _describe(error: OSError) -> str:
    if isinstance(error, smtplib.SMTPResponseException):
        return _say(error.smtp_code, error.smtp_error)
    return _one_line(f"{type(error).__name__}: {error}")


def _say(code: int, words: bytes | str) -> str:
    text = words.decode("utf-8", "replace") if isinstance(words, bytes) else words
    return _one_line(f"{code} {text}")


def _one_line(text: str) -> str:
    """A server's words without what could move a terminal's cursor."""
    return " ".join("".join(one if one.isprintable() else " " for one in text).split())


def _part(smtp: smtplib.SMTP) -> None:
    """Take leave without waiting for an answer: the message's fate is known already."""
    with suppress(OSError):
        smtp.putcmd("QUIT")
    smtp.close()
