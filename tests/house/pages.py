"""What every page has to be: strict HTML5, titled, in order, labelled, with nothing inline."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from xml.etree.ElementTree import Element

import html5lib
from werkzeug.test import TestResponse

LANGUAGES = {"fr", "en"}
HEADINGS = {f"h{level}": level for level in range(1, 7)}
UNLABELLED = {"hidden", "submit", "button", "reset", "image"}
FIELDS = {"input", "select", "textarea"}
DATA_BLOCKS = {"application/json", "application/ld+json", "importmap", "speculationrules"}


def check_page(response: TestResponse) -> Element:
    """Return the parsed page, or fail with all that is wrong in it, one mistake a line."""
    page = parse(response.get_data(as_text=True))
    mistakes = [mistake for check in CHECKS for mistake in check(page)]
    address = response.request.path if response.request else ""
    assert not mistakes, "\n".join([f"{address} ({response.status})", *mistakes])
    return page


@lru_cache(maxsize=4)
def parse(text: str) -> Element:
    """Parse a document, once for all who look; the first complaint is an error with its place."""
    parser = html5lib.HTMLParser(html5lib.getTreeBuilder("etree"), namespaceHTMLElements=False)
    page: Element = parser.parse(text)
    lines = text.splitlines()
    complaints = [
        f"line {line}: {code} {details or ''} {lines[line - 1].strip()[:120] if line else ''}"
        for (line, _column), code, details in parser.errors
    ]
    assert not complaints, "\n".join(complaints)
    return page


def words(element: Element) -> str:
    """Return all the text inside an element, spaces folded."""
    return " ".join("".join(element.itertext()).split())


def elements(page: Element) -> Iterator[Element]:
    """Go through the elements, leaving comments aside."""
    return (one for one in page.iter() if isinstance(one.tag, str))


def check_language(page: Element) -> Iterator[str]:
    """The page says which language it is in."""
    if page.get("lang", "").partition("-")[0] not in LANGUAGES:
        yield f"<html lang={page.get('lang')!r}>"


def check_title(page: Element) -> Iterator[str]:
    """There is one title, with words in it."""
    titles = [words(one) for one in page.findall("head/title")]
    if len(titles) != 1 or not titles[0]:
        yield f"titles: {titles}"


def check_headings(page: Element) -> Iterator[str]:
    """There is one h1, no heading skips a level, none is empty."""
    found = [one for one in elements(page) if one.tag in HEADINGS]
    levels = [HEADINGS[one.tag] for one in found]
    if levels.count(1) != 1:
        yield f"{levels.count(1)} h1"
    before = 0
    for one, level in zip(found, levels, strict=True):
        if level > before + 1:
            yield f"<{one.tag}> {words(one)!r} follows a heading of level {before}"
        if not words(one):
            yield f"an empty <{one.tag}>"
        before = level


def check_identifiers(page: Element) -> Iterator[str]:
    """Every id is there once, and what is pointed at by id is there."""
    counts = Counter(one.get("id") for one in elements(page) if one.get("id") is not None)
    yield from (f"id {name!r} stands {times} times" for name, times in counts.items() if times > 1)
    for one in elements(page):
        for name in ("aria-labelledby", "aria-describedby", "aria-controls", "for", "list"):
            missing = set(one.get(name, "").split()) - set(counts)
            yield from (f"{name} points to {target!r}, which is not there" for target in missing)


def check_labels(page: Element) -> Iterator[str]:
    """Every field has a name that a screen reader can say."""
    labelled = {one.get("for") for one in page.iter("label")}
    inside = {field for label in page.iter("label") for field in elements(label)}
    for field in (one for one in elements(page) if one.tag in FIELDS):
        is_named = field.get("aria-label") or field.get("aria-labelledby")
        if field.get("type") in UNLABELLED or is_named:
            continue
        if field.get("id") not in labelled and field not in inside:
            yield f"<{field.tag} name={field.get('name')!r}> has no label"


def check_names(page: Element) -> Iterator[str]:
    """Links and buttons say something, pictures have their alternative, fieldsets their legend."""
    for one in elements(page):
        if one.tag in {"a", "button"} and not (words(one) or spoken(one)):
            yield f"an empty <{one.tag}> {one.attrib}"
        if one.tag == "img" and one.get("alt") is None:
            yield f"<img src={one.get('src')!r}> has no alt"
        if one.tag == "fieldset" and (not len(one) or one[0].tag != "legend"):
            yield f"a fieldset without a legend first {one.attrib}"


def spoken(element: Element) -> bool:
    """Whether something inside speaks for an element that has no text."""
    return any(
        one.get("aria-label") or one.get("aria-labelledby") or one.get("alt")
        for one in elements(element)
    )


def check_nothing_inline(page: Element) -> Iterator[str]:
    """No style, script or handler stands in the page itself, and nothing comes from elsewhere."""
    for one in elements(page):
        if one.tag == "style" or one.get("style") is not None:
            yield f"inline style on <{one.tag}>"
        is_code = one.tag == "script" and one.get("type") not in DATA_BLOCKS
        if is_code and not one.get("src"):
            yield "a script without src"
        yield from (f"{name}= on <{one.tag}>" for name in one.attrib if is_handler(name))
        source = one.get("src") or (one.get("href") if one.tag == "link" else None) or ""
        # rel=alternate and rel=canonical name an address; they fetch nothing.
        if "//" in source and one.get("rel") not in {"alternate", "canonical"}:
            yield f"<{one.tag}> fetches {source}"


def is_handler(name: object) -> bool:
    """Whether an attribute's name is that of an event."""
    return isinstance(name, str) and name.startswith("on")


def check_skip_link(page: Element) -> Iterator[str]:
    """The first link leads to the main part, of which there is one."""
    mains = list(page.iter("main"))
    first = next(page.iter("a"), None)
    if len(mains) != 1:
        yield f"{len(mains)} <main>"
    elif first is None or first.get("href") != f"#{mains[0].get('id')}":
        yield "the first link does not skip to <main>"


CHECKS: Iterable[Callable[[Element], Iterator[str]]] = (
    check_language,
    check_title,
    check_headings,
    check_identifiers,
    check_labels,
    check_names,
    check_nothing_inline,
    check_skip_link,
)
