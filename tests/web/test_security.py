"""What every response says, whatever its status, and who may send a form."""

from pathlib import Path

import pytest
from flask import Flask, url_for
from flask.testing import FlaskClient

from autodiag.app import create_app
from autodiag.settings import load_settings
from autodiag.web.security import HEADERS


def _pages(app: Flask) -> FlaskClient:
    def fail() -> str:
        raise RuntimeError

    app.add_url_rule("/fails", view_func=fail)
    app.testing = False
    return app.test_client()


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/fr/privacy", 200),
        ("GET", "/", 302),
        ("GET", "/healthz", 200),
        ("GET", "/nowhere", 404),
        ("GET", "/static/css/nothing.css", 404),
        ("GET", "/fr/privacy/", 404),
        ("POST", "/fr/privacy", 405),
        ("GET", "/fr/a%00b", 400),
        ("GET", "/fails", 500),
        ("HEAD", "/fr/privacy", 200),
    ],
)
def test_headers_on_every_status(app: Flask, method: str, path: str, status: int) -> None:
    response = _pages(app).open(path, method=method)
    assert response.status_code == status
    for name, value in HEADERS.items():
        assert response.headers[name] == value
    assert response.headers.getlist("Content-Security-Policy") == [
        HEADERS["Content-Security-Policy"]
    ]


def test_policy_allows_nothing_inline() -> None:
    policy = HEADERS["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'")
    assert "unsafe" not in policy
    assert "http" not in policy


def test_https_is_remembered_only_when_used(client: FlaskClient) -> None:
    assert "Strict-Transport-Security" not in client.get("/fr/terms").headers
    secure = client.get("/fr/terms", base_url="https://example.org")
    assert "max-age" in secure.headers["Strict-Transport-Security"]


def test_forwarded_headers_are_believed_only_from_counted_proxies(
    environ: dict[str, str], client: FlaskClient
) -> None:
    forwarded = {"X-Forwarded-Proto": "https", "X-Forwarded-For": "192.0.2.7"}
    assert "Strict-Transport-Security" not in client.get("/fr/terms", headers=forwarded).headers
    behind = create_app(load_settings({**environ, "AUTODIAG_TRUSTED_PROXIES": "1"}))
    response = behind.test_client().get("/fr/terms", headers=forwarded)
    assert "Strict-Transport-Security" in response.headers


def test_links_begin_with_the_public_address_whatever_a_request_says(
    environ: dict[str, str],
) -> None:
    app = create_app(load_settings({**environ, "AUTODIAG_PUBLIC_URL": "https://example.org"}))
    app.add_url_rule("/link", view_func=lambda: url_for("web.check_health", _external=True))
    headers = {"Host": "evil.example", "X-Forwarded-Host": "evil.example"}
    response = app.test_client().get("/link", headers=headers)
    assert response.text == "https://example.org/healthz"


def test_no_cookie_on_pages_that_only_read(client: FlaskClient) -> None:
    for path in ("/fr/privacy", "/en/terms", "/fr/nowhere", "/static/nothing"):
        assert "Set-Cookie" not in client.get(path).headers


def test_cookie_is_guarded(environ: dict[str, str]) -> None:
    https = {**environ, "AUTODIAG_PUBLIC_URL": "https://example.org"}
    app = create_app(load_settings(https))

    def remember() -> str:
        from flask import session  # noqa: PLC0415 -- the cookie, not the database's

        session["a"] = 1
        return "ok"

    app.add_url_rule("/remember", view_func=remember)
    cookie = app.test_client().get("/remember").headers["Set-Cookie"]
    assert cookie.startswith("autodiag=")
    for word in ("Secure", "HttpOnly", "SameSite=Lax", "Path=/"):
        assert word in cookie
    assert "Expires" not in cookie


def test_redirects_stay_here(client: FlaskClient) -> None:
    for path in ("//evil.example/", "/\\evil.example", "/fr/%0d%0aX-Bad:1"):
        response = client.get(path)
        assert response.status_code in {302, 308, 404}
        assert "evil.example" not in response.headers.get("Location", "").split("/")[0]
        assert "X-Bad" not in response.headers


def test_secret_key_is_made_once_for_its_owner_alone(tmp_path: Path) -> None:
    folder = tmp_path / "with a space"
    first = load_settings({"AUTODIAG_INSTANCE": str(folder)})
    second = load_settings({"AUTODIAG_INSTANCE": str(folder)})
    assert first.secret_key == second.secret_key
    assert len(first.secret_key) >= 64
    assert (folder / "secret_key").stat().st_mode & 0o777 == 0o600
