"""Spreadsheets’ files are read whatever wrote them, and what we write is harmless there."""

import csv
import string
from io import StringIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from autodiag.network.sheets import LARGEST_FILE, Column, Sheet, guard, read_sheet, write_sheet

# A slow machine is no mistake, and the same code is tried with the same examples.
laws = settings(deadline=None, derandomize=True)

COLUMNS = (
    Column("code", str),
    Column("name", str, ("nom",)),
    Column("note", str, is_required=False),
)


def read(content: bytes) -> Sheet:
    return read_sheet("cells.csv", content, COLUMNS)


def values(sheet: Sheet) -> list[dict[str, str]]:
    assert not sheet.mistakes
    return [dict(row.values) for row in sheet.rows]


def messages(content: bytes) -> list[str]:
    return [str(mistake) for mistake in read(content).mistakes]


@pytest.mark.parametrize(
    "content",
    [
        b"code,name\na,One\n",
        b"code;name\r\na;One\r\n",
        b"code\tname\na\tOne\n",
        b"\xef\xbb\xbfcode;name\r\na;One\r\n",
        b"sep=;\r\ncode;name\r\na;One\r\n",
        b'"code";"name"\n"a";"One"\n',
        b"Code , Nom \n a , One \n",
        b"code;name;;\na;One;;\n;;;\n\n",
        b"\n\ncode,name\n\na,One",
        "code,name\na,\u00a0One\u00a0\n".encode(),
    ],
)
def test_spreadsheets_write_the_same_in_many_ways(content: bytes) -> None:
    assert values(read(content)) == [{"code": "a", "name": "One"}]


def test_a_field_may_hold_lines_quotes_and_separators() -> None:
    content = b'code;name;note\na;One;"first\nsecond; ""third"""\nb;Two;\n'
    sheet = read(content)
    assert values(sheet)[0]["note"] == 'first\nsecond; "third"'
    assert [row.line for row in sheet.rows] == [2, 4]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "cells.csv: is empty; give a line of headings first"),
        (b"\n \n", "cells.csv: is empty; give a line of headings first"),
        (b"code,name\na,\xe9\n", "cells.csv:2: is not UTF-8; save it again as “CSV UTF-8”"),
        ("code,name\n".encode("utf-16"), "cells.csv: is UTF-16; save it again as “CSV UTF-8”"),
        (b"code,name\na,\x00\n", "cells.csv:2: holds a NUL character; this is no text file"),
        (b"code,nmae\n", "cells.csv:1: nmae: is no column of this file; did you mean “name”?"),
        (b"code,code,name\n", "cells.csv:1: code: stands twice"),
        (b"code\na\n", "cells.csv:1: name: is missing; add this column"),
        (b"code,name\na,\n", "cells.csv:2: name: is empty"),
        (b"code,name\na\n", "cells.csv:2: name: is missing at the end of the line"),
        (b"code,name\na,b,c\n", "cells.csv:2: has more fields than headings; check the quotes"),
        (b"code,name\na,\xe2\x80\xae\n", "cells.csv:2: name: holds a hidden character"),
        (b"code,name\na," + b"x" * 20_001, "cells.csv:2: name: is longer than 20000 characters"),
        (b"a" * (LARGEST_FILE + 1), "cells.csv: is larger than 5 MB; split it"),
    ],
)  # fmt: skip
def test_a_mistake_says_where_it_is_and_how_to_mend_it(content: bytes, said: str) -> None:
    assert [one for one in messages(content) if one.startswith(said)]


def test_a_broken_quote_is_a_mistake_and_not_a_crash() -> None:
    found = messages(b'code,name\na,One\nb,"Two\nc,Three\n')
    assert len(found) == 1
    assert found[0].startswith("cells.csv:3: cannot be read from here on")


def test_all_mistakes_are_told_at_once() -> None:
    assert len(messages(b"code,name\na,\n,\n,b\nc,d,e\n")) == 3


@laws
@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    sheet = read(content)
    assert sheet.rows or sheet.mistakes or b"code" in content.lower()


fields = st.text(
    st.characters(exclude_categories=["C", "Z"]) | st.sampled_from("\"'=+-@;, \n"), max_size=20
).map(str.strip)
cells = fields.filter(bool)


@laws
@given(st.lists(st.tuples(cells, cells, fields), max_size=5))
def test_what_is_written_is_what_is_read(rows: list[tuple[str, str, str]]) -> None:
    again = values(read(write_sheet(["code", "name", "note"], rows)))
    assert [tuple(row.values()) for row in again] == rows


@laws
@given(st.text(string.printable, max_size=20))
def test_no_field_that_is_written_is_a_formula(text: str) -> None:
    (_, written) = csv.reader(
        StringIO(write_sheet(["a"], [[text]]).decode("utf-8-sig"), newline="")
    )
    first = written[0][:1] if written else ""
    assert first not in set("=+-@\t\r") or is_number(text)
    assert not guard(text).startswith(("=", "@", "\t", "\r"))


def is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True
