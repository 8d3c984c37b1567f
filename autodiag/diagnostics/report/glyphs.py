"""Words that the fonts of a report can print: what they lack is replaced by an empty square.

The fonts come with typst, and a tagged PDF is refused when a single sign of it has no shape.
"""

from __future__ import annotations

import re
from typing import Any
from unicodedata import category, normalize

LACKING = "□"

PRINTED = (
    (0x20, 0x7E), (0xA0, 0xAC), (0xAE, 0x23F), (0x250, 0x2E4), (0x300, 0x331),
    (0x384, 0x38A), (0x38C, 0x38C), (0x38E, 0x3A1), (0x3A3, 0x3CE), (0x400, 0x45F),
    (0x490, 0x4C4), (0x5D0, 0x5EA), (0x1E00, 0x1E9B), (0x1EA0, 0x1EF9), (0x2000, 0x200A),
    (0x2010, 0x2027), (0x202F, 0x2037), (0x2039, 0x203E), (0x2044, 0x2044), (0x2070, 0x2071),
    (0x2074, 0x208E), (0x20AC, 0x20AC), (0x20BF, 0x20BF), (0x2116, 0x2116), (0x2122, 0x2122),
    (0x2153, 0x215F), (0x2190, 0x2195), (0x2200, 0x220D), (0x220F, 0x221C), (0x221E, 0x221F),
    (0x2248, 0x2249), (0x2260, 0x2262), (0x2264, 0x2265), (0x25A0, 0x25A1), (0x25B2, 0x25B3),
    (0x25CF, 0x25CF), (0x2605, 0x2605), (0x2660, 0x2660), (0x2663, 0x2663), (0x2665, 0x2666),
)  # fmt: skip
"""First and last code points, a choice among those that each of the report's styles can print."""

_UNKNOWN = re.compile(
    "[^\n" + "".join(f"\\U{first:08x}-\\U{last:08x}" for first, last in PRINTED) + "]+"
)
_LONG = re.compile(r"\S{30,}")
_PIECE = 15
_BREAK = "\u200b"


def printable(text: str) -> str:
    """The text without invisible controls, its unknown signs replaced, its long words breakable."""
    seen = "".join(sign for sign in normalize("NFC", text) if not _is_hidden(sign))
    return _LONG.sub(_breakable, _UNKNOWN.sub(LACKING, seen))


def printable_all(value: Any) -> Any:
    """The same for every text within dicts and lists."""
    if isinstance(value, str):
        return printable(value)
    if isinstance(value, dict):
        return {key: printable_all(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [printable_all(one) for one in value]
    return value


def _is_hidden(sign: str) -> bool:
    """Controls, among them those that turn the direction of writing, and picture variants."""
    return sign != "\n" and (category(sign) in {"Cc", "Cf", "Cs"} or "\ufe00" <= sign <= "\ufe0f")


def _breakable(match: re.Match[str]) -> str:
    word = match.group()
    return _BREAK.join(word[start : start + _PIECE] for start in range(0, len(word), _PIECE))
