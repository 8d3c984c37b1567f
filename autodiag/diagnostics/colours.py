"""A dimension's colour and place: the same on every page, in every figure."""

from autodiag.questionnaires import Questionnaire

_OWN_COLOURS = frozenset({"str", "hum", "cre", "mem", "don", "pub", "ops", "res"})
_COLOURS = 8


def colour_of(questionnaire: Questionnaire, dimension: str | None) -> str:
    """The class that carries a dimension's colour: its own for the shipped eight, else by order."""
    if dimension is None:
        return ""
    if dimension.lower() in _OWN_COLOURS:
        return f"dim-{dimension.lower()}"
    return f"dim-{place_of(questionnaire, dimension) % _COLOURS + 1}"


def place_of(questionnaire: Questionnaire, dimension: str) -> int:
    """The place of a dimension among the others, from 0."""
    codes = [node.code for node in questionnaire.dimensions]
    return codes.index(dimension) if dimension in codes else 0
