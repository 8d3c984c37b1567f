"""Counting wrong guesses, and messages left without an account: a right link always opens."""

import hashlib
import hmac
import secrets
from dataclasses import dataclass

from flask import Flask, current_app, request
from limits import RateLimitItem, RateLimitItemPerMinute, parse
from limits.errors import ConfigurationError
from limits.storage import storage_from_string
from limits.strategies import MovingWindowRateLimiter

from autodiag.errors import BadSettings, Throttled

# Networks and accounts are counted under a name that means nothing once the process has ended.
_SALT = secrets.token_bytes(32)

Counter = tuple[MovingWindowRateLimiter, RateLimitItem]


def install(app: Flask, *, wrong_guesses: str, storage: str) -> None:
    """Prepare the counter of wrong guesses."""
    try:
        item = parse(wrong_guesses)
    except ValueError as error:
        raise BadSettings("AUTODIAG_WRONG_GUESSES: say it like “60 per hour”") from error
    try:
        limiter = MovingWindowRateLimiter(storage_from_string(storage))
    except ConfigurationError as error:
        raise BadSettings(f"AUTODIAG_LIMITER_STORAGE: {error}") from error
    app.extensions["autodiag_guesses"] = (limiter, item)


def is_guessing() -> bool:
    """Count one wrong guess of this address; true once there are too many."""
    return _is_too_many("wrong-guess")


def is_flooding() -> bool:
    """Count one message from this address; true once there are too many.

    Apart from the guesses, as many of them: who writes a lot does not close links to a network.
    """
    return _is_too_many("message")


def _is_too_many(kind: str) -> bool:
    limiter, item = _counter()
    return not limiter.hit(item, kind, _blur(network_name()))


def count_wrong_guess() -> None:
    """Count one wrong guess; raises Throttled once there are too many."""
    if is_guessing():
        raise Throttled


@dataclass(frozen=True, slots=True)
class Limit:
    """So many wrong guesses of one kind in so many minutes, whoever is guessing at what."""

    kind: str
    most: int
    minutes: int

    def count(self, *names: str) -> None:
        """Count one wrong guess under these names, which are made unreadable first."""
        limiter, _ = _counter()
        limiter.hit(self._item(), self.kind, *map(_blur, names))

    def is_reached(self, *names: str) -> bool:
        """Whether no more guesses should be looked at for now; asking counts nothing."""
        limiter, _ = _counter()
        return not limiter.test(self._item(), self.kind, *map(_blur, names))

    def _item(self) -> RateLimitItem:
        return RateLimitItemPerMinute(self.most, self.minutes)


def network_name() -> str:
    """The network that the request comes from; to be counted under, never to be kept."""
    return request.remote_addr or ""


def _counter() -> Counter:
    counter: Counter = current_app.extensions["autodiag_guesses"]
    return counter


def _blur(name: str) -> str:
    key = current_app.secret_key if current_app.config["SHARED_COUNTER"] else _SALT
    return hmac.new(_bytes(key), name.encode(), hashlib.sha256).hexdigest()[:24]


def _bytes(key: str | bytes | None) -> bytes:
    return key.encode() if isinstance(key, str) else key or b""
