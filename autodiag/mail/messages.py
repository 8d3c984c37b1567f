"""What may be sent: a message as a feature writes it, and what is refused at the door."""

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType

from autodiag.errors import Invalid

LONGEST_ADDRESS = 254
LONGEST_LOCAL = 64
LONGEST_NAME = 200
LONGEST_SUBJECT = 300
LONGEST_TEXT = 100_000

_ATOM = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+"
_LOCAL = re.compile(rf"{_ATOM}(?:\.{_ATOM})*")
_LABEL = r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"
_DOMAIN = re.compile(rf"(?:{_LABEL}\.)+(?!\d+$){_LABEL}")
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{1,4})?")

# Controls, halves of letters, and what some programs take for the end of a line.
_BREAKING = frozenset({"Cc", "Cs", "Zl", "Zp"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """What a feature asks to be sent: plain text in one language, to one person.

    The text of a private message (a link that opens something) is for its reader alone: no page
    shows it, and it is erased as soon as it is sent. After *expires_at* it is of no use any more.
    """

    to: str
    subject: str
    text: str
    language: str
    to_name: str = ""
    reply_to: str = ""
    is_private: bool = False
    expires_at: datetime | None = None


def find_address(text: str) -> str | None:
    """The address as SMTP writes it (a domain's accents folded), or None when it is no address.

    Nothing is looked up: whether anybody reads there, only the server can say.
    """
    local, _, domain = text.strip(" ").rpartition("@")
    try:
        domain = domain.encode("idna").decode("ascii").lower()
    except UnicodeError:
        return None
    is_right = _LOCAL.fullmatch(local) and _DOMAIN.fullmatch(domain)
    address = f"{local}@{domain}"
    if not is_right or len(local) > LONGEST_LOCAL or len(address) > LONGEST_ADDRESS:
        return None
    return address


def check(message: Message) -> None:
    """Raise Invalid with every reason, by the field's name, why this cannot be sent."""
    wrong = {
        name: [sentence]
        for name, (is_right, sentence) in _RULES.items()
        if not is_right(getattr(message, name))
    }
    if wrong:
        said = "; ".join(f"{name}: {reasons[0]}" for name, reasons in wrong.items())
        raise Invalid(wrong, message=said)


def _is_address(text: str) -> bool:
    return find_address(text) is not None


def _is_line(longest: int) -> Callable[[str], bool]:
    def is_line(text: str) -> bool:
        return len(text) <= longest and not any(map(_is_breaking, text))

    return is_line


def _is_breaking(letter: str) -> bool:
    return unicodedata.category(letter) in _BREAKING


def _is_text(text: str) -> bool:
    is_whole = not any(unicodedata.category(letter) == "Cs" for letter in text)
    return is_whole and "\0" not in text and 0 < len(text.strip()) <= len(text) <= LONGEST_TEXT


_NOT_AN_ADDRESS = "this is not an e-mail address"

_RULES: Mapping[str, tuple[Callable[[str], bool], str]] = MappingProxyType(
    {
        "to": (_is_address, _NOT_AN_ADDRESS),
        "to_name": (_is_line(LONGEST_NAME), f"one line of {LONGEST_NAME} letters or less"),
        "reply_to": (lambda text: not text or _is_address(text), _NOT_AN_ADDRESS),
        "subject": (
            lambda text: bool(text.strip()) and _is_line(LONGEST_SUBJECT)(text),
            f"one line of {LONGEST_SUBJECT} letters or less",
        ),
        "text": (_is_text, f"text of {LONGEST_TEXT} letters or less, and at least one"),
        "language": (lambda text: bool(_LANGUAGE.fullmatch(text)), "a code such as fr or en"),
    }
)
