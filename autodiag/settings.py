"""What an operator may set, read once at start from instance/settings.toml and the environment.

The environment wins over the file, and the file over the defaults. A field `site_name` is the
variable AUTODIAG_SITE_NAME, and `site_name = "…"` in the file.
"""

import os
import re
import secrets
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, dataclass, field, fields
from pathlib import Path
from types import MappingProxyType
from typing import Any
from urllib.parse import parse_qs, quote, unquote, urlsplit

from autodiag.errors import BadSettings

PREFIX = "AUTODIAG_"
_SHORTEST_SECRET = 32
_MOST_PROXIES = 10
_SMALLEST_BODY = 65_536
# Twelve waits of a minute end before the quarter of an hour after which a message is held.
_LONGEST_WAIT = 60

_PORTS: Mapping[str, int] = MappingProxyType({"implicit": 465, "starttls": 587, "none": 25})
_LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})
_ADDRESS = re.compile(r"[a-z0-9.!#$%&'*+/=?^_`{|}~-]+@[a-z0-9-]+(\.[a-z0-9-]+)+", re.IGNORECASE)


def _setting(*, default: Any, doc: str) -> Any:
    """Return a field that carries its own line of documentation."""
    return field(default=default, metadata={"doc": doc})


def _secret(*, doc: str) -> Any:
    """Return a field whose value no message and no log shows."""
    return field(default="", repr=False, metadata={"doc": doc})


