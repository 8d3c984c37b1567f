"""Every failure is a page in the reader's language, and the log says nothing personal."""

import logging

import pytest
from flask import Flask
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm.exc import StaleDataError

from autodiag import errors
from autodiag.web.errors import WORDS, status_of

FAILURES: dict[str, tuple[Exception, int]] = {
    "not-found": (errors.NotFound(), 404),
    "unknown-link": (errors.UnknownLink(), 404),
    "gone": (errors.Gone(), 410),
    "forbidden": (errors.Forbidden(), 403),
    "sign-in": (errors.SignInNeeded(), 401),
    "conflict": (errors.Conflict(), 409),
    "stale": (StaleDataError(), 409),
    "invalid": (errors.Invalid({"name": ["Trop long.", "<b>"]}), 422),
    "throttled": (errors.Throttled(), 429),
    "unavailable": (errors.Unavailable(), 503),
    "locked": (OperationalError("UPDATE secret", {}, Exception("locked")), 503),
    "bug": (KeyError("words of somebody"), 500),
}


@pytest.fixture
def failing(app: Flask) -> Flask:
    def fail(kind: str, token: str) -> str:
        raise FAILURES[kind][0]

    app.add_url_rule("/<any(fr, en):language>/fail/<kind>/<token>", view_func=fail)
    app.testing = False
    return app


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("kind", FAILURES)
def test_page_of_each_failure(failing: Flask, kind: str, language: str) -> None:
    response = failing.test_client().get(f"/{language}/fail/{kind}/x")
    assert response.status_code == FAILURES[kind][1]
    assert f'<html lang="{language}-CA">' in response.text
    assert response.headers["Cache-Control"] == "no-store"
    assert "KeyError" not in response.text


def test_reasons_are_listed_and_inert(failing: Flask) -> None:
    page = failing.test_client().get("/fr/fail/invalid/x").text
    assert "<li>Trop long.</li>" in page
    assert "<li>&lt;b&gt;</li>" in page


def test_a_sentence_of_the_error_replaces_the_general_one(app: Flask) -> None:
    def fail() -> str:
        raise errors.Gone("Effacé hier.")

    app.add_url_rule("/gone", view_func=fail)
    assert "Effacé hier." in app.test_client().get("/gone").text


def test_every_status_has_words() -> None:
    kinds = {
        one
        for one in vars(errors).values()
        if isinstance(one, type) and issubclass(one, errors.AutodiagError)
    }
    for kind in kinds - {errors.AutodiagError, errors.BadSettings}:
        assert status_of(kind()) in WORDS


def test_failure_has_a_number_and_the_log_holds_it(
    failing: Flask, caplog: pytest.LogCaptureFixture
) -> None:
    secret = "abcdefghijklmnopqrstuvwxyz012345"
    logging.getLogger("autodiag").propagate = True
    with caplog.at_level("INFO", logger="autodiag"):
        page = failing.test_client().get(
            f"/fr/fail/bug/{secret}?note=confidence",
            headers={"User-Agent": "Mine/1"},
            environ_base={"REMOTE_ADDR": "192.0.2.44"},
        )
    number = page.text.split("<b>")[1][:8]
    assert f"failure {number} at GET /<any(fr, en):language>/fail/<kind>/<token>" in caplog.text
    assert "in fail" in caplog.text
    assert "KeyError" in caplog.text
    for personal in (secret, "words of somebody", "confidence", "192.0.2.44", "Mine/1"):
        assert personal not in caplog.text


def test_unknown_long_path_is_masked_in_the_log(app: Flask) -> None:
    from autodiag.web.errors import place  # noqa: PLC0415

    with app.test_request_context("/fr/d/abcdefghijklmnopqrstuvwxyz"):
        assert place() == "GET /fr/d/…"


def test_a_program_gets_json(failing: Flask) -> None:
    response = failing.test_client().get(
        "/en/fail/invalid/x", headers={"Accept": "application/json"}
    )
    assert response.status_code == 422
    assert response.json == {
        "status": 422,
        "title": "Something needs correcting",
        "text": "Go back to the previous page: what you wrote is still there.",
        "messages": ["Trop long.", "<b>"],
    }


def test_allowed_methods_are_said(app: Flask) -> None:
    assert "GET" in app.test_client().delete("/fr/terms").headers["Allow"]
