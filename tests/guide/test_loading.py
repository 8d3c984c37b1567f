"""Loading into the database: again changes nothing, and what an editor changed stays."""

from dataclasses import replace

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from autodiag import recommending
from autodiag.guide import service
from autodiag.guide.loading import restore, shipped_entries, whole
from autodiag.guide.searching import NEVER
from autodiag.guide.tables import EntryRow, TermRow, WordingRow
from tests.guide.conftest import NOW, Maker


def test_loading_again_changes_nothing(session: Session) -> None:
    first = service.load_catalog(session, now=NOW)
    assert len(first.added) == len(shipped_entries())
    session.commit()
    counts = [session.scalar(select(func.count()).select_from(one)) for one in (EntryRow, TermRow)]
    again = service.load_catalog(session, now=NOW)
    assert again == service.Loaded(unchanged=first.added)
    assert counts == [
        session.scalar(select(func.count()).select_from(one)) for one in (EntryRow, TermRow)
    ]


def test_the_tables_give_back_exactly_what_was_loaded(guide: Session) -> None:
    by_code = {entry.code: entry for entry in shipped_entries()}
    for row in guide.scalars(whole()):
        assert restore(row).fingerprint == by_code[row.code].fingerprint


def test_an_untouched_entry_is_renewed(session: Session, make_entry: Maker) -> None:
    service.load_entries(session, [make_entry(title="Ancien")], now=NOW)
    loaded = service.load_entries(session, [make_entry(title="Nouveau")], now=NOW)
    assert loaded == service.Loaded(updated=("T001",))
    assert service.get_entry(session, "T001", "fr").title == "Nouveau"
    assert service.search(session, "ancien", "fr").total == 0
    assert service.search(session, "nouveau", "fr").total == 1


def test_an_entry_changed_in_the_page_is_left_alone(session: Session, make_entry: Maker) -> None:
    service.load_entries(session, [make_entry()], now=NOW)
    session.execute(
        update(WordingRow).where(WordingRow.language == "en").values(summary="Better said")
    )
    session.expire_all()
    loaded = service.load_entries(session, [make_entry(title="Nouveau")], now=NOW)
    assert loaded == service.Loaded(kept=("T001",))
    assert service.get_entry(session, "T001", "en").summary == "Better said"


def test_a_change_of_what_it_is_for_counts_as_a_change(session: Session, make_entry: Maker) -> None:
    service.load_entries(session, [make_entry()], now=NOW)
    session.execute(update(EntryRow).values(effort=int(recommending.Effort.HIGH)))
    session.expire_all()
    assert service.load_entries(session, [make_entry(level_to=3)], now=NOW).kept == ("T001",)


def test_an_entry_written_in_the_page_is_never_taken_over(
    session: Session, make_entry: Maker
) -> None:
    service.load_entries(session, [make_entry()], now=NOW)
    session.execute(update(EntryRow).values(loaded=None))
    session.expire_all()
    assert service.load_entries(session, [make_entry(level_to=3)], now=NOW).kept == ("T001",)


def test_what_left_the_catalogue_stays_in_the_guide(session: Session, make_entry: Maker) -> None:
    service.load_entries(session, [make_entry("T1"), make_entry("T2")], now=NOW)
    service.load_entries(session, [make_entry("T1")], now=NOW)
    assert service.get_entry(session, "T2", "fr").code == "T2"


def test_terms_made_by_older_rules_are_made_anew(session: Session, make_entry: Maker) -> None:
    service.load_entries(session, [make_entry(title="Tambour")], now=NOW)
    session.execute(update(WordingRow).values(indexed=NEVER))
    session.execute(update(TermRow).where(TermRow.term == "tambour").values(term="autrefois"))
    session.expire_all()
    assert service.search(session, "tambour", "fr").total == 0
    service.load_entries(session, [], now=NOW)
    assert service.search(session, "tambour", "fr").total == 1


def test_disciplines_are_words_by_which_an_entry_is_found(
    session: Session, make_entry: Maker
) -> None:
    entry = replace(make_entry(), disciplines=("litterature-livre",))
    service.load_entries(session, [entry], now=NOW)
    assert service.search(session, "édition", "fr").total == 1
    assert service.search(session, "publishing", "en").total == 1


def test_what_can_be_recommended(guide: Session) -> None:
    candidates = {one.code: one for one in service.list_recommendable(guide)}
    assert len(candidates) == len(shipped_entries())
    assert not candidates["G043"].is_recommendable
    dance = candidates["G001"]
    assert dance.nodes >= {"CRE", "MEM", "CRE-CAP"}
    assert (dance.level_from, dance.level_to) == (4, 5)
    assert dance.effort is recommending.Effort.HIGH
    assert dance.disciplines == {"danse", "theatre", "cirque"}
    assert dance.functions == frozenset()
    assert dance.languages == {"fr", "en"}


def test_titles_by_code_leave_out_what_is_not_there(guide: Session) -> None:
    cards = service.titles(guide, ["G001", "G010", "X9"], "en")
    assert set(cards) == {"G001", "G010"}
    assert cards["G001"].title == "Filming a dance company in 3D"
    assert cards["G001"].name == "G001-filming-a-dance-company-in-3d"
