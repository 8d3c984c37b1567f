"""What no page of ours would send: refused in plain words, without harm and without a trace."""

from collections.abc import Mapping

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from autodiag.app import create_app
from autodiag.database import db
from autodiag.questionnaires import Answer, Refusal, accept, read
from autodiag.settings import load_settings
from autodiag.web import throttle
from tests.diagnostics.journey import (
    EVERY_KIND,
    FACTS,
    ONE,
    TRI,
    Values,
    Visitor,
    kept,
    load,
    publish_changed,
)
from tests.house.pages import parse

HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "\u202egnp.exe",
    "{{ 7 * 7 }} {% for %}",
    "%(missing)s %s {x}",
    "'; DROP TABLE diagnostic; --",
    "#eval($x$) @label \\ // `raw`",
    "🎭👩🏽‍🎤 שלום 漢字 e\u0301",
    "../../etc/passwd",
    "\u2028\u2029\u0085\t",
    "&lt;b&gt; &amp;",
)
UNPRINTABLE = ("\x01", "\x1b[31m", "\x7f", "\x9f", "\ufffe", "\uffff")


def write_everywhere(visitor: Visitor, said: str) -> None:
    """Say the same wherever a person can write, and finish."""
    texts = {"a.Q-SHORT": said[:40], "a.Q-LONG": said, "note.Q-TRI": said}
    visitor.answer_all(**{
        "S-ONE": {"note.Q-ONE": said, "note.Q-MATRIX": said},
        "S-TRI": texts,
        "S-END": {"a.MUNICIPALITY": said[:99], "a.REGION": "01"},
    })  # fmt: skip
    assert visitor.finish(said[:190]).status_code == 303
    visitor.get("plan")
    assert visitor.send({"title": f"Geste {said[:190]}"}, to="/plan").status_code == 303
    number = visitor.response.headers["Location"].rpartition("-")[2] if visitor.response else ""
    visitor.get("plan")
    noted = visitor.send({f"a{number}-note": said}, to=f"/plan/{number}")
    assert noted.status_code == 303


READ = ("profile", "plan", "targets", "link", "share", "figure.json", "report.pdf", "data.json",
        "data.csv", "reminder.ics", "erase")  # fmt: skip


def test_whatever_is_written_is_only_read(begun: Visitor, session: Session) -> None:
    """All of it at once; the client reads every page strictly, and the PDF is made."""
    said = " ".join(HOSTILE)
    write_everywhere(begun, said)
    for path in READ:
        seen = begun.get(path)
        assert seen.status_code == 200, path
        assert "\u202e".encode() not in seen.data, path
        if seen.mimetype == "text/html":
            assert "<script>alert" not in seen.text, path
            assert "<img src=x" not in seen.text, path
    profile = begun.read("profile")
    assert "<script>alert(1)</script>" in profile
    assert "{{ 7 * 7 }}" in profile
    assert "%(missing)s" in profile
    begun.post("reopen")
    begun.get("pages/S-TRI")
    assert begun.shown("note.Q-TRI") == [kept(session, begun)["Q-TRI"].note.replace("\n", "\r\n")]


def test_what_cannot_be_printed_is_refused_and_taken_off(begun: Visitor, session: Session) -> None:
    said = f"Avant{''.join(UNPRINTABLE)}après"
    mended = "Avant[31maprès"
    texts = {"a.Q-SHORT": said, "a.Q-LONG": said, "note.Q-TRI": said}
    assert begun.answer("S-TRI", texts).status_code == 422
    assert begun.error("Q-SHORT")
    assert begun.send(to="pages/S-TRI").status_code == 303
    assert kept(session, begun)["Q-SHORT"].value == mended
    assert kept(session, begun)["Q-TRI"].note == mended
    begun.get("review")
    assert begun.send({"name": said}, to="/finish").status_code == 422
    assert begun.send(to="/finish").status_code == 303
    assert load(session, begun).name == mended
    begun.get("plan")
    assert begun.send({"title": said}, to="/plan").status_code == 422
    assert begun.shown("title") == [mended]


@pytest.mark.parametrize("sign", UNPRINTABLE, ids=lambda sign: f"{ord(sign[0]):02x}")
def test_each_of_them_is_refused(sign: str) -> None:
    question = read(EVERY_KIND.read_bytes()).questionnaire.questions["Q-LONG"]  # type: ignore[union-attr]
    assert isinstance(accept(question, f"a{sign}b"), Refusal)


