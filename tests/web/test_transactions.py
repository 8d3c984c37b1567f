"""One transaction per request: kept after a success, undone after anything else."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from flask import Flask, Response
from flask.testing import FlaskClient
from sqlalchemy import Engine, String, func, insert, select
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from autodiag import errors, web
from autodiag.database import db
from autodiag.web.transactions import WriteOnGetError


class _Base(DeclarativeBase):
    pass


class _Note(_Base):
    __tablename__ = "note_of_a_test"
    text: Mapped[str] = mapped_column(String(20), primary_key=True)


@pytest.fixture
def postgres_url(postgres_url_of_its_own: str) -> str:
    return postgres_url_of_its_own


@pytest.fixture
def environ(database_url: str, tmp_path: Path) -> dict[str, str]:
    return {
        "AUTODIAG_DATABASE_URL": database_url,
        "AUTODIAG_INSTANCE": str(tmp_path),
        "AUTODIAG_STRICT": "yes",
    }


@pytest.fixture
def engine(app: Flask) -> Engine:
    app.config["WTF_CSRF_ENABLED"] = False
    with app.app_context():
        engine = db.engine
    _Base.metadata.create_all(engine)
    return engine


@pytest.fixture
def browser(app: Flask, engine: Engine) -> FlaskClient:
    for name, view in VIEWS.items():
        app.add_url_rule(f"/{name}", name, view, methods=["GET", "POST"])
    app.testing = False
    return app.test_client()


def _write() -> Response:
    web.session().add(_Note(text="one"))
    web.session().flush()
    return Response("ok", mimetype="text/plain")


def _write_then_refuse() -> Response:
    _write()
    raise errors.Invalid


def _write_then_fail() -> Response:
    _write()
    raise KeyError


def _write_then_show_form() -> tuple[Response, int]:
    return _write(), 422


def _keep_then_show_form() -> tuple[Response, int]:
    web.keep_despite_refusal()
    return _write(), 422


def _keep_then_refuse() -> Response:
    web.keep_despite_refusal()
    return _write_then_refuse()


def _keep_then_fail() -> tuple[Response, int]:
    web.keep_despite_refusal()
    return _write(), 503


def _write_without_flush() -> Response:
    web.session().add(_Note(text="one"))
    return Response(status=303)


def _insert_in_bulk() -> Response:
    web.session().execute(insert(_Note), [{"text": "one"}])
    return Response(status=303)


VIEWS: dict[str, Callable[[], Response | tuple[Response, int]]] = {
    "write": _write,
    "refuse": _write_then_refuse,
    "fail": _write_then_fail,
    "form": _write_then_show_form,
    "keep": _keep_then_show_form,
    "keep-refuse": _keep_then_refuse,
    "keep-fail": _keep_then_fail,
    "late": _write_without_flush,
    "bulk": _insert_in_bulk,
}


def _count(engine: Engine) -> int:
    with engine.connect() as connection:
        return connection.scalar(select(func.count()).select_from(_Note)) or 0


@pytest.mark.parametrize(
    ("view", "status", "kept"),
    [
        ("write", 200, 1),
        ("late", 303, 1),
        ("bulk", 303, 1),
        ("refuse", 422, 0),
        ("fail", 500, 0),
        ("form", 422, 0),
        ("keep", 422, 1),
        ("keep-refuse", 422, 0),
        ("keep-fail", 503, 0),
    ],
)
def test_only_success_is_kept(
    browser: FlaskClient, engine: Engine, view: str, status: int, kept: int
) -> None:
    headers = {"Accept": "application/json"}
    assert browser.post(f"/{view}", headers=headers).status_code == status
    assert _count(engine) == kept


def test_a_failing_commit_is_a_conflict(browser: FlaskClient, engine: Engine) -> None:
    browser.post("/late")
    response = browser.post("/late", headers={"Accept-Language": "en"})
    assert response.status_code == 409
    assert "somewhere else" in response.text
    assert _count(engine) == 1


@pytest.mark.parametrize("view", ["write", "bulk"])
def test_a_get_that_writes_is_an_error(app: Flask, browser: FlaskClient, view: str) -> None:
    app.testing = True
    with pytest.raises(WriteOnGetError):
        browser.get(f"/{view}")


def test_a_get_keeps_nothing(browser: FlaskClient, engine: Engine) -> None:
    assert browser.get("/late").status_code == 303
    assert _count(engine) == 0


def test_now_comes_from_the_clock_of_the_app(app: Flask) -> None:
    moment = datetime(2026, 11, 12, tzinfo=UTC)
    app.config["CLOCK"] = lambda: moment
    with app.app_context():
        assert web.now() == moment
