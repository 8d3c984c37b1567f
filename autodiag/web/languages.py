"""The two languages of the pages: which one is spoken, and what it says.

A message's name is its French text, typed with ordinary spaces; French needs no catalogue. The
English texts stand in translations/en/, one file per room.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from importlib.resources import files
from io import BytesIO
from typing import Any

from babel.dates import format_date, format_datetime, get_timezone
from babel.messages.pofile import read_po
from babel.numbers import format_decimal, format_percent
from babel.support import LazyProxy
from flask import Flask, current_app, has_app_context, has_request_context, request
from markupsafe import Markup
from werkzeug.datastructures import LanguageAccept

from autodiag.web.typography import NO_BREAK, french_typography

LANGUAGES = ("fr", "en")
DEFAULT = "fr"
PREFIX = "/<any(fr, en):language>"
LOCALES = {"fr": "fr_CA", "en": "en_CA"}
TAGS = {"fr": "fr-CA", "en": "en-CA"}
OWN_NAMES = {"fr": "Français", "en": "English"}
_ZONE = get_timezone("America/Toronto")
_FRENCH_PLURAL = 2
_MANY_DAYS = 60
_MONTH = 30.44
_YEAR = 365

_KEY = "autodiag.language"
_chosen: ContextVar[str | None] = ContextVar("autodiag_language", default=None)


class MissingTranslationError(LookupError):
    """A French message has no English text."""


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The English texts: a message, or its singular and plural, by the French text."""

    texts: Mapping[str, tuple[str, ...]]

    def find(self, message: str) -> tuple[str, ...]:
        """Singular and plural of a message; the same text when it has no plural."""
        found = self.texts.get(message)
        if found is not None:
            return found
        if has_app_context() and current_app.config.get("STRICT"):
            raise MissingTranslationError(message)
        return (message,)


@lru_cache(maxsize=1)
def load_catalogue() -> Catalogue:
    """Read every English file; two rooms may say the same thing, not two different things."""
    texts: dict[str, tuple[str, ...]] = {}
    folder = files("autodiag") / "translations" / "en"
    for file in sorted(folder.iterdir(), key=lambda one: one.name):
        if file.name.endswith(".po"):
            _add_file(texts, file.name, file.read_bytes())
    return Catalogue(texts)


def _add_file(texts: dict[str, tuple[str, ...]], name: str, content: bytes) -> None:
    for message in read_po(BytesIO(content), locale="en", abort_invalid=True):
        key = message.id if isinstance(message.id, str) else message.id[0]
        said = (message.string,) if isinstance(message.string, str) else tuple(message.string or ())
        if not key or not said or not all(said) or message.fuzzy:
            continue
        if texts.setdefault(key, said)[0] != said[0]:
            raise ValueError(f"{name}: {key!r} is already translated otherwise")
        if len(said) > len(texts[key]):
            texts[key] = said


def current_language() -> str:
    """Code of the language spoken now: that of the address, else what the reader asks for."""
    chosen = _chosen.get()
    if chosen is not None:
        return chosen
    if not has_request_context():
        return DEFAULT
    language = request.environ.get(_KEY)
    if language is None:
        language = request.environ[_KEY] = _language_of_request()
    return str(language)


def _language_of_request() -> str:
    first = request.path.split("/", 2)[1:2]
    if first and first[0] in LANGUAGES:
        return first[0]
    return preferred_language(request.accept_languages)


def preferred_language(accepted: LanguageAccept) -> str:
    """The language that a browser asks for, French when it has no preference between ours."""
    return accepted.best_match(LANGUAGES, default=DEFAULT) or DEFAULT


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Speak `language` for a while, whatever the request: documents, commands, passages."""
    token = _chosen.set(language)
    try:
        yield
    finally:
        _chosen.reset(token)


def other_language() -> str:
    """The language that the reader may switch to."""
    return "en" if current_language() == "fr" else "fr"


def gettext(message: str, **values: object) -> str:
    """The message in the current language; `values` fill its %(name)s."""
    text = _singular(message, current_language())
    return text % values if values else text


def ngettext(singular: str, plural: str, num: float, **values: object) -> str:
    """The message that agrees with `num`: French says 0, 1 and 1,5 in the singular."""
    values.setdefault("num", num)
    return agree(singular, plural, num) % values


def lazy_gettext(message: str, **values: object) -> str:
    """A message that is spoken when shown, for what is made before any reader is known."""
    return LazyProxy(gettext, message, enable_cache=False, **values)  # type: ignore[return-value]


def _singular(message: str, language: str) -> str:
    if language == "fr":
        return french_typography(message)
    return load_catalogue().find(message)[0]


def agree(singular: str, plural: str, num: float) -> str:
    """The message that agrees with `num`, its placeholders still to be filled."""
    if current_language() == "fr":
        return french_typography(singular if abs(num) < _FRENCH_PLURAL else plural)
    texts = load_catalogue().find(singular)
    if len(texts) == 1:
        texts = (texts[0], load_catalogue().find(plural)[0])
    return texts[0 if num == 1 else 1]


@lru_cache(maxsize=4096)
def _say(message: str, language: str) -> Markup:
    """A message of a template, which may hold HTML of ours; %% stands for one percent sign."""
    return Markup(_singular(message, language) % {})  # noqa: S704 -- templates are ours


def _template_gettext(message: str, **values: object) -> Markup:
    """As Jinja's newstyle wants it: what fills the blanks is escaped, what says them is not."""
    language = current_language()
    if not values:
        return _say(message, language)
    return Markup(_singular(message, language)) % values  # noqa: S704 -- same


