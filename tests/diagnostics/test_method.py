"""The method page says what the questionnaire says, and its sums are right."""

import re
from datetime import UTC, datetime
from xml.etree.ElementTree import Element

import pytest
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from autodiag.diagnostics.method import MethodPage, describe_method
from autodiag.diagnostics.publishing import get_current, publish
from autodiag.diagnostics.sample import sample_subject
from autodiag.questionnaires import Depth
from autodiag.scoring import progress
from autodiag.web.languages import speaking, text_of
from tests.house.pages import parse, words
from tests.questionnaires.documents import changed

NOW = datetime(2026, 11, 22, 15, 0, tzinfo=UTC)
LANGUAGES = ("fr", "en")
SUM = re.compile(r"\((?P<terms>[^)]*)\) ÷ (?P<divisor>\S+) = (?P<score>\S+)")

RAW = changed(
    ("id: base", "id: culture\nunits: raw\nnon_scores: {not_answered: lowest}"),
    ("    name: {fr: Dimension, en: Dimension}\n", "    name: {fr: D, en: D}\n    method: sum\n"),
)


def describe(session: Session, language: str = "fr") -> MethodPage:
    with speaking(language):
        return describe_method(session, now=NOW)


def main(client: FlaskClient, language: str = "fr") -> Element:
    response = client.get(f"/{language}/diagnostics/method")
    assert response.status_code == 200
    return next(parse(response.text).iter("main"))


def figure(said: str) -> float:
    return float(said.replace(",", "."))


def work_out(sum_: str) -> tuple[float, float]:
    """What a sum written out comes to, and what it says that it comes to."""
    found = SUM.fullmatch(sum_)
    assert found, sum_
    terms = [[figure(part) for part in one.split(" × ")] for one in found["terms"].split(" + ")]
    total = sum(value * (weight[0] if weight else 1.0) for value, *weight in terms)
    return total / figure(found["divisor"]), figure(found["score"])


def test_every_sum_written_out_is_right(shipped: Session) -> None:
    worked = describe(shipped).worked
    assert worked.one is not None
    assert worked.lens is not None
    every = [worked.one, worked.whole, worked.lens, *worked.dimensions]
    sums = [one.reckoning for one in every if "÷" in one.reckoning]
    assert len(sums) >= 9
    for sum_ in sums:
        came, said = work_out(sum_)
        assert came == pytest.approx(said, abs=0.06), sum_


def test_the_sums_are_those_of_the_sample_profile(shipped: Session) -> None:
    worked = describe(shipped).worked
    profile = sample_subject(shipped, language="fr", now=NOW).result.profile
    assert [one.figure.percent for one in worked.dimensions] == [
        profile.nodes[code].percent
        for code in ("STR", "HUM", "CRE", "MEM", "DON", "PUB", "OPS", "RES")
    ]
    assert worked.whole.figure.percent == profile.whole.percent
    assert worked.lens is not None
    assert worked.lens.figure.percent == profile.lenses["creation"].percent


def test_coverage_and_basis_differ_where_something_did_not_apply(shipped: Session) -> None:
    rests = {one.figure.code: one for one in describe(shipped, "en").worked.rests}
    assert (rests["DON"].coverage, rests["DON"].basis) == ("100%", "67%")
    assert (rests["MEM"].coverage, rests["MEM"].basis) == ("67%", "67%")
    assert "STR" not in rests


def test_the_way_to_the_targets_adds_up(shipped: Session) -> None:
    worked = describe(shipped, "en").worked
    gone = sum(figure(way.gone) for way in worked.ways)
    length = sum(figure(way.length) for way in worked.ways)
    subject = sample_subject(shipped, language="en", now=NOW)
    share = progress(subject.result.version.scheme, subject.result.profile, subject.targets)
    assert gone / length == pytest.approx(share)
    assert worked.progress == f"{100 * gone / length:.0f}%"


def test_gaps_are_aims_less_scores_in_classes_of_five(shipped: Session) -> None:
    needs = describe(shipped, "en").worked.needs
    assert len(needs) == 3
    for need in needs:
        assert figure(need.aim) - figure(need.now) == pytest.approx(figure(need.distance), abs=0.1)
        assert 5 * (need.size - 1) < figure(need.distance) <= 5 * need.size


def test_an_example_just_below_a_level_is_not_rounded_into_it(shipped: Session) -> None:
    rounding = describe(shipped, "en").rounding
    assert rounding is not None
    assert (rounding.exact, rounding.rounded) == ("59.7", "60")


def test_levels_touch_without_a_gap(shipped: Session) -> None:
    levels = describe(shipped).levels
    assert levels[0].low == "0"
    assert [one.high for one in levels[:-1]] == [one.low for one in levels[1:]]
    assert [one.is_last for one in levels] == [False, False, False, False, True]


def test_every_depth_asks_something_of_every_dimension(shipped: Session) -> None:
    asked = [one.asked for one in describe(shipped).dimensions]
    assert [sum(one[depth] for one in asked) for depth in Depth] == [8, 20, 40]
    assert all(one[Depth.EXPRESS] for one in asked)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_names_all_that_the_questionnaire_measures(
    reader: FlaskClient, shipped: Session, language: str
) -> None:
    said = words(main(reader, language))
    questionnaire = get_current(shipped).questionnaire
    named = [
        *questionnaire.levels,
        *questionnaire.lenses,
        *(node for node in questionnaire.nodes.values() if node is not questionnaire.whole),
    ]
    assert len(named) == 5 + 3 + 8 + 40
    for one in named:
        assert " ".join(text_of(one.name, language).split()) in said


def test_the_page_says_which_version_it_is_about(reader: FlaskClient, shipped: Session) -> None:
    said = words(main(reader))
    assert get_current(shipped).fingerprint[:12] in said
    assert "version 1" in said
    assert "CC-BY-4.0" in said


def test_every_table_has_a_caption_and_every_part_an_address(reader: FlaskClient) -> None:
    page = main(reader)
    assert all(table[0].tag == "caption" and words(table[0]) for table in page.iter("table"))
    ids = {one.get("id") for one in page.iter("h2")}
    contents = next(page.iter("nav"))
    assert {one.get("href", "")[1:] for one in contents.iter("a")} == ids


@pytest.mark.parametrize("language", LANGUAGES)
def test_another_questionnaire_has_another_method(
    client: FlaskClient, session: Session, language: str
) -> None:
    publish(session, RAW, now=NOW)
    session.commit()
    said = words(main(client, language))
    other = {
        "fr": ("somme", "Compte comme la réponse la plus basse.", "nombre de points"),
        "en": ("sum", "Counts as the lowest answer.", "number of points"),
    }
    assert all(one in said for one in other[language])


def test_what_is_shipped_leaves_non_scores_out(shipped: Session) -> None:
    effects = {one.to_score for one in describe(shipped, "en").non_scores}
    assert effects == {"Left out: the score goes neither up nor down."}
