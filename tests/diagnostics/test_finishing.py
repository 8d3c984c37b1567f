"""Finishing, reading the profile, reopening: what is shown is what was finished last."""

import re

from sqlalchemy.orm import Session

from autodiag.diagnostics.publishing import Version
from autodiag.diagnostics.service.finishing import get_result
from autodiag.scoring import score
from tests.diagnostics.journey import Clock, Visitor, kept, load

# (50 + 66.7 + 100 + 0) / 4, (100 + 70 + 50 + 0) / 4 and 0: worked out by hand from every_kind.yaml.
PERCENTS = {"ONE": 325 / 6, "TWO": 55.0, "TRI": 0.0, "whole": (325 / 6 + 55) / 3}
LENS = (325 / 6 + 2 * 55) / 3


def percents(session: Session, visitor: Visitor) -> dict[str, float | None]:
    profile = get_result(session, load(session, visitor)).profile
    return {code: node.percent for code, node in profile.nodes.items()}


def table(visitor: Visitor) -> list[str]:
    """The rows of the table beside the rose."""
    return re.findall(r"(?:Choisir|Mesurer|Écrire|Ensemble)(\d+)[123] ", visitor.read("profile"))


def test_the_profile_is_worked_out_right(finished: Visitor, session: Session) -> None:
    worked_out = percents(session, finished)
    assert set(worked_out) == set(PERCENTS)
    for code, percent in PERCENTS.items():
        assert worked_out[code] is not None
        assert abs((worked_out[code] or 0.0) - percent) < 1e-9
    lens = get_result(session, load(session, finished)).profile.lenses["LENS"].percent
    assert abs((lens or 0.0) - LENS) < 1e-9


def test_the_page_says_what_was_worked_out(finished: Visitor) -> None:
    said = finished.read("profile")
    assert "Profil de Les Allumés" in said
    assert "Rimouski, Bas-Saint-Laurent" in said
    assert "36 sur 100 Niveau 1 sur 3" in said
    assert table(finished)[-4:] == ["54", "55", "0", "36"]
    assert "(50 + 66,7 + 100 + 0) ÷ 4 = 54,2" in said
    assert "D’après 9 réponses sur 9" in said


def test_what_is_kept_is_what_the_engine_gives(
    finished: Visitor, session: Session, asked: Version
) -> None:
    result = get_result(session, load(session, finished))
    again = score(asked.scheme, result.path.answers, result.path.codes)
    assert again == result.profile


def test_non_scores_are_told_apart(begun: Visitor, session: Session) -> None:
    begun.answer("S-ONE", {"a.Q-ONE": "~dont_know", "x.Q-MULTIPLE": "not_applicable",
                           "a.Q-MATRIX.read": "~prefer_not", "a.Q-MATRIX.write": "s2"})  # fmt: skip
    begun.finish()
    node = get_result(session, load(session, begun)).profile.nodes["ONE"]
    counts = node.counts
    assert (counts.dont_know, counts.not_applicable, counts.prefer_not) == (1, 1, 1)
    assert node.percent == 100.0
    assert node.coverage == 1 / 3
    said = begun.read("profile")
    assert "ne sait pas" in said or "je ne sais pas" in said.lower()


def test_nothing_answered_has_no_score(begun: Visitor, session: Session) -> None:
    begun.finish()
    assert set(percents(session, begun).values()) == {None}
    said = begun.read("profile")
    assert said.count("n’a encore de score") == 1
    assert "n’a pas de score" not in said
    assert "Aucune réponse ne compte encore ici" in said
    assert begun.form("/reopen") is not None
    for path in ("report.pdf", "figure.json", "data.csv", "data.json", "targets"):
        assert begun.get(path).status_code == 200, path


def test_there_is_no_profile_before_the_first_finish(begun: Visitor) -> None:
    for path in ("profile", "targets", "report.pdf", "figure.json"):
        refused = begun.get(path)
        assert refused.status_code == 404, path
        assert refused.headers["Cache-Control"] == "no-store"