def _template_ngettext(singular: str, plural: str, num: float, **values: object) -> Markup:
    """The same for a message that agrees with `num`."""
    values.setdefault("num", num)
    return Markup(agree(singular, plural, num)) % values  # noqa: S704 -- same


def text_of(content: str | Mapping[str, str], language: str | None = None) -> str:
    """A text of the content in the reader's language, else in the first that it has."""
    language = language or current_language()
    if isinstance(content, str):
        return french_typography(content) if language == "fr" else content
    spoken = language if language in content else next(iter(content))
    return french_typography(content[spoken]) if spoken == "fr" else content[spoken]


def format_number(value: float, decimals: int = 0) -> str:
    """A number with the reader's decimal sign and thousands."""
    shape = f"#,##0.{'0' * decimals}".rstrip(".")
    return format_decimal(round(value, decimals), format=shape, locale=_locale())


def format_share(value: float) -> str:
    """A share between 0 and 1 as a whole percentage: 43 %."""
    shape = f"0{NO_BREAK}%" if current_language() == "fr" else "0%"
    return format_percent(value, format=shape, locale=_locale())


def format_day(value: date | datetime) -> str:
    """A day in full: 12 novembre 2026, November 12, 2026; an instant is a day in Québec."""
    if isinstance(value, datetime):
        value = value.astimezone(_ZONE)
    return _hold(format_date(value, format="long", locale=_locale()))


def format_hour(value: datetime) -> str:
    """An hour in Québec: 14 h 32, 2:32 PM."""
    shape = "H' h 'mm" if current_language() == "fr" else "h:mm a"
    return _hold(format_datetime(value, format=shape, tzinfo=_ZONE, locale=_locale()))


def format_km(kilometres: float) -> str:
    """A distance in whole kilometres; less than one is said so."""
    if kilometres < 1:
        return gettext("moins de 1 km")
    return f"{format_number(kilometres)}{NO_BREAK}km"


def format_period(days: int) -> str:
    """A number of days, with its months or years once there are many."""
    said = ngettext("%(count)s jour", "%(count)s jours", days, count=format_number(days))
    if days < _MANY_DAYS:
        return said
    if days % _YEAR == 0:
        long = ngettext("%(num)d an", "%(num)d ans", days // _YEAR)
    else:
        long = ngettext("environ %(num)d mois", "environ %(num)d mois", round(days / _MONTH))
    return f"{said} ({long})"


def _hold(text: str) -> str:
    return french_typography(text) if current_language() == "fr" else text


def _locale() -> str:
    return LOCALES[current_language()]


def install(app: Flask) -> None:
    """Give the app its languages: addresses, messages, numbers and dates."""
    load_catalogue()
    _say.cache_clear()  # what one app lets pass as missing, the next may refuse
    app.url_value_preprocessor(_take_language)
    app.teardown_request(_forget_language)
    app.url_defaults(_give_language)
    app.jinja_env.policies["ext.i18n.trimmed"] = True
    app.jinja_env.newstyle_gettext = True  # type: ignore[attr-defined]
    app.jinja_env.globals.update(
        _=_template_gettext, gettext=_template_gettext, ngettext=_template_ngettext
    )
    app.jinja_env.filters.update(
        text=text_of, number=format_number, share=format_share, day=format_day, hour=format_hour,
        km=format_km,
        period=format_period,
    )  # fmt: skip


def _take_language(_endpoint: str | None, values: dict[str, Any] | None) -> None:
    """Views never see the language: it is the request's, not theirs."""
    if values and "language" in values:
        _chosen.set(values.pop("language"))


def _forget_language(_error: BaseException | None) -> None:
    """The next request of this thread starts without a language."""
    _chosen.set(None)


def _give_language(endpoint: str, values: dict[str, Any]) -> None:
    if "language" not in values and _has_language(endpoint):
        values["language"] = current_language()


def _has_language(endpoint: str) -> bool:
    known: dict[str, bool] = current_app.extensions.setdefault("autodiag_languages", {})
    if endpoint not in known:
        known[endpoint] = current_app.url_map.is_endpoint_expecting(endpoint, "language")
    return known[endpoint]
