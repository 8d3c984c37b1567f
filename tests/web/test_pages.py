"""The pages that belong to no feature say what the settings say."""

import logging

import pytest
from flask import Flask, Response
from flask.testing import FlaskClient

from autodiag import web
from autodiag.app import create_app
from autodiag.database import db
from autodiag.settings import load_settings


def _say(environ: dict[str, str], path: str, **settings: str) -> str:
    upper = {f"AUTODIAG_{name.upper()}": value for name, value in settings.items()}
    app = create_app(load_settings({**environ, **upper}))
    said = app.test_client().get(path).text
    with app.app_context():
        db.engine.dispose()
    return said


def test_privacy_says_the_periods_that_the_code_obeys(environ: dict[str, str]) -> None:
    days = {"draft_retention_days": "77", "reader_words_retention_days": "44"}
    page = _say(environ, "/en/privacy", backup_retention_days="9", **days)
    assert "erased 44 days later at most" in page
    assert "erased 77 days (about 3 months) after the last change" in page
    assert "kept for 9 days at most" in page


def test_privacy_says_what_holds_for_the_database(
    environ: dict[str, str], database_url: str
) -> None:
    page = _say(environ, "/en/privacy", database_url=database_url)
    is_sqlite = database_url.startswith("sqlite")
    assert ("filled with zeros" in page) == is_sqlite
    assert ("PostgreSQL" in page) == (not is_sqlite)


def test_privacy_names_people(environ: dict[str, str]) -> None:
    page = _say(
        environ,
        "/fr/privacy",
        privacy_name="Ève <Roy>",
        privacy_email="vie@example.org",
        incident_email="incident@example.org",
    )
    assert "Ève &lt;Roy&gt;" in page
    assert 'href="mailto:incident@example.org"' in page
    assert 'class="notice"' not in page


@pytest.mark.parametrize(("samples", "warnings"), [("yes", 0), ("no", 1)])
def test_missing_contacts_are_said(
    environ: dict[str, str], caplog: pytest.LogCaptureFixture, samples: str, warnings: int
) -> None:
    logging.getLogger("autodiag").propagate = True
    page = _say(environ, "/fr/privacy", samples=samples)
    assert 'class="notice"' in page
    assert caplog.text.count("AUTODIAG_PRIVACY_NAME") == warnings


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("name", ["privacy", "accessibility", "terms"])
def test_pages_open_on_one_highlighted_sentence(
    client: FlaskClient, language: str, name: str
) -> None:
    page = client.get(f"/{language}/{name}").text
    assert page.count("<mark>") == 1


def test_accessibility_says_where_to_write(environ: dict[str, str]) -> None:
    page = _say(environ, "/en/accessibility", accessibility_email="a11y@example.org")
    assert '<a href="mailto:a11y@example.org">a11y@example.org</a>' in page


def test_health_asks_the_database(environ: dict[str, str], database_url: str) -> None:
    assert _say(environ, "/healthz", database_url=database_url) == "ok\n"


def test_health_fails_without_a_database(tmp_path: object) -> None:
    settings = load_settings(
        {
            "AUTODIAG_INSTANCE": str(tmp_path),
            "AUTODIAG_DATABASE_URL": f"sqlite:///{tmp_path}/missing/folder/a.sqlite3",
        }
    )
    response = create_app(settings).test_client().get("/healthz")
    assert response.status_code == 503


def test_private_pages_are_stored_nowhere(app: Flask) -> None:
    @web.no_store
    def private() -> Response:
        return Response("mine", mimetype="text/plain")

    app.add_url_rule("/private", view_func=private)
    client = app.test_client()
    assert client.get("/private").headers["Cache-Control"] == "no-store"
    assert client.get("/fr/terms").headers["Cache-Control"] == "private, no-cache"
