"""What is wrong with a catalogue as a whole, and what an editor would do better."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from autodiag.guide.model import Content, Wording
from autodiag.guide.subjects import load_subjects
from autodiag.web.typography import french_typography

LANGUAGES = ("fr", "en")
SHORTEST, LONGEST = 250, 500
LONGEST_SUMMARY = 170
HEADINGS = {
    "fr": ("Étapes", "Temps et coûts", "Pièges", "Au Québec"),
    "en": ("Steps", "Time and cost", "Pitfalls", "In Québec"),
}

_HEADING = re.compile(r"^#+ +(.+?) *$", re.MULTILINE)
_WORD = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*")
_NOT_OURS = re.compile(r"<[a-zA-Z/!]|!\[|\]\(|^\|", re.MULTILINE)
_TYPED = re.compile(r"['\"]")


@dataclass(frozen=True, slots=True, order=True)
class Remark:
    """Something about an entry; `language` is empty when it is about the entry as a whole."""

    code: str
    language: str
    message: str

    def __str__(self) -> str:
        """The file or the entry, then the sentence."""
        return f"{self.code}{f'.{self.language}' if self.language else ''}: {self.message}"


def list_errors(entries: Iterable[Content]) -> tuple[Remark, ...]:
    """What keeps a catalogue from being loaded."""
    entries = tuple(entries)
    codes = {one.code for one in entries}
    found = [*_double_slugs(entries)]
    for one in entries:
        found += [Remark(one.code, "", said) for check in _ERRORS for said in check(one, codes)]
    return tuple(sorted(found))


def list_advice(entries: Iterable[Content]) -> tuple[Remark, ...]:
    """What can be loaded, but departs from how entries are written."""
    found: list[Remark] = []
    for one in entries:
        found += [Remark(one.code, "", f"no text in {language}")
                  for language in LANGUAGES if language not in _languages(one)]  # fmt: skip
        for wording in one.wordings:
            found += [Remark(one.code, wording.language, said)
                      for check in _ADVICE for said in check(wording)]  # fmt: skip
    return tuple(sorted(found))


def count_words(text: str) -> int:
    """Words as a reader counts them: “l’œuvre” and “vingt-deux” are one each."""
    return len(_WORD.findall(text))


def _languages(entry: Content) -> set[str]:
    return {wording.language for wording in entry.wordings}


def _double_slugs(entries: Iterable[Content]) -> Iterator[Remark]:
    slugs = Counter((w.language, w.slug) for one in entries for w in one.wordings)
    for one in entries:
        for wording in one.wordings:
            if slugs[wording.language, wording.slug] > 1:
                yield Remark(one.code, wording.language, f"slug {wording.slug} stands twice")


def _unknown_codes(entry: Content, _codes: set[str]) -> Iterator[str]:
    subjects = load_subjects()
    tables = (
        ("dimension", entry.dimensions, subjects.dimensions),
        ("sub-theme", entry.subthemes, subjects.subthemes),
        ("discipline", entry.disciplines, subjects.disciplines),
        ("function", entry.functions, subjects.functions),
    )
    for word, named, known in tables:
        yield from (f"{code} is not a known {word}" for code in named if code not in known)
        if len(set(named)) < len(named):
            yield f"a {word} is named twice"


def _strange_subthemes(entry: Content, _codes: set[str]) -> Iterator[str]:
    """A sub-theme belongs to a dimension that the entry names too."""
    subjects = load_subjects()
    for code in entry.subthemes:
        if code in subjects.subthemes and subjects.dimension_of(code) not in entry.dimensions:
            yield f"{code} belongs to a dimension that is not named"


def _wrong_levels(entry: Content, _codes: set[str]) -> Iterator[str]:
    if entry.level_from > entry.level_to:
        yield "levels go from the lower to the higher"


def _lost_relations(entry: Content, codes: set[str]) -> Iterator[str]:
    for code in entry.related:
        if code == entry.code:
            yield "an entry is not related to itself"
        elif code not in codes:
            yield f"related entry {code} is not in the catalogue"


def _length(wording: Wording) -> Iterator[str]:
    words = count_words(wording.body)
    if not SHORTEST <= words <= LONGEST:
        yield f"{words} words, where {SHORTEST} to {LONGEST} are expected"
    if len(wording.summary) > LONGEST_SUMMARY:
        yield f"the summary takes {len(wording.summary)} characters, over {LONGEST_SUMMARY}"


def _headings(wording: Wording) -> Iterator[str]:
    found = _HEADING.findall(wording.body)
    expected = HEADINGS.get(wording.language, ())
    if [heading for heading in found if heading in expected] != list(expected):
        yield f"headings are {', '.join(found)}; expected: {', '.join(expected)}"
    if not wording.body[:1].isalnum() and not wording.body.startswith(("«", "“")):
        yield "the answer comes first, without a heading"


def _markup(wording: Wording) -> Iterator[str]:
    for found in _NOT_OURS.findall(wording.body):
        yield f"{found!r}: no HTML, picture, table or link in the text"


def _characters(wording: Wording) -> Iterator[str]:
    texts = (wording.title, wording.summary, wording.demand, wording.time, wording.cost)
    for text in (*texts, wording.body):
        if _TYPED.search(text):
            yield f"straight quotation marks in “{text[:40]}…”"
        if wording.language == "fr" and french_typography(text) != text:
            yield f"no-break spaces are missing in “{text[:40]}…”"


_ERRORS: tuple[Callable[[Content, set[str]], Iterator[str]], ...] = (
    _unknown_codes,
    _strange_subthemes,
    _wrong_levels,
    _lost_relations,
)
_ADVICE: tuple[Callable[[Wording], Iterator[str]], ...] = (
    _length,
    _headings,
    _markup,
    _characters,
)
