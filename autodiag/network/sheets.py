"""Tables in CSV files, as spreadsheets write them: read with every mistake, written harmless."""

import csv
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import StringIO
from typing import Any
from unicodedata import category

from rapidfuzz import process

from autodiag.network.places import fold

LARGEST_FILE = 5_000_000
LONGEST_FIELD = 20_000
_SEPARATORS = ";,\t"
# A spreadsheet takes a cell that begins so for a formula; an apostrophe in front keeps it a text.
_FORMULAS = ("=", "+", "-", "@", "\t", "\r", "'")


class FieldError(ValueError):
    """What stands in a field cannot be used; the message says what is wrong and how to mend it."""


@dataclass(frozen=True, slots=True, order=True)
class Mistake:
    """What is wrong in a file; *line* is 0 for the file as a whole, *column* empty for a line."""

    file: str
    line: int
    column: str
    message: str

    def __str__(self) -> str:
        """One line, as the command prints it."""
        place = f"{self.file}:{self.line}" if self.line else self.file
        return (
            f"{place}: {self.column}: {self.message}" if self.column else f"{place}: {self.message}"
        )


@dataclass(frozen=True, slots=True)
class Column:
    """A column by its heading; *read* turns a field into a value or raises FieldError."""

    name: str
    read: Callable[[str], Any]
    also: tuple[str, ...] = ()
    is_required: bool = True


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a file, its fields already read; a field that could not be read is not there."""

    line: int
    values: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Sheet:
    """The rows of a file, and all that is wrong in it."""

    file: str
    rows: tuple[Row, ...]
    mistakes: tuple[Mistake, ...]


def read_sheet(file: str, content: bytes, columns: Sequence[Column]) -> Sheet:
    """Read a file of UTF-8 text whose fields are separated by `;`, `,` or tabs."""
    try:
        lines = list(_split(_decode(content)))
    except _FileError as error:
        return Sheet(file, (), (Mistake(file, error.line, "", str(error)),))
    if not lines:
        return Sheet(file, (), (Mistake(file, 0, "", "is empty; give a line of headings first"),))
    (line, headings), *rest = lines
    places, mistakes = _find_columns(file, line, headings, columns)
    if mistakes:
        return Sheet(file, (), tuple(mistakes))
    rows = [_read_row(file, number, fields, places, mistakes) for number, fields in rest]
    return Sheet(file, tuple(rows), tuple(mistakes))


class _FileError(ValueError):
    """The file as a whole, or from a line on, is no table."""

    def __init__(self, message: str, line: int = 0) -> None:
        super().__init__(message)
        self.line = line


def _decode(content: bytes) -> str:
    if len(content) > LARGEST_FILE:
        raise _FileError(f"is larger than {LARGEST_FILE // 1_000_000} MB; split it")
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise _FileError("is UTF-16; save it again as “CSV UTF-8”")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise _FileError("is not UTF-8; save it again as “CSV UTF-8”", line) from error
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        raise _FileError("holds a NUL character; this is no text file", line)
    return text


def _split(text: str) -> Iterator[tuple[int, list[str]]]:
    """The lines that hold something, each with its number in the file."""
    text, skipped = _skip_declaration(text)
    reader = csv.reader(StringIO(text, newline=""), delimiter=_find_separator(text), strict=True)
    start = skipped + 1
    try:
        for fields in reader:
            if any(field.strip() for field in fields):
                yield start, fields
            start = skipped + reader.line_num + 1
    except csv.Error as error:
        raise _FileError(
            f"cannot be read from here on ({error}); check the quotes", start
        ) from error


def _skip_declaration(text: str) -> tuple[str, int]:
    """Excel may write `sep=;` on a line of its own before the headings."""
    first, _, rest = text.partition("\n")
    return (rest, 1) if first.strip().lower().startswith("sep=") else (text, 0)


def _find_separator(text: str) -> str:
    first = next((line for line in text.splitlines() if line.strip()), "")
    return max(_SEPARATORS, key=first.count)


def _find_columns(
    file: str, line: int, headings: list[str], columns: Sequence[Column]
) -> tuple[list[Column | None], list[Mistake]]:
    """The column that stands at each place of the heading line."""
    known = {fold(name): column for column in columns for name in (column.name, *column.also)}
    names = [fold(heading) for heading in headings]
    found = [known.get(name) for name in names]
    given = [column.name for column in found if column]
    mistakes = [
        Mistake(file, line, heading.strip(), f"is no column of this file; {_nearest(name, known)}")
        for heading, name in zip(headings, names, strict=True)
        if name and name not in known
    ]
    mistakes += [Mistake(file, line, name, "stands twice") for name in _list_twice(given)]
    mistakes += [
        Mistake(file, line, column.name, "is missing; add this column")
        for column in columns
        if column.is_required and column.name not in given
    ]
    return found, mistakes


def _nearest(name: str, known: Mapping[str, Column]) -> str:
    match = process.extractOne(name, list(known), score_cutoff=70)
    if match:
        return f"did you mean “{known[match[0]].name}”?"
    columns = dict.fromkeys(column.name for column in known.values())
    return f"the columns are {', '.join(columns)}"


def _list_twice(names: Sequence[str]) -> list[str]:
    return [name for name in dict.fromkeys(names) if names.count(name) > 1]


def _read_row(
    file: str, line: int, fields: list[str], columns: list[Column | None], mistakes: list[Mistake]
) -> Row:
    values: dict[str, Any] = {}
    for column, field in zip(columns, fields, strict=False):
        if column is None:
            continue
        try:
            values[column.name] = _read_field(column, field)
        except FieldError as error:
            mistakes.append(Mistake(file, line, column.name, str(error)))
    if any(field.strip() for field in fields[len(columns) :]):
        mistakes.append(Mistake(file, line, "", "has more fields than headings; check the quotes"))
    mistakes += [
        Mistake(file, line, column.name, "is missing at the end of the line")
        for column in columns[len(fields) :]
        if column and column.is_required
    ]
    return Row(line, values)


def _read_field(column: Column, field: str) -> Any:
    text = _unguard(field).strip()
    if len(text) > LONGEST_FIELD:
        raise FieldError(f"is longer than {LONGEST_FIELD} characters")
    if any(category(one).startswith("C") and one not in "\n\r\t" for one in text):
        raise FieldError("holds a hidden character; type it again")
    if column.is_required and not text:
        raise FieldError("is empty")
    return column.read(text)


def write_sheet(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    """A file that a spreadsheet opens as it is: UTF-8 with its mark, no field a formula."""
    text = StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([guard(str(value)) for value in row] for row in rows)
    return text.getvalue().encode("utf-8-sig")


def guard(text: str) -> str:
    """The text, kept from being taken for a formula; a plain number is none."""
    if text.startswith(_FORMULAS) and not _is_number(text):
        return f"'{text}"
    return text


def _unguard(text: str) -> str:
    return text[1:] if text.startswith("'") and text[1:].startswith(_FORMULAS) else text


def _is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return text.isascii()
