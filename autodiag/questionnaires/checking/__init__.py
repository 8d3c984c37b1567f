"""What a questionnaire must be beyond its shape: references, orders, reachability, scales."""

from autodiag.questionnaires.checking.codes import check_codes
from autodiag.questionnaires.checking.conditions import check_conditions
from autodiag.questionnaires.checking.measures import check_measures
from autodiag.questionnaires.checking.questions import check_questions
from autodiag.questionnaires.checking.reachability import check_reachability
from autodiag.questionnaires.checking.wording import check_wording
from autodiag.questionnaires.fields import Draft
from autodiag.questionnaires.model import Questionnaire

CHECKS = (
    check_codes,
    check_measures,
    check_questions,
    check_conditions,
    check_reachability,
    check_wording,
)


def check(draft: Draft, questionnaire: Questionnaire) -> None:
    """Report all that is wrong or doubtful in *questionnaire*."""
    for check_one in CHECKS:
        check_one(draft, questionnaire)
