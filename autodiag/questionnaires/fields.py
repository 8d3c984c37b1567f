"""Typed values out of a document's tables: whatever is wrong is reported, and reading goes on."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import islice
from types import MappingProxyType
from typing import TypeVar

from autodiag.questionnaires.mistakes import Mark, Report
from autodiag.questionnaires.model import NO_TEXT, Choice, Question, Text
from autodiag.questionnaires.source import Listing, Scalar, Table, Tree
from autodiag.questionnaires.texts import CONTROLS, DIRECTIONS, normalise_text

E = TypeVar("E", bound=StrEnum)

MAX_TEXT = 5_000
MOST_COMPARED = 300
_CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,59}\Z")
_NUMBER = re.compile(r"-?(0|[1-9][0-9]{0,14})(\.[0-9]{1,9})?\Z")
_FLAGS: Mapping[str, bool] = {"true": True, "false": False}


@dataclass(frozen=True, slots=True)
class Scale:
    """Choices that questions share, and where their name stands."""

    choices: tuple[Choice, ...]
    mark: Mark


@dataclass(slots=True)
class Draft:
    """What is known while a document is read: its languages, its mistakes, where things stand."""

    report: Report
    languages: tuple[str, ...] = ()
    scored_by_lens: frozenset[str] = frozenset()
    questions: dict[str, Question] = field(default_factory=dict)
    scales: dict[str, Scale] = field(default_factory=dict)
    _places: dict[int, tuple[object, Tree]] = field(default_factory=dict)
    _broken: set[int] = field(default_factory=set)

    def put(self, thing: object, tree: Tree, *, broken: bool = False) -> None:
        """Remember that *thing* was read from *tree*; *broken*: too badly to check it further."""
        # The thing is kept beside its place so that no other can take over its identity.
        self._places[id(thing)] = (thing, tree)
        if broken:
            self._broken.add(id(thing))

    def mark(self, thing: object, *path: str | int) -> Mark:
        """Where *thing* stands, or what lies below it on *path* (keys, indexes) as far as known."""
        tree = self._places[id(thing)][1]
        mark = tree.mark
        for step in path:
            found = _step(tree, step)
            if found is None:
                return mark
            mark, tree = found
        return mark

    def key_mark(self, thing: object, *path: str) -> Mark:
        """Where the last key of *path* itself stands, rather than its value."""
        tree: Tree | None = self._places[id(thing)][1]
        for step in path[:-1]:
            tree = tree.find(step) if isinstance(tree, Table) else None
        if isinstance(tree, Table) and path[-1] in tree.entries:
            return tree.entries[path[-1]][0].mark
        return self.mark(thing, *path)

    def list_things(self) -> Iterator[object]:
        """Everything that was read from a place of its own, in the order read."""
        return (thing for thing, _ in self._places.values())

    def has(self, thing: object, key: str) -> bool:
        """Whether the author wrote *key* for *thing*."""
        tree = self._places[id(thing)][1]
        return isinstance(tree, Table) and key in tree.entries

    def list_keys(self, thing: object, key: str) -> tuple[str, ...]:
        """The keys of the table that the author wrote under *key* of *thing*, if any."""
        tree = self._places[id(thing)][1]
        inner = tree.find(key) if isinstance(tree, Table) else None
        return tuple(inner.entries) if isinstance(inner, Table) else ()

    def is_broken(self, thing: object) -> bool:
        """Whether checks of *thing* would mislead."""
        return id(thing) in self._broken


def _step(tree: Tree, step: str | int) -> tuple[Mark, Tree] | None:
    """The place named by *step*: a key for one that leads to a table or list, else the value."""
    if isinstance(tree, Table) and isinstance(step, str) and step in tree.entries:
        key, value = tree.entries[step]
        return (value.mark if isinstance(value, Scalar) else key.mark), value
    if isinstance(tree, Listing) and isinstance(step, int) and step < len(tree.items):
        return tree.items[step].mark, tree.items[step]
    if isinstance(tree, Listing) and isinstance(step, str):
        named = (i for i in tree.items if isinstance(i, Scalar) and i.value == step)
        item = next(named, None)
        return (item.mark, item) if item else None
    return None


class Fields:
    """One table of the document, taken key by key; keys that nobody knows are reported."""

    def __init__(self, draft: Draft, tree: Tree, known: Iterable[str]) -> None:
        self.draft = draft
        self.mark = tree.mark
        self.is_table = isinstance(tree, Table)
        self._entries = tree.entries if isinstance(tree, Table) else {}
        if not self.is_table:
            draft.report.add("expected-table", tree.mark)
        for key, _ in self._entries.values():
            report_unknown(draft, key, known, "unknown-key")

    def find(self, key: str, *, required: bool = False) -> Tree | None:
        """The value under *key*; None when it is absent or empty, which is reported."""
        entry = self._entries.get(key)
        if entry is None:
            if required and self.is_table:
                self.draft.report.add("missing-key", self.mark, key=key)
            return None
        if isinstance(entry[1], Scalar) and entry[1].is_empty:
            self.draft.report.add("empty-value", entry[0].mark, key=key)
            return None
        return entry[1]

    def code(self, key: str = "code") -> str:
        """The code under *key*, which must be there; empty when it cannot be read."""
        tree = self.find(key, required=True)
        return read_code(self.draft, tree) if tree else ""

    def word(self, key: str) -> str:
        """A string that is no text to translate; empty when absent."""
        tree = self.find(key)
        return (read_string(self.draft, tree) or "") if tree else ""

    def text(self, key: str, *, required: bool = False) -> Text:
        """A text in every language of the document; empty when absent."""
        tree = self.find(key, required=required)
        return read_text(self.draft, tree) if tree else NO_TEXT

    def number(self, key: str, *, required: bool = False) -> float | None:
        """A finite number, or None when it is absent or unreadable."""
        tree = self.find(key, required=required)
        return read_number(self.draft, tree) if tree else None

    def number_or(self, key: str, default: float) -> float:
        """A finite number, or *default*."""
        number = self.number(key)
        return default if number is None else number

    def integer(self, key: str, default: int, *, required: bool = False) -> int:
        """An integer from 1 on, or *default*."""
        number = self.number(key, required=required)
        if number is None:
            return default
        if number < 1 or number != int(number):
            self.draft.report.add("expected-integer", self._mark_of(key), key=key)
            return default
        return int(number)

    def flag(self, key: str, *, default: bool) -> bool:
        """True or false, or *default*."""
        tree = self.find(key)
        flag = read_flag(self.draft, tree) if tree else None
        return default if flag is None else flag

    def word_of(self, key: str, words: type[E], *, required: bool = False) -> E | None:
        """One of the words of an enumeration, or None when it is absent or unreadable."""
        tree = self.find(key, required=required)
        return read_word_of(self.draft, tree, words) if tree else None

    def items(self, key: str, *, required: bool = False) -> tuple[Tree, ...]:
        """The values of a list; none when it is absent or no list."""
        tree = self.find(key, required=required)
        return read_items(self.draft, tree) if tree else ()

    def pairs(self, key: str) -> tuple[tuple[Scalar, Tree], ...]:
        """The keys and values of a table; none when it is absent or no table."""
        tree = self.find(key)
        return read_pairs(self.draft, tree) if tree else ()

    def _mark_of(self, key: str) -> Mark:
        return self._entries[key][1].mark


def report_unknown(draft: Draft, key: Scalar, known: Iterable[str], code: str) -> None:
    """Report *key* with the nearest of the *known* ones, unless it is one of them."""
    words = tuple(known)
    if key.value in words:
        return
    details = {"key": key.value[:80], "nearest": nearest(key.value, words)}
    draft.report.add(code, key.mark, known=", ".join(words), **details)


def nearest(word: str, known: Iterable[str]) -> str:
    """The word among *known* that looks most like *word*; a dash when none is known."""
    some = islice(known, MOST_COMPARED)
    return max(some, key=lambda other: SequenceMatcher(None, other, word[:80]).ratio(), default="–")


def read_items(draft: Draft, tree: Tree) -> tuple[Tree, ...]:
    """The values of a list; anything else is reported."""
    if isinstance(tree, Listing):
        return tree.items
    draft.report.add("expected-list", tree.mark)
    return ()


def read_pairs(draft: Draft, tree: Tree) -> tuple[tuple[Scalar, Tree], ...]:
    """The keys and values of a table; anything else is reported."""
    if isinstance(tree, Table):
        return tuple(tree.entries.values())
    draft.report.add("expected-table", tree.mark)
    return ()


def read_string(draft: Draft, tree: Tree) -> str | None:
    """A text on its own; numbers, dates and words like `no` are only texts in quotes."""
    if not isinstance(tree, Scalar):
        draft.report.add("expected-text", tree.mark)
        return None
    if not tree.is_text:
        draft.report.add("needs-quotes", tree.mark, value=tree.value)
        return None
    text = normalise_text(tree.value)
    if CONTROLS.search(text) or DIRECTIONS.search(tree.value):
        draft.report.add("hidden-character-in-text", tree.mark)
    if len(text) > MAX_TEXT:
        draft.report.add("text-too-long", tree.mark, length=len(text), most=MAX_TEXT)
    if not text:
        draft.report.add("empty-text", tree.mark)
    return text


def read_code(draft: Draft, tree: Tree) -> str:
    """A code; empty when it cannot be one."""
    code = read_string(draft, tree)
    if code and not _CODE.match(code):
        draft.report.add("bad-code", tree.mark, value=code[:60])
        return ""
    return code or ""


def read_text(draft: Draft, tree: Tree) -> Text:
    """A text in every language: one string in a document of one language, otherwise a table."""
    if isinstance(tree, Table):
        return _read_translations(draft, tree)
    text = read_string(draft, tree)
    if text is None:
        return NO_TEXT
    _report_missing(draft, tree.mark, draft.languages[:1])
    first = draft.languages[0] if draft.languages else ""
    return MappingProxyType({first: text})


def _read_translations(draft: Draft, table: Table) -> Text:
    texts: dict[str, str] = {}
    for key, value in table.entries.values():
        if draft.languages:
            report_unknown(draft, key, draft.languages, "unknown-language")
        text = read_string(draft, value)
        texts[key.value] = text or ""
    _report_missing(draft, table.mark, tuple(texts))
    return MappingProxyType(texts)


def _report_missing(draft: Draft, mark: Mark, present: tuple[str, ...]) -> None:
    missing = [language for language in draft.languages if language not in present]
    if missing:
        draft.report.add("missing-translation", mark, languages=", ".join(missing))


def read_number(draft: Draft, tree: Tree) -> float | None:
    """A finite number in its usual decimal writing, without quotes."""
    number = find_number(tree.value) if isinstance(tree, Scalar) and tree.plain else None
    if number is not None:
        return number
    value = tree.value if isinstance(tree, Scalar) else "…"
    draft.report.add("expected-number", tree.mark, value=value[:60])
    return None


def find_number(text: str) -> float | None:
    """The number that *text* writes in the usual decimal way, if it does."""
    return float(text) if _NUMBER.match(text) else None


def read_flag(draft: Draft, tree: Tree) -> bool | None:
    """`true` or `false`, nothing else."""
    if isinstance(tree, Scalar) and tree.plain and tree.value in _FLAGS:
        return _FLAGS[tree.value]
    draft.report.add("expected-true-or-false", tree.mark)
    return None


def read_word_of(draft: Draft, tree: Tree, words: type[E]) -> E | None:
    """One of the words of an enumeration."""
    known = [word.value for word in words]
    if isinstance(tree, Scalar) and tree.value in known:
        return words(tree.value)
    if isinstance(tree, Scalar):
        report_unknown(draft, tree, known, "unknown-word")
    else:
        draft.report.add("expected-text", tree.mark)
    return None
