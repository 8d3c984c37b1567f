"""The one place where everything is plugged together."""

from __future__ import annotations

from importlib import import_module
from inspect import iscoroutinefunction
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from jinja2 import StrictUndefined
from werkzeug.middleware.proxy_fix import ProxyFix

from autodiag.accounts import places, presence
from autodiag.accounts.places import Place
from autodiag.accounts.rights import Scope
from autodiag.database.engine import db, engine_options, prepare_engine
from autodiag.diagnostics.views.because import find_because
from autodiag.guide import reasons
from autodiag.network.places import list_regions
from autodiag.network.service import list_cells
from autodiag.settings import Settings, load_settings
from autodiag.web import (
    access,
    assets,
    crawling,
    errors,
    frame,
    intake,
    languages,
    logs,
    navigation,
    packing,
    pages,
    security,
    throttle,
)
from autodiag.web.transactions import Application, refuse_writes_on_get, session, system_clock

if TYPE_CHECKING:
    from collections.abc import Iterable
    from wsgiref.types import StartResponse, WSGIEnvironment

# Feature word, module of its views: `blueprint` stands at /<language>/<word>, the
# `home_blueprint` that one of them has at /<language>, and the `data_blueprint` at its own address.
FEATURES: tuple[tuple[str, str], ...] = (
    ("accounts", "autodiag.accounts.views"),
    ("api", "autodiag.api.views"),
    ("diagnostics", "autodiag.diagnostics.views"),
    ("guide", "autodiag.guide.views"),
    ("network", "autodiag.network.views"),
)


def create_app(settings: Settings | None = None) -> Application:
    """The application, ready to answer; its database is brought up to date apart, by `upgrade`."""
    settings = settings or load_settings()
    app = Application("autodiag", template_folder=_find_templates(), static_folder=None,
                      instance_path=str(settings.instance))  # fmt: skip
    app.config.from_mapping(_configuration(settings))
    _install_database(app, settings)
    _install_pages(app, settings)
    _install_features(app)
    navigation.install(app)
    frame.install(app)
    _trust_proxies(app, settings.trusted_proxies)
    _answer_as(app, settings.public_url)
    return app


def _configuration(settings: Settings) -> dict[str, object]:
    return {
        "SETTINGS": settings,
        "CLOCK": system_clock,
        "STRICT": settings.strict,
        "SECRET_KEY": settings.secret_key,
        "MAX_CONTENT_LENGTH": settings.max_body_bytes,
        "MAX_FORM_MEMORY_SIZE": settings.max_body_bytes,
        "SESSION_COOKIE_NAME": "autodiag",
        "SESSION_COOKIE_SAMESITE": "Lax",
        "SESSION_COOKIE_HTTPONLY": True,
        "SESSION_COOKIE_SECURE": settings.has_secure_cookies,
        # The session ends with the browser, and so does the proof of origin: never sooner.
        "WTF_CSRF_TIME_LIMIT": None,
        # The token is the proof; a browser that hides the page it comes from is welcome.
        "WTF_CSRF_SSL_STRICT": False,
        "SHARED_COUNTER": not settings.limiter_storage.startswith("memory"),
        "SQLALCHEMY_ENGINES": {"default": engine_options(settings.database_url)},
    }


def _find_templates() -> str:
    """The folder inside the package when it was installed, else the one beside it."""
    package = Path(__file__).parent
    inside = package / "templates"
    return str(inside if inside.is_dir() else package.parent / "templates")


def _install_database(app: Application, settings: Settings) -> None:
    db.init_app(app)
    # Its farewell to asynchronous sessions, which nothing here opens, would cost every request an
    # event loop in a thread of its own: half of the time that a page takes.
    app.teardown_appcontext_funcs[:] = [
        one for one in app.teardown_appcontext_funcs if not iscoroutinefunction(one)
    ]
    with app.app_context():
        prepare_engine(db.engine)
    if settings.strict:
        refuse_writes_on_get(app)


def _install_pages(app: Application, settings: Settings) -> None:
    app.jinja_env.undefined = StrictUndefined
    app.jinja_env.trim_blocks = True
    app.jinja_env.lstrip_blocks = True
    app.jinja_env.add_extension("jinja2.ext.i18n")
    logs.install(settings)
    languages.install(app)
    assets.install(app, settings.instance / "static", packs_large=not settings.strict)
    security.install(app)
    packing.install(app)
    throttle.install(app, wrong_guesses=settings.wrong_guesses, storage=settings.limiter_storage)
    intake.install(app)
    errors.install(app)
    app.register_blueprint(pages.blueprint)
    app.register_blueprint(crawling.blueprint)


def _install_features(app: Application) -> None:
    for word, module in FEATURES:
        views = import_module(module)
        app.register_blueprint(views.blueprint, url_prefix=f"{languages.PREFIX}/{word}")
        if hasattr(views, "home_blueprint"):
            app.register_blueprint(views.home_blueprint, url_prefix=languages.PREFIX)
        if hasattr(views, "data_blueprint"):
            app.register_blueprint(views.data_blueprint)
    # The guide may not know of diagnostics; what they know of its reader reaches it through here.
    reasons.ask(app, find_because)
    # Accounts know nobody above them, and the web room knows no feature at all.
    access.install(app, presence.find_person)
    places.ask(app, {Scope.REGION: _list_regions, Scope.CELL: _list_cells})


def _list_regions() -> list[Place]:
    return [Place(one.code, languages.text_of(one.names)) for one in list_regions()]


def _list_cells() -> list[Place]:
    return [Place(one.code, one.name) for one in list_cells(session())]


def _trust_proxies(app: Application, count: int) -> None:
    if count:
        app.wsgi_app = ProxyFix(  # type: ignore[method-assign]
            app.wsgi_app, x_for=count, x_proto=count, x_host=count
        )


def _answer_as(app: Application, public_url: str) -> None:
    """Take every request as made to the public address: no header decides what our links say."""
    if not public_url:
        return
    parts, inner = urlsplit(public_url), app.wsgi_app

    def answer(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        environ["HTTP_HOST"] = parts.netloc
        environ["wsgi.url_scheme"] = parts.scheme
        return inner(environ, start_response)

    app.wsgi_app = answer  # type: ignore[method-assign]
