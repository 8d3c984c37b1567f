"""An operator replaces the network by files, is told every mistake, and takes it out again."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import Result
from sqlalchemy.orm import Session

from autodiag.network import service

Autodiag = Callable[..., Result]

CELLS = """\
code;nom;genre;régions;langues;lieu;description_fr
phare;Le Phare;collective;1;fr;Rimouski;Une cellule du fleuve.
"""


@pytest.fixture
def folder(tmp_path: Path, autodiag: Autodiag) -> Path:
    """A folder with the files of one cell, beside an installation that holds the samples."""
    assert autodiag("network", "samples").exit_code == 0
    folder = tmp_path / "my network"
    folder.mkdir()
    (folder / "Cellules.csv").write_text(CELLS, "utf-8-sig")
    (folder / "notes.txt").write_text("nothing of ours")
    return folder


def list_codes(session: Session) -> list[str]:
    session.expire_all()
    return [cell.code for cell in service.list_cells(session)]


def test_files_replace_the_samples(autodiag: Autodiag, folder: Path, session: Session) -> None:
    done = autodiag("network", "import", folder)
    assert done.exit_code == 0, done.output
    assert "Imported 1 cell, 0 expertises, 0 poles and 48 subjects." in done.output
    assert "expertises.csv was not given: no cell says what it can help with." in done.output
    assert list_codes(session) == ["phare"]
    assert not service.is_sample(session)
    assert service.load_samples(session, now=datetime.now(UTC)) is False


def test_a_dry_run_changes_nothing(autodiag: Autodiag, folder: Path, session: Session) -> None:
    done = autodiag("network", "import", "--dry-run", folder)
    assert "Would import 1 cell," in done.output
    assert len(list_codes(session)) == 26


def test_one_mistake_and_nothing_changes(
    autodiag: Autodiag, folder: Path, session: Session
) -> None:
    text = CELLS + "phare;;colective;99;fr;Nulle part;\n"
    (folder / "Cellules.csv").write_text(text, "utf-8-sig")
    done = autodiag("network", "import", folder)
    assert done.exit_code == 1
    assert "Cellules.csv:3: name: is empty" in done.output
    assert "Cellules.csv:3: kind: “colective” is no kind of cell" in done.output
    assert "Error: 5 mistakes; nothing was imported" in done.output
    assert len(list_codes(session)) == 26


def test_an_export_is_imported_as_it_is(
    autodiag: Autodiag, folder: Path, session: Session, tmp_path: Path
) -> None:
    before = service.stored_network(session)
    target = tmp_path / "out"
    assert autodiag("network", "export", target).exit_code == 0
    assert autodiag("network", "export", target).exit_code == 1
    done = autodiag("network", "import", *sorted(target.glob("*.csv")))
    assert done.exit_code == 0
    assert "now shown as real: Cellule du Barachois bleu," in done.output
    session.expire_all()
    assert service.stored_network(session) == before
    assert autodiag("network", "export", target, "--replace").exit_code == 0


def test_samples_can_come_back(autodiag: Autodiag, folder: Path, session: Session) -> None:
    autodiag("network", "import", folder)
    assert autodiag("network", "samples").exit_code == 0
    assert len(list_codes(session)) == 26
    assert service.is_sample(session)


def test_files_that_are_none_of_ours_are_named(autodiag: Autodiag, folder: Path) -> None:
    other = folder / "people.csv"
    other.write_text("a,b\n", "utf-8")
    assert "name the file one of subjects.csv" in autodiag("network", "import", other).output
    (folder / "cells.csv").write_text(CELLS, "utf-8")
    assert "are both cells" in autodiag("network", "import", folder).output
    empty = folder / "empty"
    empty.mkdir()
    assert "there is no cells.csv here" in autodiag("network", "import", empty).output
