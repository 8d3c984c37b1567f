"""./dev says in one line what is missing, on a machine that has next to nothing."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.house.repository import ROOT

TOOLS = ("cat", "cksum", "dirname", "env", "grep", "id", "mktemp", "rm", "sh", "tail", "tr")
OLD_PYTHON = """#!/bin/sh
case "$*" in
    *version_info*) exit 1 ;;
    *platform*) echo 3.9.18 ;;
esac
"""
NO_VENV = f"""#!/bin/sh
case "$*" in *ensurepip*) exit 1 ;; esac
exec "{sys.executable}" "$@"
"""

NO_BROWSER = """#!/bin/sh
case "$*" in *playwright*) exit 127 ;; esac
"""


@pytest.fixture
def machine(tmp_path: Path) -> Path:
    """A checkout in a folder with a space, and `bin/` with the few tools of a bare machine."""
    checkout = tmp_path / "a checkout"
    (checkout / "instance").mkdir(parents=True)
    shutil.copy(ROOT / "dev", checkout)
    shutil.copy(ROOT / "setup.cfg", checkout)
    shutil.copytree(ROOT / "requirements", checkout / "requirements")
    (tmp_path / "bin").mkdir()
    for tool in TOOLS:
        found = shutil.which(tool)
        assert found, tool
        (tmp_path / "bin" / tool).symlink_to(found)
    return tmp_path


def put_program(path: Path, program: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(program, "utf-8")
    path.chmod(0o755)


def dev(machine: Path, *arguments: str, **environ: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [machine / "a checkout" / "dev", *arguments],
        cwd="/",
        env=os.environ | {"PATH": str(machine / "bin")} | environ,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("command", ["run", "test"])
def test_a_machine_without_python(machine: Path, command: str) -> None:
    done = dev(machine, command)
    assert done.returncode == 1
    (line,) = done.stderr.splitlines()
    assert line.startswith("dev: Python is missing: install Python 3.11 or later")


def test_a_python_that_is_too_old(machine: Path) -> None:
    put_program(machine / "bin" / "python3", OLD_PYTHON)
    done = dev(machine, "run")
    assert done.returncode == 1
    (line,) = done.stderr.splitlines()
    assert line.startswith("dev: Python 3.9.18 is too old: Autodiag needs 3.11 or later")


def test_a_python_without_venv(machine: Path) -> None:
    put_program(machine / "bin" / "python3", NO_VENV)
    done = dev(machine, "run")
    assert done.returncode == 1
    (line,) = done.stderr.splitlines()
    assert f"apt-get install python3.{sys.version_info.minor}-venv" in line


def test_a_machine_without_what_the_tests_need(machine: Path) -> None:
    put_program(machine / "a checkout" / ".venv" / "bin" / "python", NO_BROWSER)
    done = dev(machine, "test")
    assert done.returncode == 1
    needed = done.stderr.splitlines()[-1]
    assert 'run "apt-get install chromium libatomic1 poppler-utils" as root' in needed


def test_help_and_unknown_words(machine: Path) -> None:
    assert dev(machine).stdout == dev(machine, "help").stdout
    unknown = dev(machine, "dance")
    assert unknown.returncode == 2
    assert "./dev run" in unknown.stderr
