"""What was looked for is marked as it stands in the text, and the text stays harmless."""

import pytest
from sqlalchemy.orm import Session

from autodiag.guide import service
from autodiag.guide.shelf import Hit
from tests.guide.conftest import NOW, Maker


def find(session: Session, text: str, language: str = "fr") -> Hit:
    """The only entry that a search finds."""
    (hit,) = service.search(session, text, language).hits
    return hit


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("oeuvre", "Œuvres"),
        ("realite", "réalités"),
        ("re\u0301alite\u0301", "réalité"),
        ("NUMERISER", "numérisées"),
        ("podcast", "balado"),
        ("ateliers", "l’atelier"),
    ],
)
def test_a_word_is_marked_in_the_form_in_which_it_stands(
    session: Session, make_entry: Maker, typed: str, written: str
) -> None:
    service.load_entries(session, [make_entry(title=written, body="zut")], now=NOW)
    word = written.rpartition("’")[2]
    assert str(find(session, typed).title).endswith(f"<mark>{word}</mark>")


def test_what_title_and_summary_do_not_say_is_shown_where_it_stands(
    session: Session, make_entry: Maker
) -> None:
    entry = make_entry(title="Le tambour", summary="On frappe.", body="## Un\n\nUne **trompette**.")
    service.load_entries(session, [entry], now=NOW)
    hit = find(session, "tambour trompette")
    assert (hit.title, hit.extract) == (
        "Le <mark>tambour</mark>", "Une <mark>trompette</mark>."
    )  # fmt: skip
    assert find(session, "tambour").extract == "On frappe."


def test_a_passage_marks_the_other_words_too(session: Session, make_entry: Maker) -> None:
    entry = make_entry(title="Le tambour", body="Un tambour, une trompette.")
    service.load_entries(session, [entry], now=NOW)
    passage = "Un <mark>tambour</mark>, une <mark>trompette</mark>."
    assert find(session, "tambour trompette").extract == passage


def test_costs_and_synonyms_are_shown_too(session: Session, make_entry: Maker) -> None:
    entry = make_entry(cost="De 200 à 900 $ de trépieds", body="Le balado du lundi.")
    service.load_entries(session, [entry], now=NOW)
    assert "<mark>trépieds</mark>" in find(session, "trepied").extract
    assert find(session, "podcast").extract == "Le <mark>balado</mark> du lundi."


def test_a_long_text_is_cut_around_the_first_place(session: Session, make_entry: Maker) -> None:
    text = f"{'avant ' * 100}zibeline {'entre ' * 100}zibeline"
    service.load_entries(session, [make_entry(body=text)], now=NOW)
    extract = str(find(session, "zibeline").extract)
    assert extract.count("<mark>") == 1
    assert extract.startswith("… avant")
    assert extract.endswith("entre …")
    assert len(extract) < 300


def test_marks_never_make_markup_of_a_text(session: Session, make_entry: Maker) -> None:
    title = '<b title="drone"> & <script>drone</script>'
    service.load_entries(session, [make_entry(title=title, body="a < drone > b")], now=NOW)
    hit = find(session, "drone script")
    bare = str(hit.title).replace("<mark>", "").replace("</mark>", "")
    assert "<" not in bare
    assert hit.title.unescape().replace("<mark>", "").replace("</mark>", "") == title
    assert "&lt;<mark>script</mark>&gt;<mark>drone</mark>&lt;/" in hit.title


def test_each_entry_is_marked_in_its_own_language(session: Session, make_entry: Maker) -> None:
    entries = [make_entry("T1", languages="fr", body="les fourrures"), make_entry("T2")]
    service.load_entries(session, entries, now=NOW)
    assert find(session, "fourrure", "en").extract == "les <mark>fourrures</mark>"
