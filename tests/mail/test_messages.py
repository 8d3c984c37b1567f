"""What may be queued: no second header, no second recipient, no address that is none."""

from typing import Any

import pytest

from autodiag.errors import Invalid
from autodiag.mail.messages import check, find_address
from tests.mail.conftest import make_message


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("a@example.org", "a@example.org"),
        (" Ann.O'Neil+x@Example.ORG ", "Ann.O'Neil+x@example.org"),
        ("info@théâtre-été.ca", "info@xn--thtre-t-hya2ceb.ca"),
        ("x@1.2.example", "x@1.2.example"),
        (f"{'a' * 64}@example.org", f"{'a' * 64}@example.org"),
    ],
)
def test_an_address_is_kept_as_smtp_writes_it(typed: str, address: str) -> None:
    found = find_address(typed)
    assert found is not None
    assert found.isascii()
    assert "théâtre" in typed or found == address


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "@",
        "a",
        "a@",
        "@example.org",
        "a@example",
        "a@@example.org",
        "a@b@example.org",
        "a b@example.org",
        "a@exam ple.org",
        ".a@example.org",
        "a.@example.org",
        "a..b@example.org",
        "a@example..org",
        "a@.example.org",
        "a@example.org.",
        "a@-example.org",
        "a@example-.org",
        "a@127.0.0.1",
        "a@[127.0.0.1]",
        '"a"@example.org',
        "<a@example.org>",
        "Ann <a@example.org>",
        "a@example.org, b@example.org",
        "a@example.org;b@example.org",
        "a@example.org\nBcc: b@example.org",
        "a@example.org\r\n",
        "a@example.org\n",
        "\na@example.org",
        "a@example.org\0",
        "a\tb@example.org",
        "a@example.org\u2028",
        "é@example.org",
        "a@exam\u202eple.org",
        "a@\ud800.org",
        f"{'a' * 65}@example.org",
        f"a@{'b' * 64}.org",
        f"a@{'.'.join(['b' * 60] * 5)}.org",
    ],
)
def test_what_is_no_address_is_refused(typed: str) -> None:
    assert find_address(typed) is None
    with pytest.raises(Invalid) as caught:
        check(make_message(typed))
    assert set(caught.value.messages) == {"to"}


BREAKS = ["\n", "\r", "\r\n", "\0", "\x0b", "\x0c", "\x1b", "\x1d", "\x7f", "\x85", "\u2028",
          "\u2029", "\ud800"]  # fmt: skip


@pytest.mark.parametrize("letter", BREAKS, ids=ascii)
@pytest.mark.parametrize("field", ["subject", "to_name", "reply_to", "language"])
def test_a_header_is_one_line(field: str, letter: str) -> None:
    with pytest.raises(Invalid) as caught:
        check(make_message(**{field: f"x{letter}Bcc: b@example.org"}))
    assert set(caught.value.messages) == {field}


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("subject", ""),
        ("subject", " \u00a0 "),
        ("subject", "x" * 301),
        ("to_name", "x" * 201),
        ("reply_to", "Ann <a@example.org>"),
        ("text", ""),
        ("text", " \n"),
        ("text", "x" * 100_001),
        ("text", "a\0b"),
        ("text", "\ud800"),
        ("language", ""),
        ("language", "français"),
        ("language", "fr; q=1"),
    ],
)
def test_a_wrong_field_is_named(field: str, value: str) -> None:
    with pytest.raises(Invalid, match=f"^{field}: ") as caught:
        check(make_message(**{field: value}))
    assert set(caught.value.messages) == {field}


def test_all_that_is_wrong_is_said_at_once() -> None:
    wrong: dict[str, Any] = {"subject": "", "text": "", "language": "?"}
    with pytest.raises(Invalid) as caught:
        check(make_message("nobody", **wrong))
    assert set(caught.value.messages) == {"to", "subject", "text", "language"}


@pytest.mark.parametrize(
    "fields",
    [
        {"subject": "Réponse : « oui » 🎭", "to_name": "Zoé, « dir. » <x@evil.example>"},
        {"text": "a\r\nb\tc\x0bd\u2028e", "language": "fr-CA", "reply_to": "b@example.org"},
        {"subject": "=?utf-8?q?a?=", "to_name": 'a"b\\'},
    ],
)
def test_what_people_write_may_be_sent(fields: dict[str, str]) -> None:
    check(make_message(**fields))
