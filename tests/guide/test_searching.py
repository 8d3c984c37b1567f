"""Finding entries: the same entries on both databases, whatever is typed."""

from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup
from sqlalchemy.orm import Session

from autodiag.guide import service
from autodiag.guide.folding import fold, iterate_terms, load_synonyms
from autodiag.guide.loading import shipped_entries
from autodiag.guide.marking import extract, mark
from autodiag.guide.searching import RULES, make_question
from autodiag.guide.shelf import Filters
from autodiag.guide.subjects import BANDS, load_subjects
from autodiag.recommending import Effort
from tests.guide.conftest import NOW, Maker


def codes(session: Session, text: str, language: str = "fr") -> list[str]:
    """Search and return the codes of the first page."""
    return [hit.card.code for hit in service.search(session, text, language).hits]


def stems(text: str, language: str = "fr") -> list[str]:
    """The stems of each word, in order; two for a word whose accents count."""
    return [stem for term in iterate_terms(text, language) for stem in sorted(term.stems)]


def share(one: str, other: str, language: str = "fr") -> bool:
    """Whether typing one word finds a text that holds the other."""
    return bool(set(stems(one, language)) & set(stems(other, language)))


def test_accents_capitals_plurals_and_ligatures_fall_away() -> None:
    assert share("ecologiques", "écologique")
    assert share("ÉCOLOGIQUES", "écologique")
    assert share("OEUVRES", "l’œuvre")
    assert share("numérisées", "numériser")
    assert share("numerisees", "numérisées")
    assert share("ateliers", "atelier")
    assert share("archives", "archive", "en")
    assert not share("atelier", "archive")
    assert fold("Ça, Noël, ﬁlm") == "ca, noel, film"


def test_the_rules_have_a_number_that_follows_them() -> None:
    """When this fails, raise RULES in searching.py, so that loading makes all terms anew."""
    sample = "Les œuvres numérisées l’an dernier, 360° et 3D, 12 000 $"
    assert stems(sample) == [
        "oeuvr", "numeris", "numerise", "an", "derni", "360", "3d", "12", "000"
    ]  # fmt: skip
    assert stems("The shows we filmed", "en") == ["show", "film"]
    assert RULES == 1


def test_accents_plurals_and_typing_mistakes_find_the_word(guide: Session) -> None:
    found = codes(guide, "écologique")
    assert "G053" in found
    for typed in ("ecologiques", "ÉCOLOGIQUES", "ecologiqe", "écologiqes"):
        assert codes(guide, typed) == found, typed


# What people may type, with what has to come first; both databases have to agree.
QUESTIONS = [
    ("fr", "balado", "G010"),
    ("fr", "podcast", "G010"),
    ("fr", "filmer en 3D", "G001"),
    ("fr", "Comment filmer une compagnie de danse en 3d ?", "G001"),
    ("fr", "loi 25", "G051"),
    ("fr", "wikidata", "G019"),
    ("fr", "wikidatta", "G019"),
    ("fr", "infolettre", "G027"),
    ("fr", "newsletter", "G027"),
    ("fr", "site web accessible", "G052"),
    ("fr", "photogrammetrie", "G003"),
    ("fr", "conseil d’administration", "G058"),
    ("fr", "logiciel de gestion", "G049"),
    ("fr", "mapping", "G008"),
    ("fr", "nuage de points", "G004"),
    ("fr", "réalité augmentée", "G007"),
    ("fr", "mocap", "G002"),
    ("fr", "wikimedia commons", "G020"),
    ("fr", "isni", "G021"),
    ("fr", "isrc", "G022"),
    ("en", "podcast", "G010"),
    ("en", "filming in 3D", "G001"),
    ("en", "Law 25", "G051"),
    ("en", "accessible website", "G052"),
    ("en", "virtual reality", "G006"),
    ("en", "linking stages", "G009"),
    ("en", "directories", "G018"),
    ("en", "tagging music", "G023"),
    ("en", "audiovisual schema", "G024"),
    ("en", "cyberatack", "G050"),
]


@pytest.mark.parametrize(("language", "text", "first"), QUESTIONS)
def test_the_right_entry_comes_first(guide: Session, language: str, text: str, first: str) -> None:
    assert codes(guide, text, language)[0] == first


def test_both_databases_find_the_same_in_the_same_order(
    session: Session, make_entry: Maker
) -> None:
    """One list for both, ties included: where a database drifts, its side fails."""
    entries = [
        make_entry("T1", body="les droits de la captation"),
        make_entry("T2", body="les droits de la captation"),
        make_entry("T3", summary="une captation", demand="et ses droits"),
        make_entry("T4", title="Droits d’une captation"),
        make_entry("T5", title="Captation"),
    ]
    service.load_entries(session, reversed(entries), now=NOW)
    assert codes(session, "droits captation") == ["T4", "T3", "T1", "T2"]
    assert codes(session, "droit captations") == ["T4", "T3", "T1", "T2"]


