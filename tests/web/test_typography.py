"""French spaces: where they are put, and where they never are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from autodiag.web.typography import NARROW, NO_BREAK, french_typography

PAIRS = [
    ("Qui peut aider ?", "Qui peut aider⍽?"),
    ("Bravo !", "Bravo⍽!"),
    ("un ; deux", "un⍽; deux"),
    ("Voici : la suite", "Voici·: la suite"),
    ("dit « oui » ensuite", "dit «·oui·» ensuite"),
    ("43 % des réponses", "43·% des réponses"),
    ("%(share)s %% de tout", "%(share)s·%% de tout"),
    ("12 000 $ par an", "12·000·$ par an"),
    ("1 250 000 personnes", "1·250·000 personnes"),
    ("à 14 h 32", "à 14·h·32"),
    ("le 12 novembre 2026", "le 12·novembre 2026"),
    ("le 1er mai", "le 1er·mai"),
    ("« Vraiment ? »", "«·Vraiment⍽?·»"),
]
UNTOUCHED = [
    "https://example.org/a?b=c:d;e!f",
    "14:32",
    "quoi?",
    "%(name)s %(other)s",
    "de %(count)d %(unit)s",
    "en 2026 12345 lignes",
    "",
]


@pytest.mark.parametrize(("typed", "set_"), PAIRS)
def test_spaces_hold(typed: str, set_: str) -> None:
    assert french_typography(typed) == set_.replace("⍽", NARROW).replace("·", NO_BREAK)


@pytest.mark.parametrize("text", UNTOUCHED)
def test_what_stays(text: str) -> None:
    assert french_typography(text) == text


def test_no_break_space_before_a_question_mark_becomes_narrow() -> None:
    assert french_typography(f"Quoi{NO_BREAK}?") == f"Quoi{NARROW}?"


SPACED = st.text(alphabet="ab1 20:;!?«»%$€h()sdé\u00a0\u202f/", max_size=40)


@given(SPACED)
def test_doing_it_twice_changes_nothing_more(text: str) -> None:
    once = french_typography(text)
    assert french_typography(once) == once


@given(SPACED)
def test_only_spaces_ever_change(text: str) -> None:
    def plain(one: str) -> str:
        return one.replace(NO_BREAK, " ").replace(NARROW, " ")

    assert plain(french_typography(text)) == plain(text)
