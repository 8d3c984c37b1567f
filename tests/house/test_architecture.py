"""The arrows between the rooms hold, and the engine stays pure."""

import ast
import subprocess
import sys

import pytest

from tests.house.repository import ROOT, project_files, read

ENGINE = ("questionnaires", "scoring", "recommending")
LONGEST_FILE = 400

# The clock, the machine and chance reach the engine as arguments.
OUTSIDE = {"os", "pathlib", "random", "secrets", "socket", "subprocess", "tempfile", "time"}


def test_rooms_know_only_the_rooms_below_them() -> None:
    # In a process of its own: it would silence the loggers of this one.
    lint = "import importlinter.cli as cli; raise SystemExit(cli.lint_imports(no_cache=True))"
    command = [sys.executable, "-c", lint]
    done = subprocess.run(command, check=False, cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout


# What only loading, a calendar or a million diagnostics need: a start does without.
LATE = {"alembic", "icalendar", "numpy", "plotly", "pydantic"}


def test_engine_starts_without_web_or_database() -> None:
    loaded = loaded_by(*(f"autodiag.{room}" for room in ENGINE))
    assert not loaded & {"flask", "sqlalchemy", "wtforms", "jinja2", "werkzeug", "babel"}


def test_app_starts_without_what_few_requests_need() -> None:
    loaded = loaded_by("autodiag.app")
    assert "flask" in loaded
    assert not loaded & LATE


def loaded_by(*modules: str) -> set[str]:
    """The top names of all that an interpreter holds once it imported these."""
    program = f"import sys, {', '.join(modules)}\nprint(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return {name.partition(".")[0] for name in done.stdout.split()}


@pytest.mark.parametrize("room", ENGINE)
def test_engine_reads_no_clock_and_no_machine(room: str) -> None:
    trees = {path: ast.parse(read(path)) for path in python_files("autodiag", room)}
    assert trees
    found = [
        f"{path}: {name}"
        for path, tree in trees.items()
        for name in imported(tree)
        if name in OUTSIDE
    ]
    assert not found


def imported(tree: ast.Module) -> list[str]:
    """The top names of all that a module imports."""
    names = [alias.name for node in ast.walk(tree) if isinstance(node, ast.Import)
             for alias in node.names]  # fmt: skip
    names += [node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
    return [name.partition(".")[0] for name in names]


def python_files(*folder: str) -> list:
    return [
        path
        for path in project_files()
        if path.suffix == ".py" and path.parts[: len(folder)] == folder
    ]


def test_files_stay_short() -> None:
    lengths = {str(path): len(read(path).splitlines()) for path in python_files()}
    assert lengths
    assert not {path: lines for path, lines in lengths.items() if lines > LONGEST_FILE}
