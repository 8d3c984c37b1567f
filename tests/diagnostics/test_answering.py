"""Pages of questions: what is given is kept, whatever its kind; what is left blank is said."""

from collections.abc import Mapping

import pytest
from sqlalchemy.orm import Session

from autodiag.questionnaires import NOT_ANSWERED, Answer, NonScore
from tests.diagnostics.journey import END, FACTS, ONE, TRI, TWO, Values, Visitor, kept, question_of


def test_every_kind_of_answer_is_kept(begun: Visitor, session: Session) -> None:
    begun.answer_all()
    values = {key: answer.value for key, answer in kept(session, begun).items()}
    assert values == {
        "DISCIPLINE": "danse",
        "STAFF": "s1",
        "Q-ONE": "s1",
        "Q-MULTIPLE": ("mail", "works"),
        "Q-MATRIX.read": "s2",
        "Q-MATRIX.write": "s0",
        "Q-RANKING": ("team", "site"),
        "Q-TWO": "s2",
        "Q-RATING": 7.0,
        "Q-NUMBER": 12.5,
        "Q-YES-NO": False,
        "Q-TRI": "s0",
        "Q-SHORT": "Oui",
        "Q-LONG": "Deux\nlignes",
        "Q-DATE": "2026-02-28",
        "FUNCTIONS": ("creation",),
        "REGION": "01",
        "MUNICIPALITY": "Rimouski",
    }


PAGES = {"S-FACTS": FACTS, "S-ONE": ONE, "S-TWO": TWO, "S-TRI": TRI, "S-END": END}


def test_a_page_shows_what_was_kept_and_sends_it_back_unchanged(
    begun: Visitor, session: Session
) -> None:
    begun.answer_all()
    before = kept(session, begun)
    for code in PAGES:
        assert begun.answer(code).status_code == 303
    assert kept(session, begun) == before
    begun.get("pages/S-TWO")
    assert begun.shown("a.Q-RATING") == ["7"]
    begun.get("pages/S-ONE")
    assert begun.shown("a.Q-RANKING.team") == ["1"]


@pytest.mark.parametrize("number", ["1234567,5", "90000000", "0", "0,5"])
def test_a_number_comes_back_whole(begun: Visitor, session: Session, number: str) -> None:
    begun.answer("S-TWO", {"a.Q-NUMBER": number})
    assert begun.answer("S-TWO").status_code == 303
    assert kept(session, begun)["Q-NUMBER"].value == float(number.replace(",", "."))


def test_an_answer_that_is_none_has_three_reasons(begun: Visitor, session: Session) -> None:
    begun.answer("S-ONE", {"a.Q-ONE": "~not_applicable", "x.Q-MULTIPLE": "dont_know",
                           "a.Q-MATRIX.read": "~prefer_not"})  # fmt: skip
    answers = kept(session, begun)
    assert answers["Q-ONE"].non_score is NonScore.NOT_APPLICABLE
    assert answers["Q-MULTIPLE"].non_score is NonScore.DONT_KNOW
    assert answers["Q-MATRIX.read"].non_score is NonScore.PREFER_NOT
    begun.get("pages/S-ONE")
    assert begun.shown("a.Q-ONE") == ["~not_applicable"]
    assert begun.shown("x.Q-MULTIPLE") == ["dont_know"]
    assert begun.shown("a.Q-MATRIX.read") == ["~prefer_not"]


def test_a_value_and_a_reason_for_none_exclude_each_other(begun: Visitor, session: Session) -> None:
    refused = begun.answer("S-ONE", {"a.Q-ONE": "s1", "a.Q-MULTIPLE": ["mail"],
                                     "x.Q-MULTIPLE": "dont_know"})  # fmt: skip
    assert refused.status_code == 422
    assert begun.shown("a.Q-MULTIPLE") == ["mail"]
    assert begun.shown("x.Q-MULTIPLE") == ["dont_know"]
    assert kept(session, begun).keys() == {"Q-ONE"}


NOTES = {"note.Q-ONE": "Voir Léa", "note.Q-MATRIX": "Deux lignes", "note.Q-MULTIPLE": "Seule"}


