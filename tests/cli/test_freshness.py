"""A second start does not prepare again, unless something changed that preparing is about."""

from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from autodiag.cli import commands, freshness
from autodiag.settings import Settings, load_settings
from tests.cli.conftest import Autodiag


@pytest.fixture
def prepared(autodiag: Autodiag, settings: Settings) -> Settings:
    assert not freshness.is_fresh(settings)
    assert autodiag("prepare").exit_code == 0
    return settings


def is_file(settings: Settings) -> bool:
    return settings.database_url.startswith("sqlite")


def test_what_was_prepared_is_fresh_when_its_database_is_a_file(prepared: Settings) -> None:
    assert freshness.is_fresh(prepared) is is_file(prepared)


@pytest.mark.parametrize("folder", ["a checkout", "été #1", "100 %"])
def test_a_folder_may_have_any_name(tmp_path: Path, folder: str) -> None:
    instance = tmp_path / folder
    environ = {"AUTODIAG_INSTANCE": str(instance), "AUTODIAG_STRICT": "yes"}
    assert CliRunner(env=environ).invoke(commands, ["prepare"]).exit_code == 0
    assert (instance / "autodiag.sqlite3").is_file()
    assert freshness.is_fresh(load_settings(environ))


def test_other_settings_are_not(prepared: Settings) -> None:
    assert not freshness.is_fresh(replace(prepared, samples=not prepared.samples))


def test_a_program_that_changed_is_not(
    prepared: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / "program"
    program.mkdir()
    monkeypatch.setattr(freshness, "PACKAGE", program)
    freshness.remember(prepared)
    assert freshness.is_fresh(prepared) is is_file(prepared)
    (program / "questionnaire.yaml").write_text("new: yes\n", "utf-8")
    assert not freshness.is_fresh(prepared)


def test_a_restored_database_is_not(prepared: Settings, autodiag: Autodiag, tmp_path: Path) -> None:
    assert autodiag("backup", tmp_path / "saved").exit_code == 0
    assert autodiag("restore", "--yes", tmp_path / "saved").exit_code == 0
    assert not freshness.is_fresh(prepared)


def test_another_file_of_the_same_name_is_not(prepared: Settings, tmp_path: Path) -> None:
    if is_file(prepared):
        path = Path(prepared.database_url.removeprefix(freshness.SQLITE))
        (tmp_path / "other").write_bytes(path.read_bytes())
        (tmp_path / "other").replace(path)
    assert not freshness.is_fresh(prepared)
