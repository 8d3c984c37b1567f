"""From bytes or text to a small tree whose every node knows its line and column.

The tree is built from the parser's events rather than by a YAML loader: nothing is ever turned
into a Python object by its tag, depth and size are bounded while reading, and an alias to an
unfinished anchor (a loop) or to one that has been repeated too often (a bomb) is found at once.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TypeAlias

import yaml

from autodiag.questionnaires.mistakes import Mark, Report, UnreadableError
from autodiag.questionnaires.texts import CONTROLS, DIRECTIONS

MAX_BYTES = 2_000_000
MAX_NODES = 100_000
MAX_DEPTH = 40

_BINARY = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]")
_HIDDEN = re.compile(rf"(?!\r){CONTROLS.pattern}|{DIRECTIONS.pattern}")
_START = Mark(1, 1)

# What YAML 1.1 takes for something else than a text when it stands without quotes.
_BOOLEANS = re.compile(r"(?i)(yes|no|true|false|on|off|y|n)\Z")
_NULLS = re.compile(r"(?i)(~|null|)\Z")
_NUMBERS = re.compile(r"[-+]?(\.?[0-9][0-9_.,:xXa-fA-FoO+-]*|\.(inf|nan))\Z", re.IGNORECASE)
_MERGES = re.compile(r"(<<|=)\Z")

# The parser's own words, and the mistake that an author is told about.
_SYNTAX = (
    ("cannot start any token", "yaml-character"),
    ("tab character", "yaml-character"),
    ("mapping values are not allowed", "yaml-colon"),
    ("unexpected end of stream", "yaml-open"),
    ("did not find expected ',' or", "yaml-open"),
    ("did not find expected node content", "yaml-open"),
    ("could not find expected ':'", "yaml-key"),
    ("unknown escape", "yaml-escape"),
    ("did not find expected", "yaml-indent"),
)


@dataclass(frozen=True, slots=True)
class Scalar:
    """A single value as it was written; *plain* when it stood without quotes."""

    value: str
    mark: Mark
    plain: bool
    size: int = 1
    height: int = 0

    @property
    def is_text(self) -> bool:
        """Whether every YAML reader takes this for a text."""
        traps = (_BOOLEANS, _NULLS, _NUMBERS, _MERGES)
        return not self.plain or not any(trap.match(self.value) for trap in traps)

    @property
    def is_empty(self) -> bool:
        """Whether nothing was written after the key."""
        return self.plain and bool(_NULLS.match(self.value))


@dataclass(frozen=True, slots=True)
class Listing:
    """Values one after the other."""

    items: tuple["Tree", ...]
    mark: Mark
    size: int
    height: int


@dataclass(frozen=True, slots=True)
class Table:
    """Values by key; a key that stands twice keeps its first value."""

    entries: dict[str, tuple[Scalar, "Tree"]]
    mark: Mark
    size: int
    height: int

    def find(self, key: str) -> "Tree | None":
        """The value under *key*, if there is one."""
        entry = self.entries.get(key)
        return entry[1] if entry else None


Tree: TypeAlias = Scalar | Listing | Table


def read_tree(source: str | bytes, report: Report) -> Tree:
    """Parse *source*; raises UnreadableError when nothing can be made of it."""
    try:
        return _build(_events(_decode(source, report), report), report)
    except yaml.MarkedYAMLError as error:
        raise _refuse(report, _syntax_code(error.problem or ""), _mark(error)) from error
    except yaml.YAMLError as error:
        raise _refuse(report, "binary", _START) from error


def _refuse(report: Report, code: str, mark: Mark, **details: object) -> UnreadableError:
    report.add(code, mark, **details)
    return UnreadableError(code)


def _decode(source: str | bytes, report: Report) -> str:
    raw = source.encode("utf-8", "surrogatepass") if isinstance(source, str) else source
    if len(raw) > MAX_BYTES:
        raise _refuse(report, "too-large", _START, megabytes=MAX_BYTES // 1_000_000)
    if control := _BINARY.search(raw):
        raise _refuse(report, "binary", _place(raw, control.start()))
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise _refuse(report, "not-utf-8", _place(raw, error.start)) from error
    if hidden := _HIDDEN.search(text):
        offset = len(text[: hidden.start()].encode())
        raise _refuse(report, "hidden-character", _place(raw, offset), point=ord(hidden[0]))
    return text


def _place(raw: bytes, offset: int) -> Mark:
    before = raw[:offset]
    line = before.rpartition(b"\n")[2].decode("utf-8", "replace")
    return Mark(before.count(b"\n") + 1, len(line) + 1)


def _syntax_code(problem: str) -> str:
    return next((code for part, code in _SYNTAX if part in problem), "yaml-syntax")


def _mark(error: yaml.MarkedYAMLError) -> Mark:
    mark = error.problem_mark or error.context_mark
    return Mark(mark.line + 1, mark.column + 1) if mark else _START


def _events(text: str, report: Report) -> Iterator[yaml.Event]:
    documents = 0
    for event in yaml.parse(text, Loader=yaml.CSafeLoader):
        documents += isinstance(event, yaml.DocumentStartEvent)
        if documents > 1:
            raise _refuse(report, "several-documents", _start(event))
        yield event


def _start(event: yaml.Event) -> Mark:
    mark = event.start_mark
    return Mark(mark.line + 1, mark.column + 1) if mark else _START


@dataclass(slots=True)
class _Open:
    """A list or a table whose end has not been read yet."""

    mark: Mark
    anchor: str | None
    is_table: bool
    items: list[Tree] = field(default_factory=list)

    def close(self, report: Report) -> Tree:
        size = 1 + sum(item.size for item in self.items)
        height = 1 + max((item.height for item in self.items), default=0)
        if not self.is_table:
            return Listing(tuple(self.items), self.mark, size, height)
        return Table(_entries(self.items, report), self.mark, size, height)


def _entries(items: list[Tree], report: Report) -> dict[str, tuple[Scalar, Tree]]:
    entries: dict[str, tuple[Scalar, Tree]] = {}
    for key, value in zip(items[::2], items[1::2], strict=True):
        if not isinstance(key, Scalar):
            report.add("key-not-text", key.mark)
        elif key.value in entries:
            first = entries[key.value][0].mark.line
            report.add("duplicate-key", key.mark, key=key.value, line=first)
        else:
            entries[key.value] = (key, value)
    return entries


class _Builder:
    """Nodes as their events come; what is still open stands on a stack."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.root: Tree | None = None
        self._open: list[_Open] = []
        self._anchors: dict[str, Tree | None] = {}
        self._size = 0

    def take(self, event: yaml.Event) -> None:
        """Add what *event* says."""
        if isinstance(event, yaml.ScalarEvent):
            self._take_scalar(event)
        elif isinstance(event, yaml.CollectionStartEvent):
            self._begin(event)
        elif isinstance(event, yaml.CollectionEndEvent):
            self._end()
        elif isinstance(event, yaml.AliasEvent):
            self._take_alias(event)

    def _take_scalar(self, event: yaml.ScalarEvent) -> None:
        self._refuse_tag(event)
        plain = bool(event.implicit[0])
        self._put(Scalar(event.value, _start(event), plain), event.anchor)

    def _begin(self, event: yaml.CollectionStartEvent) -> None:
        self._refuse_tag(event)
        self._refuse_depth(1, _start(event))
        if event.anchor:
            self._anchors[event.anchor] = None
        is_table = isinstance(event, yaml.MappingStartEvent)
        self._open.append(_Open(_start(event), event.anchor, is_table))

    def _end(self) -> None:
        closing = self._open.pop()
        node = closing.close(self.report)
        self._size -= node.size - 1
        self._put(node, closing.anchor)

    def _take_alias(self, event: yaml.AliasEvent) -> None:
        if event.anchor not in self._anchors:
            raise _refuse(self.report, "unknown-anchor", _start(event), anchor=event.anchor)
        node = self._anchors[event.anchor]
        if node is None:
            raise _refuse(self.report, "anchor-loop", _start(event), anchor=event.anchor)
        self._put(node, None, _start(event))

    def _put(self, node: Tree, anchor: str | None, mark: Mark | None = None) -> None:
        self._size += node.size
        if self._size > MAX_NODES:
            raise _refuse(self.report, "too-many-values", mark or node.mark, count=MAX_NODES)
        self._refuse_depth(node.height, mark or node.mark)
        if anchor:
            self._anchors[anchor] = node
        if self._open:
            self._open[-1].items.append(node)
        else:
            self.root = node

    def _refuse_depth(self, height: int, mark: Mark) -> None:
        if len(self._open) + height > MAX_DEPTH:
            raise _refuse(self.report, "too-deep", mark, depth=MAX_DEPTH)

    def _refuse_tag(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent) -> None:
        if event.tag not in {None, "!"}:
            self.report.add("tag", _start(event), tag=str(event.tag))


def _build(events: Iterator[yaml.Event], report: Report) -> Tree:
    builder = _Builder(report)
    for event in events:
        builder.take(event)
    if builder.root is None or (isinstance(builder.root, Scalar) and builder.root.is_empty):
        raise _refuse(report, "empty-document", _START)
    return builder.root
