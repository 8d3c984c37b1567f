"""A person at a browser without JavaScript: opens a page, fills its form, presses a button."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session
from werkzeug.datastructures import MultiDict
from werkzeug.test import TestResponse

from autodiag.database import writing
from autodiag.diagnostics.publishing import Publication, publish
from autodiag.diagnostics.service.answers import answers_of
from autodiag.diagnostics.tables import Diagnostic
from autodiag.guide.loading import load_entries
from autodiag.guide.model import Content, Wording
from autodiag.questionnaires import Answer
from autodiag.recommending import Effort
from tests.house.pages import elements, parse, words

EVERY_KIND = Path(__file__).parent / "questionnaires" / "every_kind.yaml"
NOW = datetime(2026, 11, 22, 14, 0, tzinfo=UTC)

Values = Mapping[str, str | Sequence[str]]

FACTS = {"a.DISCIPLINE": "danse", "a.STAFF": "s1"}
ONE = {
    "a.Q-ONE": "s1",
    "a.Q-MULTIPLE": ["mail", "works"],
    "a.Q-MATRIX.read": "s2",
    "a.Q-MATRIX.write": "s0",
    "a.Q-RANKING.team": "1",
    "a.Q-RANKING.site": "2",
}
TWO = {"a.Q-TWO": "s2", "a.Q-RATING": "7", "a.Q-NUMBER": "12,5", "a.Q-YES-NO": "no"}
TRI = {
    "a.Q-TRI": "s0",
    "a.Q-SHORT": "Oui",
    "a.Q-LONG": "Deux\r\nlignes",
    "a.Q-DATE": "2026-02-28",
}
END = {"a.FUNCTIONS": ["creation"], "a.REGION": "01", "a.MUNICIPALITY": "Rimouski"}
PAGES: Mapping[str, Values] = {
    "S-FACTS": FACTS, "S-ONE": ONE, "S-TWO": TWO, "S-TRI": TRI, "S-END": END,
}  # fmt: skip
"""What an organisation answers on each page of the standard depth."""


class Clock:
    """An app's idea of now, moved by hand."""

    def __init__(self) -> None:
        self.moment = NOW

    def __call__(self) -> datetime:
        return self.moment

    def wait(self, **time: float) -> None:
        """Let time pass: `wait(days=3)`."""
        self.moment += timedelta(**time)


def publish_changed(app: Flask, *changes: tuple[str, str]) -> Publication:
    """Publish the questionnaire of every kind with parts replaced, each of which stands in it."""
    text = EVERY_KIND.read_text("utf-8")
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new)
    with app.app_context(), writing() as session:
        return publish(session, text, now=NOW)


def shelve(app: Flask, *codes: str) -> None:
    """Put entries into the guide that help with writing, at any level."""
    with app.app_context(), writing() as session:
        load_entries(session, [_make_entry(code) for code in codes], now=NOW)


def _make_entry(code: str) -> Content:
    wordings = tuple(
        Wording(language, f"{code.lower()}-{language}", f"Fiche {code} {language}", *("rien",) * 5)
        for language in ("fr", "en")
    )
    return Content(
        code=code,
        dimensions=("TRI",),
        subthemes=(),
        level_from=1,
        level_to=5,
        disciplines=(),
        functions=(),
        effort=Effort.LOW,
        is_recommendable=True,
        related=(),
        links=(),
        reviewed=NOW.date(),
        wordings=wordings,
    )