def test_a_note_goes_with_any_answer_or_none(begun: Visitor, session: Session) -> None:
    begun.answer("S-ONE", {"a.Q-ONE": "s1", **NOTES})
    answers = kept(session, begun)
    assert answers["Q-ONE"] == Answer("s1", note="Voir Léa")
    assert answers["Q-MATRIX"] == Answer(note="Deux lignes")
    assert answers["Q-MULTIPLE"] == Answer(note="Seule")
    begun.get("pages/S-ONE")
    assert {name: begun.shown(name) for name in NOTES} == {
        name: [note] for name, note in NOTES.items()
    }


WAYS = {"next": "pages/S-TRI", "previous": "pages/S-ONE", "review": "review", "stop": "link"}


@pytest.mark.parametrize(("go", "where"), WAYS.items(), ids=list(WAYS))
def test_a_page_is_saved_whichever_way_it_is_left(
    begun: Visitor, session: Session, go: str, where: str
) -> None:
    left = begun.answer("S-TWO", TWO, go=go)
    assert left.headers["Location"].endswith(f"/{begun.uid}/{where}")
    assert kept(session, begun)["Q-TWO"].value == "s2"


def test_the_last_page_leads_to_the_review_and_the_first_stays(begun: Visitor) -> None:
    assert begun.answer("S-END", END).headers["Location"].endswith("/review")
    assert begun.answer("S-FACTS", FACTS, "previous").headers["Location"].endswith("/S-FACTS")


def test_what_is_left_blank_is_listed_with_its_page(begun: Visitor) -> None:
    begun.answer("S-FACTS", FACTS)
    begun.answer("S-ONE", {"a.Q-ONE": "s0", "a.Q-MATRIX.read": "s1", "note.Q-MULTIPLE": "Hm"})
    assert "14 questions sans réponse" in begun.read("review")
    listed = [one.get("href", "").rpartition("/")[2] for one in begun.page.iter("a")
              if "#" in one.get("href", "") and "/pages/" in one.get("href", "")]  # fmt: skip
    assert listed[:4] == ["S-ONE#Q-MULTIPLE", "S-ONE#Q-MATRIX", "S-ONE#Q-RANKING", "S-TWO#Q-TWO"]
    assert "S-ONE#Q-ONE" not in listed
    assert len(listed) == 14


def test_an_answer_is_cleared_and_its_note_stays(begun: Visitor, session: Session) -> None:
    begun.answer("S-ONE", {**ONE, **NOTES})
    begun.get("pages/S-ONE")
    cleared = begun.send(to="pages/S-ONE", press=("clear", "Q-ONE"))
    assert cleared.headers["Location"].endswith("/pages/S-ONE#Q-ONE")
    begun.get("pages/S-ONE")
    begun.send(to="pages/S-ONE", press=("clear", "Q-MATRIX"))
    answers = kept(session, begun)
    assert answers["Q-ONE"] == Answer(note="Voir Léa")
    assert answers["Q-MATRIX"] == Answer(note="Deux lignes")
    assert "Q-MATRIX.read" not in answers
    assert answers["Q-MULTIPLE"].value == ("mail", "works")


def test_clearing_keeps_what_else_was_typed_on_the_page(begun: Visitor, session: Session) -> None:
    begun.answer("S-TWO", TWO)
    begun.get("pages/S-TWO")
    typed = {"a.Q-RATING": "9", "note.Q-NUMBER": "Environ"}
    begun.send(typed, to="pages/S-TWO", press=("clear", "Q-NUMBER"))
    answers = kept(session, begun)
    assert answers["Q-RATING"].value == 9.0
    assert answers["Q-NUMBER"] == Answer(note="Environ")


def test_a_wrong_value_can_be_cleared(begun: Visitor, session: Session) -> None:
    begun.answer("S-TWO", TWO)
    begun.get("pages/S-TWO")
    cleared = begun.send({"a.Q-NUMBER": "beaucoup"}, to="pages/S-TWO", press=("clear", "Q-NUMBER"))
    assert cleared.status_code == 303
    assert "Q-NUMBER" not in kept(session, begun)


def test_the_enter_key_clears_nothing(begun: Visitor) -> None:
    """Browsers press the first button of a form for whoever types Enter in one of its fields."""
    begun.answer("S-TWO", TWO)
    begun.get("pages/S-TWO")
    buttons = list(begun.form("pages/S-TWO").iter("button"))
    assert [one.get("name") for one in buttons].count("clear") == 4
    assert (buttons[0].get("name"), buttons[0].get("value")) == ("go", "next")


