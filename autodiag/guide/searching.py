"""Finding entries by words: a table of stems, the same on every database.

Stems are made in Python, when an entry is written and when a question is asked, so that both
databases hold and find exactly the same. What a reader types is never part of a statement.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz import process
from rapidfuzz.distance import OSA
from sqlalchemy import ColumnElement, and_, exists, func, or_, select
from sqlalchemy.orm import Session, aliased

from autodiag.guide.folding import Term, fold, iterate_terms
from autodiag.guide.model import Wording
from autodiag.guide.tables import TermRow, WordingRow

LONGEST_QUESTION = 200
MOST_TERMS = 12
SHORTEST_CORRECTED = 4
SURE, LIKELY = 0.8, 0.7
MOST_NEAR = 5

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
        """What has to be found."""
        return frozenset(term.stem for term in self.terms)


@dataclass(frozen=True, slots=True)
class Found:
    """Codes of entries, best first; `is_partial` when none of them holds every term."""

    codes: tuple[str, ...]
    is_partial: bool = False


def make_question(text: str, language: str) -> Question:
    """Read what was typed; anything but words is left aside."""
    text = " ".join(text[:LONGEST_QUESTION].replace("\0", " ").split())
    terms: dict[str, Term] = {}
    for term in iterate_terms(text, language):
        terms.setdefault(term.stem, term)
    return Question(text, language, tuple(terms.values())[:MOST_TERMS])


def make_terms(wording: Wording) -> list[TermRow]:
    """The rows by which a wording is found."""
    weighed = (
        (wording.body, BODY),
        (wording.time, BODY),
        (wording.cost, BODY),
        (wording.demand, DEMAND),
        (wording.summary, SUMMARY),
        (wording.title, TITLE),
    )
    rows: dict[str, TermRow] = {}
    for text, weight in weighed:
        for term in iterate_terms(text, wording.language):
            rows[term.stem] = TermRow(term=term.stem, weight=weight, word=term.word.lower())
    return list(rows.values())


def find_entries(session: Session, question: Question) -> Found:
    """Entries that hold every term, or else as many as any entry holds."""
    held = _weigh(session, question)
    most = max((len(terms) for terms in held.values()), default=0)
    ranked = sorted(
        (code for code, terms in held.items() if len(terms) == most),
        key=lambda code: (-sum(held[code].values()), code),
    )
    return Found(tuple(ranked), is_partial=bool(ranked) and most < len(question.terms))


def _weigh(session: Session, question: Question) -> Mapping[str, Mapping[str, int]]:
    """For each entry, the weight of each term that it holds."""
    rows = session.execute(
        select(WordingRow.entry, TermRow.term, TermRow.weight)
        .join(TermRow, TermRow.wording == WordingRow.id)
        .where(or_(*(_holds(question, language) for language in _languages(session))))
    )
    held: dict[str, dict[str, int]] = {}
    for code, term, weight in rows:
        terms = held.setdefault(code, {})
        terms[term] = max(weight, terms.get(term, 0))
    return held


def _languages(session: Session) -> Sequence[str]:
    return session.scalars(select(WordingRow.language).distinct()).all()


def _holds(question: Question, language: str) -> ColumnElement[bool]:
    """A term of the question, in the words that this reader would be shown."""
    own = make_question(question.text, language)
    holds = and_(WordingRow.language == language, TermRow.term.in_(own.stems))
    return holds if language == question.language else and_(holds, ~_speaks(question.language))


def _speaks(language: str) -> ColumnElement[bool]:
    """Whether the entry of this wording also has one in a language."""
    other = aliased(WordingRow)
    return exists().where(other.entry == WordingRow.entry, other.language == language)


def correct(session: Session, question: Question) -> Question | None:
    """The question with its unknown words replaced by the likeliest known ones, if any is."""
    vocabulary = _load_vocabulary(session, question.language)
    text = question.text
    for term in reversed(question.terms):
        if term.stem not in vocabulary:
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
    folded = fold(word)
    if len(folded) < SHORTEST_CORRECTED:
        return []
    choices = {shown: fold(shown) for shown in vocabulary.values()}
    near = process.extract(
        folded, choices, scorer=OSA.normalized_similarity, limit=3, score_cutoff=least
    )
    return [shown for _, _, shown in near]


def locate(text: str, language: str, stems: Iterable[str]) -> list[tuple[int, int]]:
    """Where the words of these stems stand in a text."""
    wanted = frozenset(stems)
    return [(t.start, t.end) for t in iterate_terms(text, language) if t.stem in wanted]
