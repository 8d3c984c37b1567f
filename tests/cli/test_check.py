"""`autodiag check`: what is printed, in which language, and the exit status."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from autodiag.cli.check import check
from tests.questionnaires.documents import BASE, changed

MISTAKEN = changed(("{SUB: 2}", "{SUBB: 2}"), ("scales:\n", "scales:\n  spare: {choices: []}\n"))


def run(tmp_path: Path, *texts: str | bytes, language: str = "en") -> Result:
    files = []
    for number, text in enumerate(texts):
        file = tmp_path / f"q {number}.yaml"
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
        files.append(str(file))
    return CliRunner().invoke(check, [*files, "--language", language])


def test_a_correct_file_is_said_to_be_so(tmp_path: Path) -> None:
    result = run(tmp_path, BASE)
    assert result.exit_code == 0
    assert result.stdout == ""
    assert result.stderr == f"{tmp_path}/q 0.yaml: to mend 0, worth a look 0\n"


def test_mistakes_have_their_place_code_and_remedy_and_warnings_stand_apart(tmp_path: Path) -> None:
    result = run(tmp_path, MISTAKEN)
    assert result.exit_code == 1
    assert result.stdout.splitlines() == [
        (
            f"{tmp_path}/q 0.yaml:35:17 unknown-node No dimension or theme has the code “SUBB”; "
            "the nearest is “SUB”. — Write a code from the list dimensions."
        ),
        "Worth a look:",
        (
            f"{tmp_path}/q 0.yaml:14:3 scale-unused No question uses the scale “spare”. — "
            "Remove it, or name it in a question."
        ),
    ]


def test_warnings_alone_are_no_failure(tmp_path: Path) -> None:
    result = run(tmp_path, changed(("scales:\n", "scales:\n  spare: {choices: []}\n")))
    assert result.exit_code == 0
    assert "scale-unused" in result.stdout


def test_french(tmp_path: Path) -> None:
    result = run(tmp_path, MISTAKEN, language="fr")
    assert "Aucune dimension ni aucun thème n’a le code «\u00a0SUBB\u00a0»" in result.stdout
    assert "À vérifier\u00a0:" in result.stdout


def test_several_files_are_all_checked(tmp_path: Path) -> None:
    result = run(tmp_path, MISTAKEN, BASE, b"\x89PNG\0")
    assert result.exit_code == 1
    assert len(result.stderr.splitlines()) == 3
    assert "q 2.yaml:1:6 not-utf-8" not in result.stdout
    assert "q 2.yaml:1:5 binary" in result.stdout


@pytest.mark.parametrize("name", ["missing.yaml", "."])
def test_a_file_that_cannot_be_opened_is_named(tmp_path: Path, name: str) -> None:
    result = CliRunner().invoke(check, [str(tmp_path / name)])
    assert result.exit_code == 1
    assert str(tmp_path / name) in result.stderr
