"""The room stands alone: no web framework, no database, and quick to enter."""

import subprocess
import sys

PROBE = """
import sys
import autodiag.questionnaires
import autodiag.questionnaires.catalog
print(*sorted(sys.modules))
"""
FOREIGN = {"flask", "sqlalchemy", "wtforms", "babel", "jinja2", "click", "rapidfuzz", "pydantic"}


def test_importing_it_brings_nothing_foreign() -> None:
    loaded = subprocess.run(
        [sys.executable, "-c", PROBE], check=True, capture_output=True, text=True
    ).stdout.split()
    assert "autodiag.questionnaires.reading" in loaded
    assert FOREIGN.isdisjoint(name.partition(".")[0] for name in loaded)
    assert "autodiag.questionnaires.explanations" not in loaded
