"""An entry's Markdown, cut where its look changes: answer, steps, pitfalls, the rest."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType


class Kind(StrEnum):
    """How a part of an entry is laid out."""

    PLAIN = "plain"
    STEPS = "steps"
    TRAPS = "traps"


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to do, in order: what, then how; both Markdown on one line."""

    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Section:
    """A part with its title; `steps` is empty unless all of it could be read as steps."""

    kind: Kind
    title: str
    body: str
    steps: tuple[Step, ...] = ()


@dataclass(frozen=True, slots=True)
class Parts:
    """What an entry answers first, then its sections."""

    answer: str
    sections: tuple[Section, ...]


_KINDS: Mapping[str, Kind] = MappingProxyType(
    {
        "Étapes": Kind.STEPS,
        "Steps": Kind.STEPS,
        "Pièges": Kind.TRAPS,
        "Pitfalls": Kind.TRAPS,
    }
)
_HEADING = re.compile(r"^## +(.+?) *$", re.MULTILINE)
_ITEM = re.compile(r"^[0-9]+[.)] +", re.MULTILINE)
_SIGNS = re.compile(r"^(?:[-*]|[0-9]+[.)]) +", re.MULTILINE)
_BREAKS = re.compile(r"[ \n]+")
_STEP = re.compile(r"\*\*(?P<title>.+?)\*\*\s*(?P<text>.*)", re.DOTALL)


def split_body(body: str) -> Parts:
    """Cut an entry's text at its headings of the second level."""
    answer, *rest = _HEADING.split(body)
    titles, bodies = rest[::2], rest[1::2]
    sections = (_make(title, text.strip()) for title, text in zip(titles, bodies, strict=True))
    return Parts(answer.strip(), tuple(sections))


def _make(title: str, body: str) -> Section:
    kind = _KINDS.get(title, Kind.PLAIN)
    steps = tuple(_read_steps(body)) if kind is Kind.STEPS else ()
    if kind is Kind.STEPS and not (steps and all(step.title for step in steps)):
        return Section(Kind.PLAIN, title, body)
    return Section(kind, title, body, steps)


def _read_steps(body: str) -> Iterator[Step]:
    """Items of a numbered list that begin with their title in bold; others have no title."""
    before, *items = _ITEM.split(body)
    if before.strip():
        yield Step("", before)
    for item in items:
        found = _STEP.fullmatch(" ".join(item.split()))
        yield Step(found["title"].rstrip("."), found["text"]) if found else Step("", item)


def plain_text(markdown: str) -> str:
    """The sentences of a text without its headings and the signs of its markup."""
    bare = _SIGNS.sub("", _HEADING.sub("", markdown)).replace("**", "")
    return _BREAKS.sub(" ", bare).strip()