def test_an_answer_emptied_by_hand_is_no_answer(begun: Visitor, session: Session) -> None:
    begun.answer("S-TRI", TRI)
    begun.answer("S-TRI", {"a.Q-SHORT": "  ", "a.Q-DATE": ""})
    answers = kept(session, begun)
    assert answers.get("Q-SHORT", NOT_ANSWERED) == answers.get("Q-DATE", NOT_ANSWERED)
    assert answers["Q-LONG"].value == "Deux\nlignes"


def test_an_answer_may_bring_a_question_onto_its_page(begun: Visitor) -> None:
    back = begun.answer("S-ONE", {**ONE, "a.Q-ONE": "s2"})
    assert back.headers["Location"].endswith("/pages/S-ONE#Q-FOLLOW")
    assert "Et ensuite" in begun.read("pages/S-ONE")
    onward = begun.send({"a.Q-FOLLOW": "s1"}, to="pages/S-ONE", press=("go", "next"))
    assert onward.headers["Location"].endswith("/pages/S-TWO")


def test_a_question_that_the_script_brought_is_not_passed_over(begun: Visitor) -> None:
    begun.get("pages/S-ONE")
    shown = begun.page
    saved = begun.save("S-ONE", {"a.Q-ONE": "s2"})
    assert saved.json is not None
    assert "Q-FOLLOW" in saved.json["questions"]
    begun.page = shown
    marks = {f"was.{key}": mark for key, mark in saved.json["marks"].items()}
    left = begun.send({**ONE, "a.Q-ONE": "s2", **marks}, to="pages/S-ONE", press=("go", "next"))
    assert left.headers["Location"].endswith("/pages/S-ONE#Q-FOLLOW")


def test_an_answer_may_bring_a_whole_section(begun: Visitor) -> None:
    on = begun.answer("S-TWO", {**TWO, "a.Q-YES-NO": "yes"})
    assert on.headers["Location"].endswith("/pages/S-MORE")
    assert begun.answer("S-MORE", {"a.Q-MORE": "s1"}).status_code == 303
    begun.answer("S-TWO", {"a.Q-YES-NO": "no"})
    assert begun.get("pages/S-MORE").status_code == 404


def test_an_answer_off_the_path_is_kept_and_does_not_count(
    begun: Visitor, session: Session
) -> None:
    begun.answer("S-ONE", {**ONE, "a.Q-ONE": "s2"})
    begun.answer("S-ONE", {"a.Q-FOLLOW": "s0", "note.Q-FOLLOW": "Plus tard"})
    begun.answer("S-ONE", {"a.Q-ONE": "s1"})
    assert kept(session, begun)["Q-FOLLOW"] == Answer("s0", note="Plus tard")
    for place in ("pages/S-ONE", "review", "data.csv"):
        begun.get(place)
        assert begun.response is not None
        assert "Plus tard" not in begun.response.text
        assert "Et ensuite" not in begun.response.text
    begun.answer("S-ONE", {"a.Q-ONE": "s2"})
    begun.get("pages/S-ONE")
    assert begun.shown("a.Q-FOLLOW") == ["s0"]


def test_a_choice_goes_with_the_answer_that_showed_it(begun: Visitor, session: Session) -> None:
    begun.answer("S-FACTS", {"a.DISCIPLINE": "danse"})
    begun.answer("S-ONE", {"a.Q-MULTIPLE": ["mail", "show"]})
    begun.answer("S-FACTS", {"a.DISCIPLINE": "cirque"})
    begun.get("pages/S-ONE")
    assert begun.shown("a.Q-MULTIPLE") == ["mail"]
    assert begun.answer("S-ONE", {"a.Q-ONE": "s1"}).status_code == 303, begun.says()
    assert kept(session, begun)["Q-MULTIPLE"].value in {("mail",), ("mail", "show")}


def test_going_deeper_asks_nothing_twice(begun: Visitor, session: Session) -> None:
    begun.start("express")
    begun.answer("S-FACTS", FACTS)
    begun.answer("S-ONE.S-TWO.S-TRI", {"a.Q-ONE": "s1", "a.Q-TWO": "s2", "a.Q-TRI": "s0"})
    begun.answer("S-END", END)
    begun.finish()
    before = kept(session, begun)
    begun.get("profile")
    assert begun.send(to="/depth", press=("depth", "standard")).status_code == 303
    begun.follow(begun.get(""))
    assert begun.shown("a.Q-ONE") == ["s1"]
    assert begun.found("strip-text")[0].startswith("Page 2 de 5 3 réponses sur 12")
    assert kept(session, begun) == before


