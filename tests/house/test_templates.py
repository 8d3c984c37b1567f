"""Templates only lay out what Python prepared: no escape switched off, nothing inline."""

import re
from pathlib import Path

import pytest

from tests.house.repository import project_files, read

FORBIDDEN = {
    "escaping switched off": r"\|\s*safe\b|autoescape\s+false",
    "inline style": r"\sstyle\s*=|<style\b",
    "an event handler": r"\son[a-z]+\s*=\s*[\"']",
    "an inline script": r"<script(?![^>]*\ssrc=)(?![^>]*type=\"application/(?:ld\+)?json\")[^>]*>",
    "a request to somebody else": r"(?:src|action)\s*=\s*[\"'](?:https?:)?//",
    "a query": r"\b(?:session|db)\.(?:execute|scalars?|get|query)\b",
}


def templates() -> list[Path]:
    return [path for path in project_files() if path.parts[0] == "templates"]


@pytest.mark.parametrize("kind", FORBIDDEN)
def test_templates_hold_nothing_forbidden(kind: str) -> None:
    pattern = re.compile(FORBIDDEN[kind])
    pages = {path: read(path) for path in templates()}
    assert pages
    found = [
        f"{path}:{number}: {line.strip()[:100]}"
        for path, text in pages.items()
        for number, line in enumerate(text.splitlines(), 1)
        if path.suffix == ".html" and pattern.search(line)
    ]
    assert not found
