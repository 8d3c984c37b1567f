"""Private keys: drawn at random, and found again however a person writes them down."""

import re
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from autodiag.diagnostics.keys import ALPHABET, hash_key, make_key, make_uid, tidy_key
from tests.questionnaires.documents import laws

KEY = "AB01-0000-1111-WXYZ-7K2M-QRST-9VHJ"
ADDRESS = f"https://example.org/fr/diagnostics/resume/{KEY}"

TYPED = {
    "as it is": KEY,
    "lower case": KEY.lower(),
    "without hyphens": KEY.replace("-", ""),
    "with spaces": f"  {KEY.replace('-', ' ')} ",
    "with no-break spaces": KEY.replace("-", "\u00a0"),
    "with typographic hyphens": KEY.replace("-", "\u2011"),
    "with soft hyphens": KEY.replace("-", "\u00ad"),
    "cut by a mail program": f"{KEY[:15]}\r\n{KEY[15:]}",
    "look-alikes": KEY.replace("0", "o").replace("1", "l"),
    "other look-alikes": KEY.replace("0", "O").replace("1", "I"),
    "an address": ADDRESS,
    "an address that ends with a slash": f"{ADDRESS}/",
    "an address in brackets": f"<{ADDRESS}>.",
    "an address that was followed": f"{ADDRESS}?fbclid=IwAR0x#contenu",
    "a whole message": f"Notre lien : {ADDRESS}\n\nÀ garder comme une clé.",
    "a sentence": f"la clé est {KEY}, merci",
}


@pytest.mark.parametrize("typed", TYPED.values(), ids=list(TYPED))
def test_a_key_is_found_in_what_was_typed(typed: str) -> None:
    assert tidy_key(typed) == KEY
    assert hash_key(typed) == hash_key(KEY)


@pytest.mark.parametrize("typed", ["", "-", KEY[:-1], f"{KEY}A", KEY[:-1] + "é", "x" * 300])
def test_what_holds_no_key_opens_nothing(typed: str) -> None:
    assert tidy_key(typed) == ""
    assert hash_key(typed) != hash_key(KEY)


def test_a_key_is_140_random_bits() -> None:
    keys = {make_key() for _ in range(200)}
    assert len(keys) == 200
    assert {one for key in keys for one in key} == {*ALPHABET, "-"}
    assert all(tidy_key(key) == key for key in keys)
    assert len(ALPHABET) == 32
    assert {len(key.replace("-", "")) for key in keys} == {28}


def test_a_name_says_nothing_and_fits_an_address() -> None:
    names = {make_uid() for _ in range(200)}
    assert len(names) == 200
    assert all(re.fullmatch("[0-9a-z]{12}", name) for name in names)


def grouped(by: str) -> Callable[[str], str]:
    return lambda key: by.join(key.split("-"))


@laws
@given(st.builds(make_key), st.sampled_from(["", "-", " ", "\t", "\u2010", " - "]), st.booleans())
def test_any_key_is_found_in_any_writing(key: str, between: str, small: bool) -> None:  # noqa: FBT001
    typed = grouped(between)(key)
    assert tidy_key(typed.lower() if small else typed) == key
