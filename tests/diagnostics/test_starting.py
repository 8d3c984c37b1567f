"""Beginning, coming back by the private link, leaving, letting others read."""

import re
from urllib.parse import unquote

import pytest
from flask import Flask
from sqlalchemy import inspect, text

from autodiag.database import db
from autodiag.diagnostics.keys import ALPHABET
from autodiag.diagnostics.publishing import Version
from tests.diagnostics.journey import Visitor
from tests.house.pages import elements

KEY = re.compile(rf"([{ALPHABET}]{{4}}-){{6}}[{ALPHABET}]{{4}}")


def dump(app: Flask) -> str:
    """All that is kept, as text."""
    with app.app_context(), db.engine.connect() as connection:
        return "\n".join(
            str(row)
            for table in inspect(connection).get_table_names()
            for row in connection.execute(text(f'SELECT * FROM "{table}"'))  # noqa: S608 -- ours
        )


@pytest.mark.parametrize(("depth", "count"), [("express", 3), ("standard", 12), ("complete", 13)])
def test_each_depth_asks_its_questions(visitor: Visitor, depth: str, count: int) -> None:
    visitor.start(depth)
    assert "Qui êtes-vous" in visitor.read("")
    (strip,) = visitor.found("strip-text")
    assert strip.startswith(f"Page 1 de {3 if depth == 'express' else 5} 0 réponse sur {count}")


def test_a_start_without_a_right_depth_is_asked_again(visitor: Visitor) -> None:
    for wrong in ("", "abyssal"):
        visitor.get("/")
        assert visitor.post("/start", {"depth": wrong}).status_code == 422
        assert visitor.found("error-summary")


def test_a_link_resumes_on_another_device(finished: Visitor, elsewhere: Visitor) -> None:
    key = finished.key()
    assert KEY.fullmatch(key)
    opened = elsewhere.get(f"/resume/{key}")
    assert opened.status_code == 303
    elsewhere.uid = finished.uid
    assert "Les Allumés" in elsewhere.read("profile")


def test_a_draft_resumes_at_its_first_blank(begun: Visitor, elsewhere: Visitor) -> None:
    begun.answer("S-FACTS", {"a.DISCIPLINE": "danse", "a.STAFF": "s1"})
    key = begun.key()
    elsewhere.follow(elsewhere.get(f"/resume/{key}"))
    assert elsewhere.response is not None
    assert elsewhere.response.headers["Location"].endswith(f"/{begun.uid}/pages/S-ONE")


def test_a_key_may_be_pasted_with_its_address(begun: Visitor, elsewhere: Visitor) -> None:
    key = begun.key()
    elsewhere.get("/resume")
    typed = f"https://example.org/en/diagnostics/resume/{key.lower()}?from=mail"
    assert elsewhere.send({"key": typed}, to="/resume").status_code == 303
    elsewhere.uid = begun.uid
    assert elsewhere.key() == key


def test_a_key_in_an_address_is_read_however_it_is_typed(
    begun: Visitor, elsewhere: Visitor
) -> None:
    key = begun.key()
    elsewhere.uid = begun.uid
    assert elsewhere.get(f"/resume/{key.lower().replace('-', '%20')}").status_code == 303
    assert elsewhere.key() == key


def test_a_key_is_kept_short_in_the_browser(begun: Visitor, elsewhere: Visitor) -> None:
    key = begun.key()
    assert elsewhere.get(f"/resume/{'-' * 3000}{key}").status_code == 303
    cookie = elsewhere.client.get_cookie("autodiag")
    assert cookie is not None
    assert len(cookie.value) < 1000


@pytest.mark.parametrize("language", ["fr", "en"])
def test_an_unknown_key_says_so_in_the_readers_language(visitor: Visitor, language: str) -> None:
    visitor.language = language
    assert visitor.get("/resume/0000-1111-2222").status_code == 404
    assert ("mène" in visitor.says()) is (language == "fr")
    assert visitor.page.get("lang") == f"{language}-CA"


def test_a_typed_unknown_key_stays_in_its_field(visitor: Visitor) -> None:
    visitor.get("/resume")
    assert visitor.send({"key": "0000-1111"}, to="/resume").status_code == 422
    assert visitor.shown("key") == ["0000-1111"]
    assert visitor.found("field-error")


