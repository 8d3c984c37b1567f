"""A dimension's colour and place in its questionnaire."""

from autodiag.charts.colours import colour_class
from autodiag.questionnaires import Questionnaire


def colour_of(questionnaire: Questionnaire, dimension: str | None) -> str:
    """The class that carries a dimension's colour; empty where there is no dimension."""
    if dimension is None:
        return ""
    return colour_class(dimension, place_of(questionnaire, dimension))


def place_of(questionnaire: Questionnaire, dimension: str) -> int:
    """The place of a dimension among the others, from 0."""
    codes = [node.code for node in questionnaire.dimensions]
    return codes.index(dimension) if dimension in codes else 0
