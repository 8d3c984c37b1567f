"""What the documents say of the settings and the commands is what the code does."""

import re
from dataclasses import MISSING, Field, fields
from pathlib import Path

import pytest

from autodiag.cli import COMMANDS
from autodiag.settings import Settings
from tests.house.repository import ROOT, project_files, read

OPERATING = Path("docs/operating.md")
LINK = re.compile(r"\]\((?!https?:|#|mailto:)([^)#\s]+)")
COMMAND = re.compile(r"(?:^|bin/|`)autodiag ([a-z][a-z-]+)(?= |`|$)", re.MULTILINE)


def row(one: Field[object]) -> str:
    """A setting's line of the table in docs/operating.md."""
    return f"| `{one.name}` | {default(one)} | {one.metadata['doc']} |"


def default(one: Field[object]) -> str:
    if one.default is MISSING or one.default == "":
        return ""
    words = {True: "true", False: "false"}
    return f"`{words[one.default] if isinstance(one.default, bool) else one.default}`"


def test_every_setting_is_documented() -> None:
    text = read(OPERATING)
    (table,) = re.findall(r"<!-- settings -->\n(.*)\n<!-- /settings -->", text, re.DOTALL)
    rows = [row(one) for one in fields(Settings)]
    expected = "\n".join(["| setting | default | what it does |", "|---|---|---|", *rows])
    assert table == expected


def test_commands_that_documents_name_exist() -> None:
    blocks = re.findall(r"```sh\n.*?```|`autodiag [^`]*`", read(OPERATING), re.DOTALL)
    named = {word for block in blocks for word in COMMAND.findall(block)}
    assert named
    assert named <= set(COMMANDS)


DOCUMENTS = [
    path for path in project_files() if path.suffix == ".md" and path.parts[0] != "autodiag"
]


@pytest.mark.parametrize("path", DOCUMENTS, ids=str)
def test_links_between_documents_lead_somewhere(path: Path) -> None:
    targets = LINK.findall(read(path))
    assert not [target for target in targets if not (ROOT / path.parent / target).exists()]


def test_every_decision_is_in_the_index() -> None:
    folder = ROOT / "docs" / "decisions"
    pages = {path.name for path in folder.glob("*.md")} - {"README.md"}
    assert pages == set(LINK.findall((folder / "README.md").read_text("utf-8")))
