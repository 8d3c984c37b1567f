"""The guide as an Atom feed (RFC 4287): what is new and what was revised, the latest first."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from xml.etree.ElementTree import Element

from autodiag.guide.shelf import Dated
from autodiag.web.languages import TAGS, text_of
from autodiag.web.xml import add

KIND = "application/atom+xml"
LICENCE = "https://creativecommons.org/licenses/by/4.0/"

_NAMESPACE = "http://www.w3.org/2005/Atom"
_NEVER = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Frame:
    """What a feed says of itself; *own* is its address and its id, *home* that of the guide."""

    language: str
    title: str
    subtitle: str
    author: str
    own: str
    home: str


@dataclass(frozen=True, slots=True)
class News:
    """An entry with its permanent address, which is its id, and the present one."""

    entry: Dated
    permanent: str
    address: str


def compose(frame: Frame, news: Sequence[News]) -> Element:
    """The whole feed."""
    root = Element("feed", {"xmlns": _NAMESPACE, "xml:lang": TAGS[frame.language]})
    add(root, "id", frame.own)
    add(root, "title", frame.title)
    add(root, "subtitle", frame.subtitle)
    add(root, "updated", _say(max((one.entry.changed_at for one in news), default=_NEVER)))
    add(root, "link", rel="self", type=KIND, href=frame.own)
    add(root, "link", rel="alternate", type="text/html", href=frame.home)
    add(root, "link", rel="license", href=LICENCE)
    add(add(root, "author"), "name", frame.author)
    add(root, "rights", "CC BY 4.0")
    for one in news:
        _add_entry(root, one)
    return root


def _add_entry(root: Element, news: News) -> None:
    card, entry = news.entry.card, add(root, "entry")
    add(entry, "id", news.permanent)
    add(entry, "title", text_of(card.title, card.language))
    add(entry, "published", _say(news.entry.added_at))
    add(entry, "updated", _say(news.entry.changed_at))
    add(entry, "link", rel="alternate", type="text/html", href=news.address)
    for dimension in card.dimensions:
        add(entry, "category", term=dimension.code, label=dimension.name(card.language))
    add(entry, "summary", text_of(card.summary, card.language), type="text")


def _say(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
