"""Which diagnostics this browser has opened: their keys stay in its session, nowhere else."""

from flask import request
from flask import session as browser

from autodiag.diagnostics.keys import tidy_key
from autodiag.diagnostics.publishing import get_version
from autodiag.diagnostics.service.answers import Standing, stand
from autodiag.diagnostics.service.starting import get_opened
from autodiag.errors import NotFound
from autodiag.web import session
from autodiag.web.transactions import SAFE_METHODS

_KEYS = "keys"
_BACK = "back"
MOST_KEYS = 6
"""Diagnostics open at once in one browser; a cookie holds no more."""


class NotOpenHere(NotFound):
    """This browser does not hold the private link of that diagnostic."""


def remember(uid: str, key: str) -> None:
    """Keep a key in this browser's session, the latest last; the oldest makes room."""
    forget(uid)
    browser[_KEYS] = [*browser[_KEYS], [uid, tidy_key(key)]][-MOST_KEYS:]


def forget(uid: str) -> None:
    """Forget one key."""
    # A list of pairs: a cookie forgets the order of a table.
    browser[_KEYS] = [[known, key] for known, key in opened().items() if known != uid]


def opened() -> dict[str, str]:
    """The keys that this browser holds, by the name of their diagnostic, the latest last."""
    return dict(browser.get(_KEYS, ()))


def come_back() -> None:
    """Note that the page to come is where the person takes up again.

    In the session, not in the address: a private page with a query goes unpacked.
    """
    browser[_BACK] = True


def has_come_back() -> bool:
    """Whether that page is this one; asked once."""
    return bool(browser.pop(_BACK, False))


def key_of(uid: str) -> str:
    """The private key of a diagnostic opened here; raises NotOpenHere."""
    key = opened().get(uid)
    if key is None:
        raise NotOpenHere
    return key


def open_here(uid: str) -> Standing:
    """The diagnostic of the address, if its key is in this session; locked when it may change."""
    to_write = request.method not in SAFE_METHODS
    try:
        diagnostic = get_opened(session(), uid, key_of(uid), to_write=to_write)
    except NotOpenHere:
        raise
    except NotFound as gone:
        raise NotOpenHere from gone
    return stand(diagnostic, get_version(session(), diagnostic.fingerprint))
