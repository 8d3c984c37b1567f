"""Whatever is queued, the bytes are one message to one person, and read back as written."""

from email import message_from_bytes
from email.header import decode_header, make_header
from email.policy import compat32, default
from email.utils import parseaddr

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from autodiag.mail.composing import compose, escape_dots
from tests.mail.conftest import make_letter

LONGEST_LINE = 998  # RFC 5322; every server may cut what is longer
HEADERS = [
    "From",
    "To",
    "Reply-To",
    "Subject",
    "Date",
    "Message-ID",
    "Auto-Submitted",
    "Content-Language",
    "Content-Type",
    "Content-Transfer-Encoding",
    "MIME-Version",
]

lines = st.text(st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"]), max_size=300)
texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1)


def compose_letter(**values: str) -> bytes:
    letter = make_letter(**values, reply_to="b@example.org")
    return compose(letter, sender="autodiag@example.org", sender_name="Autodiag")


def decode(header: str) -> str:
    return str(make_header(decode_header(header.replace("\r\n", ""))))


@given(name=lines, subject=lines.filter(str.strip))
@example(name="Dupré, Éric", subject="=?utf-8?q?Bcc:_b=40example.org?=")
@example(name="0 0000ࠀࠀࠀࠀࠀࠀࠀࠀࠀࠀࠀࠀࠀ :", subject="  x  ")
@example(name="x@evil.example>, <y@evil.example", subject="é" * 300)
@example(name='"; a:b', subject="x" * 300)
def test_headers_read_back_as_written(name: str, subject: str) -> None:
    content = compose_letter(name=name, subject=subject)
    assert content.isascii()
    assert b"\n" not in content.replace(b"\r\n", b"")
    assert max(len(line) for line in content.split(b"\r\n")) <= LONGEST_LINE
    message = message_from_bytes(content, policy=compat32)
    assert message.keys() == HEADERS
    shown, address = parseaddr(message["To"].replace("\r\n", ""))
    assert address == "a@example.org"
    assert decode(shown) == (name if name.strip() else "")
    assert decode(message["Subject"]) == subject
    strict = message_from_bytes(content, policy=default)
    assert [one.addr_spec for one in strict["To"].addresses] == ["a@example.org"]


@given(text=texts)
@example(text="a\r\nb")
@example(text=".\n..\n.x")
@example(text="x" * 5000)
@example(text="From a\n--\n \n\t")
def test_a_text_reads_back_as_written(text: str) -> None:
    content = compose_letter(text=text)
    assert content.isascii()
    _, _, body = content.partition(b"\r\n\r\n")
    assert max(len(line) for line in body.split(b"\r\n")) <= 78
    read = message_from_bytes(content, policy=default).get_content().replace("\r\n", "\n")
    assert read.rstrip("\n") == text.replace("\r\n", "\n").replace("\r", "\n").rstrip("\n")


@given(text=texts)
@example(text=".\n..\n.x\n")
def test_nothing_in_a_text_ends_it(text: str) -> None:
    sent = escape_dots(compose_letter(text=text))
    assert sent.endswith(b"\r\n.\r\n")
    assert sent.count(b"\r\n.\r\n") == 1


def test_the_same_letter_is_the_same_message() -> None:
    assert compose_letter() == compose_letter()


@pytest.mark.parametrize("subject", ["Essai", "x" * 300])
def test_plain_words_stay_readable_and_short_lines_short(subject: str) -> None:
    content = compose_letter(subject=subject)
    assert (b"Subject: Essai\r\n" in content) is (subject == "Essai")
    assert max(len(line) for line in content.split(b"\r\n")) <= 78
