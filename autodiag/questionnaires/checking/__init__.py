"""What a questionnaire must be beyond its shape: references, orders, reachability, scales."""

from autodiag.questionnaires.fields import Draft
from autodiag.questionnaires.model import Questionnaire


def check(draft: Draft, questionnaire: Questionnaire) -> None:
    """Report all that is wrong or doubtful in *questionnaire*."""
