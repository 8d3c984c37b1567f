"""Which diagnostics this browser has opened: their keys stay in its session, nowhere else."""

from flask import request
from flask import session as browser

from autodiag.diagnostics.keys import hash_key, make_key, tidy_key
from autodiag.diagnostics.publishing import get_version
from autodiag.diagnostics.service.answers import Standing, stand
from autodiag.diagnostics.service.starting import get_opened
from autodiag.errors import NotFound
from autodiag.web import session
from autodiag.web.throttle import count_wrong_guess
from autodiag.web.transactions import SAFE_METHODS

_KEYS = "keys"
_SHARES = "shares"
_NEXT = "next"
_BACK = "back"
LINK = "link-"
"""Before the names of the fields by which a private link comes along with another form."""

TYPED_KEY = f"{LINK}key"
MOST_KEYS = 6
"""Diagnostics open at once in one browser; a cookie holds no more."""


class NotOpenHere(NotFound):
    """This browser does not hold the private link of that diagnostic."""


def remember(uid: str, key: str) -> None:
    """Keep a key in this browser's session, the latest last; the oldest makes room."""
    _drop(_NEXT, uid)
    _hold(_KEYS, uid, key)


def remember_share(uid: str, key: str) -> None:
    """Keep the key of a reading link too: nobody else could show it again."""
    _hold(_SHARES, uid, key)


def draw_next_key(uid: str) -> str:
    """The key that is to replace that of a diagnostic, the same until it has.

    Drawn before it is needed: whoever presses twice, or never receives the answer, holds it.
    """
    if uid not in _held(_NEXT):
        _hold(_NEXT, uid, make_key())
    return _held(_NEXT)[uid]


def forget(uid: str) -> None:
    """Forget a diagnostic: its key, the next one, and that of its reading link."""
    for kind in (_KEYS, _NEXT, _SHARES):
        _drop(kind, uid)


def forget_share(uid: str) -> None:
    """Forget the reading link of a diagnostic."""
    _drop(_SHARES, uid)


def opened() -> dict[str, str]:
    """The keys that this browser holds, by the name of their diagnostic, the latest last."""
    return _held(_KEYS)


def find_share(standing: Standing) -> str | None:
    """The key of the reading link in service, if it was made in this browser."""
    key = _held(_SHARES).get(standing.diagnostic.uid)
    return key if key and hash_key(key) == standing.diagnostic.share_hash else None


def _held(kind: str) -> dict[str, str]:
    return dict(browser.get(kind, ()))


def _hold(kind: str, uid: str, key: str) -> None:
    held = _held(kind)
    latest = (uid, tidy_key(key))
    # Written only when it changes: a page that is merely read sends no cookie.
    if list(held.items())[-1:] != [latest]:
        held.pop(uid, None)
        browser[kind] = [list(one) for one in (*held.items(), latest)][-MOST_KEYS:]


def _drop(kind: str, uid: str) -> None:
    held = _held(kind)
    if held.pop(uid, None) is not None:
        # A list of pairs: a cookie forgets the order of a table.
        browser[kind] = [list(one) for one in held.items()]


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
    """The diagnostic of the address, if its key is in this session; locked when it may change.

    The key that was to replace it opens too: the answer to that may never have come.  So does the
    private link, sent along with what was typed on a page that had outlived its session.
    """
    typed = request.form.get(TYPED_KEY, "")
    for key in (opened().get(uid), _held(_NEXT).get(uid), typed):
        standing = _find_opened(uid, key) if key else None
        if key and standing:
            _hold(_KEYS, uid, key)
            return standing
    if typed:
        count_wrong_guess()
    raise NotOpenHere


def _find_opened(uid: str, key: str) -> Standing | None:
    try:
        diagnostic = get_opened(session(), uid, key, to_write=request.method not in SAFE_METHODS)
    except NotFound:
        return None
    return stand(diagnostic, get_version(session(), diagnostic.fingerprint))
