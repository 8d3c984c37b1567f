"""What people do with the guide: look through it, search it, read an entry, report a mistake."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from types import MappingProxyType
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Select, and_, exists, or_, select
from sqlalchemy.orm import Session, defer, selectinload

from autodiag import recommending
from autodiag.errors import NotFound
from autodiag.guide import searching
from autodiag.guide.hits import make_hits, make_plain_hit
from autodiag.guide.loading import (
    Loaded,
    load_catalog,
    load_entries,
    restore,
    shipped_entries,
    whole,
)
from autodiag.guide.model import Content, Link
from autodiag.guide.sections import split_body
from autodiag.guide.shelf import Card, Dated, Filters, Group, Reading, Results
from autodiag.guide.subjects import load_subjects
from autodiag.guide.tables import CODE, EntryRow, ReportRow, TagRow, WordingRow

__all__ = [
    "Loaded",
    "Sought",
    "browse",
    "get_content",
    "get_entry",
    "list_codes",
    "list_contents",
    "list_dated",
    "list_groups",
    "list_news",
    "list_recommendable",
    "list_reports",
    "load_catalog",
    "load_entries",
    "mark_seen",
    "report_mistake",
    "search",
    "seek",
    "shipped_entries",
    "titles",
]

T = TypeVar("T")

# Entries on a page of a list, and of one dimension on the guide's first page.
PAGE = 20
GROUP = 6
# Entries in a feed.
NEWS = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Sought:
    """Codes of the entries that hold the words of a question, best first.

    *question* is what was really looked for, which `is_corrected` when nobody knew a word of it;
    *unfiltered* counts the entries before the filters; *near* are words to try where there is none.
    """

    codes: tuple[str, ...]
    question: searching.Question
    is_corrected: bool
    is_partial: bool
    unfiltered: int
    near: tuple[str, ...]


def list_groups(session: Session, language: str) -> tuple[Group, ...]:
    """The whole guide, each entry under its first dimension; long groups are cut."""
    cards = sorted(_list_cards(session, language, Filters()), key=_ease)
    return tuple(
        Group(dimension, own[:GROUP], len(own))
        for dimension in load_subjects().dimensions.values()
        if (own := tuple(card for card in cards if card.dimensions[:1] == (dimension,)))
    )


def browse(session: Session, language: str, *, filters: Filters, page: int = 1) -> Results:
    """One page of the entries that the filters let through, the easiest first."""
    cards = sorted(_list_cards(session, language, filters), key=_ease)
    shown, page, pages = _cut(cards, page)
    hits = tuple(make_plain_hit(card) for card in shown)
    return Results(hits=hits, total=len(cards), page=page, pages=pages)


def titles(session: Session, codes: Iterable[str], language: str) -> Mapping[str, Card]:
    """The cards of these entries by code; a code that is not in the guide is left out."""
    rows = session.scalars(_heads().where(EntryRow.code.in_(tuple(codes))))
    return MappingProxyType({row.code: _make_card(row, language) for row in rows})


def list_dated(session: Session, language: str) -> Sequence[Dated]:
    """Every entry, those that changed last first."""
    rows = session.scalars(_heads()).all()
    dated = (
        Dated(_make_card(row, language), row.added_at, row.changed_at, _list_names(row))
        for row in rows
    )
    return sorted(dated, key=lambda one: (one.changed_at, one.card.code), reverse=True)


def list_news(session: Session, language: str) -> Sequence[Dated]:
    """The entries in a language that are new or were revised, the latest first; at most fifty."""
    spoken = (one for one in list_dated(session, language) if one.card.language == language)
    return tuple(islice(spoken, NEWS))


def list_recommendable(session: Session) -> tuple[recommending.Entry, ...]:
    """All entries as the engine sees them, those never recommended included and marked."""
    rows = session.scalars(_heads())
    return tuple(_make_candidate(row) for row in rows)


def get_entry(session: Session, code: str, language: str) -> Reading:
    """The entry of this code, in the reader's language if it has it; raises NotFound."""
    row = session.scalar(
        select(EntryRow)
        .where(EntryRow.code == code[:CODE])
        .options(selectinload(EntryRow.tags), selectinload(EntryRow.wordings))
    )
    if row is None:
        raise NotFound
    related = titles(session, row.related, language)
    return _make_reading(row, language, [related[one] for one in row.related if one in related])


