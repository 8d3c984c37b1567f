"""The operator's commands on the guide."""

import re
from datetime import timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from sqlalchemy.orm import Session

from autodiag.cli.guide import guide
from autodiag.cli.purge import purge
from autodiag.errors import Invalid
from autodiag.guide import missing, service, usefulness
from autodiag.guide.loading import shipped_entries
from tests.guide.conftest import NOW, Maker
from tests.guide.test_reading import ENGLISH, FRENCH


@pytest.fixture(autouse=True)
def _installed(environ: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Commands read their settings from the environment."""
    for name, value in environ.items():
        monkeypatch.setenv(name, value)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An operator's own entries."""
    folder = tmp_path / "entries"
    folder.mkdir()
    (folder / "T001.fr.md").write_text(FRENCH, "utf-8")
    (folder / "T001.en.md").write_text(ENGLISH, "utf-8")
    return folder


def run(*words: str | Path) -> Result:
    return CliRunner().invoke(guide, [str(word) for word in words])


def test_an_operators_folder_is_loaded_and_said(folder: Path, session: Session) -> None:
    dry = run("load", folder, "--dry-run")
    assert "1 added: T001" in dry.output
    assert service.titles(session, ["T001"], "fr") == {}
    session.rollback()
    assert "1 added: T001" in run("load", folder).output
    assert service.get_entry(session, "T001", "en").title == "Filming a piece"
    session.rollback()
    assert "1 unchanged: T001" in run("load", folder).output


def test_a_folder_with_mistakes_loads_nothing_and_says_all(folder: Path) -> None:
    (folder / "T001.en.md").write_text(ENGLISH.replace("title:", "titel:"), "utf-8")
    result = run("load", folder)
    assert isinstance(result.exception, Invalid)
    assert "T001.en.md:5: titel is not a known key: did you mean title?" in str(result.exception)
    assert "nothing was loaded" in str(result.exception)


def test_check_says_what_could_be_better(folder: Path) -> None:
    told = f"{len(shipped_entries())} entries can be loaded, with 0 remarks."
    assert told in run("check").output
    assert "T001.en: headings are" in run("check", folder).output


def test_reports_are_listed_harmlessly_and_set_aside(session: Session, make_entry: Maker) -> None:
    service.load_entries(session, [make_entry()], now=NOW)
    message = "mort\n\x1b[2Jlien"
    service.report_mistake(session, "T001", "fr", message=message, now=NOW)
    session.commit()
    listed = run("reports").output
    assert "2026-11-22  T001.fr  mort [2Jlien" in listed
    assert "\x1b" not in listed
    number = listed.split()[0]
    assert "0 reports." in run("reports", "--seen", number).output
    assert "1 reports." in run("reports", "--all").output


def test_useful_and_missed_are_listed_harmlessly(session: Session, make_entry: Maker) -> None:
    service.load_entries(session, [make_entry("T1", title="Un"), make_entry("T2")], now=NOW)
    word = "trop\x1b[2J long"
    usefulness.say_useful(session, "T1", "fr", is_useful=False, word=word, now=NOW)
    missing.say_missing(session, "trompette", "fr", now=NOW)
    session.commit()
    listed = run("useful", "--words").output
    assert re.search(r"T1 +0 yes +1 no  Un\n    2026-11-22  fr  no   trop \[2J long\nT2 ", listed)
    assert listed.endswith("1 answers.\n")
    assert "trop" not in run("useful").output
    assert run("missed").output == "2026-11  fr      1  trompette\n1 searches.\n"


def test_purge_says_what_readers_words_it_erased(
    session: Session, make_entry: Maker, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AUTODIAG_READER_WORDS_RETENTION_DAYS", "30")
    service.load_entries(session, [make_entry()], now=NOW)
    long_ago = NOW - timedelta(days=4000)
    usefulness.say_useful(session, "T001", "fr", is_useful=True, word="mot", now=long_ago)
    session.commit()
    told = "words about entries, left 30 days ago or more: 1"
    assert f"{told} would be erased" in CliRunner().invoke(purge).output
    assert f"{told} erased" in CliRunner().invoke(purge, ["--yes"]).output
    assert list(usefulness.list_words(session, "T001")) == []
