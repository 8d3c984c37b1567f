"""How passwords are kept, compared, and refused when anybody would guess them."""

import unicodedata
from functools import cache
from importlib.resources import files
from itertools import pairwise

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerifyMismatchError

from autodiag.web.languages import gettext as _

SHORTEST = 12
LONGEST = 200
_LEAST_OF_ONE_S_OWN = 8
_SHORTEST_PART = 4
_FEWEST_DIFFERENT = 5
# Several words, each of them common, make a good passphrase together.
_PASSPHRASE = 20

# Argon2id with OWASP's figures for a small server: 19 MiB and 20 ms for each sign-in.
_HASHER = PasswordHasher(time_cost=2, memory_cost=19_456, parallelism=1)
_DISGUISES = str.maketrans("013457@$!", "oieastasi")


def hash_password(password: str) -> str:
    """What is kept of a password, salt and cost included."""
    return _HASHER.hash(_normalise(password))


def is_right(kept: str, password: str) -> bool:
    """Whether the password is the one kept; without any kept, as slow as for a wrong one."""
    try:
        _HASHER.verify(kept or _dummy(), _normalise(password))
    except (VerifyMismatchError, InvalidHashError):
        return False
    return bool(kept)


def is_outdated(kept: str) -> bool:
    """Whether the password was kept at another cost than today's."""
    return _HASHER.check_needs_rehash(kept)


def list_objections(password: str, *, about: tuple[str, ...]) -> list[str]:
    """Why the password would be guessed; `about` is what everybody knows of the person."""
    typed = _normalise(password)
    if len(typed) < SHORTEST:
        return [_("Choisissez %(count)d caractères ou plus.", count=SHORTEST)]
    if len(typed) > LONGEST:
        return [_("Choisissez %(count)d caractères au plus.", count=LONGEST)]
    if len(_strip(typed.casefold(), _list_parts(about))) < _LEAST_OF_ONE_S_OWN:
        return [_("Ce mot de passe ressemble trop à votre nom ou à votre adresse.")]
    if _is_common(typed):
        return [_("Ce mot de passe est de ceux qu’on essaie en premier. Choisissez-en un autre.")]
    return []


def _normalise(password: str) -> str:
    """The same characters, whatever the keyboard that typed them."""
    return unicodedata.normalize("NFKC", password)


@cache
def _dummy() -> str:
    return _HASHER.hash("nobody has this one")


def _list_parts(about: tuple[str, ...]) -> list[str]:
    words = " ".join(about).casefold().replace("@", " ").replace(".", " ").replace("-", " ").split()
    return sorted({word for word in words if len(word) >= _SHORTEST_PART}, key=len, reverse=True)


def _strip(text: str, parts: list[str]) -> str:
    for part in parts:
        text = text.replace(part, "")
    return text


def _is_common(password: str) -> bool:
    """Whether little is left once the words and the runs that everybody types are taken out."""
    folded = password.casefold()
    if len(set(folded)) < _FEWEST_DIFFERENT or _repeats(folded) or _runs(folded):
        return True
    return any(_is_mostly_known(one) for one in (folded, folded.translate(_DISGUISES)))


def _is_mostly_known(text: str) -> bool:
    if len(text) >= _PASSPHRASE:
        return False
    left = "".join(one for one in _strip(text, _commonest()) if one.isalpha())
    return len(left) < _FEWEST_DIFFERENT and any(word in text for word in _commonest())


def _repeats(text: str) -> bool:
    """Whether it is one short piece, over and over: found again inside its own double."""
    return text in (text + text)[1:-1]


def _runs(text: str) -> bool:
    """Whether nearly every character is the neighbour of the one before: 123456, abcdef, 654321."""
    steps = [abs(ord(b) - ord(a)) <= 1 for a, b in pairwise(text)]
    return sum(steps) * 3 >= len(steps) * 2


@cache
def _commonest() -> list[str]:
    text = (files("autodiag.accounts") / "commonest.txt").read_text("utf-8")
    return sorted(text.split(), key=len, reverse=True)
