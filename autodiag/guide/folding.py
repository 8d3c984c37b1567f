"""From words as people type them to stems: capitals, accents, plurals and elisions fall away."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from types import MappingProxyType

import Stemmer  # type: ignore[import-not-found]
import yaml

LONGEST = 60

_WORD = re.compile(r"[^\W_]+")
_LIGATURES = str.maketrans({"œ": "oe", "æ": "ae", "ß": "ss", "ø": "o", "ł": "l"})
_STEMMERS = {"fr": "french", "en": "english"}

# Words that stand in every entry, or that only make a question of a subject; folded.
_FRENCH = """
a ai ait alors apres as au aucun aux avec avoir avons c ca car ce cela ces cet cette ceux chez
ci comme comment d dans de des doit donc du elle elles en est et etait ete etre eux fait faire
faut font ici il ils j je l la le les leur leurs lui m ma mais me mes moi mon n ne nos notre
nous on ont ou par pas peu peut plus pour pourquoi qu quand que quel quelle quelles quels qui
quoi s sa sans se sera ses si soit son sont sur t ta te tes tous tout toute toutes tres tu un
une vers vos votre voudrions vous y
"""
_ENGLISH = """
a about all am an and any are as at be been but by can could d did do does for from had has have
how i if in into is it its ll m may me more my no not of on one or our out re s should so such t
than that the their them then there these they this those to us ve was we were what when where
which who why will with would you your
"""
_COMMON = {"fr": frozenset(_FRENCH.split()), "en": frozenset(_ENGLISH.split())}


@dataclass(frozen=True, slots=True)
class Term:
    """The stems of a word, and where the word stands in the text.

    There are two when accents count: « numérisées » is found by *numeris*, as « numériser » is,
    and by *numerise*, which is all that remains of it when it is typed without accents.
    """

    stems: frozenset[str]
    word: str
    start: int
    end: int


def fold(text: str) -> str:
    """Lower case without accents: « Œuvre » becomes “oeuvre”."""
    parts = unicodedata.normalize("NFKD", text.casefold().translate(_LIGATURES))
    return "".join(part for part in parts if not unicodedata.combining(part))


def fold_words(text: str) -> list[str]:
    """Every word of a text, folded."""
    return [fold(word) for word in _WORD.findall(text)]


def iterate_terms(text: str, language: str) -> Iterator[Term]:
    """Go through the words that carry a meaning, in the order of the text."""
    # Made for each text: a stemmer must never be shared between threads.
    stemmer = Stemmer.Stemmer(_STEMMERS[language], 0) if language in _STEMMERS else None
    common = _COMMON.get(language, frozenset())
    for match in _WORD.finditer(text):
        folded = fold(match[0])
        if not folded or folded in common:
            continue
        cut = stemmer.stemWord if stemmer else str
        stems = (cut(folded), fold(cut(match[0].casefold())))
        yield Term(
            frozenset(stem[:LONGEST] for stem in stems),
            match[0][:LONGEST],
            match.start(),
            match.end(),
        )


@lru_cache(maxsize=8)
def load_synonyms(language: str) -> Mapping[str, frozenset[str]]:
    """For each stem of catalog/synonyms.yaml, the stems that stand on its line."""
    document = files("autodiag.guide") / "catalog" / "synonyms.yaml"
    lines = yaml.load(document.read_text("utf-8"), Loader=yaml.CSafeLoader).get(language, [])
    stems = [frozenset[str]().union(*(term.stems for term in iterate_terms(text, language)))
             for text in map(" ".join, lines)]  # fmt: skip
    return MappingProxyType({stem: line for line in stems for stem in line})
