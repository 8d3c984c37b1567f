"""From Markdown files with a YAML header to entries, or to every mistake in them, by line.

An entry has one file per language, `G001.fr.md` and `G001.en.md`. One of them, whichever has the
key `dimensions`, also says what the entry is for.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Annotated, Any, Literal, TypeAlias
from unicodedata import normalize

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    ValidationError,
)
from pydantic_core import ErrorDetails
from rapidfuzz import process

from autodiag.guide.model import Content, Link, Wording
from autodiag.guide.subjects import EFFORTS
from autodiag.questionnaires.mistakes import Report, UnreadableError
from autodiag.questionnaires.source import (
    Listing,
    Scalar,
    Table,
    Tree,
    read_tree,
)

Language: TypeAlias = Literal["fr", "en"]
MAX_BODY = 20_000

_NAME = re.compile(r"(?P<code>[A-Z][A-Z0-9]{0,11})\.(?P<language>[a-z]{2})\.md")
_FENCE = "---"


@dataclass(frozen=True, slots=True, order=True)
class Mistake:
    """Something to mend in a file; lines count from 1."""

    file: str
    line: int
    message: str

    def __str__(self) -> str:
        """As compilers say it, so that editors jump there."""
        return f"{self.file}:{self.line}: {self.message}"


@dataclass(frozen=True, slots=True)
class Catalog:
    """The entries of a folder that could be read, and what has to be mended in the others."""

    entries: tuple[Content, ...]
    mistakes: tuple[Mistake, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """One file: its own wording, and what the entry is for when this file says it."""

    file: str
    code: str
    wording: Wording
    purpose: "_Purpose | None"


def _plain(limit: int) -> StringConstraints:
    return StringConstraints(strip_whitespace=True, min_length=1, max_length=limit)


def _none_for_all(value: object) -> object:
    return () if value == "all" else value


Code: TypeAlias = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9-]{0,39}$")]
Codes: TypeAlias = Annotated[tuple[Code, ...], BeforeValidator(_none_for_all)]
Rank: TypeAlias = Annotated[int, Field(ge=1, le=20)]


class _Header(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class _Link(_Header):
    title: dict[Language, Annotated[str, _plain(160)]]
    publisher: Annotated[str, _plain(120)]
    url: Annotated[str, StringConstraints(pattern=r"^https://[^\s<>\"]+$", max_length=300)]


class _Words(_Header):
    code: Annotated[str, StringConstraints(pattern=r"^[A-Z][A-Z0-9]{0,11}$")]
    language: Language
    slug: Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=120)]
    title: Annotated[str, _plain(160)]
    summary: Annotated[str, _plain(300)]
    demand: Annotated[str, _plain(600)]
    time: Annotated[str, _plain(300)]
    cost: Annotated[str, _plain(300)]


class _Purpose(_Words):
    dimensions: Annotated[tuple[Code, ...], Field(min_length=1)]
    subthemes: tuple[Code, ...]
    levels: tuple[Rank, Rank]
    disciplines: Codes
    functions: Codes
    effort: Literal["low", "medium", "high"]
    related: tuple[Code, ...] = ()
    links: tuple[_Link, ...] = ()
    reviewed: date
    never_recommended: bool = False


def read_folder(folder: Path | Traversable) -> Catalog:
    """Read every `CODE.language.md` of a folder; files with other names are left aside."""
    names = sorted(one.name for one in folder.iterdir() if _NAME.fullmatch(one.name))
    mistakes: list[Mistake] = []
    pages = [read_page(name, (folder / name).read_bytes(), mistakes) for name in names]
    entries = _join([page for page in pages if page], mistakes)
    if not names:
        mistakes.append(Mistake(folder.name, 1, "there is no file such as G001.fr.md in here"))
    return Catalog(tuple(entries), tuple(sorted(mistakes)))


def read_page(name: str, source: bytes, mistakes: list[Mistake]) -> Page | None:
    """Read one file; None, with the reasons added to `mistakes`, when it cannot be used."""
    before = len(mistakes)
    parts = _split(name, source, mistakes)
    tree = _read_header(name, parts[0], mistakes) if parts else None
    if parts is None or tree is None:
        return None
    kind = _Purpose if "dimensions" in tree.entries else _Words
    words = _validate(name, kind, tree, mistakes)
    body = parts[1].strip()
    if not 0 < len(body) <= MAX_BODY:
        line = parts[0].count("\n") + 1
        mistakes.append(Mistake(name, line, f"the text should hold 1 to {MAX_BODY} characters"))
    if words is None or len(mistakes) > before:
        return None
    return _make_page(name, words, body, mistakes)


def _split(name: str, source: bytes, mistakes: list[Mistake]) -> tuple[str, str] | None:
    """Header (one empty line in place of its fence, so that lines keep their number) and body."""
    try:
        # Composed, so that an accent is never a sign apart from its letter.
        text = normalize("NFC", source.decode("utf-8-sig").replace("\r\n", "\n"))
    except UnicodeDecodeError as error:
        line = source[: error.start].count(b"\n") + 1
        mistakes.append(Mistake(name, line, "this is not UTF-8 text"))
        return None
    opening, _, rest = text.partition("\n")
    header, fence, body = rest.partition(f"\n{_FENCE}\n")
    if opening.strip() != _FENCE or not fence:
        message = "the file should begin with a header between two lines of three hyphens"
        mistakes.append(Mistake(name, 1, message))
        return None
    return f"\n{header}\n", body


def _read_header(name: str, header: str, mistakes: list[Mistake]) -> Table | None:
    report = Report("en")
    try:
        tree = read_tree(header, report)
    except UnreadableError:
        tree = None
    found = report.list_errors()
    mistakes.extend(Mistake(name, one.line, f"{one.message} {one.remedy}") for one in found)
    if found or not isinstance(tree, Table):
        if not found:
            mistakes.append(Mistake(name, 2, "the header should be made of `key: value` lines"))
        return None
    return tree


def _validate(name: str, kind: type[_Words], tree: Table, mistakes: list[Mistake]) -> _Words | None:
    try:
        return kind.model_validate(_values(tree))
    except ValidationError as error:
        for detail in error.errors():
            message = _explain(kind, detail)
            mistakes.append(Mistake(name, _line(tree, detail["loc"]), message))
        return None


def _values(tree: Tree) -> Any:
    """Every scalar as the text that stands there: the model says what it is, not YAML."""
    if isinstance(tree, Scalar):
        return tree.value
    if isinstance(tree, Listing):
        return [_values(item) for item in tree.items]
    return {key: _values(value) for key, (_, value) in tree.entries.items()}


def _line(tree: Tree, path: Iterable[str | int]) -> int:
    """The line of what lies at the end of `path`, as far as it can be followed."""
    line = tree.mark.line
    for step in path:
        if isinstance(tree, Table) and step in tree.entries:
            key, tree = tree.entries[str(step)]
            line = key.mark.line
        elif isinstance(tree, Listing) and isinstance(step, int) and step < len(tree.items):
            tree = tree.items[step]
            line = tree.mark.line
    return line


def _explain(kind: type[_Words], detail: ErrorDetails) -> str:
    place = ".".join(str(step) for step in detail["loc"])
    if detail["type"] == "missing":
        return f"{place} is missing"
    if detail["type"] == "extra_forbidden":
        near = process.extractOne(place, list(kind.model_fields), score_cutoff=70)
        return f"{place} is not a known key" + (f": did you mean {near[0]}?" if near else "")
    return f"{place}: {detail['msg']}"


def _make_page(name: str, words: _Words, body: str, mistakes: list[Mistake]) -> Page | None:
    expected = f"{words.code}.{words.language}.md"
    if name != expected:
        mistakes.append(Mistake(name, 2, f"by its code and language, this is {expected}"))
        return None
    wording = Wording(
        language=words.language, slug=words.slug, title=words.title, summary=words.summary,
        demand=words.demand, time=words.time, cost=words.cost, body=body,
    )  # fmt: skip
    return Page(name, words.code, wording, words if isinstance(words, _Purpose) else None)


def _join(pages: list[Page], mistakes: list[Mistake]) -> Iterable[Content]:
    """Bring the languages of each entry together."""
    by_code: dict[str, list[Page]] = {}
    for page in pages:
        by_code.setdefault(page.code, []).append(page)
    for code, own in by_code.items():
        purposes = [page.purpose for page in own if page.purpose]
        if len(purposes) == 1:
            yield _make_content(purposes[0], own)
            continue
        count = "no file" if not purposes else "more than one file"
        message = f"{count} of {code} says its dimensions, levels and so on: exactly one should"
        mistakes.append(Mistake(own[0].file, 1, message))


def _make_content(purpose: _Purpose, pages: list[Page]) -> Content:
    return Content(
        code=purpose.code,
        dimensions=purpose.dimensions,
        subthemes=purpose.subthemes,
        level_from=purpose.levels[0],
        level_to=purpose.levels[1],
        disciplines=purpose.disciplines,
        functions=purpose.functions,
        effort=EFFORTS[purpose.effort],
        is_recommendable=not purpose.never_recommended,
        related=purpose.related,
        links=tuple(_make_link(link) for link in purpose.links),
        reviewed=purpose.reviewed,
        wordings=tuple(page.wording for page in pages),
    )


def _make_link(link: _Link) -> Link:
    titles: Mapping[str, str] = {str(language): title for language, title in link.title.items()}
    return Link(titles, link.publisher, link.url)
