"""What entries are about, and for whom: the codes that they may name, and how each is called."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

import yaml

from autodiag.charts.colours import colour_class
from autodiag.recommending import Effort


@dataclass(frozen=True, slots=True)
class Subject:
    """A code and its name in each language."""

    code: str
    names: Mapping[str, str]

    def name(self, language: str) -> str:
        """The name in a language, else in the first that there is."""
        return self.names.get(language) or next(iter(self.names.values()))


@dataclass(frozen=True, slots=True)
class Dimension(Subject):
    """A dimension with its sub-themes; `place` counts from 0 and gives its petal and colour."""

    place: int
    subthemes: tuple[Subject, ...]

    @property
    def mark(self) -> str:
        """The class that colours it."""
        return colour_class(self.code, self.place)


@dataclass(frozen=True, slots=True)
class Band:
    """Neighbouring levels under one word; both bounds included."""

    code: str
    first: int
    last: int


BANDS = (Band("low", 1, 2), Band("middle", 3, 3), Band("high", 4, 5))

EFFORTS: Mapping[str, Effort] = MappingProxyType(
    {"low": Effort.LOW, "medium": Effort.MEDIUM, "high": Effort.HIGH}
)


@dataclass(frozen=True, slots=True)
class Subjects:
    """Every code that an entry may name, in the order in which pages show them."""

    dimensions: Mapping[str, Dimension]
    subthemes: Mapping[str, Subject]
    disciplines: Mapping[str, Subject]
    functions: Mapping[str, Subject]

    def dimension_of(self, subtheme: str) -> str:
        """The code of the dimension that a sub-theme belongs to."""
        return next(
            one.code
            for one in self.dimensions.values()
            if any(child.code == subtheme for child in one.subthemes)
        )


@lru_cache(maxsize=1)
def load_subjects() -> Subjects:
    """Read catalog/subjects.yaml, once per process."""
    document = files("autodiag.guide") / "catalog" / "subjects.yaml"
    content = yaml.load(document.read_text("utf-8"), Loader=yaml.CSafeLoader)
    dimensions = [_dimension(place, one) for place, one in enumerate(content["dimensions"])]
    return Subjects(
        dimensions=MappingProxyType({one.code: one for one in dimensions}),
        subthemes=_by_code(child for one in dimensions for child in one.subthemes),
        disciplines=_by_code(map(_subject, content["disciplines"])),
        functions=_by_code(map(_subject, content["functions"])),
    )


def _dimension(place: int, one: Mapping[str, Any]) -> Dimension:
    return Dimension(
        one["code"], MappingProxyType(one["name"]), place, tuple(map(_subject, one["subthemes"]))
    )


def _subject(one: Mapping[str, Any]) -> Subject:
    return Subject(one["code"], MappingProxyType(one["name"]))


def _by_code(subjects: Iterable[Subject]) -> Mapping[str, Subject]:
    return MappingProxyType({one.code: one for one in subjects})
