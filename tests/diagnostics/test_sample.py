"""The sample profile: an invented company, scored like anybody, of which nothing is kept."""

from datetime import UTC, datetime, timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from autodiag.diagnostics.portrait.page import draw_portrait
from autodiag.diagnostics.publishing import publish
from autodiag.diagnostics.sample import sample_subject
from autodiag.diagnostics.service.dossier import Subject, make_dossier
from autodiag.guide.service import titles
from autodiag.scoring import level_floor, progress, score_answers
from autodiag.web.languages import speaking
from tests.house.pages import parse, words
from tests.questionnaires.documents import changed

NOW = datetime(2026, 11, 22, 15, 0, tzinfo=UTC)


def make(session: Session, language: str = "fr") -> Subject:
    return sample_subject(session, language=language, now=NOW)


def test_its_levels_are_uneven(shipped: Session) -> None:
    result = make(shipped).result
    levels = [
        result.profile.nodes[node.code].level for node in result.version.questionnaire.dimensions
    ]
    assert set(levels) == {"n1", "n2", "n3", "n4"}


def test_every_question_asked_is_answered_or_left_for_a_reason(shipped: Session) -> None:
    counts = make(shipped).result.profile.whole.counts
    assert (counts.not_applicable, counts.dont_know, counts.prefer_not) == (1, 2, 0)
    assert counts.not_answered == 0
    assert counts.on_path == 20


def test_it_says_who_it_is_and_adds_notes(shipped: Session) -> None:
    subject = make(shipped)
    row = subject.result.answers
    assert {row[code].value for code in ("Q-DISCIPLINE", "Q-REGION", "Q-MUNICIPALITY")} == {
        "danse", "01", "Rimouski",
    }  # fmt: skip
    assert len([answer for answer in row.values() if answer.note]) >= 3


@pytest.mark.parametrize(("language", "word"), [("fr", "fictive"), ("en", "fictional")])
def test_its_name_says_that_it_does_not_exist(shipped: Session, language: str, word: str) -> None:
    assert word in make(shipped, language).name


def test_scores_come_from_the_engine(shipped: Session) -> None:
    result = make(shipped).result
    again = score_answers(result.version.questionnaire, result.depth, result.answers)
    assert result.profile == again


def test_a_year_before_it_was_lower_everywhere_or_equal(shipped: Session) -> None:
    subject = make(shipped)
    assert subject.earlier is not None
    assert subject.result.finished_at - subject.earlier.finished_at == timedelta(days=365)
    before, since = subject.earlier.profile.nodes, subject.result.profile.nodes
    assert all((before[c].percent or 0.0) <= (since[c].percent or 0.0) for c in since)
    assert before["whole"].percent < since["whole"].percent  # type: ignore[operator]


def test_targets_lie_ahead_and_some_of_the_way_is_gone(shipped: Session) -> None:
    subject = make(shipped)
    scheme, profile = subject.result.version.scheme, subject.result.profile
    floors = [level_floor(scheme, profile.nodes[t.code], t.level) for t in subject.targets]
    assert len(subject.targets) == 3
    assert all(
        floor is not None and floor > (profile.nodes[target.code].percent or 0.0)
        for floor, target in zip(floors, subject.targets, strict=True)
    )
    assert all(target.by is not None and target.by > NOW.date() for target in subject.targets)
    assert 0.3 < (progress(scheme, profile, subject.targets) or 0.0) < 0.9


def test_the_plan_mixes_entries_and_own_words(shipped: Session) -> None:
    actions = make(shipped).actions
    entries = [action.entry for action in actions if action.entry]
    assert len(actions) == 4
    assert len(entries) == 3
    assert set(titles(shipped, entries, "fr")) == set(entries)
    assert [action.is_done for action in actions].count(True) == 1
    dates = [action.by for action in actions]
    assert dates == sorted(dates)  # type: ignore[type-var]


def test_what_it_recommends_first_is_about_its_weakest_dimension(shipped: Session) -> None:
    dossier = make_dossier(shipped, make(shipped), language="fr")
    assert dossier.needs.of_dimensions()[0].code == "DON"
    assert dossier.recommendations.first[0].dimension == "DON"
    assert len(dossier.recommendations.first) == 6
    assert {"01"} & {*(dossier.matches[0].cell.regions if dossier.matches[0].cell else ())}


def test_nothing_is_left_in_the_session(shipped: Session) -> None:
    make(shipped)
    assert not shipped.new
    assert not shipped.dirty


@pytest.mark.parametrize("language", ["fr", "en"])
def test_its_page_opens_on_a_sentence(
    site: Flask, reader: FlaskClient, shipped: Session, language: str
) -> None:
    page = parse(reader.get(f"/{language}/diagnostics/sample").text)
    with site.test_request_context(f"/{language}/"), speaking(language):
        dossier = make_dossier(shipped, make(shipped, language), language=language)
        opening = draw_portrait(dossier).opening
    title = next(page.iter("h1"))
    assert words(title) == f"{opening.plain} {opening.marked}".replace("\u202f", " ").replace(
        "\u00a0", " "
    )


def test_another_questionnaire_is_simply_not_answered(session: Session) -> None:
    publish(session, changed(("id: base", "id: culture")), now=NOW)
    subject = make(session)
    assert subject.result.profile.whole.percent is None
    assert subject.targets == ()
    assert [action.entry for action in subject.actions] == [None]
