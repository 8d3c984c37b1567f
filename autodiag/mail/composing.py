"""From a letter to the bytes that SMTP carries."""

import re
from email.header import Header
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

from autodiag.mail.states import Letter

_LEADING_DOT = re.compile(rb"^\.", re.MULTILINE)

# Words that stand as they are, on one line; all others travel encoded.
_PLAIN_NAME = re.compile(r"[A-Za-z0-9]+(?: [A-Za-z0-9]+)*")
_PLAIN_SUBJECT = re.compile(r"[!-~]+(?: [!-~]+)*")
_PLAIN_LENGTH = 40


def compose(letter: Letter, *, sender: str, sender_name: str) -> bytes:
    """The whole message, headers first: nothing but ASCII, in short lines.

    The same letter always gives the same headers: a server that sees it twice can tell.
    """
    headers = {
        "From": _encode(sender_name, _PLAIN_NAME, "From", f"<{sender}>"),
        "To": _encode(letter.name, _PLAIN_NAME, "To", f"<{letter.recipient}>"),
        "Reply-To": letter.reply_to,
        "Subject": _encode(letter.subject, _PLAIN_SUBJECT, "Subject"),
        "Date": format_datetime(letter.created_at),
        "Message-ID": letter.message_id,
        # Keeps the machines that answer for somebody who is away from answering this one.
        "Auto-Submitted": "auto-generated",
        "Content-Language": letter.language,
    }
    lines = (f"{name}: {value}\r\n" for name, value in headers.items() if value)
    return "".join(lines).encode("ascii") + _compose_text(letter.text)


def escape_dots(content: bytes) -> bytes:
    """The content as it goes over the line, where a dot that stands alone would be its end."""
    return _LEADING_DOT.sub(b"..", content) + b".\r\n"


def _encode(words: str, plain: re.Pattern[str], header: str, address: str = "") -> str:
    """The words as a header holds them, with the address that they name."""
    # Header and not EmailMessage: until Python 3.12 that one loses blanks of long names.
    value = Header(header_name=header)
    if words.strip():
        is_plain = plain.fullmatch(words) and len(words) <= _PLAIN_LENGTH and "=?" not in words
        value.append(words, "us-ascii" if is_plain else "utf-8")
    if address:
        value.append(address, "us-ascii")
    return value.encode(splitchars="", linesep="\r\n")


def _compose_text(text: str) -> bytes:
    message = EmailMessage(policy=SMTP)
    message.set_content(text, cte="quoted-printable")
    return message.as_bytes()
