"""Which language is spoken, and what it says."""

from datetime import UTC, date, datetime

import pytest
from flask import Flask
from flask.testing import FlaskClient

from autodiag.web.languages import (
    MissingTranslationError,
    format_day,
    format_hour,
    format_km,
    format_number,
    format_period,
    format_share,
    gettext,
    lazy_gettext,
    ngettext,
    speaking,
    text_of,
)
from autodiag.web.typography import NARROW, NO_BREAK


@pytest.mark.parametrize(
    ("accepted", "language"),
    [
        ("fr-CA,fr;q=0.9", "fr"),
        ("en-US,en;q=0.9,fr;q=0.5", "en"),
        ("de,es;q=0.8", "fr"),
        ("", "fr"),
        ("en;q=0.1,fr;q=0.2", "fr"),
        ("x" * 5000, "fr"),
    ],
)
def test_first_visit_follows_the_browser(client: FlaskClient, accepted: str, language: str) -> None:
    response = client.get("/", headers={"Accept-Language": accepted})
    assert response.status_code == 302
    assert response.location.startswith(f"/{language}/")
    assert "Accept-Language" in response.headers["Vary"]


def test_switch_keeps_page_and_query(client: FlaskClient) -> None:
    page = client.get("/fr/privacy?a=1&a=2&b=é").text
    assert 'href="/en/privacy?a=1&amp;a=2&amp;b=%C3%A9" lang="en-CA"' in page


def test_switch_on_an_unknown_page_leads_home(client: FlaskClient) -> None:
    response = client.get("/en/nowhere")
    assert response.status_code == 404
    assert '<html lang="en-CA">' in response.text
    assert 'lang="fr-CA" hreflang="fr-CA">Français</a>' in response.text


def test_unknown_language_is_an_unknown_page(client: FlaskClient) -> None:
    response = client.get("/de/privacy", headers={"Accept-Language": "en"})
    assert response.status_code == 404
    assert "This page does not exist" in response.text


def test_links_stay_in_the_language(client: FlaskClient) -> None:
    assert 'href="/en/terms"' in client.get("/en/privacy").text
    assert 'href="/fr/terms"' in client.get("/fr/privacy").text


def test_french_is_set_with_its_spaces() -> None:
    assert gettext("Erreur : ") == f"Erreur{NO_BREAK}: "
    with speaking("en"):
        assert gettext("Erreur : ") == "Error: "


@pytest.mark.parametrize(
    ("number", "french", "english"),
    [
        (0, "0 an", "0 years"),
        (1, "1 an", "1 year"),
        (2, "2 ans", "2 years"),
    ],
)
def test_plurals_follow_each_language(number: int, french: str, english: str) -> None:
    assert ngettext("%(num)d an", "%(num)d ans", number) == french
    with speaking("en"):
        assert ngettext("%(num)d an", "%(num)d ans", number) == english


def test_one_and_a_half_is_singular_in_french() -> None:
    assert ngettext("singular", "plural", 1.5) == "singular"


def test_lazy_message_is_spoken_when_shown() -> None:
    message = lazy_gettext("Accessibilité")
    with speaking("en"):
        assert str(message) == "Accessibility"
    assert str(message) == "Accessibilité"


def test_missing_english_is_an_error_in_tests(app: Flask) -> None:
    with app.app_context(), speaking("en"), pytest.raises(MissingTranslationError):
        gettext("Ceci n’est traduit nulle part")


def test_missing_english_shows_french_to_readers() -> None:
    with speaking("en"):
        assert gettext("Ceci n’est traduit nulle part") == "Ceci n’est traduit nulle part"


def test_content_in_the_language_or_the_first() -> None:
    both = {"fr": "Où ?", "en": "Where?"}
    assert text_of(both) == f"Où{NARROW}?"
    assert text_of(both, "en") == "Where?"
    assert text_of({"fr": "Où ?"}, "en") == f"Où{NARROW}?"
    assert text_of({"iu": "ᓇᓂ"}, "fr") == "ᓇᓂ"
    assert text_of("Where ?", "en") == "Where ?"


def test_numbers_dates_and_distances() -> None:
    noon = datetime(2026, 11, 12, 19, 32, tzinfo=UTC)
    assert format_number(12345.67, 1).replace("\u202f", NO_BREAK) == f"12{NO_BREAK}345,7"
    assert format_share(0.434) == f"43{NO_BREAK}%"
    assert format_day(noon) == f"12{NO_BREAK}novembre 2026"
    assert format_hour(noon) == f"14{NO_BREAK}h{NO_BREAK}32"
    assert format_km(12.4) == f"12{NO_BREAK}km"
    assert format_period(183) == "183 jours (environ 6 mois)"
    with speaking("en"):
        assert format_number(12345.67, 1) == "12,345.7"
        assert format_share(0.434) == "43%"
        assert format_day(date(2026, 11, 12)) == "November 12, 2026"
        assert format_hour(noon).replace("\u202f", " ").lower() in {"2:32 p.m.", "2:32 pm"}
        assert format_km(0.3) == "less than 1 km"
        assert format_period(365) == "365 days (1 year)"


def test_an_evening_is_a_day_in_quebec() -> None:
    assert format_day(datetime(2026, 7, 2, 2, 0, tzinfo=UTC)) == f"1{NO_BREAK}juillet 2026"