def test_what_is_no_text_is_refused_before_anything(begun: Visitor, session: Session) -> None:
    proof = b"csrf_token=" + begun.token().encode() + b"&"
    for path in ("pages/S-TRI", "pages/S-TRI/save", "finish", "plan", "consent"):
        for body in (b"a.Q-SHORT=a%00b", b"name=%00", b"\x00=1"):
            refused = begun.client.post(
                begun.address(path),
                data=proof + body,
                content_type="application/x-www-form-urlencoded",
            )
            assert refused.status_code == 400, (path, body)
            assert refused.headers["Cache-Control"] == "no-store"
    assert kept(session, begun) == {}


def test_bytes_that_are_no_letters_are_not_believed(begun: Visitor, session: Session) -> None:
    proof = b"csrf_token=" + begun.token().encode() + b"&was.Q-SHORT=&a.Q-SHORT=a"
    for odd in (b"%ED%A0%80", b"%FF%FE", b"\xed\xa0\x80"):
        answered = begun.client.post(
            begun.address("pages/S-TRI"),
            data=proof + odd,
            content_type="application/x-www-form-urlencoded",
        )
        assert answered.status_code < 500, odd
    assert "\ud800" not in str(kept(session, begun))


TAMPERED: Mapping[str, tuple[str, Values, int]] = {
    "an unknown question": ("pages/S-ONE", {"a.Q-NONE": "s1", "was.Q-NONE": ""}, 303),
    "an unknown row": ("pages/S-ONE", {"a.Q-MATRIX.none": "s1"}, 303),
    "a question of another page": ("pages/S-ONE", {"a.Q-SHORT": "Ici"}, 303),
    "several values for one": ("pages/S-ONE", {"a.Q-ONE": ["s1", "s2"]}, 303),
    "a wrong mark": ("pages/S-ONE", {"a.Q-ONE": "s2", "was.Q-ONE": "x" * 9000}, 200),
    "a wish that is none": ("pages/S-ONE", {"go": "https://example.org"}, 303),
    "a page that is none": ("pages/S-NONE", {"go": "next"}, 404),
    "a page made of dots": ("pages/...~~2", {}, 404),
    "clearing what is none": ("pages/S-ONE", {"clear": "Q-NONE"}, 404),
    "saving on a page that is none": ("pages/S-NONE/save", {}, 200),
    "a depth that is none": ("depth", {"depth": "abyss"}, 422),
    "an entry that is none": ("plan/keep", {"entry": "G999"}, 404),
    "a number that is none": ("plan/x", {}, 404),
    "targets before a profile": ("targets", {"level.ONE": "high"}, 404),
    "sharing before a profile": ("share", {}, 404),
    "moving to no version": ("version", {}, 303),
}


def test_a_tampered_form_does_no_harm(begun: Visitor, session: Session) -> None:
    begun.answer("S-TWO", {"a.Q-TWO": "s1"})
    for what, (path, fields, status) in TAMPERED.items():
        answered = begun.post(path, fields)
        assert answered.status_code == status, what
        assert answered.headers.get("Location", "/fr/").startswith("/fr/"), what
    answers = kept(session, begun)
    assert answers["Q-TWO"].value == "s1"
    assert answers.keys() == {"Q-TWO", "Q-ONE", "Q-SHORT"}


def test_a_form_may_send_a_great_deal_and_not_too_much(begun: Visitor, session: Session) -> None:
    many = {f"a.{number}": "x" for number in range(900)}
    assert begun.post("pages/S-ONE", {**many, "a.Q-ONE": "s1"}).status_code == 303
    assert kept(session, begun)["Q-ONE"].value == "s1"
    more = {f"a.{number}": "x" for number in range(2000)}
    assert begun.post("pages/S-ONE", more).status_code in {303, 413}
    huge = begun.post("pages/S-TRI", {"a.Q-LONG": "x" * 10_000_000})
    assert huge.status_code == 413
    assert huge.headers["Cache-Control"] == "no-store"
    assert "trop long" in begun.says()


def test_json_is_no_form(begun: Visitor, session: Session) -> None:
    for path in ("pages/S-ONE", "pages/S-ONE/save", "finish", "erase"):
        token = begun.token()
        sent = begun.client.post(
            begun.address(path), json={"a.Q-ONE": "s1", "csrf_token": token, "is_sure": "y"}
        )
        assert sent.status_code == 400, path
    sent = begun.client.post(
        begun.address("pages/S-ONE/save"), json=[1, {"a": "\0"}], headers={"X-CSRFToken": token}
    )
    assert sent.status_code == 400
    assert kept(session, begun) == {}