def test_nothing_typed_is_no_wrong_guess(visitor: Visitor) -> None:
    visitor.get("/resume")
    for _ in range(70):
        visitor.client.post(visitor.address("/resume"), data=visitor.fields("/resume"))
    assert visitor.send({"key": ""}, to="/resume").status_code == 422


def test_wrong_guesses_are_slowed_and_right_links_never(begun: Visitor, elsewhere: Visitor) -> None:
    key = begun.key()
    statuses = [elsewhere.get(f"/resume/{number}").status_code for number in range(70)]
    assert set(statuses[:50]) == {404}
    assert statuses[-1] == 429
    elsewhere.get("/resume")
    assert elsewhere.post("/resume", {"key": "0000"}).status_code == 429
    assert elsewhere.get("/shared/0000").status_code == 429
    assert elsewhere.get(f"/resume/{key}").status_code == 303
    assert elsewhere.post("/resume", {"key": key}).status_code == 303


def test_a_new_link_ends_the_old_one_everywhere(begun: Visitor, elsewhere: Visitor) -> None:
    old = begun.key()
    elsewhere.get(f"/resume/{old}")
    elsewhere.uid = begun.uid
    assert elsewhere.get("review").status_code == 200
    begun.get("link")
    assert begun.follow(begun.send(to="link/renew")).status_code == 200
    new = begun.key()
    assert new != old
    assert elsewhere.get("review").status_code == 404
    assert "lien privé" in elsewhere.says()
    assert elsewhere.post("pages/S-FACTS", {"a.STAFF": "s1"}).status_code == 404
    assert elsewhere.get(f"/resume/{old}").status_code == 404
    assert elsewhere.get(f"/resume/{new}").status_code == 303
    assert begun.get("review").status_code == 200


def test_pressing_twice_for_a_new_link_locks_nobody_out(begun: Visitor, elsewhere: Visitor) -> None:
    old = begun.key()
    begun.get("link")
    assert begun.follow(begun.send_twice(to="link/renew")).status_code == 200
    first = begun.key()
    assert elsewhere.get(f"/resume/{first}").status_code == 303
    assert elsewhere.get(f"/resume/{old}").status_code == 404
    begun.get("link")
    begun.send(to="link/renew")
    assert begun.key() not in {old, first}


def test_a_new_link_whose_answer_was_lost_is_not(begun: Visitor, elsewhere: Visitor) -> None:
    old = begun.key()
    begun.get("link")
    begun.lose(to="link/renew")
    assert elsewhere.get(f"/resume/{old}").status_code == 404
    assert begun.get("review").status_code == 200
    assert elsewhere.get(f"/resume/{begun.key()}").status_code == 303


def test_leaving_a_device_forgets_the_diagnostic_there_alone(
    begun: Visitor, elsewhere: Visitor
) -> None:
    key = begun.key()
    begun.get("link")
    left = begun.send(to="/leave")
    assert left.headers["Clear-Site-Data"] == '"cache"'
    assert "oublié" in begun.read("/left")
    assert begun.get("review").status_code == 404
    assert begun.get("link").status_code == 404
    assert elsewhere.get(f"/resume/{key}").status_code == 303


def test_a_reading_link_shows_and_changes_nothing(finished: Visitor, elsewhere: Visitor) -> None:
    finished.get("pages/S-ONE")
    key = finished.share()
    assert "Les Allumés" in elsewhere.read(f"/shared/{key}")
    assert {one.get("method") for one in elsewhere.page.iter("form")} <= {None, "get"}
    links = [one.get("href", "") for one in elsewhere.page.iter("a")]
    assert not [one for one in links if finished.uid in one]
    assert elsewhere.get(f"/shared/{key}/figure.json").status_code == 200
    elsewhere.uid = finished.uid
    assert elsewhere.get("profile").status_code == 404
    assert elsewhere.get(f"/resume/{key}").status_code == 404


def test_a_reading_link_closes_and_is_replaced(finished: Visitor, elsewhere: Visitor) -> None:
    first = finished.share()
    second = finished.share()
    assert elsewhere.get(f"/shared/{first}").status_code == 404
    assert elsewhere.get(f"/shared/{second}").status_code == 200
    finished.get("share")
    assert finished.send(to="/share", press=("close", "1")).status_code == 303
    assert elsewhere.get(f"/shared/{second}").status_code == 404
    assert elsewhere.get(f"/shared/{second}/figure.json").status_code == 404


