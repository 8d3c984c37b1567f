"""From the catalogue's files into the tables, and back; what an editor changed stays."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from importlib.resources import files
from operator import attrgetter

from sqlalchemy import Select, delete, insert, select
from sqlalchemy.orm import Session, selectinload

from autodiag.errors import Invalid
from autodiag.guide.checking import list_errors
from autodiag.guide.model import Content, Link, Wording
from autodiag.guide.searching import NEVER, RULES, weigh_terms
from autodiag.guide.subjects import load_subjects
from autodiag.guide.tables import EntryRow, TagRow, TermRow, WordingRow
from autodiag.recommending import Effort

# The kinds of tag, and the field of Content that each one fills.
KINDS = {
    "dimension": "dimensions",
    "subtheme": "subthemes",
    "discipline": "disciplines",
    "function": "functions",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """What loading did, by entry code; *kept* were changed in the database since."""

    added: tuple[str, ...] = ()
    updated: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()


def load_catalog(session: Session, *, now: datetime) -> Loaded:
    """Bring the shipped entries in; doing it again changes nothing."""
    return load_entries(session, shipped_entries(), now=now)


@lru_cache(maxsize=1)
def shipped_entries() -> tuple[Content, ...]:
    """The entries that come with the program; raises Invalid when a file has a mistake."""
    # Imported here: Pydantic is only needed to load, and a server that starts does not load.
    from autodiag.guide.reading import read_folder  # noqa: PLC0415

    catalog = read_folder(files("autodiag.guide") / "catalog")
    mistakes = [str(one) for one in (*catalog.mistakes, *list_errors(catalog.entries))]
    if mistakes:
        raise Invalid({"": mistakes}, message="\n".join(mistakes))
    return catalog.entries


def load_entries(session: Session, entries: Iterable[Content], *, now: datetime) -> Loaded:
    """Add new entries and renew those that nobody has changed since they were last loaded."""
    known = {row.code: row for row in session.scalars(whole())}
    done: dict[str, list[str]] = {}
    for entry in entries:
        row = known.get(entry.code)
        verdict = _judge(entry, row)
        done.setdefault(verdict, []).append(entry.code)
        if row is None:
            row = EntryRow(code=entry.code, added_at=now, changed_at=now, tags=[], wordings=[])
            session.add(row)
        elif verdict == "updated" and _words(restore(row)) != _words(entry):
            row.changed_at = now
        if verdict in {"added", "updated"}:
            _write(session, row, entry)
    session.flush()
    _make_terms(session)
    return Loaded(**{verdict: tuple(codes) for verdict, codes in done.items()})


def restore(row: EntryRow) -> Content:
    """The entry that the tables hold; its tags and wordings have to be loaded."""
    tags = {field: tuple(tag.code for tag in row.tags if tag.kind == kind)
            for kind, field in KINDS.items()}  # fmt: skip
    return Content(
        code=row.code,
        level_from=row.level_from,
        level_to=row.level_to,
        effort=Effort(row.effort),
        is_recommendable=row.is_recommendable,
        related=tuple(row.related),
        links=tuple(Link(one["titles"], one["publisher"], one["url"]) for one in row.links),
        reviewed=row.reviewed,
        wordings=tuple(_restore_wording(one) for one in row.wordings),
        **tags,
    )


def whole() -> Select[EntryRow]:
    """Entries with all that `restore` needs."""
    return select(EntryRow).options(selectinload(EntryRow.tags), selectinload(EntryRow.wordings))


def _judge(entry: Content, row: EntryRow | None) -> str:
    if row is None:
        return "added"
    if row.loaded == entry.fingerprint:
        return "unchanged"
    return "updated" if restore(row).fingerprint == row.loaded else "kept"


def _words(entry: Content) -> object:
    """What of an entry is read: a change elsewhere is no news to a reader."""
    return sorted(entry.wordings, key=attrgetter("language")), entry.links


def _write(session: Session, row: EntryRow, entry: Content) -> None:
    row.level_from, row.level_to = entry.level_from, entry.level_to
    row.effort = int(entry.effort)
    row.is_recommendable = entry.is_recommendable
    row.related = list(entry.related)
    row.links = [{"titles": dict(one.titles), "publisher": one.publisher, "url": one.url}
                 for one in entry.links]  # fmt: skip
    row.reviewed = entry.reviewed
    row.loaded = entry.fingerprint
    # What was there goes first: the same codes and languages come back.
    row.tags.clear()
    row.wordings.clear()
    session.flush()
    row.tags = [TagRow(kind=kind, code=code, place=place)
                for kind, field in KINDS.items()
                for place, code in enumerate(getattr(entry, field))]  # fmt: skip
    row.wordings = [_make_wording(one) for one in entry.wordings]


_PLAIN = ("language", "slug", "title", "summary", "demand", "time", "cost", "body")


def _make_wording(wording: Wording) -> WordingRow:
    return WordingRow(indexed=NEVER, **{name: getattr(wording, name) for name in _PLAIN})


def _make_terms(session: Session) -> None:
    """Make the terms of what is new, and of what an earlier release indexed by other rules."""
    rows = session.scalars(select(WordingRow).where(WordingRow.indexed != RULES)).all()
    if not rows:
        return
    session.execute(delete(TermRow).where(TermRow.wording.in_([row.id for row in rows])))
    session.execute(insert(TermRow), [term for row in rows for term in _list_terms(session, row)])
    for row in rows:
        row.indexed = RULES


def _list_terms(session: Session, row: WordingRow) -> Iterable[dict[str, object]]:
    tags = session.scalars(
        select(TagRow.code).where(TagRow.entry == row.entry, TagRow.kind == "discipline")
    )
    known = load_subjects().disciplines
    names = [known[one].name(row.language) for one in tags if one in known]
    weights = weigh_terms(_restore_wording(row), names)
    return ({"wording": row.id, "term": stem, "weight": weight, "word": word}
            for stem, (weight, word) in weights.items())  # fmt: skip


def _restore_wording(row: WordingRow) -> Wording:
    return Wording(**{name: getattr(row, name) for name in _PLAIN})