@dataclass(frozen=True, slots=True, kw_only=True)
class SmtpServer:
    """The server that takes the mail; *tls* is implicit, starttls or none."""

    host: str
    port: int
    tls: str
    user: str = ""
    password: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Every setting of an installation; immutable, and checked when made."""

    instance: Path = field(
        metadata={"doc": "Folder of the database, the secret key and settings.toml."}
    )
    database_url: str = _secret(doc="Where data is kept. Empty: autodiag.sqlite3 in the instance.")
    secret_key: str = _secret(
        doc="Signs the session. Empty: made at the first run and kept in the instance."
    )
    site_name: str = _setting(default="Autodiag", doc="Name shown in titles and messages.")
    public_url: str = _setting(
        default="",
        doc="Address that people type, such as https://example.org; links begin with it. "
        "Empty: taken from each request.",
    )
    trusted_proxies: int = _setting(
        default=0, doc="Number of proxies in front whose X-Forwarded-* headers are believed."
    )
    secure_cookies: str = _setting(
        default="auto",
        doc="yes, no, or auto: yes when public_url begins with https.",
    )
    privacy_name: str = _setting(
        default="", doc="Person responsible for personal information (Law 25)."
    )
    privacy_title: str = _setting(default="", doc="That person’s title.")
    privacy_email: str = _setting(default="", doc="Where to write to that person.")
    incident_email: str = _setting(
        default="", doc="Where to report a security or confidentiality incident."
    )
    accessibility_email: str = _setting(default="", doc="Where to report an accessibility problem.")
    hosting: str = _setting(
        default="", doc="Where the data is hosted, such as Montréal; said on the privacy page."
    )
    draft_retention_days: int = _setting(
        default=183, doc="Unclaimed drafts are erased this many days after their last change."
    )
    finished_retention_days: int = _setting(
        default=1095, doc="Finished diagnostics are erased this many days after their last change."
    )
    backup_retention_days: int = _setting(
        default=30, doc="How long the operator keeps backups, as the privacy page says it."
    )
    reader_words_retention_days: int = _setting(
        default=365,
        doc="What readers write about the guide (a word, a mistake, a search that found nothing) "
        "is erased after this many days.",
    )
    max_body_bytes: int = _setting(default=262_144, doc="Largest request accepted, in bytes.")
    wrong_guesses: str = _setting(
        default="60 per hour",
        doc="Unknown links an address may try, and mistakes it may report, before a pause.",
    )
    limiter_storage: str = _setting(
        default="memory://",
        doc="Where wrong guesses are counted; redis://… when several servers share it.",
    )
    smtp_url: str = _secret(
        doc="Server that takes the mail, such as smtp://user:password@example.org:587 or "
        "smtps://example.org. Empty: messages wait in the outbox."
    )
    smtp_timeout_seconds: int = _setting(
        default=30, doc="How long one answer of that server is waited for."
    )
    mail_from: str = _setting(default="", doc="Address that messages come from.")
    mail_give_up_days: int = _setting(
        default=5, doc="A message that cannot be handed over is given up after this many days."
    )
    mail_retention_days: int = _setting(
        default=30, doc="Texts and addresses of sent messages are erased after this many days."
    )
    samples: bool = _setting(
        default=True, doc="The network shown is the fictional one shipped as an example."
    )
    log_level: str = _setting(default="INFO", doc="DEBUG, INFO, WARNING or ERROR.")
    strict: bool = _setting(
        default=False, doc="For tests: a missing translation or a GET that writes is an error."
    )

    def __post_init__(self) -> None:
        """Refuse what cannot work, naming the setting."""
        for name, is_right, sentence in _CHECKS:
            if not is_right(getattr(self, name)):
                raise BadSettings(f"{PREFIX}{name.upper()}: {sentence}")
        if self.smtp_url and not self.mail_from:
            raise BadSettings(f"{PREFIX}MAIL_FROM: say from which address messages are sent")

    @property
    def has_https(self) -> bool:
        """Whether people reach the site through https."""
        return self.public_url.startswith("https://")

    @property
    def has_secure_cookies(self) -> bool:
        """Whether cookies are for https alone."""
        if self.secure_cookies == "auto":
            return self.has_https
        return self.secure_cookies == "yes"

    @property
    def is_sqlite(self) -> bool:
        """Whether data is kept in a SQLite file."""
        return self.database_url.startswith("sqlite")

    @property
    def smtp(self) -> SmtpServer | None:
        """The server that takes the mail; None when messages wait in the outbox."""
        return _parse_smtp(self.smtp_url) if self.smtp_url else None

    def list_missing_contacts(self) -> list[str]:
        """Names of the settings that the law expects and that are still empty."""
        expected = ("privacy_name", "privacy_email", "incident_email")
        return [name for name in expected if not getattr(self, name)]


def _is_url(text: str) -> bool:
    parts = urlsplit(text)
    return not text or (
        parts.scheme in {"http", "https"}
        and text == f"{parts.scheme}://{parts.netloc}"
        and bool(parts.hostname)
    )


def _is_database(text: str) -> bool:
    return text.startswith(("sqlite:", "postgresql:", "postgresql+psycopg:"))


def _is_email(text: str) -> bool:
    name, _, domain = text.partition("@")
    return not text or (bool(name) and "." in domain and " " not in text)


def _parse_smtp(url: str) -> SmtpServer:
    """Read the address of a mail server; ValueError when it is none."""
    parts = urlsplit(url)
    if parts.path not in {"", "/"} or parts.fragment or not parts.hostname:
        raise ValueError("not the address of a server")
    # What the network would refuse at the first message is refused here.
    parts.hostname.encode("idna")
    tls = _find_tls(parts.scheme, parts.query)
    user, password = (unquote(word or "") for word in (parts.username, parts.password))
    is_open = tls == "none" and parts.hostname not in _LOOPBACK
    if bool(user) != bool(password) or (user and is_open) or not (user + password).isascii():
        raise ValueError("user and password go together, and never in the clear")
    port = parts.port or _PORTS[tls]
    return SmtpServer(host=parts.hostname, port=port, tls=tls, user=user, password=password)


def _find_tls(scheme: str, query: str) -> str:
    asked = parse_qs(query, keep_blank_values=True, strict_parsing=bool(query))
    if scheme == "smtps" and not asked:
        return "implicit"
    (word,) = asked.pop("tls", ["starttls"])
    if scheme != "smtp" or asked or word not in {"starttls", "none"}:
        raise ValueError("only smtp:// has a choice, and only that of tls")
    return word


def _is_smtp(text: str) -> bool:
    try:
        return not text or bool(_parse_smtp(text))
    except ValueError:
        return False


def _is_sender(text: str) -> bool:
    return not text or bool(_ADDRESS.fullmatch(text))


def _is_period(days: int) -> bool:
    return days >= 1


def _is_secret(text: str) -> bool:
    return len(text) >= _SHORTEST_SECRET


_SMTP_SENTENCE = (
    "give smtp://user:password@host:587?tls=starttls or smtps://user:password@host "
    "(odd letters as %XX); with tls=none, a password only on this machine"
)

_CHECKS: tuple[tuple[str, Callable[[Any], bool], str], ...] = (
    ("database_url", _is_database, "give an address that begins with sqlite: or postgresql:"),
    ("secret_key", _is_secret, f"give {_SHORTEST_SECRET} characters or more"),
    ("public_url", _is_url, "give an address without a path, such as https://example.org"),
    ("trusted_proxies", lambda count: 0 <= count <= _MOST_PROXIES, "give a number from 0 to 10"),
    ("secure_cookies", lambda word: word in {"auto", "yes", "no"}, "say auto, yes or no"),
    ("privacy_email", _is_email, "this is not an e-mail address"),
    ("incident_email", _is_email, "this is not an e-mail address"),
    ("accessibility_email", _is_email, "this is not an e-mail address"),
    ("draft_retention_days", _is_period, "give a number of days, 1 or more"),
    ("finished_retention_days", _is_period, "give a number of days, 1 or more"),
    ("backup_retention_days", _is_period, "give a number of days, 1 or more"),
    ("reader_words_retention_days", _is_period, "give a number of days, 1 or more"),
    ("smtp_url", _is_smtp, _SMTP_SENTENCE),
    (
        "smtp_timeout_seconds",
        lambda seconds: 1 <= seconds <= _LONGEST_WAIT,
        f"give a number of seconds from 1 to {_LONGEST_WAIT}",
    ),
    ("mail_from", _is_sender, "this is not an e-mail address"),
    ("mail_give_up_days", _is_period, "give a number of days, 1 or more"),
    ("mail_retention_days", _is_period, "give a number of days, 1 or more"),
    ("max_body_bytes", lambda size: size >= _SMALLEST_BODY, "give 65536 bytes or more"),
    (
        "log_level",
        lambda word: word in {"DEBUG", "INFO", "WARNING", "ERROR"},
        "say DEBUG, INFO, WARNING or ERROR",
    ),
)


def load_settings(environ: Mapping[str, str] | None = None) -> Settings:
    """Read the settings; makes the instance folder and its secret key when they are missing."""
    environ = os.environ if environ is None else environ
    instance = Path(environ.get(f"{PREFIX}INSTANCE", "instance")).absolute()
    instance.mkdir(parents=True, exist_ok=True)
    values = {**_read_file(instance / "settings.toml"), **_read_environment(environ)}
    values["instance"] = instance
    if not values.get("database_url"):
        values["database_url"] = f"sqlite:///{quote(str(instance / 'autodiag.sqlite3'))}"
    if not values.get("secret_key"):
        values["secret_key"] = _find_or_make_secret(instance / "secret_key")
    return Settings(**values)


def _fields() -> dict[str, Field[Any]]:
    return {one.name: one for one in fields(Settings) if one.name != "instance"}


def _read_file(path: Path) -> dict[str, Any]:
    """Values of settings.toml, each of the kind that its field has."""
    if not path.exists():
        return {}
    try:
        found = tomllib.loads(path.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BadSettings(f"{path.name}: {error}") from error
    known = _fields()
    for name, value in found.items():
        if name not in known:
            raise BadSettings(f"{path.name}: there is no setting called {name}")
        if type(value) is not _kind(known[name]):
            raise BadSettings(f"{path.name}: {name} should be {_kind(known[name]).__name__}")
    return found


def _read_environment(environ: Mapping[str, str]) -> dict[str, Any]:
    """Values of the AUTODIAG_* variables that are settings; others belong to other programs."""
    return {
        name: _PARSERS[_kind(one)](name, environ[PREFIX + name.upper()])
        for name, one in _fields().items()
        if PREFIX + name.upper() in environ
    }


def _kind(one: Field[Any]) -> type:
    """The kind of a setting: that of its default."""
    return str if one.default is MISSING else type(one.default)


def _parse_whole_number(name: str, text: str) -> int:
    try:
        return int(text)
    except ValueError as error:
        raise BadSettings(f"{PREFIX}{name.upper()}: {text!r} is not a whole number") from error


_YES_NO = {"1": True, "yes": True, "true": True, "0": False, "no": False, "false": False}


def _parse_yes_no(name: str, text: str) -> bool:
    if text.lower() not in _YES_NO:
        raise BadSettings(f"{PREFIX}{name.upper()}: say yes or no, not {text!r}")
    return _YES_NO[text.lower()]


_PARSERS: dict[type, Callable[[str, str], Any]] = {
    str: lambda _name, text: text,
    int: _parse_whole_number,
    bool: _parse_yes_no,
}


def _find_or_make_secret(path: Path) -> str:
    """The key kept in the instance; the first process to come makes it, for its owner's eyes."""
    try:
        descriptor = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    except FileExistsError:
        return _read_secret(path)
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(secrets.token_urlsafe(48))
    return _read_secret(path)


def _read_secret(path: Path) -> str:
    secret = path.read_text("ascii").strip()
    if len(secret) < _SHORTEST_SECRET:
        raise BadSettings(f"{path.name}: too short; erase the file and a new one will be made")
    return secret
