"""Settings: read once, checked, and named when they are wrong."""

from dataclasses import fields
from pathlib import Path

import pytest

from autodiag.errors import BadSettings
from autodiag.settings import Settings, SmtpServer, load_settings


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
        ("smtp_url", "mail.example.org"),
        ("smtp_url", "http://mail.example.org"),
        ("smtp_url", "smtp://"),
        ("smtp_url", "smtp://mail.example.org/inbox"),
        ("smtp_url", "smtp://mail.example.org:port"),
        ("smtp_url", "smtp://mail..example.org"),
        ("smtp_url", "smtp://mail.example.org?tls=perhaps"),
        ("smtp_url", "smtp://mail.example.org?verify=no"),
        ("smtp_url", "smtps://mail.example.org?tls=none"),
        ("smtp_url", "smtp://ann@mail.example.org"),
        ("smtp_url", "smtp://ann:pass/word@mail.example.org"),
        ("smtp_url", "smtp://ann:pass%C3%A9@mail.example.org"),
        ("smtp_url", "smtp://ann:password@mail.example.org?tls=none"),
        ("smtp_timeout_seconds", "0"),
        ("smtp_timeout_seconds", "61"),
        ("mail_from", "nobody"),
        ("mail_from", "a@example.org\nBcc: b@example.org"),
        ("mail_from", "Ann <a@example.org>"),
        ("mail_give_up_days", "0"),
        ("mail_retention_days", "0"),
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


SMTP = {
    "smtp://mail.example.org": SmtpServer(host="mail.example.org", port=587, tls="starttls"),
    "smtp://mail.example.org:25?tls=starttls": SmtpServer(
        host="mail.example.org", port=25, tls="starttls"
    ),
    "smtp://localhost?tls=none": SmtpServer(host="localhost", port=25, tls="none"),
    "smtps://ann%40example.org:p%2Fw%25@mail.example.org/": SmtpServer(
        host="mail.example.org", port=465, tls="implicit", user="ann@example.org", password="p/w%"
    ),
    "smtp://ann:word@127.0.0.1:2525?tls=none": SmtpServer(
        host="127.0.0.1", port=2525, tls="none", user="ann", password="word"
    ),
}


@pytest.mark.parametrize("url", SMTP)
def test_the_address_of_a_mail_server_is_read(tmp_path: Path, url: str) -> None:
    assert _load(tmp_path, smtp_url=url, mail_from="a@example.org").smtp == SMTP[url]


def test_mail_needs_an_address_to_come_from(tmp_path: Path) -> None:
    assert _load(tmp_path).smtp is None
    with pytest.raises(BadSettings, match="AUTODIAG_MAIL_FROM"):
        _load(tmp_path, smtp_url="smtps://mail.example.org")


def test_no_secret_is_shown(tmp_path: Path) -> None:
    url = "postgresql://ann:h1dden@db.example/autodiag"
    secrets = {"secret_key": "h1dden" * 8, "database_url": url}
    settings = _load(tmp_path, smtp_url="smtps://ann:h1dden@mail.example.org",
                     mail_from="a@example.org", **secrets)  # fmt: skip
    assert "h1dden" not in f"{settings!r} {settings} {settings.smtp}"
    with pytest.raises(BadSettings) as caught:
        _load(tmp_path, smtp_url="smtp://ann:h1dden@mail.example.org?tls=none")
    assert "h1dden" not in str(caught.value)
