"""What an entry of the guide is, whether it comes from a file or from the database."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date

from autodiag.recommending import Effort


@dataclass(frozen=True, slots=True)
class Link:
    """A page elsewhere, on its publisher's own site; titles by language."""

    titles: Mapping[str, str]
    publisher: str
    url: str


@dataclass(frozen=True, slots=True)
class Wording:
    """An entry as one language says it; `body` is Markdown, the rest is plain text."""

    language: str
    slug: str
    title: str
    summary: str
    demand: str
    time: str
    cost: str
    body: str


@dataclass(frozen=True, slots=True)
class Content:
    """A whole entry: what it is for, and its wordings.

    Levels are ranks from 1, both included; *disciplines* and *functions* are empty for all.
    """

    code: str
    dimensions: tuple[str, ...]
    subthemes: tuple[str, ...]
    level_from: int
    level_to: int
    disciplines: tuple[str, ...]
    functions: tuple[str, ...]
    effort: Effort
    is_recommendable: bool
    related: tuple[str, ...]
    links: tuple[Link, ...]
    reviewed: date
    wordings: tuple[Wording, ...]

    @property
    def fingerprint(self) -> str:
        """A mark that changes with anything said above, and with nothing else."""
        said = asdict(self)
        said["wordings"] = sorted(said["wordings"], key=lambda one: str(one["language"]))
        text = json.dumps(said, ensure_ascii=False, sort_keys=True, default=str)
        return hashlib.sha256(text.encode()).hexdigest()
