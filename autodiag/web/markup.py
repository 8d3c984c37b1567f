"""Markdown in, safe HTML out: the only place where text becomes markup."""

from collections.abc import Iterable
from functools import lru_cache

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markupsafe import Markup

from autodiag.web.typography import french_typography

# No HTML, and no picture: a text of the content never makes a browser call somebody else.
_READER = MarkdownIt("commonmark", {"html": False}).enable("table").disable("image")
_LAST_HEADING = 6


@lru_cache(maxsize=1024)
def render_markdown(text: str, language: str = "fr", *, top: int = 2) -> Markup:
    """Blocks of HTML; the highest heading of the text becomes <h`top`>."""
    tokens = _READER.parse(text)
    _level_headings(tokens, top)
    for token in _walk(tokens):
        _tidy(token, language)
    return Markup(_READER.renderer.render(tokens, _READER.options, {}))  # noqa: S704 -- HTML is off


@lru_cache(maxsize=2048)
def render_inline(text: str, language: str = "fr") -> Markup:
    """One line of HTML without a block around it: emphasis, code, links."""
    tokens = _READER.parseInline(text)
    for token in _walk(tokens):
        _tidy(token, language)
    return Markup(_READER.renderer.render(tokens, _READER.options, {}))  # noqa: S704 -- HTML is off


def mail_link(address: str) -> Markup:
    """A link that opens the reader's own mail program."""
    return Markup('<a href="mailto:{0}">{0}</a>').format(address)


def _walk(tokens: Iterable[Token]) -> Iterable[Token]:
    for token in tokens:
        yield token
        yield from _walk(token.children or ())


def _level_headings(tokens: list[Token], top: int) -> None:
    """Keep the order of headings whatever the page around them: the first is `top`, no jump."""
    levels = sorted({token.tag for token in tokens if token.type == "heading_open"})
    places = {tag: f"h{min(top + index, _LAST_HEADING)}" for index, tag in enumerate(levels)}
    for token in tokens:
        if token.type in {"heading_open", "heading_close"}:
            token.tag = places[token.tag]


def _tidy(token: Token, language: str) -> None:
    if token.type == "text" and language == "fr":
        token.content = french_typography(token.content)
    if token.type == "link_open" and str(token.attrGet("href")).startswith("http"):
        token.attrSet("rel", "external noopener")
    if "style" in token.attrs:  # a column set on the right: a class, since styles are refused
        token.attrs = {"class": "num"} if "right" in str(token.attrs["style"]) else {}