def test_a_form_without_its_proof_changes_nothing(begun: Visitor, session: Session) -> None:
    begun.get("pages/S-ONE")
    forged = {**ONE, "csrf_token": ""}
    sent = begun.client.post(begun.address("pages/S-ONE"), data=forged,
                             headers={"Origin": "https://example.org"})  # fmt: skip
    assert sent.status_code == 400
    assert "s1" not in sent.text
    assert kept(session, begun) == {}


def test_an_expired_page_offers_what_was_typed_again(begun: Visitor, session: Session) -> None:
    begun.get("pages/S-ONE")
    begun.client.application.config["WTF_CSRF_TIME_LIMIT"] = -1
    form = begun.fields("pages/S-ONE")
    typed = {"a.Q-ONE": "s2", "note.Q-ONE": "<b>Écrit\u202f</b>", "go": "stop"}
    for name, value in typed.items():
        form[name] = value
    form.setlist("a.Q-MULTIPLE", ["mail", "works"])
    sent = begun.client.post(
        begun.address("pages/S-ONE"), data=form, headers={"Origin": "http://localhost"}
    )
    assert sent.status_code == 400
    begun.page = parse(sent.text)
    assert kept(session, begun) == {}
    begun.client.application.config["WTF_CSRF_TIME_LIMIT"] = None
    again = begun.send(to="pages/S-ONE")
    assert again.headers["Location"].endswith("/link")
    answers = kept(session, begun)
    assert answers["Q-ONE"].note == "<b>Écrit\u202f</b>"
    assert answers["Q-MULTIPLE"].value == ("mail", "works")


def test_a_page_that_outlived_its_session_is_saved_by_the_private_link(
    begun: Visitor, elsewhere: Visitor, session: Session
) -> None:
    key, own = begun.key(), begun.uid
    wrong = elsewhere.start() and elsewhere.key()
    begun.get("pages/S-ONE")
    begun.client.environ_base["HTTP_ORIGIN"] = "http://localhost"
    begun.client.delete_cookie("autodiag")
    sent = begun.send({**ONE, "note.Q-ONE": "Écrit longtemps"}, to="pages/S-ONE",
                      press=("go", "stop"))  # fmt: skip
    assert sent.status_code == 400
    assert begun.send(to="pages/S-ONE").status_code == 404
    assert begun.send({"link-key": wrong}, to="pages/S-ONE").status_code == 404
    assert "n’ouvre pas ce diagnostic" in begun.error("link-key")
    assert begun.shown("note.Q-ONE") == ["Écrit longtemps"]
    assert kept(session, begun) == {}
    saved = begun.send({"link-key": f"https://example.org/{key}"}, to="pages/S-ONE")
    assert saved.headers["Location"].endswith(f"/{own}/link")
    assert key in begun.follow(saved).text
    answers = kept(session, begun)
    assert answers["Q-ONE"] == Answer("s1", note="Écrit longtemps")
    assert answers["Q-MULTIPLE"].value == ("mail", "works")


def test_links_guessed_on_such_a_page_are_counted(app: Flask, begun: Visitor) -> None:
    throttle.install(app, wrong_guesses="2 per hour", storage="memory://")
    begun.client.delete_cookie("autodiag")
    guess = {"link-key": "AB01-0000-1111-WXYZ-7K2M-QRST-9VHJ"}
    assert [begun.post("finish", guess).status_code for _ in range(3)] == [404, 404, 429]


READING = ("", "link", "review", "pages/S-ONE", "profile", "targets", "plan", "share", "consent",
           "version", "erase", "figure.json", "report.pdf", "data.json", "data.csv",
           "reminder.ics")  # fmt: skip
WRITING = ("pages/S-ONE", "pages/S-ONE/save", "finish", "reopen", "depth", "again", "share",
           "consent", "version", "erase", "link/renew", "targets", "plan", "plan/keep",
           "plan/1")  # fmt: skip


