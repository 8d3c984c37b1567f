"""Reporting a mistake in an entry: kept with nothing about who reports it."""

import re
from datetime import UTC, datetime

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import inspect
from sqlalchemy.orm import Session

from autodiag.errors import NotFound
from autodiag.guide import service
from autodiag.guide.tables import ReportRow
from tests.guide.conftest import NOW, Maker

FORM = "/fr/guide/T001-t001-fr/report"


@pytest.fixture
def entry(session: Session, make_entry: Maker) -> Session:
    """A session on a guide of one entry."""
    service.load_entries(session, [make_entry()], now=NOW)
    session.commit()
    return session


def send(client: FlaskClient, **fields: str) -> int:
    """Open the form, fill it in, send it, and return the status."""
    page = client.get(FORM).get_data(as_text=True)
    token = re.search(r'name="csrf_token"[^>]* value="([^"]+)"', page)
    assert token
    return client.post(FORM, data={"csrf_token": token[1], **fields}).status_code


def test_a_report_is_kept_and_thanked_for(client: FlaskClient, entry: Session, app: Flask) -> None:
    app.config["CLOCK"] = lambda: datetime(2026, 12, 1, 9, 0, tzinfo=UTC)
    assert send(client, message="  Le lien est mort.  ") == 303
    (report,) = service.list_reports(entry)
    assert (report.entry, report.language, report.message) == ("T001", "fr", "Le lien est mort.")
    assert report.created_at == datetime(2026, 12, 1, 9, 0, tzinfo=UTC)
    thanks = client.get(f"{FORM}/thanks")
    assert thanks.status_code == 200
    assert "Merci" in thanks.get_data(as_text=True)


def test_nothing_is_kept_about_who_reports() -> None:
    columns = {column.key for column in inspect(ReportRow).columns}
    assert columns == {"id", "entry", "language", "message", "created_at", "seen_at"}


@pytest.mark.parametrize("message", ["", "   ", "x" * 1001])
def test_a_message_that_cannot_be_kept_comes_back(
    client: FlaskClient, entry: Session, message: str
) -> None:
    assert send(client, message=message) == 422
    assert service.list_reports(entry) == []


def test_what_was_typed_is_not_lost(client: FlaskClient, entry: Session) -> None:
    page = client.get(FORM).get_data(as_text=True)
    token = re.search(r'name="csrf_token"[^>]* value="([^"]+)"', page)
    assert token
    answer = client.post(FORM, data={"csrf_token": token[1], "message": "y" * 1001})
    assert "y" * 1001 in answer.get_data(as_text=True)
    assert "trop long" in answer.get_data(as_text=True)


def test_a_machine_that_fills_everything_is_thanked_and_forgotten(
    client: FlaskClient, entry: Session
) -> None:
    assert send(client, message="Buy", website="https://spam.example") == 303
    assert service.list_reports(entry) == []


def test_a_form_from_elsewhere_is_refused(client: FlaskClient, entry: Session) -> None:
    assert client.post(FORM, data={"message": "Bonjour"}).status_code == 400
    assert service.list_reports(entry) == []


def test_an_unknown_entry_cannot_be_reported(client: FlaskClient, entry: Session) -> None:
    assert client.get("/fr/guide/T999/report").status_code == 404
    with pytest.raises(NotFound):
        service.report_mistake(entry, "T999", "fr", message="x", now=NOW)


def test_too_many_reports_from_one_place_have_to_wait(client: FlaskClient, entry: Session) -> None:
    statuses = [send(client, message="encore") for _ in range(61)]
    assert statuses[:60] == [303] * 60
    assert statuses[60] == 429
    assert client.get("/fr/diagnostics/resume/0000").status_code == 404
    assert len(service.list_reports(entry)) == 60


def test_a_report_is_set_aside_once_seen(entry: Session) -> None:
    service.report_mistake(entry, "T001", "fr", message="a", now=NOW)
    entry.flush()
    (report,) = service.list_reports(entry)
    service.mark_seen(entry, report.id, now=NOW)
    assert service.list_reports(entry) == []
    assert service.list_reports(entry, with_seen=True) == [report]
    with pytest.raises(NotFound):
        service.mark_seen(entry, report.id + 1, now=NOW)
