"""Every message has its English, every English entry its message, and the blanks agree."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from tests.house.repository import ROOT, TEMPLATES

ENGLISH = ROOT / "autodiag" / "translations" / "en"
KEYWORDS: dict[str, tuple[int, ...] | None] = {
    "_": None,
    "gettext": None,
    "lazy_gettext": None,
    "ngettext": (1, 2),
    "lazy_ngettext": (1, 2),
}
BLANKS = re.compile(r"%\((\w+)\)[sdf]")

Identifier = str | tuple[str, ...]


SOURCES = {ROOT / "autodiag": ("**.py", "python"), TEMPLATES: ("**.*", "jinja2")}


@cache
def used_messages() -> dict[Identifier, str]:
    """Every message of the code and the templates, with the first place where it stands."""
    found: dict[Identifier, str] = {}
    for folder, method in SOURCES.items():
        for name, line, message, *_ in extract_from_dir(
            folder,
            method_map=[method],
            options_map={"**.*": {"newstyle_gettext": "true", "silent": "false"}},
            keywords=KEYWORDS,
            directory_filter=lambda path: "__pycache__" not in path,
        ):
            found.setdefault(message, f"{folder.name}/{name}:{line}")
    return found


def catalogs() -> Iterator[tuple[Path, Catalog]]:
    for path in sorted(ENGLISH.glob("*.po")):
        with path.open("rb") as file:
            yield path, read_po(file, locale="en", abort_invalid=True)


def entries() -> Iterator[tuple[Path, Message]]:
    return ((path, entry) for path, catalog in catalogs() for entry in catalog if entry.id)


def identifier(entry: Message) -> Identifier:
    return tuple(entry.id) if isinstance(entry.id, list | tuple) else entry.id


def texts(value: object) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value)  # type: ignore[call-overload]


def test_every_message_has_its_english() -> None:
    translated = {identifier(entry) for _, entry in entries() if all(texts(entry.string))}
    assert translated
    missing = {place: one for one, place in used_messages().items() if one not in translated}
    assert not missing


def test_every_english_entry_is_used() -> None:
    unused = [f"{path.name}: {entry.id}" for path, entry in entries()
              if identifier(entry) not in used_messages()]  # fmt: skip
    assert not unused


def test_nothing_is_fuzzy_or_obsolete() -> None:
    assert not [f"{path.name}: {entry.id}" for path, entry in entries() if entry.fuzzy]
    assert not [f"{path.name}: {list(one.obsolete)}" for path, one in catalogs() if one.obsolete]


def test_blanks_agree() -> None:
    wrong = [
        f"{path.name}: {entry.id}"
        for path, entry in entries()
        if set(BLANKS.findall(" ".join(texts(entry.id))))
        != set(BLANKS.findall(" ".join(texts(entry.string))))
    ]
    assert not wrong


def test_a_message_is_translated_in_one_way() -> None:
    ways: dict[Identifier, set[tuple[str, ...]]] = {}
    for _, entry in entries():
        ways.setdefault(identifier(entry), set()).add(texts(entry.string))
    assert ways
    assert not {one: found for one, found in ways.items() if len(found) > 1}


def test_messages_are_typed_plainly() -> None:
    """Ordinary spaces and curly apostrophes: typography is applied when a page is made."""
    odd = re.compile(r"[\u00a0\u202f]|\w'\w")
    assert used_messages()
    assert not [f"{place}: {one}" for one, place in used_messages().items()
                if any(odd.search(text) for text in texts(one))]  # fmt: skip
