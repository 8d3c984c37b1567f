"""Every command explains itself, and says what is wrong in one sentence."""

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from autodiag.cli import COMMANDS, commands
from autodiag.cli.run import choose_port, is_free
from tests.cli.conftest import Autodiag
from tests.house.servers import free_port


@pytest.mark.parametrize("word", COMMANDS)
def test_every_command_has_its_help(word: str) -> None:
    shown = CliRunner().invoke(commands, [word, "--help"])
    assert shown.exit_code == 0
    assert f"Usage: autodiag {word}" in shown.output.replace("Usage: commands", "Usage: autodiag")


def test_an_unknown_command_is_refused() -> None:
    refused = CliRunner().invoke(commands, ["reboot"])
    assert refused.exit_code == 2
    assert "No such command 'reboot'" in refused.output


def test_preparing_twice_changes_nothing(autodiag: Autodiag) -> None:
    assert autodiag("prepare").output == "Autodiag is ready.\n"
    assert autodiag("prepare").output == "Autodiag is ready.\n"


def test_secrets_are_named_and_not_shown(environ: dict[str, str], tmp_path: Path) -> None:
    key = tmp_path / "secret_key"
    key.write_text("k" * 64, "ascii")
    key.chmod(0o644)
    environ["AUTODIAG_DATABASE_URL"] = "postgresql://ann:hidden@db.example/autodiag"
    shown = CliRunner(env=environ).invoke(commands, ["secrets"])
    assert shown.exit_code == 0, shown.output
    assert str(key) in shown.output
    assert "others may read it" in shown.output
    assert "hidden" not in shown.output
    assert "k" * 64 not in shown.output


def test_a_taken_port_gives_way_to_the_next() -> None:
    with socket.create_server(("127.0.0.1", free_port())) as taken:
        port = taken.getsockname()[1]
        assert not is_free("127.0.0.1", port)
        assert choose_port("127.0.0.1", port, is_moving=True) > port


def test_a_taken_port_is_named(environ: dict[str, str]) -> None:
    with socket.create_server(("127.0.0.1", free_port())) as taken:
        port = str(taken.getsockname()[1])
        refused = CliRunner(env=environ).invoke(commands, ["run", "--port", port])
    assert refused.exit_code == 1
    assert f"port {port} is taken" in refused.output


def test_a_missing_tool_is_named(environ: dict[str, str], tmp_path: Path) -> None:
    environ |= {"AUTODIAG_DATABASE_URL": "postgresql:///autodiag", "PATH": str(tmp_path)}
    refused = CliRunner(env=environ).invoke(commands, ["backup", str(tmp_path / "saved")])
    assert refused.exit_code == 1
    assert "postgresql-client" in refused.output
    assert not list(tmp_path.glob("saved*"))


MISTAKES = {
    "AUTODIAG_DRAFT_RETENTION_DAYS": ("soon", "AUTODIAG_DRAFT_RETENTION_DAYS"),
    "AUTODIAG_INSTANCE": ("/proc/nowhere", "/proc/nowhere"),
    "AUTODIAG_DATABASE_URL": ("postgresql://127.0.0.1:9/autodiag", "the database does not answer"),
}


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_of_the_operator_is_one_sentence(name: str, tmp_path: Path) -> None:
    value, words = MISTAKES[name]
    done = subprocess.run(
        [sys.executable, "-m", "autodiag.cli", "migrate"],
        env=os.environ | {"AUTODIAG_INSTANCE": str(tmp_path), name: value},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert done.stderr.startswith("autodiag: ")
    assert words in done.stderr
    assert "Traceback" not in done.stderr
