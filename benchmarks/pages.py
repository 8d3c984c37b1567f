"""What a cold visit transfers: each kind of page with style sheet, scripts, pictures, packed.

Bytes are those of the bodies as a browser that takes Brotli receives them from the real server.
"""

import re
import tempfile
from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path
from typing import NamedTuple

from benchmarks import Figure
from benchmarks.answering import ours
from benchmarks.respondents import Respondent, prepare_ours

KILO = 1000
_PART = re.compile(rb'(?:src|href)="(/static/[^"]+)"')


class Limit(NamedTuple):
    """A kind of page, one address of that kind, and the most that it may weigh, in kB."""

    name: str
    address: str
    most: int


LIMITS = (
    Limit("the cover", "/fr/", 60),
    Limit("choosing a depth", "/fr/diagnostics/", 60),
    Limit("all the questions", "/fr/diagnostics/questions", 60),
    Limit("the list of the guide", "/fr/guide/", 60),
    Limit("a guide entry", "/fr/guide/G001-filmer-en-3d-une-compagnie-de-danse", 60),
    Limit("the map of the network", "/fr/network/", 60),
    Limit("the method", "/fr/diagnostics/method", 60),
    Limit("a profile, before its figure", "/fr/diagnostics/sample", 120),
)


def measure() -> Iterator[Figure]:
    """The weight of every kind of page, beside its limit."""
    with tempfile.TemporaryDirectory() as folder, ours(Path(folder)) as port:
        respondent = Respondent(port)
        page = prepare_ours(respondent).then.split(b" ", 2)[1].decode()
        cookie = respondent.cookie
        yield _figure(port, Limit("a page of questions", page, 60), cookie)
        for limit in LIMITS:
            yield _figure(port, limit, "")


def _figure(port: int, limit: Limit, cookie: str) -> Figure:
    weight = weigh(port, limit.address, cookie)
    return Figure(limit.name, weight / KILO, "kB", f"under {limit.most}")


def weigh(port: int, address: str, cookie: str) -> int:
    """Bytes of the page and of all that it asks for."""
    page, packed = fetch(port, address, "identity", cookie), fetch(port, address, "br", cookie)
    parts = sorted(set(_PART.findall(page)))
    return len(packed) + sum(len(fetch(port, part.decode(), "br", "")) for part in parts)


def fetch(port: int, address: str, encoding: str, cookie: str) -> bytes:
    """The body at an address, in the encoding asked for."""
    connection = HTTPConnection("127.0.0.1", port, timeout=30)
    connection.request("GET", address, headers={"Accept-Encoding": encoding, "Cookie": cookie})
    response = connection.getresponse()
    if response.status != 200:  # noqa: PLR2004 -- HTTP's own figure
        raise ValueError(f"{address}: {response.status}")
    return response.read()
