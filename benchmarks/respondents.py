"""A load client light enough not to be what is measured: raw sockets, kept alive, nothing parsed.

Run as a process of its own, so that it shares no interpreter with a server.
"""

import json
import re
import socket
import sys
import time
from collections.abc import Mapping, Sequence
from threading import Barrier, Thread
from typing import NamedTuple
from urllib.parse import urlencode

LARGE = 65_536
_LENGTH = re.compile(rb"\r\ncontent-length: (\d+)", re.IGNORECASE)
_COOKIE = re.compile(rb"\r\nset-cookie: ([^;\r]+)", re.IGNORECASE)
_LOCATION = re.compile(rb"\r\nlocation: ([^\r]+)", re.IGNORECASE)


class Answer(NamedTuple):
    """A response: its status, its head and its body."""

    status: int
    head: bytes
    body: bytes

    @property
    def location(self) -> str:
        """Where it leads."""
        found = _LOCATION.search(self.head)
        return found.group(1).decode() if found else ""


class Respondent:
    """One person's connection, with their cookies."""

    def __init__(self, port: int) -> None:
        self._socket = socket.create_connection(("127.0.0.1", port))
        self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._cookies: dict[str, str] = {}

    def get(self, path: str) -> Answer:
        """Fetch a page."""
        return self.send(self.request("GET", path))

    def post(self, path: str, form: Mapping[str, str]) -> Answer:
        """Send a form."""
        return self.send(self.request("POST", path, urlencode(form).encode()))

    @property
    def cookie(self) -> str:
        """The cookies as a request carries them."""
        return "; ".join(f"{name}={value}" for name, value in self._cookies.items())

    def request(self, method: str, path: str, body: bytes = b"") -> bytes:
        """The bytes of a request, so that a loop need not make them again."""
        lines = [f"{method} {path} HTTP/1.1", "Host: 127.0.0.1"]
        lines += [f"Cookie: {self.cookie}"] if self._cookies else []
        if method == "POST":
            lines += [
                "Content-Type: application/x-www-form-urlencoded",
                f"Content-Length: {len(body)}",
            ]
        return "\r\n".join(lines).encode() + b"\r\n\r\n" + body

    def send(self, request: bytes) -> Answer:
        """Send, and read the whole response."""
        self._socket.sendall(request)
        data = self._socket.recv(LARGE)
        while b"\r\n\r\n" not in data:
            data += self._socket.recv(LARGE)
        head, _, body = data.partition(b"\r\n\r\n")
        found = _LENGTH.search(head)
        left = (int(found.group(1)) if found else 0) - len(body)
        while left > 0:
            part = self._socket.recv(LARGE)
            body += part
            left -= len(part)
        for cookie in _COOKIE.findall(head):
            name, _, value = cookie.decode().partition("=")
            self._cookies[name] = value
        return Answer(int(head[9:12]), head, body)


class Exchange(NamedTuple):
    """What one respondent repeats: two forms in turn, so that each changes an answer; a page."""

    posts: tuple[bytes, bytes]
    then: bytes


def prepare_ours(respondent: Respondent) -> Exchange:
    """Begin a standard diagnostic and stand on its second page, ready to answer it."""
    token = _field(respondent.get("/fr/diagnostics/").body, "csrf_token")
    begun = respondent.post("/fr/diagnostics/start", {"csrf_token": token, "depth": "standard"})
    first = respondent.get(begun.location).location
    page = respondent.get(first).body
    token = _field(page, "csrf_token")
    second = respondent.post(first, {"csrf_token": token, "go": "next"}).location
    codes = sorted(set(re.findall(rb'name="a\.(Q-[A-Z-]+)"', respondent.get(second).body)))
    bodies = tuple(
        urlencode(
            {"csrf_token": token, "go": "next", **{f"a.{code.decode()}": choice for code in codes}}
        ).encode()
        for choice in ("a2", "a3")
    )
    third = respondent.send(respondent.request("POST", second, bodies[0])).location
    posts = tuple(respondent.request("POST", second, body) for body in bodies)
    return Exchange((posts[1], posts[0]), respondent.request("GET", third))


def _field(page: bytes, name: str) -> str:
    found = re.search(rf'name="{name}"[^>]*value="([^"]*)"'.encode(), page)
    if found is None:
        raise ValueError(f"the page has no field {name}")
    return found.group(1).decode()


def prepare_floor(respondent: Respondent, number: int) -> Exchange:
    """The same exchange with the floor."""
    bodies = [
        urlencode({"respondent": number, "a": answer * 200}).encode() for answer in ("a", "b")
    ]
    posts = tuple(respondent.request("POST", "/page", body) for body in bodies)
    return Exchange((posts[0], posts[1]), respondent.request("GET", "/page"))


def answer_for(
    seconds: float, respondent: Respondent, exchange: Exchange, barrier: Barrier, done: list[float]
) -> None:
    """Answer again and again; *done* takes the milliseconds of every page answered."""
    barrier.wait()
    until = time.perf_counter() + seconds
    turn = 0
    while (start := time.perf_counter()) < until:
        kept = respondent.send(exchange.posts[turn])
        shown = respondent.send(exchange.then)
        if (kept.status, shown.status) != (303, 200):
            raise ValueError(f"answered {kept.status}, then {shown.status}")
        turn = 1 - turn
        done.append(1000 * (time.perf_counter() - start))


def run(kind: str, port: int, people: int, seconds: float) -> Sequence[float]:
    """All respondents at once; the milliseconds of every page answered."""
    respondents = [Respondent(port) for _ in range(people)]
    exchanges = [
        prepare_ours(one) if kind == "ours" else prepare_floor(one, number)
        for number, one in enumerate(respondents)
    ]
    barrier, done = Barrier(people), [list[float]() for _ in range(people)]
    threads = [
        Thread(target=answer_for, args=(seconds, one, exchange, barrier, own))
        for one, exchange, own in zip(respondents, exchanges, done, strict=True)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return [value for own in done for value in own]


if __name__ == "__main__":
    kind_, port_, people_, seconds_ = sys.argv[1:5]
    print(json.dumps(list(run(kind_, int(port_), int(people_), float(seconds_)))))