def test_going_less_deep_keeps_what_is_no_longer_asked(begun: Visitor, session: Session) -> None:
    begun.answer_all()
    before = kept(session, begun)
    assert begun.post("depth", {"depth": "express"}).status_code == 303
    assert begun.get("pages/S-ONE").status_code == 303
    begun.read("review")
    assert kept(session, begun) == before
    begun.post("depth", {"depth": "standard"})
    begun.get("pages/S-TWO")
    assert begun.shown("a.Q-RATING") == ["7"]


def test_progress_says_where_one_is(begun: Visitor) -> None:
    begun.answer("S-FACTS", FACTS)
    begun.answer("S-ONE", {"a.Q-ONE": "~dont_know", "a.Q-MATRIX.read": "s1"})
    begun.get("pages/S-TWO")
    (strip,) = begun.found("strip-text")
    assert strip.startswith("Page 3 de 5 1 réponse sur 12 encore 9")
    begun.answer("S-ONE", {"a.Q-MATRIX.write": "s1"})
    begun.get("pages/S-TWO")
    assert begun.found("strip-text")[0].startswith("Page 3 de 5 2 réponses sur 12")


def test_saving_answer_by_answer_says_what_it_did(begun: Visitor, session: Session) -> None:
    begun.get("pages/S-TWO")
    saved = begun.save("S-TWO", {"a.Q-NUMBER": "3,5", "note.Q-NUMBER": "Environ"})
    assert saved.status_code == 200
    assert saved.json is not None
    assert saved.json["answered"] == 1
    assert saved.json["asked"] == 12
    assert saved.json["errors"] == {}
    assert saved.headers["Cache-Control"] == "no-store"
    assert kept(session, begun)["Q-NUMBER"] == Answer(3.5, note="Environ")
    assert set(kept(session, begun)) == {"Q-NUMBER"}


def test_saving_answer_by_answer_says_what_is_wrong(begun: Visitor, session: Session) -> None:
    begun.get("pages/S-TWO")
    saved = begun.save("S-TWO", {"a.Q-NUMBER": "peu", "a.Q-RATING": "4"})
    assert saved.json is not None
    assert saved.json["errors"] == {"Q-NUMBER": "Écrivez un nombre, en chiffres."}
    assert kept(session, begun).keys() == {"Q-RATING"}


REFUSED: Mapping[str, tuple[str, str, Values]] = {
    "a choice that does not exist": ("S-ONE", "Q-ONE", {"a.Q-ONE": "s9"}),
    "what goes with no other": ("S-ONE", "Q-MULTIPLE", {"a.Q-MULTIPLE": ["mail", "none"]}),
    "a hidden choice": ("S-ONE", "Q-MULTIPLE", {"a.Q-MULTIPLE": ["show"]}),
    "a choice twice": ("S-ONE", "Q-MULTIPLE", {"a.Q-MULTIPLE": ["mail", "mail"]}),
    "two choices for one": ("S-ONE", "Q-ONE", {"a.Q-ONE": "~never"}),
    "a wrong row": ("S-ONE", "Q-MATRIX.read", {"a.Q-MATRIX.read": "s9"}),
    "a matrix as a whole": ("S-ONE", "Q-MATRIX", {"a.Q-MATRIX": "s1"}),
    "one place twice": ("S-ONE", "Q-RANKING", {"a.Q-RANKING.site": "1", "a.Q-RANKING.team": "1"}),
    "a mark too high": ("S-TWO", "Q-RATING", {"a.Q-RATING": "11"}),
    "a number too low": ("S-TWO", "Q-NUMBER", {"a.Q-NUMBER": "-1"}),
    "a number between steps": ("S-TWO", "Q-NUMBER", {"a.Q-NUMBER": "1,3"}),
    "about a number": ("S-TWO", "Q-NUMBER", {"a.Q-NUMBER": "~12"}),
    "no number": ("S-TWO", "Q-NUMBER", {"a.Q-NUMBER": "NaN"}),
    "a huge number": ("S-TWO", "Q-NUMBER", {"a.Q-NUMBER": "9" * 5000}),
    "neither yes nor no": ("S-TWO", "Q-YES-NO", {"a.Q-YES-NO": "maybe"}),
    "a long word": ("S-TRI", "Q-SHORT", {"a.Q-SHORT": "é" * 41}),
    "a long text": ("S-TRI", "Q-LONG", {"a.Q-LONG": "mot " * 200}),
    "a day that does not exist": ("S-TRI", "Q-DATE", {"a.Q-DATE": "2026-02-30"}),
    "a long note": ("S-TRI", "Q-TRI", {"note.Q-TRI": "n" * 2001}),
    "a reason that is not offered": ("S-TRI", "Q-SHORT", {"x.Q-SHORT": "dont_know"}),
}
CHOSEN = ("Q-ONE", "Q-MULTIPLE", "Q-MATRIX", "Q-RATING", "Q-YES-NO", "x.")
"""Fields that can only show what they offer."""


