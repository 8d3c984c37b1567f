"""Mail servers on loopback that do, at each step, what a test decided."""

import socket
import threading
from asyncio import AbstractEventLoop, Event
from collections.abc import Awaitable, Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.message import EmailMessage
from email.parser import BytesParser
from email.policy import default
from ssl import SSLContext
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

from tests.house.servers import free_port

Step = Callable[[SMTP, str], Awaitable[str]]


@dataclass
class Post:
    """Takes mail; *answers* holds what is said instead of yes, by command and address."""

    answers: dict[tuple[str, str] | str, str | Step] = field(default_factory=dict)
    taken: list[EmailMessage] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    port: int = 0
    has_signed_in: bool | None = None

    async def handle_MAIL(  # noqa: N802 -- aiosmtpd's name
        self, server: SMTP, session: Session, envelope: Envelope, address: str, _options: object
    ) -> str:
        """Hear from whom."""
        self.has_signed_in = session.authenticated
        envelope.mail_from = address
        return await self._answer(server, "MAIL", address)

    async def handle_RCPT(  # noqa: N802
        self, server: SMTP, _session: object, envelope: Envelope, address: str, _options: object
    ) -> str:
        """Hear for whom."""
        self.asked.append(address)
        answer = await self._answer(server, "RCPT", address)
        if answer.startswith("250"):
            envelope.rcpt_tos.append(address)
        return answer

    async def handle_DATA(  # noqa: N802
        self, server: SMTP, _session: object, envelope: Envelope
    ) -> str:
        """Read the whole content; it counts as taken unless the answer says no."""
        (address,) = envelope.rcpt_tos
        message = BytesParser(EmailMessage, policy=default).parsebytes(
            bytes(envelope.content or b"")
        )
        self.taken.append(message)
        answer = await self._answer(server, "DATA", address)
        if answer[:1] in "45":
            self.taken.remove(message)
        return answer

    async def _answer(self, server: SMTP, command: str, address: str) -> str:
        answer = self.answers.get((command, address)) or self.answers.get(command, "250 OK")
        return answer if isinstance(answer, str) else await answer(server, address)

    def list_taken(self) -> list[str]:
        """The recipients of the messages taken, in their order."""
        return [str(one["To"].addresses[0].addr_spec) for one in self.taken]


async def hang_up(server: SMTP, _address: str) -> str:
    """Cut the connection without a word."""
    server.transport.abort()
    return "250 nobody hears this"


async def stay_silent(_server: SMTP, _address: str) -> str:
    """Never answer: the client's patience decides."""
    await Event().wait()
    return "250 never said"


class Gate:
    """Keeps a post from answering until the test, or the guests that it waits for, open it."""

    def __init__(self, *, guests: int = 0) -> None:
        self.is_reached = threading.Event()
        self._missing = guests
        self._is_open = Event()
        self._loop: AbstractEventLoop | None = None

    async def __call__(self, server: SMTP, _address: str) -> str:
        """Wait, then say yes."""
        self._loop = server.loop
        self._missing -= 1
        if self._missing == 0:
            self._is_open.set()
        self.is_reached.set()
        await self._is_open.wait()
        return "250 OK"

    def open(self) -> None:
        """Let the answers go."""
        assert self._loop
        self._loop.call_soon_threadsafe(self._is_open.set)


class _Refuser(SMTP):
    """A server that takes no content, whatever was agreed before."""

    async def smtp_DATA(self, _arg: str) -> None:  # noqa: N802
        """Answer as the test decided before any content is sent."""
        answer = self.event_handler.answers["BEFORE DATA"]
        if callable(answer):
            answer = await answer(self, "")
        await self.push(answer)


class Office(Controller):
    """The thread that a post works in."""

    def __init__(self, post: Post, **options: Any) -> None:
        self._post = post
        super().__init__(post, hostname="127.0.0.1", port=free_port(), ready_timeout=10, **options)

    def factory(self) -> SMTP:
        """A conversation; one that refuses DATA itself when the test decided so."""
        kind = _Refuser if "BEFORE DATA" in self._post.answers else SMTP
        return kind(self._post, **self.SMTP_kwargs)


@contextmanager
def open_post(
    answers: Mapping[tuple[str, str] | str, str | Step] | None = None, **options: Any
) -> Iterator[Post]:
    """A post that is open on loopback."""
    post = Post(dict(answers or {}))
    office = Office(post, **options)
    office.start()
    post.port = office.port
    try:
        yield post
    finally:
        office.stop()


def with_password(user: str, password: str) -> dict[str, Any]:
    """Options of a post that knows one person."""

    def authenticate(*arguments: Any) -> AuthResult:
        login = arguments[-1]
        known = LoginPassword(user.encode(), password.encode())
        return AuthResult(success=login == known, handled=False)

    return {"authenticator": authenticate, "auth_require_tls": False}


def with_tls(context: SSLContext) -> dict[str, Any]:
    """Options of a post that speaks in the clear until STARTTLS, and takes mail only after."""
    return {"tls_context": context, "require_starttls": True}


@contextmanager
def open_socket(greeting: bytes) -> Iterator[int]:
    """A server that says this to all who come, and no more; its port."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        guests: list[socket.socket] = []

        def greet() -> None:
            while True:
                try:
                    guest, _ = listening.accept()
                except OSError:
                    return
                guests.append(guest)
                if greeting:
                    guest.sendall(greeting)

        thread = threading.Thread(target=greet)
        thread.start()
        try:
            yield int(listening.getsockname()[1])
        finally:
            listening.shutdown(socket.SHUT_RDWR)
            thread.join()
            for guest in guests:
                guest.close()