def test_reopening_keeps_the_last_result_until_the_next_finish(
    finished: Visitor, session: Session, clock: Clock
) -> None:
    finished.get("profile")
    finished.send(to="/reopen")
    clock.wait(days=2)
    finished.answer("S-TRI", {"a.Q-TRI": "s2"})
    assert table(finished)[-4:] == ["54", "55", "0", "36"]
    assert "22 novembre 2026" in finished.says()
    finished.finish("Les Rallumés")
    assert table(finished)[-4:] == ["54", "55", "100", "70"]
    assert "24 novembre 2026" in finished.says()
    assert load(session, finished).name == "Les Rallumés"


def test_reopening_leads_to_the_question_that_was_asked_about(finished: Visitor) -> None:
    finished.get("profile")
    reopened = finished.send({"question": "Q-NUMBER"}, to="/reopen")
    assert reopened.headers["Location"].endswith("/pages/S-TWO#Q-NUMBER")
    unknown = finished.post("reopen", {"question": "Q-\u202e<b>"})
    assert unknown.headers["Location"].endswith("/pages/S-FACTS")


def test_a_finished_diagnostic_leads_to_its_profile(finished: Visitor) -> None:
    for path in ("", "review", "pages/S-ONE"):
        assert finished.get(path).headers["Location"].endswith(f"/{finished.uid}/profile")


def test_a_name_that_is_too_long_comes_back(begun: Visitor, session: Session) -> None:
    begun.get("review")
    assert begun.send({"name": "n" * 201}, to="/finish").status_code == 422
    assert begun.shown("name") == ["n" * 201]
    assert load(session, begun).is_open


def test_a_name_is_kept_on_one_line_without_tricks(begun: Visitor, session: Session) -> None:
    begun.finish("  Les\u202e Allumés\r\n<b>& Cie</b> ")
    assert load(session, begun).name == "Les Allumés <b>& Cie</b>"
    assert "Les Allumés <b>& Cie</b>" in begun.read("profile")


def test_no_name_is_no_name(begun: Visitor, session: Session) -> None:
    begun.finish()
    assert load(session, begun).name == ""
    assert "Les Allumés" not in begun.read("profile")


def test_notes_stand_in_the_profile_of_their_owner(begun: Visitor) -> None:
    begun.answer_all(**{"S-ONE": {"note.Q-ONE": "Voir Léa", "note.Q-MATRIX": "Deux <i>lignes</i>"}})
    begun.finish()
    said = begun.read("profile")
    assert "Voir Léa" in said
    assert "Deux <i>lignes</i>" in said


def test_consent_is_off_until_it_is_given_and_can_be_taken_back(
    finished: Visitor, session: Session
) -> None:
    finished.get("consent")
    assert finished.shown("is_counted") == finished.shown("is_shared_with_pole") == []
    finished.send({"is_counted": "y"}, to="/consent")
    diagnostic = load(session, finished)
    assert (diagnostic.is_counted, diagnostic.is_shared_with_pole) == (True, False)
    finished.get("consent")
    assert finished.shown("is_counted") == ["y"]
    finished.send({"is_counted": [], "is_shared_with_pole": "y"}, to="/consent")
    diagnostic = load(session, finished)
    assert (diagnostic.is_counted, diagnostic.is_shared_with_pole) == (False, True)
    finished.get("consent")
    finished.send({"is_shared_with_pole": []}, to="/consent")
    assert not load(session, finished).is_shared_with_pole


def test_going_deeper_from_the_profile_keeps_it_shown(finished: Visitor, session: Session) -> None:
    finished.get("profile")
    assert finished.send(to="/depth").status_code == 303
    assert "diagnostic standard" in finished.read("profile")
    finished.answer("S-TRI", {"a.Q-DEEP": "s2"})
    finished.finish()
    assert "diagnostic complet" in finished.read("profile")
    assert percents(session, finished)["TRI"] == 50.0
    assert kept(session, finished)["Q-DEEP"].value == "s2"
