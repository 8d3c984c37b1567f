"""`autodiag publish`: what it freezes, what it refuses, what it asks to look at again."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Autodiag = Callable[..., Result]

DOCUMENT = """
id: tiny
version: {version}
languages: [fr]
title: Tout petit
levels:
  - {{code: n1, from: 0, name: Un}}
  - {{code: n2, from: 50, name: Deux}}
dimensions:
  - {{code: D, name: Dimension}}
sections:
  - code: S
    title: Section
    dimension: D
    questions:
      - code: Q
        kind: single
        text: "{text}"
        feeds: [D]
        choices:
          - {{code: a, value: 0, label: Non}}
          - {{code: b, value: 1, label: Oui}}
"""


class Publish:
    """Writes a document and publishes it."""

    def __init__(self, file: Path, autodiag: Autodiag) -> None:
        self.file = file
        self._autodiag = autodiag

    def __call__(self, *, version: int, text: str) -> Result:
        self.file.write_text(DOCUMENT.format(version=version, text=text), "utf-8")
        return self._autodiag("publish", self.file)


@pytest.fixture
def publish(autodiag: Autodiag, tmp_path: Path) -> Publish:
    """The command, on an installation of the test's own."""
    return Publish(tmp_path / "tiny.yaml", autodiag)


def test_a_first_version_is_published(publish: Publish) -> None:
    result = publish(version=1, text="Oui ou non ?")
    assert result.exit_code == 0
    assert "published tiny, version 1" in result.output


def test_the_same_again_is_refused(publish: Publish) -> None:
    publish(version=1, text="Oui ou non ?")
    result = publish(version=2, text="Oui ou non ?")
    assert result.exit_code == 1
    assert "nothing has changed" in result.output


def test_a_change_needs_a_higher_version(publish: Publish) -> None:
    publish(version=2, text="Oui ou non ?")
    result = publish(version=2, text="Vraiment ?")
    assert result.exit_code == 1
    assert "raise its version" in result.output


def test_a_new_text_under_the_same_mark_is_worth_a_look(publish: Publish) -> None:
    publish(version=1, text="Oui ou non ?")
    result = publish(version=2, text="Jamais ou toujours ?")
    assert result.exit_code == 0
    assert "worth a look: Q" in result.output


def test_a_document_with_mistakes_is_not_published(publish: Publish) -> None:
    result = publish(version=0, text="Oui ou non ?")
    assert result.exit_code == 1
    assert "not published" in result.output
    assert f"{publish.file}:" in result.output
