"""The files of the project, as a reader of the repository sees them."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TEMPLATES = ROOT / "templates"

# What Git ignores, and what belongs to Git itself.
FOREIGN = {".git", ".venv", "build", "dist", "__pycache__"}
KINDS = {
    *(".cfg", ".css", ".csv", ".html", ".in", ".js", ".md", ".po", ".py", ".sh", ".svg", ".toml"),
    *(".txt", ".typ", ".xml", ".yaml", ".yml", ""),
}


@cache
def project_files() -> tuple[Path, ...]:
    """Every text file of the project, by its path from the root."""
    return tuple(sorted(walk(ROOT)))


def walk(folder: Path) -> Iterator[Path]:
    """Go down a folder, leaving out what is made by tools and by running."""
    for path in folder.iterdir():
        if path.is_dir():
            if not is_foreign(path):
                yield from walk(path)
        elif path.suffix in KINDS:
            yield path.relative_to(ROOT)


def is_foreign(folder: Path) -> bool:
    """Whether a folder is no part of the project."""
    is_cache = folder.name.startswith(".") and folder.name != ".ci"
    is_private = folder == ROOT / "instance"
    return folder.name in FOREIGN or folder.suffix == ".egg-info" or is_cache or is_private


def read(path: Path) -> str:
    """Return the text of a project file."""
    return (ROOT / path).read_text("utf-8")