def search(
    session: Session, text: str, language: str, *, filters: Filters | None = None, page: int = 1
) -> Results:
    """One page of the entries that hold the words of `text`, best first."""
    sought = seek(session, text, language, filters=filters)
    shown, page, pages = _cut(sought.codes, page)
    cards = titles(session, shown, language)
    return Results(
        hits=make_hits(session, [cards[code] for code in shown], sought.question),
        total=len(sought.codes),
        page=page,
        pages=pages,
        spoken=sought.question.text if sought.is_corrected else "",
        is_partial=sought.is_partial,
        unfiltered=sought.unfiltered,
        near=sought.near,
    )


def seek(session: Session, text: str, language: str, *, filters: Filters | None = None) -> Sought:
    """The entries that hold the words of `text`, a word that nobody knows being corrected."""
    asked = question = searching.make_question(text, language)
    found = searching.find_entries(session, question)
    if not found.codes or found.is_partial:
        corrected = searching.correct(session, question)
        better = searching.find_entries(session, corrected) if corrected else found
        if corrected and better.codes and (not better.is_partial or not found.codes):
            question, found = corrected, better
    codes = _let_through(session, found.codes, filters or Filters())
    return Sought(
        codes=tuple(codes),
        question=question,
        is_corrected=question is not asked,
        is_partial=found.is_partial,
        unfiltered=len(found.codes),
        near=() if found.codes else searching.list_near_words(session, asked),
    )


def list_codes(session: Session, filters: Filters) -> tuple[str, ...]:
    """The codes of the entries that the filters let through, in their own order."""
    codes = session.scalars(select(EntryRow.code).where(*_conditions(filters)))
    return tuple(sorted(codes))


def list_contents(session: Session, codes: Sequence[str]) -> tuple[Content, ...]:
    """These entries whole, in every language, in the order of `codes`; unknown ones left out."""
    rows = {row.code: row for row in session.scalars(whole().where(EntryRow.code.in_(codes)))}
    return tuple(restore(rows[code]) for code in codes if code in rows)


def get_content(session: Session, code: str) -> Content:
    """The entry of exactly this code, whole, in every language; raises NotFound."""
    found = list_contents(session, [code])
    if not found:
        raise NotFound
    return found[0]


def report_mistake(
    session: Session, code: str, language: str, *, message: str, now: datetime
) -> None:
    """Keep what a reader says is wrong in an entry, and nothing about the reader."""
    if session.get(EntryRow, code[:CODE]) is None:
        raise NotFound
    session.add(ReportRow(entry=code, language=language, message=message, created_at=now))


def list_reports(session: Session, *, with_seen: bool = False) -> Sequence[ReportRow]:
    """Reported mistakes, oldest first."""
    question = select(ReportRow).order_by(ReportRow.created_at, ReportRow.id)
    return session.scalars(
        question if with_seen else question.where(ReportRow.seen_at.is_(None))
    ).all()


def mark_seen(session: Session, number: int, *, now: datetime) -> None:
    """Set a report aside; raises NotFound."""
    report = session.get(ReportRow, number)
    if report is None:
        raise NotFound(f"there is no report {number}")
    report.seen_at = report.seen_at or now


def _list_cards(session: Session, language: str, filters: Filters) -> Iterable[Card]:
    rows = session.scalars(_heads().where(*_conditions(filters)))
    return (_make_card(row, language) for row in rows)


def _ease(card: Card) -> tuple[int, int, str]:
    return card.level_from, card.effort, card.code


