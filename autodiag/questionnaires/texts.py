"""Which characters a text may hold, and the one form in which it is kept."""

import re
import unicodedata

CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
"""Characters that no text needs, after line ends have been made one; a tab may stand."""

DIRECTIONS = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""Marks that turn the direction of what follows, and can make a text read as another one."""

_LINE_ENDS = re.compile("\r\n?|[\x85\u2028\u2029]")
_SPACES_AT_LINE_END = re.compile(r"[ \t]+(?=\n)")


def normalise_text(text: str) -> str:
    """*text* composed (NFC), with plain line ends, no direction marks and no space around it."""
    composed = unicodedata.normalize("NFC", _LINE_ENDS.sub("\n", text))
    return _SPACES_AT_LINE_END.sub("", DIRECTIONS.sub("", composed)).strip()


def on_one_line(text: str) -> str:
    """*text* normalised, its line ends made into spaces."""
    return " ".join(normalise_text(text).split("\n")).strip()
