"""Private keys: what a link carries, what the database keeps of it, and how a person types it."""

import secrets
from hashlib import sha256

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's base 32: no letter that reads like a digit, none that spells words by accident."""

KEY_LENGTH = 28
"""Characters of a key: 140 bits."""

UID_LENGTH = 12
_GROUP = 4
_LOOK_ALIKES = str.maketrans({"O": "0", "I": "1", "L": "1", "-": None, " ": None, "\u00a0": None})


def make_key() -> str:
    """A new key, in groups of four as it is shown."""
    drawn = "".join(secrets.choice(ALPHABET) for _ in range(KEY_LENGTH))
    return "-".join(drawn[i : i + _GROUP] for i in range(0, KEY_LENGTH, _GROUP))


def make_uid() -> str:
    """A new public name: it opens nothing, and says nothing."""
    return "".join(secrets.choice(ALPHABET) for _ in range(UID_LENGTH)).lower()


def hash_key(typed: str) -> str:
    """What the database keeps of a key, however it was typed: case, spaces and hyphens apart.

    A plain SHA-256 is enough for 140 random bits: there is no shorter list of guesses to try.
    """
    return sha256(typed.upper().translate(_LOOK_ALIKES).encode()).hexdigest()
