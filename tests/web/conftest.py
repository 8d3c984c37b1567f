"""Most of what pages share needs no table: these tests run once, on an empty SQLite file."""

from pathlib import Path

import pytest


@pytest.fixture
def environ(tmp_path: Path) -> dict[str, str]:
    """An installation without migrations; a file that needs both databases says so itself."""
    return {"AUTODIAG_INSTANCE": str(tmp_path), "AUTODIAG_STRICT": "yes"}
