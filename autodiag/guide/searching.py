"""Finding entries by words: a table of stems, the same on every database.

Stems are made in Python, when an entry is written and when a question is asked, so that both
databases hold and find exactly the same. What a reader types is never part of a statement.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from unicodedata import normalize

from rapidfuzz import process
from rapidfuzz.distance import OSA
from sqlalchemy import ColumnElement, and_, exists, false, func, or_, select
from sqlalchemy.orm import Session, aliased

from autodiag.guide.folding import Term, fold, iterate_terms, load_synonyms
from autodiag.guide.model import Wording
from autodiag.guide.tables import TermRow, WordingRow

LONGEST_QUESTION = 200
MOST_TERMS = 12
SHORTEST_CORRECTED = 4
SURE, LIKELY = 0.8, 0.7
MOST_NEAR = 5

# The rules by which terms are made. Raise it when they change: loading then makes them anew.
NEVER, RULES = 0, 1

# A title says what an entry is about; its text only mentions things.
TITLE, SUMMARY, DEMAND, BODY = 8, 4, 2, 1


@dataclass(frozen=True, slots=True)
class Question:
    """What a reader asks: distinct terms in the order typed, at most twelve."""

    text: str
    language: str
    terms: tuple[Term, ...]

    @property
    def stems(self) -> frozenset[str]:
        """What is looked for, words that mean the same included."""
        return frozenset(stem for term in self.terms for stem in self.list_stems(term))

    @property
    def typed(self) -> frozenset[str]:
        """The stems of the words themselves."""
        return frozenset[str]().union(*(term.stems for term in self.terms))

    def list_stems(self, term: Term) -> frozenset[str]:
        """The stems by which a term is found: its own and those of its synonyms."""
        synonyms = load_synonyms(self.language)
        return term.stems.union(*(synonyms.get(stem, ()) for stem in term.stems))


@dataclass(frozen=True, slots=True)
class Found:
    """Codes of entries, best first; `is_partial` when none of them holds every term."""

    codes: tuple[str, ...]
    is_partial: bool = False


def make_question(text: str, language: str) -> Question:
    """Read what was typed; anything but words is left aside."""
    # Composed: some systems send an accent as a sign of its own, which would cut the word in two.
    text = normalize("NFC", text[:LONGEST_QUESTION])[:LONGEST_QUESTION]
    text = " ".join(text.replace("\0", " ").split())
    terms: dict[frozenset[str], Term] = {}
    for term in iterate_terms(text, language):
        terms.setdefault(term.stems, term)
    return Question(text, language, tuple(terms.values())[:MOST_TERMS])


def weigh_terms(wording: Wording, names: Iterable[str] = ()) -> Mapping[str, tuple[int, str]]:
    """Each stem of a wording: its weight, and a word that shows it.

    *names* are those of its disciplines, by which it can be found too.
    """
    texts = (
        (" ".join(names), BODY),
        (wording.body, BODY),
        (wording.time, BODY),
        (wording.cost, BODY),
        (wording.demand, DEMAND),
        (wording.summary, SUMMARY),
        (wording.title, TITLE),
    )
    return {
        stem: (weight, term.word.lower())
        for text, weight in texts
        for term in iterate_terms(text, wording.language)
        for stem in term.stems
    }


def find_entries(session: Session, question: Question) -> Found:
    """Entries that hold every term, or else as many as any entry holds."""
    held = {code: _weigh(stems, asked) for code, (asked, stems) in _load(session, question).items()}
    most = max((len(weights) for weights in held.values()), default=0)
    ranked = sorted(
        (code for code, weights in held.items() if len(weights) == most),
        key=lambda code: (-sum(held[code]), code),
    )
    return Found(tuple(ranked), is_partial=bool(ranked) and most < len(question.terms))


def _weigh(stems: Mapping[str, int], asked: Question) -> list[int]:
    """The weight of each term that an entry holds; a synonym weighs half."""
    weights = (
        max(stems.get(one, 0) * (2 if one in term.stems else 1) for one in asked.list_stems(term))
        for term in asked.terms
    )
    return [weight for weight in weights if weight]


def _load(session: Session, question: Question) -> Mapping[str, tuple[Question, dict[str, int]]]:
    """By entry: the question in the language that it is shown in, the stems found, their weight."""
    asked = {one: make_question(question.text, one) for one in _languages(session)}
    holds = [_holds(own, question.language) for own in asked.values()]
    rows = session.execute(
        select(WordingRow.entry, WordingRow.language, TermRow.term, TermRow.weight)
        .join(TermRow, TermRow.wording == WordingRow.id)
        .where(or_(false(), *holds))
    )
    loaded: dict[str, tuple[Question, dict[str, int]]] = {}
    for code, language, term, weight in rows:
        loaded.setdefault(code, (asked[language], {}))[1][term] = weight
    return loaded


def _languages(session: Session) -> Sequence[str]:
    return session.scalars(select(WordingRow.language).distinct()).all()


def _holds(own: Question, reader: str) -> ColumnElement[bool]:
    """A wording that this reader is shown, and that holds something of the question."""
    holds = and_(WordingRow.language == own.language, TermRow.term.in_(own.stems))
    return holds if own.language == reader else and_(holds, ~_speaks(reader))


def _speaks(language: str) -> ColumnElement[bool]:
    """Whether the entry of this wording also has one in a language."""
    other = aliased(WordingRow)
    return exists().where(other.entry == WordingRow.entry, other.language == language)


def correct(session: Session, question: Question) -> Question | None:
    """The question with its unknown words replaced by the likeliest known ones, if any is."""
    vocabulary = _load_vocabulary(session, question.language)
    text = question.text
    for term in reversed(question.terms):
        if vocabulary.keys().isdisjoint(question.list_stems(term)):
            near = _list_like(term.word, vocabulary, least=SURE)
            text = text[: term.start] + near[0] + text[term.end :] if near else text
    return make_question(text, question.language) if text != question.text else None


def list_near_words(session: Session, question: Question) -> tuple[str, ...]:
    """Words of the guide that resemble those of the question, likeliest first."""
    vocabulary = _load_vocabulary(session, question.language)
    near = (
        like for term in question.terms for like in _list_like(term.word, vocabulary, least=LIKELY)
    )
    return tuple(dict.fromkeys(near))[:MOST_NEAR]


def _load_vocabulary(session: Session, language: str) -> Mapping[str, str]:
    """Every stem of a language, with one word that shows it."""
    rows = session.execute(
        select(TermRow.term, TermRow.word, func.count())
        .join(WordingRow, TermRow.wording == WordingRow.id)
        .where(WordingRow.language == language)
        .group_by(TermRow.term, TermRow.word)
    )
    best: dict[str, tuple[int, str]] = {}
    for stem, word, count in rows:
        best[stem] = min(best.get(stem, (0, word)), (-count, word))
    return {stem: word for stem, (_, word) in sorted(best.items())}


def _list_like(word: str, vocabulary: Mapping[str, str], *, least: float) -> list[str]:
    folded = _singular(word)
    if len(folded) < SHORTEST_CORRECTED:
        return []
    choices = {shown: _singular(shown) for shown in vocabulary.values()}
    near = process.extract(
        folded, choices, scorer=OSA.normalized_similarity, limit=3, score_cutoff=least
    )
    return [shown for _, _, shown in near]


def _singular(word: str) -> str:
    """A word as it is compared with others: a plural is no typing mistake."""
    return fold(word).rstrip("sx")


def locate(text: str, language: str, stems: Iterable[str]) -> list[tuple[int, int]]:
    """Where the words of these stems stand in a text."""
    wanted = frozenset(stems)
    return [(t.start, t.end) for t in iterate_terms(text, language) if t.stems & wanted]
