"""Which passwords are refused, and that the right one is recognised."""

import pytest

from autodiag.accounts import passwords
from autodiag.accounts.passwords import hash_password, is_outdated, is_right, list_objections
from autodiag.web.languages import speaking

ABOUT = ("marie-eve.tremblay@musee.example", "Marie-Ève Tremblay")


def test_a_password_is_recognised_and_no_other() -> None:
    kept = hash_password("quatre lanternes vertes")
    assert kept.startswith("$argon2id$")
    assert "quatre" not in kept
    assert is_right(kept, "quatre lanternes vertes")
    assert not is_right(kept, "quatre lanternes Vertes")
    assert not is_right("", "nobody has this one")
    assert not is_outdated(kept)
    assert is_outdated(passwords.PasswordHasher(time_cost=1, memory_cost=64).hash("x"))


def test_a_keyboard_does_not_matter() -> None:
    composed, apart = "caf\u00e9 au lait chaud", "cafe\u0301 au lait chaud"
    assert is_right(hash_password(composed), apart)


@pytest.mark.parametrize(
    ("typed", "word"),
    [
        ("onze-signes", "12 caractères"),
        ("x" * 201, "200 caractères"),
        ("marie-eve.tremblay@musee.example", "ressemble trop"),
        ("Tremblay-2026!", "ressemble trop"),
        ("motdepasse123", "en premier"),
        ("P@ssw0rd1234", "en premier"),
        ("Bienvenue2026!", "en premier"),
        ("azertyuiop12", "en premier"),
        ("123456789012", "en premier"),
        ("mnopqrstuvwx", "en premier"),
        ("cba987654321", "en premier"),
        ("aaaaaaaaaaaa", "en premier"),
        ("lune!lune!lune!", "en premier"),
        ("hiver2026hiver", "en premier"),
    ],
)
def test_what_others_would_guess_is_refused(typed: str, word: str) -> None:
    with speaking("fr"):
        (reason,) = list_objections(typed, about=ABOUT)
    assert word in reason


@pytest.mark.parametrize(
    "typed",
    [
        "quatre lanternes vertes",
        "chocolat soleil musee amour",
        "tremblay mange des crabes",
        "8fK2-qw9Z-77tp",
        "481516234217",
        "éàüöç ôîñß øå",
        "   trois  espaces ",
    ],
)
def test_no_other_rule(typed: str) -> None:
    assert list_objections(typed, about=ABOUT) == []
