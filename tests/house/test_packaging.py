"""The wheel holds everything, and runs where there is no checkout."""

import shutil
import subprocess
import sys
import sysconfig
from configparser import ConfigParser
from pathlib import Path
from urllib.request import urlopen
from zipfile import ZipFile

import pytest

from tests.house.repository import ROOT, is_foreign, project_files
from tests.house.servers import running_server


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from the sdist of a copy: a stale build/ would keep deleted files."""
    folder = tmp_path_factory.mktemp("source")
    shutil.copytree(ROOT, folder, dirs_exist_ok=True, ignore=ignored)
    run(sys.executable, "-m", "build", "--no-isolation", ".", folder=folder)
    (path,) = (folder / "dist").glob("*.whl")
    return path


def ignored(folder: str, names: list[str]) -> list[str]:
    return [name for name in names if (path := Path(folder, name)).is_dir() and is_foreign(path)]


def run(*command: str, folder: Path) -> str:
    done = subprocess.run(
        command,
        cwd=folder,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout
    return done.stdout


def test_every_package_is_listed() -> None:
    setup = ConfigParser()
    setup.read(ROOT / "setup.cfg", "utf-8")
    listed = set(setup["options"]["packages"].split())
    modules = [path for path in project_files()
               if path.suffix == ".py" and path.parts[0] == "autodiag"]  # fmt: skip
    packages = {".".join(path.parent.parts) for path in modules}
    assert listed == packages | {"autodiag.templates"}


def test_wheel_holds_every_file(wheel: Path) -> None:
    inside = set(ZipFile(wheel).namelist())
    expected = {shipped_name(path) for path in project_files() if path.parts[0] in SHIPPED}
    assert expected
    assert not expected - inside


SHIPPED = {"autodiag": "autodiag", "templates": "autodiag/templates"}


def shipped_name(path: Path) -> str:
    return "/".join([SHIPPED[path.parts[0]], *path.parts[1:]])


def test_wheel_runs_outside_the_checkout(wheel: Path, tmp_path: Path) -> None:
    environment = tmp_path / "clean"
    run(sys.executable, "-m", "venv", "--without-pip", str(environment), folder=tmp_path)
    python = environment / "bin" / "python"
    pip = ("-m", "pip", "--python", str(python), "install", "--no-deps", "--no-index", "--quiet")
    run(sys.executable, *pip, str(wheel), folder=tmp_path)
    # The libraries are those of the tests, through a link that reaches no editable install.
    libraries = Path(sysconfig.get_path("purelib"))
    (installed,) = environment.glob("lib/python*/site-packages")
    (installed / "libraries.pth").write_text(f"{libraries}\n", "utf-8")
    environ = {"AUTODIAG_INSTANCE": str(tmp_path / "instance"), "PYTHONPATH": ""}
    command = [str(environment / "bin" / "autodiag")]
    with (
        running_server(command, environ, folder=tmp_path) as address,
        urlopen(f"{address}/") as answer,  # noqa: S310 -- our own server
    ):
        assert answer.status == 200
        assert "<h1" in answer.read().decode()
