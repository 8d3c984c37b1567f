"""From a document to a questionnaire, or to all of its author's mistakes at once."""

from dataclasses import dataclass

from autodiag.questionnaires.building import build
from autodiag.questionnaires.checking import check
from autodiag.questionnaires.fields import Draft
from autodiag.questionnaires.mistakes import Mistake, Report, UnreadableError
from autodiag.questionnaires.model import Questionnaire
from autodiag.questionnaires.source import read_tree


@dataclass(frozen=True, slots=True)
class Reading:
    """What reading a document gave; *questionnaire* is None when there are errors."""

    questionnaire: Questionnaire | None
    errors: tuple[Mistake, ...]
    warnings: tuple[Mistake, ...]


def read(source: str | bytes, *, language: str = "en") -> Reading:
    """Read a questionnaire, explaining mistakes in *language* (French or English); never raises."""
    report = Report(language)
    questionnaire = _read(source, report)
    errors = report.list_errors()
    return Reading(None if errors else questionnaire, errors, report.list_warnings())


def _read(source: str | bytes, report: Report) -> Questionnaire | None:
    draft = Draft(report)
    try:
        questionnaire = build(draft, read_tree(source, report))
        check(draft, questionnaire)
    except UnreadableError:
        return None
    return questionnaire