def test_a_diagnostic_of_somebody_else_is_out_of_reach(
    finished: Visitor, elsewhere: Visitor, session: Session
) -> None:
    before = load(session, finished).revision
    elsewhere.start()
    own, elsewhere.uid = elsewhere.uid, finished.uid
    for path in READING:
        seen = elsewhere.get(path)
        assert seen.status_code == 404, path
        assert "Les Allumés" not in seen.text
        assert seen.headers["Cache-Control"] == "no-store"
    for path in WRITING:
        sent = elsewhere.post(path, {"is_sure": "y", "depth": "express", "title": "x", **ONE})
        assert sent.status_code == 404, path
    assert load(session, finished).revision == before
    elsewhere.uid = own
    assert elsewhere.get("review").status_code == 200


@pytest.mark.parametrize("uid", ["a" * 5000, "%2e%2e", "é" * 12, "' OR 1=1 --", "0", "resume"])
def test_a_name_that_is_none_opens_nothing(visitor: Visitor, uid: str) -> None:
    for path in ("profile", "data.json"):
        seen = visitor.client.get(f"/fr/diagnostics/{uid}/{path}")
        assert seen.status_code == 404
    assert visitor.client.get(f"/fr/diagnostics/resume/{uid}").status_code == 404
    assert visitor.client.get(f"/fr/diagnostics/shared/{uid}").status_code == 404


def test_a_session_cannot_be_forged(begun: Visitor, app: Flask) -> None:
    cookie = begun.client.get_cookie("autodiag")
    assert cookie is not None
    assert cookie.http_only
    assert cookie.same_site == "Lax"
    value = cookie.value
    payload, _, signature = value.partition(".")
    for forged in (value[:-2] + "zz", payload + "x." + signature, "x" * 4000, "", value[::-1]):
        client = app.test_client()
        client.set_cookie("autodiag", forged)
        assert client.get(begun.address("review")).status_code == 404
    assert begun.get("review").status_code == 200


def test_methods_are_what_they_say(begun: Visitor, session: Session) -> None:
    address = begun.address("pages/S-ONE")
    for method in ("PUT", "DELETE", "PATCH"):
        assert begun.client.open(address, method=method).status_code in {400, 405}
    disguised = begun.client.get(begun.address("erase"), headers={"X-HTTP-Method-Override": "POST"},
                                 query_string={"is_sure": "y", "_method": "POST"})  # fmt: skip
    assert disguised.status_code == 200
    assert begun.client.get(address, query_string=FACTS).status_code == 200
    assert begun.client.head(begun.address("review")).status_code == 200
    assert kept(session, begun) == {}


LYING = {
    "X-Forwarded-Host": "evil.example",
    "X-Forwarded-Proto": "https",
    "X-Original-URL": "/fr/diagnostics/sample",
    "X-Rewrite-URL": "/",
    "Forwarded": "host=evil.example",
    "Referer": "https://evil.example/",
}


def test_headers_decide_nothing(begun: Visitor) -> None:
    seen = begun.client.get(begun.address("link"), headers=LYING)
    assert seen.status_code == 200
    assert "evil.example" not in seen.text


def test_the_link_stands_under_the_address_that_the_operator_gave(
    environ: dict[str, str], visitor: Visitor
) -> None:
    app = create_app(load_settings({**environ, "AUTODIAG_PUBLIC_URL": "http://diag.example"}))
    public = Visitor(app.test_client())
    public.start()
    cookie = public.client.get_cookie("autodiag")
    assert cookie is not None
    public.client.set_cookie("autodiag", cookie.value, domain="evil.example")
    seen = public.client.get(public.address("link"), headers={"Host": "evil.example", **LYING})
    with app.app_context():
        db.engine.dispose()
    assert "http://diag.example/fr/diagnostics/resume/" in seen.text
    assert "evil.example" not in seen.text


def test_what_goes_wrong_is_said_in_the_readers_language(begun: Visitor) -> None:
    begun.language = "en"
    assert begun.answer("S-TRI", {**TRI, "a.Q-DATE": "soon"}).status_code == 422
    assert begun.page.get("lang") == "en-CA"
    assert "Write a date" in begun.error("Q-DATE")
    assert "Nothing is lost" in begun.says()


def test_a_questionnaire_of_one_question_goes_all_the_way(app: Flask, begun: Visitor) -> None:
    """A newer version with nothing optional in it, to draw what is optional everywhere."""
    publish_changed(app, ("version: 2\n", "version: 3\n"), ("licence: CC-BY-4.0\n", ""))
    begun.start("express")
    begun.finish()
    for path in (*READ, ""):
        assert begun.get(path).status_code in {200, 303}, path
