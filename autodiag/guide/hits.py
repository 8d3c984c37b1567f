"""Entries as a search shows them: what was looked for is marked, wherever it stands."""

from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import select, tuple_
from sqlalchemy.orm import Session

from autodiag.guide.marking import extract, mark
from autodiag.guide.searching import Question, locate, make_question
from autodiag.guide.sections import plain_text
from autodiag.guide.shelf import Card, Hit
from autodiag.guide.tables import WordingRow

# The texts of an entry that a list does not show, in the order in which they are looked through.
_UNSEEN = (WordingRow.demand, WordingRow.body, WordingRow.time, WordingRow.cost)

Texts = Mapping[tuple[str, str], Sequence[str]]


def make_plain_hit(card: Card) -> Hit:
    """An entry that was not looked for by words."""
    texts = (mark(text, card.language, ()) for text in (card.title, card.summary))
    return Hit(card, *texts)


def make_hits(session: Session, cards: Sequence[Card], question: Question) -> tuple[Hit, ...]:
    """Entries that a search found, in this order, each marked in its own language."""
    asked = {card.language: make_question(question.text, card.language) for card in cards}
    texts = _load_unseen(session, cards)
    return tuple(_make_hit(card, asked[card.language], texts) for card in cards)


def _make_hit(card: Card, asked: Question, texts: Texts) -> Hit:
    """The title, then the summary, or the passage that holds what neither of them says."""
    language = card.language
    said = f"{card.title}\n{card.summary}"
    typed = _list_unsaid(said, language, (term.stems for term in asked.terms))
    alike = _list_unsaid(said, language, map(asked.list_stems, asked.terms))
    passages = (
        extract(plain_text(text), language, stems, also=asked.stems)
        for stems in (typed, alike)
        for text in texts.get((card.code, language), ())
    )
    summary = mark(card.summary, language, asked.stems)
    passage = next((one for one in passages if one), summary)
    return Hit(card, mark(card.title, language, asked.stems), passage)


def _list_unsaid(said: str, language: str, terms: Iterable[frozenset[str]]) -> frozenset[str]:
    """The stems of the terms that a text does not hold."""
    unsaid = (stems for stems in terms if not locate(said, language, stems))
    return frozenset[str]().union(*unsaid)


def _load_unseen(session: Session, cards: Sequence[Card]) -> Texts:
    shown = [(card.code, card.language) for card in cards]
    rows = session.execute(
        select(WordingRow.entry, WordingRow.language, *_UNSEEN).where(
            tuple_(WordingRow.entry, WordingRow.language).in_(shown)
        )
    )
    return {(entry, language): texts for entry, language, *texts in rows}
