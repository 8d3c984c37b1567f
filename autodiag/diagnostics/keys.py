"""Private keys: what a link carries, what the database keeps of it, and how a person types it."""

import re
import secrets
from hashlib import sha256

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's base 32: no letter that reads like a digit, none that spells words by accident."""

KEY_LENGTH = 28
"""Characters of a key: 140 bits."""

UID_LENGTH = 12
_GROUP = 4
_LOOK_ALIKES = str.maketrans({"O": "0", "I": "1", "L": "1"})
_HYPHENS = r"\-\u00ad\u200b\u2010-\u2015\u2060\u2212"


def _spelled(between: str) -> re.Pattern[str]:
    one = rf"[0-9A-Za-z][{between}]*+"
    return re.compile(rf"(?<![0-9A-Za-z])(?:{one}){{{KEY_LENGTH}}}(?![0-9A-Za-z])")


# A key in one piece, whatever stands around it; else one that was spaced, or cut at a line's end.
_SPELLINGS = (_spelled(_HYPHENS), _spelled(rf"\s{_HYPHENS}"))


def make_key() -> str:
    """A new key, in groups of four as it is shown."""
    return _in_groups("".join(secrets.choice(ALPHABET) for _ in range(KEY_LENGTH)))


def make_uid() -> str:
    """A new public name: it opens nothing, and says nothing."""
    return "".join(secrets.choice(ALPHABET) for _ in range(UID_LENGTH)).lower()


def tidy_key(typed: str) -> str:
    """The key found in *typed* (an address, a message, letters of any case), as it is shown.

    Empty when there is none.
    """
    found = next((one for spelling in _SPELLINGS if (one := spelling.search(typed))), None)
    return _in_groups(_letters(found[0])) if found else ""


def _letters(spelled: str) -> str:
    return "".join(one for one in spelled if one.isalnum()).upper().translate(_LOOK_ALIKES)


def _in_groups(letters: str) -> str:
    return "-".join(letters[i : i + _GROUP] for i in range(0, KEY_LENGTH, _GROUP))


def hash_key(typed: str) -> str:
    """What the database keeps of a key, however it was typed.

    A plain SHA-256 is enough for 140 random bits: there is no shorter list of guesses to try.
    """
    return sha256(tidy_key(typed).replace("-", "").encode()).hexdigest()
