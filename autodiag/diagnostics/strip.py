"""The strip at the top of a page of questions: one step a dimension, and where one is."""

from collections.abc import Iterable
from typing import NamedTuple

from flask import url_for

from autodiag.diagnostics.colours import colour_of
from autodiag.diagnostics.progress import Progress, share_answered
from autodiag.diagnostics.service.answers import Standing
from autodiag.questionnaires import Page, Part, Text


class StripStep(NamedTuple):
    """One section in the strip: where it leads, its colour, how much of it is answered (0 to 1)."""

    address: str
    title: Text
    colour: str
    share: float
    is_now: bool

    @property
    def is_done(self) -> bool:
        """Whether nothing in it is left blank."""
        return self.share == 1.0


def list_steps(standing: Standing, progress: Progress, here: Page | None) -> list[StripStep]:
    """The sections that feed a score, in order; facts have no place in the strip."""
    questionnaire = standing.version.questionnaire
    # Codes of sections need no escaping, and building an address is not free: one for all steps.
    base = url_for("diagnostics.show_page", uid=standing.diagnostic.uid, code="_").removesuffix("_")
    return [
        StripStep(
            f"{base}{page.code}",
            part.section.title,
            colour_of(questionnaire, part.section.dimension),
            share_answered(standing, [step.question for step in part.steps]),
            here is not None and page.code == here.code,
        )
        for page, part in _parts(progress.pages)
        if part.section.dimension is not None
    ]


def _parts(pages: Iterable[Page]) -> Iterable[tuple[Page, Part]]:
    for page in pages:
        if not page.is_facts:
            for part in page.parts:
                yield page, part
