"""How a path is laid out: a section a page, long ones cut, lone express questions put together."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from weakref import WeakKeyDictionary

from autodiag.questionnaires.model import Depth, Question, Questionnaire, Section
from autodiag.questionnaires.path import Path, Step

MOST_QUESTIONS = 6
MOST_SECTIONS = 3


@dataclass(frozen=True, slots=True)
class Part:
    """The questions of one section that stand on one page."""

    section: Section
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """One page of questions.

    *code* is made of the codes of its sections (``S-STR.S-HUM``), and of a number from the second
    page of a long section on (``S-STR~2``): it can stand in an address.
    """

    code: str
    parts: tuple[Part, ...]

    @property
    def steps(self) -> tuple[Step, ...]:
        """The steps of the page, in order."""
        return tuple(step for part in self.parts for step in part.steps)

    @property
    def questions(self) -> tuple[Question, ...]:
        """The questions of the page, in order."""
        return tuple(step.question for step in self.steps)

    @property
    def is_facts(self) -> bool:
        """Whether the page only asks about the organisation."""
        return all(question.fact is not None for question in self.questions)


def pages(path: Path) -> tuple[Page, ...]:
    """The pages of *path*, in order; a section without a question on the path has none."""
    if path.questionnaire.has_conditions:
        return _lay_out(path)
    known = _STRAIGHT.setdefault(path.questionnaire, {})
    if path.depth not in known:
        known[path.depth] = _lay_out(path)
    return known[path.depth]


# Without conditions every diagnostic of one depth has the same pages.
_STRAIGHT: WeakKeyDictionary[Questionnaire, dict[Depth, tuple[Page, ...]]] = WeakKeyDictionary()


def _lay_out(path: Path) -> tuple[Page, ...]:
    parts = [
        Part(steps[0].section, steps)
        for _, group in groupby(path.steps, key=lambda step: step.section.code)
        for steps in (tuple(group),)
    ]
    return tuple(
        page for run in _runs(parts, path.depth) for page in (_joined(run) or _cut(run[0]))
    )


def find_page(among: Sequence[Page], code: str) -> Page | None:
    """The page of that code, or else the one that now holds the section with which it begins.

    Answers change the path, and with it which sections share a page; an address kept from before
    still leads to its questions.
    """
    exact = next((page for page in among if page.code == code), None)
    first = code.partition(".")[0].partition("~")[0]
    holding = (page for page in among if any(part.section.code == first for part in page.parts))
    return exact or next(holding, None)


def page_of(among: Sequence[Page], question: str) -> Page | None:
    """The page on which the question of that code stands."""
    return next((p for p in among if any(q.code == question for q in p.questions)), None)


def _runs(parts: list[Part], depth: Depth) -> Iterator[tuple[Part, ...]]:
    """Parts that share a page: lone ones side by side at express depth, otherwise each alone."""
    for lone, group in groupby(parts, key=lambda part: _is_lone(part, depth)):
        neighbours = tuple(group)
        size = MOST_SECTIONS if lone else 1
        yield from _evenly(neighbours, size)


def _is_lone(part: Part, depth: Depth) -> bool:
    is_one = depth is Depth.EXPRESS and len(part.steps) == 1
    return is_one and part.section.dimension is not None and part.steps[0].question.fact is None


def _evenly(things: tuple[Part, ...], most: int) -> Iterator[tuple[Part, ...]]:
    for start, stop in _cuts(len(things), most):
        yield things[start:stop]


def _cuts(count: int, most: int) -> Iterator[tuple[int, int]]:
    """Bounds of the fewest slices of at most *most*, as equal as can be, the longer ones first."""
    slices = -(-count // most)
    start = 0
    for index in range(slices):
        stop = start + count // slices + (index < count % slices)
        yield start, stop
        start = stop


def _joined(run: tuple[Part, ...]) -> tuple[Page, ...]:
    if len(run) == 1:
        return ()
    return (Page(".".join(part.section.code for part in run), run),)


def _cut(part: Part) -> tuple[Page, ...]:
    cuts = enumerate(_cuts(len(part.steps), MOST_QUESTIONS), start=1)
    return tuple(
        Page(
            part.section.code if number == 1 else f"{part.section.code}~{number}",
            (Part(part.section, part.steps[start:stop]),),
        )
        for number, (start, stop) in cuts
    )
