"""Files of the catalogue: what is read, and every mistake by its line."""

from pathlib import Path

import pytest

from autodiag.guide.checking import count_words, list_advice, list_errors
from autodiag.guide.reading import read_folder
from autodiag.recommending import Effort

FRENCH = """---
code: T001
language: fr
slug: filmer-une-piece
title: Filmer une pièce
summary: >-
  Filmez deux fois,
  puis choisissez.
demand: Nous voudrions garder une trace. Comment faire ?
time: Une journée
cost: "500 $"
dimensions: [CRE, MEM]
subthemes: [CRE-CAP]
levels: [2, 4]
disciplines: [danse]
functions: all
effort: medium
related: []
reviewed: 2026-11-01
links:
  - {title: {fr: Un site, en: A site}, publisher: Quelqu’un, url: "https://example.org/"}
---
Oui.

## Étapes
1. **Filmez.** Une fois.
"""
ENGLISH = """---
code: T001
language: en
slug: filming-a-piece
title: Filming a piece
summary: Film twice, then choose.
demand: We would like to keep a trace. How?
time: One day
cost: $500
---
Yes.
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "T001.fr.md").write_text(FRENCH, "utf-8")
    (tmp_path / "T001.en.md").write_text(ENGLISH, "utf-8")
    return tmp_path


def rewrite(folder: Path, old: str, new: str) -> list[str]:
    """Replace a passage of the French file and say what is found wrong."""
    assert old in FRENCH
    (folder / "T001.fr.md").write_text(FRENCH.replace(old, new), "utf-8")
    return [str(one) for one in read_folder(folder).mistakes]


def test_an_entry_brings_its_languages_together(folder: Path) -> None:
    catalog = read_folder(folder)
    assert catalog.mistakes == ()
    (entry,) = catalog.entries
    assert (entry.code, entry.level_from, entry.level_to) == ("T001", 2, 4)
    assert entry.effort is Effort.MEDIUM
    assert entry.disciplines == ("danse",)
    assert entry.functions == ()
    assert entry.is_recommendable
    english, french = entry.wordings
    assert (english.language, english.cost) == ("en", "$500")
    assert french.summary == "Filmez deux fois, puis choisissez."
    assert french.body.startswith("Oui.\n\n## Étapes")
    assert entry.links[0].titles == {"fr": "Un site", "en": "A site"}


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("slug: filmer", "slog: filmer", "T001.fr.md:4: slog is not a known key: did"),
        ("time: Une journée\n", "", "T001.fr.md:2: time is missing"),
        ("levels: [2, 4]", "levels: [2, x]", "T001.fr.md:14: levels.1: "),
        ("effort: medium", "effort: huge", "T001.fr.md:17: effort: "),
        ("https://example.org/", "http://example.org/", "T001.fr.md:21: links.0.url: "),
        ("https://example.org/", "javascript:alert(1)", "T001.fr.md:21: links.0.url: "),
        ("reviewed: 2026-11-01", "reviewed: soon", "T001.fr.md:19: reviewed: "),
        ("title: Filmer une pièce", "title: [", "T001.fr.md:"),
        ("code: T001", "code: T002", "T001.fr.md:2: by its code and language, this is T002.fr.md"),
        ("---\nOui.", "Oui.", "T001.fr.md:1: the file should begin with a header"),
        ("effort: medium", "effort: low\neffort: high", "T001.fr.md:18: The key “effort” already"),
        ("slug: filmer-une-piece", "slug: Filmer une pièce", "T001.fr.md:4: slug: "),
    ],
)  # fmt: skip
def test_a_mistake_says_its_line(folder: Path, old: str, new: str, expected: str) -> None:
    assert any(one.startswith(expected) for one in rewrite(folder, old, new))


def test_all_the_mistakes_of_a_file_come_at_once(folder: Path) -> None:
    broken = FRENCH.replace("slug:", "slog:").replace("effort: medium", "effort: x")
    broken = broken.replace("levels: [2, 4]", "levels: [0, 4]")
    (folder / "T001.fr.md").write_text(broken, "utf-8")
    lines = [one.line for one in read_folder(folder).mistakes if one.file == "T001.fr.md"]
    assert lines == [2, 4, 14, 17]


def test_an_entry_needs_exactly_one_file_that_says_what_it_is_for(folder: Path) -> None:
    (folder / "T001.fr.md").unlink()
    (mistake,) = read_folder(folder).mistakes
    assert "no file of T001" in mistake.message
    (folder / "T001.fr.md").write_text(FRENCH, "utf-8")
    english = FRENCH.replace("language: fr", "language: en")
    (folder / "T001.en.md").write_text(english, "utf-8")
    (mistake,) = read_folder(folder).mistakes
    assert "more than one file of T001" in mistake.message


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"---\n",
        b"\xff\xfe\x00",
        b"---\ncode: \x00\n---\nOui.\n",
        b"---\n" + b"a: &a [x, x]\n" * 3 + b"b: *a\n---\nOui.",
        b"---\n" + b"[" * 5000 + b"\n---\nOui.",
        b"---\n" + b"a: b\n" * 500_000 + b"---\nOui.",
        b"---\n&a [*a]\n---\nOui.",
        b"---\nscalar\n---\nOui.",
    ],
    ids=["empty", "fence", "binary", "nul", "anchors", "deep", "long", "loop", "scalar"],
)
def test_a_hostile_file_is_refused_with_a_sentence(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "T001.fr.md").write_bytes(content)
    catalog = read_folder(tmp_path)
    assert catalog.entries == ()
    assert catalog.mistakes[0].file == "T001.fr.md"
    assert len(catalog.mistakes[0].message) > 10


def test_an_empty_folder_says_what_it_should_hold(tmp_path: Path) -> None:
    assert "G001.fr.md" in read_folder(tmp_path).mistakes[0].message


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("[CRE-CAP]", "[CRE-NON]", "CRE-NON is not a known sub-theme"),
        ("[CRE-CAP]", "[OPS-SAU]", "OPS-SAU belongs to a dimension that is not named"),
        ("[danse]", "[danse, danse]", "a discipline is named twice"),
        ("levels: [2, 4]", "levels: [4, 2]", "levels go from the lower to the higher"),
        ("related: []", "related: [T009]", "related entry T009 is not in the catalogue"),
        ("related: []", "related: [T001]", "an entry is not related to itself"),
    ],
)
def test_what_keeps_a_catalogue_from_being_loaded(
    folder: Path, old: str, new: str, expected: str
) -> None:
    assert rewrite(folder, old, new) == []
    assert expected in [one.message for one in list_errors(read_folder(folder).entries)]


def test_advice_is_about_how_entries_are_written(folder: Path) -> None:
    said = [str(one) for one in list_advice(read_folder(folder).entries)]
    assert any("T001.fr: " in one and "250 to 500" in one for one in said)
    assert any("expected: Étapes, Temps et coûts, Pièges, Au Québec" in one for one in said)
    assert any("no-break spaces are missing" in one for one in said)


def test_words_are_counted_as_a_reader_counts_them() -> None:
    assert count_words("L’œuvre de vingt-deux minutes : 3 000 $.") == 6
