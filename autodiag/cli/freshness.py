"""Whether an installation was already prepared by this very program, for a quick second start."""

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from urllib.parse import unquote

from autodiag.settings import Settings

PACKAGE = Path(__file__).parents[1]
SQLITE = "sqlite:///"
UNRELATED = {"__pycache__", "static", "templates"}


def is_fresh(settings: Settings) -> bool:
    """Whether nothing changed since the last preparation, in the program or its database file.

    A database on a server is never taken for fresh: others may have changed it.
    """
    mark = mark_path(settings)
    return mark.exists() and mark.read_text("ascii") == state(settings) != ""


def remember(settings: Settings) -> None:
    """Note that the installation is prepared."""
    mark_path(settings).write_text(state(settings), "ascii")


def forget(settings: Settings) -> None:
    """Have the next start prepare again."""
    mark_path(settings).unlink(missing_ok=True)


def mark_path(settings: Settings) -> Path:
    """Return the file that says of what the last preparation was made."""
    return settings.instance / "prepared"


def state(settings: Settings) -> str:
    """Digest what preparing depends on; empty when that cannot be known from files."""
    # Without SQLAlchemy, which takes a fifth of a second to import.
    database = Path(unquote(settings.database_url.removeprefix(SQLITE)))
    if not settings.database_url.startswith(SQLITE) or not database.is_file():
        return ""
    # Another file of the same name is another database.
    facts = [settings.database_url, str(settings.samples), str(database.stat().st_ino)]
    facts += map(describe, sorted(program_files(PACKAGE)))
    return sha256("\n".join(facts).encode()).hexdigest()


def describe(path: Path) -> str:
    """Tell a file from an earlier or later self, without reading it."""
    known = path.stat()
    return f"{path}:{known.st_size}:{known.st_mtime_ns}"


def program_files(folder: Path) -> Iterator[Path]:
    """Go through the code and the content that come with it."""
    for path in folder.iterdir():
        if path.is_file():
            yield path
        elif path.name not in UNRELATED:
            yield from program_files(path)