class Visitor:
    """One browser; *page* is the last page it received, *uid* the diagnostic it is busy with."""

    def __init__(self, client: FlaskClient, language: str = "fr") -> None:
        self.client = client
        self.language = language
        self.uid = ""
        self.page = Element("html")
        self.response: TestResponse | None = None

    def address(self, path: str) -> str:
        """The address of a page of this diagnostic, or of the feature when it begins with `/`."""
        root = f"/{self.language}/diagnostics"
        return f"{root}{path}" if path.startswith("/") else f"{root}/{self.uid}/{path}"

    def get(self, path: str) -> TestResponse:
        """Open a page, without following where it leads."""
        return self._take(self.client.get(self.address(path)))

    def read(self, path: str) -> str:
        """Open a page, follow where it leads, and return what it says."""
        response = self.get(path)
        while 300 <= response.status_code < 400:
            response = self.follow(response)
        assert response.status_code == 200, response.status
        return words(next(self.page.iter("main")))

    def follow(self, response: TestResponse) -> TestResponse:
        """Go where a response leads, as browsers do after a form."""
        assert response.status_code in {302, 303}, response.status
        return self._take(self.client.get(response.headers["Location"]))

    def _take(self, response: TestResponse) -> TestResponse:
        self.response = response
        if response.mimetype == "text/html" and not 300 <= response.status_code < 400:
            self.page = parse(response.get_data(as_text=True))
        return response

    def form(self, path: str = "") -> Element:
        """The first form of the page, or the one that is sent to the address ending in `path`."""
        return next(one for one in self.page.iter("form") if one.get("action", "").endswith(path))

    def fields(self, path: str = "") -> MultiDict[str, str]:
        """What that form would send as it stands."""
        return MultiDict(filled(self.form(path)))

    def send(
        self, values: Values | None = None, *, to: str = "", press: tuple[str, str] | None = None
    ) -> TestResponse:
        """Fill that form, press one of its buttons, and return the answer unfollowed."""
        form = self.form(to)
        data = MultiDict(filled(form))
        for name, value in {**(values or {}), **dict([press] if press else [])}.items():
            data.setlist(name, [value] if isinstance(value, str) else list(value))
        return self._take(self.client.post(form.get("action", ""), data=data))

    def post(self, path: str, values: Values | None = None, **options: object) -> TestResponse:
        """Send fields that no form of the page has, with a right proof of origin."""
        data = MultiDict({"csrf_token": self.token()})
        for name, value in (values or {}).items():
            data.setlist(name, [value] if isinstance(value, str) else list(value))
        return self._take(self.client.post(self.address(path), data=data, **options))  # type: ignore[arg-type]

    def token(self) -> str:
        """A right proof of origin."""
        page = parse(self.client.get(self.address("/resume")).text)
        return next(one.get("value", "") for one in page.iter("input")
                    if one.get("name") == "csrf_token")  # fmt: skip

    def start(self, depth: str = "standard") -> str:
        """Begin a diagnostic; its name."""
        self.get("/")
        begun = self.send({"depth": depth}, to="/start")
        self.uid = urlsplit(begun.headers["Location"]).path.split("/")[3]
        return self.uid

    def send_twice(
        self, values: Values | None = None, *, to: str = "", press: tuple[str, str] | None = None
    ) -> TestResponse:
        """Press a button twice: the browser drops what the first press was answered."""
        self.lose(values, to=to, press=press)
        return self.send(values, to=to, press=press)

    def lose(
        self, values: Values | None = None, *, to: str = "", press: tuple[str, str] | None = None
    ) -> None:
        """Press a button; what it is answered never arrives."""
        page, held = self.page, self.client.get_cookie("autodiag")
        assert self.send(values, to=to, press=press).status_code == 303
        assert held is not None
        self.client.set_cookie("autodiag", held.value)
        self.page = page

    def key(self) -> str:
        """The private key of the diagnostic, as its own page shows it."""
        self.get("link")
        return self._code().rpartition("/")[2]

    def share(self) -> str:
        """Open a reading link; its key."""
        self.get("share")
        self.follow(self.send(to="/share"))
        return self._code().rpartition("/")[2]

    def _code(self) -> str:
        return words(next(self.page.iter("code")))

    def answer(self, code: str, values: Values | None = None, go: str = "next") -> TestResponse:
        """Open a page of questions, fill it, and leave it by one of its buttons."""
        opened = self.get(f"pages/{code}")
        assert opened.status_code == 200, opened.status
        return self.send(values, to=f"pages/{code}", press=("go", go))

    def save(self, code: str, values: Values) -> TestResponse:
        """Save as the page's own script does, with marks as the last page read has them."""
        shown = self.fields(f"pages/{code}")
        sent = {name: value for name, value in shown.items() if name.startswith("was.")}
        kept = {name: value for name, value in sent.items() if name.removeprefix("was.") in
                {question_of(one) for one in values}}  # fmt: skip
        return self.post(f"pages/{code}/save", {**kept, **values})

    def answer_all(self, **more: Values) -> None:
        """Answer every page of the standard depth."""
        for code, values in PAGES.items():
            assert self.answer(code, {**values, **more.get(code, {})}).status_code == 303

    def complete(self, name: str) -> None:
        """Answer the standard depth in one form and finish, without opening a page between."""
        # A ranking has a field for each choice: only its mark says that it is there.
        proof = {"csrf_token": self.fields("/start")["csrf_token"], "was.Q-RANKING": ""}
        answers = {key: value for page in PAGES.values() for key, value in page.items()}
        sent: Mapping[str, Values] = {"pages/S-ONE": answers, "finish": {"name": name}}
        for path, values in sent.items():
            data = MultiDict[str, str](proof)
            for key, value in values.items():
                data.setlist(key, [value] if isinstance(value, str) else list(value))
            assert self.client.post(self.address(path), data=data).status_code == 303

    def finish(self, name: str = "") -> TestResponse:
        """Finish from the page of what is left blank."""
        self.get("review")
        return self.send({"name": name}, to="/finish")

    def shown(self, name: str) -> list[str]:
        """What a field of the last page holds."""
        return [value for form in self.page.iter("form") for field, value in filled(form)
                if field == name]  # fmt: skip

    def error(self, key: str) -> str:
        """The sentence beside a field that was refused, without the word that announces it."""
        said = [words(one) for one in elements(self.page) if one.get("id") == f"{key}-erreur"]
        return said[0].removeprefix("Erreur : ") if said else ""

    def says(self) -> str:
        """The words of the main part of the last page."""
        return words(next(self.page.iter("main")))

    def found(self, css: str) -> list[str]:
        """The words of every element of that class."""
        return [words(one) for one in elements(self.page) if css in one.get("class", "").split()]


