"""Secrets that links and browsers carry, and what the database keeps of them."""

import secrets
from hashlib import sha256

_BYTES = 24


def make_token() -> str:
    """A new secret of 192 bits, fit for an address."""
    return secrets.token_urlsafe(_BYTES)


def hash_token(token: str) -> str:
    """What is kept of a secret; so long a secret needs no slower digest."""
    return sha256(token.encode()).hexdigest()
