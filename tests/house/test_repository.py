"""Nothing in the repository names a machine, a package registry or a secret."""

import re

import pytest

from tests.house.repository import project_files, read

FORBIDDEN = {
    "a package registry": r"pypi\.org|pythonhosted|registry\.npmjs|find-links|index-url\b",
    "a path of somebody's machine": r"/(?:home|root|work|opt|Users)/\w",
    "a private key": r"-----BEGIN [A-Z ]*PRIVATE KEY",
    "an unfinished thought": r"\b(?:TODO|FIXME|XXX|HACK)\b",
}
HERE = "tests/house/test_repository.py"
# The option that keeps registry addresses out of the locks.
EXCEPTION = "--no-emit-index-url"


@pytest.mark.parametrize("kind", FORBIDDEN)
def test_nothing_forbidden_is_written(kind: str) -> None:
    pattern = re.compile(FORBIDDEN[kind])
    found = [
        f"{path}:{number}: {line.strip()[:100]}"
        for path in project_files()
        for number, line in enumerate(read(path).splitlines(), 1)
        if pattern.search(line) and not is_excepted(str(path), line)
    ]
    assert not found


def is_excepted(path: str, line: str) -> bool:
    return path == HERE or EXCEPTION in line


def test_files_end_with_one_line_feed() -> None:
    found = [str(path) for path in project_files() if not is_tidy(read(path))]
    assert not found


def is_tidy(text: str) -> bool:
    return not text or (text.endswith("\n") and not text.endswith("\n\n") and "\r" not in text)


def test_locks_hold_a_hash_for_every_package() -> None:
    for name in ("base", "postgres", "test"):
        blocks = re.split(r"\n(?=\S)", read_lock(name))
        packages = [block for block in blocks if "==" in block.splitlines()[0]]
        assert packages
        assert not [block.split()[0] for block in packages if "--hash=sha256:" not in block]


def read_lock(name: str) -> str:
    (path,) = [path for path in project_files() if str(path) == f"requirements/{name}.txt"]
    return read(path)