def test_a_title_weighs_more_than_a_summary_a_demand_or_a_text(
    session: Session, make_entry: Maker
) -> None:
    places = ("body", "demand", "summary", "title")
    entries = [make_entry(f"T{n}", **{place: "zibeline"}) for n, place in enumerate(places)]
    service.load_entries(session, entries, now=NOW)
    assert codes(session, "zibelines") == ["T3", "T2", "T1", "T0"]


def test_every_word_is_wanted_and_when_none_has_all_the_most_is_given(
    session: Session, make_entry: Maker
) -> None:
    entries = [make_entry("T1", body="tambour trompette"), make_entry("T2", title="tambour")]
    service.load_entries(session, entries, now=NOW)
    assert codes(session, "trompette tambour") == ["T1"]
    results = service.search(session, "tambour trompette basson", "fr")
    assert [hit.card.code for hit in results.hits] == ["T1"]
    assert results.is_partial


def test_a_mistyped_word_is_corrected_and_said(guide: Session) -> None:
    results = service.search(guide, "fichiers acessibles", "fr")
    assert results.hits
    assert results.spoken.startswith("fichiers acces")
    assert not service.search(guide, "accessible", "fr").spoken


def test_nothing_found_proposes_near_words(session: Session, make_entry: Maker) -> None:
    service.load_entries(session, [make_entry("T1", body="un catalogue")], now=NOW)
    results = service.search(session, "catalogage", "fr")
    assert results.total == 0
    assert "catalogue" in results.near
    assert service.search(session, "qqqqzzzzqqqq", "fr").near == ()


def test_an_entry_without_the_readers_language_is_found_by_its_own_words(
    session: Session, make_entry: Maker
) -> None:
    entries = [make_entry("T1", languages="fr", title="Les fourrures"), make_entry("T2")]
    service.load_entries(session, entries, now=NOW)
    (hit,) = service.search(session, "fourrure", "en").hits
    assert (hit.card.code, hit.card.language) == ("T1", "fr")
    assert hit.title == Markup("Les <mark>fourrures</mark>")


def test_the_other_languages_words_find_nothing_when_ours_exist(
    session: Session, make_entry: Maker
) -> None:
    service.load_entries(session, [make_entry("T1")], now=NOW)
    assert codes(session, "fr", "en") == []
    assert codes(session, "fr", "fr") == ["T1"]


def test_filters_narrow_what_is_found(guide: Session) -> None:
    dance = load_subjects().disciplines["danse"]
    books = load_subjects().disciplines["litterature-livre"]
    total = service.search(guide, "danse", "fr").total
    assert service.search(guide, "danse", "fr", filters=Filters(discipline=dance)).total > 0
    assert service.search(guide, "danse", "fr", filters=Filters(discipline=books)).total < total
    low = service.search(guide, "danse", "fr", filters=Filters(band=BANDS[0]))
    assert all(hit.card.level_from <= 2 for hit in low.hits)
    costly = service.search(guide, "danse", "fr", filters=Filters(effort=Effort.HIGH))
    assert {hit.card.effort for hit in costly.hits} == {Effort.HIGH}


HOSTILE = [
    "",
    "   ",
    "'",
    '"',
    "' OR 1=1 --",
    '"unbalanced AND',
    "NEAR(a b)",
    "a* -b +c (d | e) !f & g:*",
    "%_\\",
    "\u202e\u200b\u0301",
    "<script>alert(1)</script>",
    "{{ 7*7 }}",
    "x" * 10_000,
    "mot " * 2_500,
    "é" * 10_000,
    "😀 👩‍🎤",
    "la le les de du",
    "nul\0nul",
    "\ud800",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_questions_find_little_and_break_nothing(guide: Session, text: str) -> None:
    results = service.search(guide, text, "fr")
    assert results.total <= len(shipped_entries())
    assert results.page == 1


SPACES = str.maketrans("\u00a0\u202f", "  ")


@given(st.text(max_size=80), st.sampled_from(["fr", "en", "xx"]))
def test_marking_adds_marks_and_nothing_else(text: str, language: str) -> None:
    wanted = stems(text, language)[:2]
    marked = mark(text, language, wanted)
    plain = str(marked).replace("<mark>", "").replace("</mark>", "")
    assert "<" not in plain
    assert unescape(plain).translate(SPACES) == text.translate(SPACES)
    assert ("<mark>" in marked) == bool(wanted)


@given(st.text(max_size=300), st.integers(0, 20))
def test_an_extract_shows_the_word_and_stays_short(before: str, count: int) -> None:
    text = f"{before} zibeline {'mot ' * count * 10}"
    passage = extract(text, "fr", stems("zibelines"))
    assert "<mark>zibeline</mark>" in passage


@given(st.text())
def test_a_question_is_bounded_whatever_is_typed(text: str) -> None:
    question = make_question(text, "fr")
    assert len(question.text) <= 200
    assert len(question.terms) <= 12
    assert all(len(stem) <= 60 for stem in question.stems)


@pytest.mark.parametrize("language", ["fr", "en"])
def test_no_word_stands_on_two_lines_of_synonyms(language: str) -> None:
    synonyms = load_synonyms(language)
    assert synonyms
    assert all(synonyms[stem] == line for line in synonyms.values() for stem in line)
    assert all(len(line) > 1 for line in synonyms.values())
