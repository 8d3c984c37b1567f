"""How far a diagnostic has come: section, answers, time left."""

from collections.abc import Sequence
from typing import NamedTuple

from autodiag.diagnostics.service.answers import Standing
from autodiag.questionnaires import Page, Question, pages

SECONDS_A_QUESTION = 45
"""From the depths as they are announced: 8 questions in 5 minutes, 40 in 30."""


class Progress(NamedTuple):
    """Figures of the strip; facts are not counted among the answers."""

    pages: tuple[Page, ...]
    place: int
    answered: int
    asked: int

    @property
    def minutes_left(self) -> int:
        """Minutes that the unanswered questions will take, rounded up."""
        return -(-(self.asked - self.answered) * SECONDS_A_QUESTION // 60)


def measure(standing: Standing, page: Page | None = None) -> Progress:
    """Where *page* stands in the whole (place 0 when it is none of the pages)."""
    every = pages(standing.path)
    place = next((i for i, one in enumerate(every, start=1) if page and one.code == page.code), 0)
    scored = [question for question in standing.path.questions if question.fact is None]
    return Progress(every, place, count_answered(standing, scored), len(scored))


def count_answered(standing: Standing, questions: Sequence[Question]) -> int:
    """How many of *questions* have a value or a chosen non-score."""
    return sum(standing.path.is_answered(question) for question in questions)


def share_answered(standing: Standing, questions: Sequence[Question]) -> float:
    """The share of *questions* that are answered, 0 to 1."""
    return count_answered(standing, questions) / len(questions) if questions else 1.0


def list_blanks(standing: Standing) -> list[tuple[Page, Question]]:
    """What was left without any answer, with the page where it is asked."""
    return [
        (page, question)
        for page in pages(standing.path)
        for question in page.questions
        if not standing.path.is_answered(question)
    ]