@pytest.mark.parametrize("code", ["S-ONE", "S-TWO", "S-TRI"])
def test_a_refusal_loses_nothing_and_says_why(begun: Visitor, session: Session, code: str) -> None:
    for what, (page, key, wrong) in REFUSED.items():
        if page == code:
            right = {name: value for name, value in PAGES[code].items() if name not in wrong}
            before = kept(session, begun)
            assert begun.answer(code, {**right, **wrong}).status_code == 422, what
            check_refusal(begun, key, right, wrong)
            after = kept(session, begun)
            assert after.get(key) == before.get(key), what
            assert {key_of(name) for name in right} - {key} <= after.keys(), what


def key_of(name: str) -> str:
    """The answer that a field is a part of."""
    key = question_of(name)
    return "Q-RANKING" if key.startswith("Q-RANKING") else key


def test_what_was_right_may_change_on_the_page_that_comes_back(
    begun: Visitor, session: Session
) -> None:
    begun.answer("S-TWO", {**TWO, "a.Q-NUMBER": "beaucoup"})
    changed = {"a.Q-RATING": "3", "a.Q-NUMBER": "peu"}
    assert begun.send(changed, to="pages/S-TWO").status_code == 422
    assert kept(session, begun)["Q-RATING"].value == 3.0
    mended = begun.send({"a.Q-RATING": "4", "a.Q-NUMBER": "12"}, to="pages/S-TWO")
    assert mended.status_code == 303
    answers = kept(session, begun)
    assert (answers["Q-RATING"].value, answers["Q-NUMBER"].value) == (4.0, 12.0)


def check_refusal(visitor: Visitor, key: str, right: Values, wrong: Values) -> None:
    """The page says what is wrong, beside the field and at its top, and holds all that was sent."""
    (summary,) = visitor.found("error-summary")
    assert visitor.error(key), key
    assert visitor.error(key) in summary
    for name, value in {**right, **wrong}.items():
        if name in right or not any(one in name for one in CHOSEN):
            given = [value] if isinstance(value, str) else list(value)
            assert visitor.shown(name) == given, name


def test_the_places_of_a_ranking_come_back_as_they_were_typed(begun: Visitor) -> None:
    tie = {"a.Q-RANKING.team": "2", "a.Q-RANKING.site": "2"}
    gap = {"a.Q-RANKING.team": "3", "a.Q-RANKING.site": "1", "a.Q-ONE": "s9"}
    for places in (tie, gap):
        assert begun.answer("S-ONE", places).status_code == 422
        for name, place in places.items():
            assert begun.shown(name) == ([place] if name != "a.Q-ONE" else []), name


def test_a_refused_page_is_mended_in_place(begun: Visitor, session: Session) -> None:
    begun.answer("S-TWO", {**TWO, "a.Q-NUMBER": "beaucoup"})
    mended = begun.send({"a.Q-NUMBER": "12"}, to="pages/S-TWO", press=("go", "next"))
    assert mended.headers["Location"].endswith("/pages/S-TRI")
    assert kept(session, begun).keys() == {"Q-TWO", "Q-RATING", "Q-NUMBER", "Q-YES-NO"}


def test_a_text_may_begin_with_any_sign(begun: Visitor, session: Session) -> None:
    begun.answer("S-TRI", {"a.Q-SHORT": "~ trente", "a.Q-LONG": "=1+1"})
    answers = kept(session, begun)
    assert answers["Q-SHORT"].value == "~ trente"
    assert answers["Q-LONG"].value == "=1+1"
