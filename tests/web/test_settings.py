"""Settings: read once, checked, and named when they are wrong."""

from dataclasses import fields
from pathlib import Path

import pytest

from autodiag.errors import BadSettings
from autodiag.settings import Settings, load_settings


def _load(folder: Path, **settings: str) -> Settings:
    upper = {f"AUTODIAG_{name.upper()}": value for name, value in settings.items()}
    return load_settings({"AUTODIAG_INSTANCE": str(folder), **upper})


def test_nothing_needs_to_be_set(tmp_path: Path) -> None:
    settings = _load(tmp_path / "new")
    assert settings.database_url.endswith("/new/autodiag.sqlite3")
    assert settings.draft_retention_days == 183
    assert not settings.has_secure_cookies


def test_environment_wins_over_the_file(tmp_path: Path) -> None:
    (tmp_path / "settings.toml").write_text('site_name = "File"\ntrusted_proxies = 2\n', "utf-8")
    settings = _load(tmp_path, site_name="Environment")
    assert (settings.site_name, settings.trusted_proxies) == ("Environment", 2)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("draft_retention_days", "0"),
        ("draft_retention_days", "six months"),
        ("finished_retention_days", "-1"),
        ("privacy_email", "nobody"),
        ("public_url", "example.org"),
        ("public_url", "javascript:alert(1)"),
        ("public_url", "https://example.org/autodiag"),
        ("public_url", "https://"),
        ("trusted_proxies", "11"),
        ("secure_cookies", "maybe"),
        ("samples", "perhaps"),
        ("max_body_bytes", "1"),
        ("log_level", "LOUD"),
        ("database_url", "nowhere"),
        ("database_url", "mysql://example.org/a"),
        ("secret_key", "short"),
    ],
)
def test_a_wrong_value_is_named(tmp_path: Path, name: str, value: str) -> None:
    with pytest.raises(BadSettings, match=f"AUTODIAG_{name.upper()}"):
        _load(tmp_path, **{name: value})


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("sitename = 1", "sitename"),
        ('trusted_proxies = "1"', "trusted_proxies"),
        ("samples = 1", "samples"),
        ("= 1", "settings.toml"),
    ],
)
def test_a_wrong_file_is_explained(tmp_path: Path, text: str, word: str) -> None:
    (tmp_path / "settings.toml").write_text(text, "utf-8")
    with pytest.raises(BadSettings, match=word):
        _load(tmp_path)


def test_a_damaged_secret_is_refused(tmp_path: Path) -> None:
    (tmp_path / "secret_key").write_text("", "ascii")
    with pytest.raises(BadSettings, match="secret_key"):
        _load(tmp_path)


def test_https_makes_cookies_secure(tmp_path: Path) -> None:
    assert _load(tmp_path, public_url="https://example.org").has_secure_cookies
    assert not _load(tmp_path, public_url="http://example.org").has_secure_cookies
    assert _load(tmp_path, secure_cookies="yes").has_secure_cookies


def test_every_setting_is_documented() -> None:
    for field in fields(Settings):
        assert field.metadata["doc"].endswith("."), field.name


def test_contacts_that_the_law_expects(tmp_path: Path) -> None:
    assert _load(tmp_path).list_missing_contacts() == [
        "privacy_name",
        "privacy_email",
        "incident_email",
    ]
