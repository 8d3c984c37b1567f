"""What this browser already said to the guide: kept in its session, so that it counts once."""

import hashlib

from flask import session as browser

_KEY = "guide"
_MARK = 8

# A cookie holds no more; the oldest makes room.
MOST_KEPT = 100


def has_said(about: str) -> bool:
    """Whether this browser already said something of an entry, by its code, or of words."""
    return _mark(about) in browser.get(_KEY, ())


def remember(about: str) -> None:
    """Note that it did, under a name that tells nothing to whoever reads the cookie."""
    browser[_KEY] = [*browser.get(_KEY, ()), _mark(about)][-MOST_KEPT:]


def _mark(about: str) -> str:
    return hashlib.sha256(about.encode()).hexdigest()[:_MARK]