def load(session: Session, visitor: Visitor) -> Diagnostic:
    """The diagnostic as the database holds it at this moment."""
    # A transaction left open would go on showing what it saw first.
    session.rollback()
    session.expire_all()
    return session.get_one(Diagnostic, visitor.uid)


def kept(session: Session, visitor: Visitor) -> Mapping[str, Answer]:
    """Its answers, on the path or not."""
    return answers_of(load(session, visitor))


def question_of(name: str) -> str:
    """The key to which a field belongs: of `a.Q-ONE`, Q-ONE."""
    return name.partition(".")[2]


def filled(form: Element) -> Iterator[tuple[str, str]]:
    """What a browser would send of a form as it stands, its buttons apart."""
    for field in elements(form):
        name = field.get("name")
        if name is None or field.get("disabled") is not None:
            continue
        yield from ((name, value) for value in _values(field))


def _values(field: Element) -> list[str]:
    if field.tag == "textarea":
        return ["".join(field.itertext()).replace("\n", "\r\n")]
    if field.tag == "select":
        options = list(field.iter("option"))
        chosen = [one for one in options if one.get("selected") is not None] or options[:1]
        return [one.get("value", words(one)) for one in chosen]
    if field.tag != "input" or field.get("type") == "submit":
        return []
    is_off = field.get("type") in {"radio", "checkbox"} and field.get("checked") is None
    return [] if is_off else [field.get("value", "on" if field.get("type") == "checkbox" else "")]