def test_a_reading_link_stays_where_it_was_opened(finished: Visitor, elsewhere: Visitor) -> None:
    elsewhere.get(f"/resume/{finished.key()}")
    elsewhere.uid = finished.uid
    key = finished.share()
    for _ in range(2):
        assert key in finished.read("share")
    assert elsewhere.get(f"/shared/{key}").status_code == 200
    assert not re.findall(KEY, elsewhere.read("share"))
    newer = elsewhere.share()
    assert not re.findall(KEY, finished.read("share"))
    assert newer in elsewhere.read("share")


@pytest.mark.parametrize("way", ["closed", "left", "erased"])
def test_a_browser_forgets_a_reading_link_that_ended(finished: Visitor, way: str) -> None:
    private, shared = finished.key(), finished.share()
    ends = {"closed": ("share", "/share", {"close": "1"}), "left": ("link", "/leave", {}),
            "erased": ("erase", "/erase", {"is_sure": "y"})}  # fmt: skip
    page, path, fields = ends[way]
    finished.get(page)
    assert finished.send(fields, to=path).status_code == 303
    with finished.client.session_transaction() as browser:
        assert shared not in str(dict(browser))
    finished.get(f"/resume/{private}")
    assert shared not in finished.get("share").text


def test_nothing_is_shared_before_there_is_a_profile(begun: Visitor, elsewhere: Visitor) -> None:
    assert "Terminez d’abord" in begun.read("share")
    begun.post("share")
    keys = re.findall(KEY, begun.says())
    assert not keys


def test_one_browser_keeps_several_diagnostics_apart(visitor: Visitor) -> None:
    first = visitor.start()
    visitor.answer("S-FACTS", {"a.STAFF": "s2"})
    second = visitor.start("express")
    visitor.get("pages/S-FACTS")
    assert visitor.shown("a.STAFF") == []
    visitor.uid = first
    visitor.get("pages/S-FACTS")
    assert visitor.shown("a.STAFF") == ["s2"]
    visitor.get("link")
    visitor.send(to="/leave")
    assert visitor.get("review").status_code == 404
    visitor.uid = second
    assert visitor.get("review").status_code == 200


def test_the_oldest_of_many_makes_room(visitor: Visitor) -> None:
    names = [visitor.start("express") for _ in range(8)]
    seen = []
    for visitor.uid in names:
        seen.append(visitor.get("review").status_code)
    assert seen == [404, 404, 200, 200, 200, 200, 200, 200]


def test_only_hashes_of_keys_are_kept(app: Flask, finished: Visitor) -> None:
    private, shared = finished.key(), finished.share()
    kept = dump(app)
    assert finished.uid in kept
    for key in (private, shared):
        for form in (key, key.lower(), key.replace("-", "")):
            assert form not in kept


def test_the_page_of_the_link_gives_every_way_of_keeping_it(begun: Visitor) -> None:
    key = begun.key()
    begun.get("link")
    (mail,) = [one.get("href", "") for one in begun.page.iter("a")
               if one.get("href", "").startswith("mailto:")]  # fmt: skip
    assert f"/resume/{key}" in unquote(mail)
    assert [one for one in elements(begun.page) if one.get("class") == "qr-svg"]


def test_questions_can_be_read_before_starting(visitor: Visitor, asked: Version) -> None:
    every = visitor.read("/questions")
    for question in asked.questionnaire.questions.values():
        assert question.text["fr"].rstrip(" ?") in every
    assert "Au fond" not in visitor.read("/questions?depth=standard")


def test_what_only_an_answer_brings_is_said_with_that_answer(visitor: Visitor) -> None:
    every = visitor.read("/questions?depth=standard").replace("\u202f", " ").replace("\u00a0", " ")
    for said in (
        "Et ensuite ? Q-FOLLOW Seulement si la réponse à « Un seul choix ? » est « Tout ».",
        "Spectacles Seulement si la réponse à « Quelle discipline ? » est « Danse ».",
        "Et encore Seulement si la réponse à « Oui ou non ? » est « Oui ».",
    ):
        assert said in every
    assert every.count("Seulement si") == 3
    visitor.language = "en"
    english = visitor.read("/questions?depth=standard")
    assert "Only if the answer to “Yes or no?” is “Yes”." in english