def _cut(items: Sequence[T], page: int) -> tuple[Sequence[T], int, int]:
    """The items of a page, its number held between 1 and the last, and the last."""
    last = max(1, -(-len(items) // PAGE))
    page = min(max(page, 1), last)
    return items[(page - 1) * PAGE : page * PAGE], page, last


def _heads() -> Select[EntryRow]:
    """Entries without their texts, by code."""
    return (
        select(EntryRow)
        .order_by(EntryRow.code)
        .options(
            selectinload(EntryRow.tags),
            selectinload(EntryRow.wordings).options(defer(WordingRow.body, raiseload=True)),
        )
    )


def _conditions(filters: Filters) -> Sequence[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    if filters.dimension:
        conditions.append(_is_tagged("dimension", filters.dimension.code))
    if filters.band:
        conditions.append(and_(EntryRow.level_from <= filters.band.last,
                               EntryRow.level_to >= filters.band.first))  # fmt: skip
    if filters.discipline:
        conditions.append(or_(_is_tagged("discipline", filters.discipline.code),
                              ~_is_tagged("discipline")))  # fmt: skip
    if filters.effort:
        conditions.append(EntryRow.effort == int(filters.effort))
    return conditions


def _is_tagged(kind: str, code: str | None = None) -> ColumnElement[bool]:
    tagged = exists().where(TagRow.entry == EntryRow.code, TagRow.kind == kind)
    return tagged.where(TagRow.code == code) if code else tagged


def _let_through(session: Session, codes: Sequence[str], filters: Filters) -> Sequence[str]:
    if filters.is_empty or not codes:
        return codes
    kept = set(session.scalars(select(EntryRow.code).where(*_conditions(filters))))
    return [code for code in codes if code in kept]


def _wording_for(row: EntryRow, language: str) -> WordingRow:
    """The wording in a language, else the first that the entry has."""
    spoken = {one.language: one for one in row.wordings}
    return spoken.get(language) or row.wordings[0]


def _tags(row: EntryRow, kind: str) -> list[str]:
    return [tag.code for tag in row.tags if tag.kind == kind]


def _make_card(row: EntryRow, language: str) -> Card:
    return Card(**_card_values(row, _wording_for(row, language)))


def _card_values(row: EntryRow, wording: WordingRow) -> dict[str, Any]:
    subjects = load_subjects()
    return {
        "code": row.code,
        "language": wording.language,
        "slug": wording.slug,
        "title": wording.title,
        "summary": wording.summary,
        "time": wording.time,
        "dimensions": _pick(subjects.dimensions, _tags(row, "dimension")),
        "disciplines": _pick(subjects.disciplines, _tags(row, "discipline")),
        "level_from": row.level_from,
        "level_to": row.level_to,
        "effort": recommending.Effort(row.effort),
    }


def _pick(known: Mapping[str, T], codes: Iterable[str]) -> tuple[T, ...]:
    """What the codes name; a code that is no longer known is left out."""
    return tuple(known[code] for code in codes if code in known)


def _list_names(row: EntryRow) -> Mapping[str, str]:
    return MappingProxyType({one.language: f"{row.code}-{one.slug}" for one in row.wordings})


def _make_reading(row: EntryRow, language: str, related: Sequence[Card]) -> Reading:
    wording = _wording_for(row, language)
    subjects = load_subjects()
    return Reading(
        **_card_values(row, wording),
        demand=wording.demand,
        cost=wording.cost,
        parts=split_body(wording.body),
        subthemes=_pick(subjects.subthemes, _tags(row, "subtheme")),
        functions=_pick(subjects.functions, _tags(row, "function")),
        links=tuple(Link(one["titles"], one["publisher"], one["url"]) for one in row.links),
        related=tuple(related),
        reviewed=row.reviewed,
        added_at=row.added_at,
        changed_at=row.changed_at,
        names=_list_names(row),
    )


def _make_candidate(row: EntryRow) -> recommending.Entry:
    return recommending.Entry(
        code=row.code,
        nodes=frozenset((*_tags(row, "dimension"), *_tags(row, "subtheme"))),
        level_from=row.level_from,
        level_to=row.level_to,
        effort=recommending.Effort(row.effort),
        disciplines=frozenset(_tags(row, "discipline")),
        functions=frozenset(_tags(row, "function")),
        languages=frozenset(one.language for one in row.wordings),
        is_recommendable=row.is_recommendable,
    )
