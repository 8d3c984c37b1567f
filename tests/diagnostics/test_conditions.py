"""Conditions in words: every test, and every way of putting them together."""

import pytest

from autodiag.diagnostics.conditions import say_when
from autodiag.questionnaires import read
from autodiag.questionnaires.model import AllOf, AnyOf, Not, Operator, Rule
from autodiag.questionnaires.model import Test as Told
from tests.diagnostics.journey import EVERY_KIND

QUESTIONNAIRE = read(EVERY_KIND.read_bytes()).questionnaire
ALL = Told("Q-ONE", Operator.IS, "s2")
YES = Told("Q-YES-NO", Operator.IS, operand=True)
IS_ALL = "la réponse à « Un seul choix ? » est « Tout »"
IS_YES = "la réponse à « Oui ou non ? » est « Oui »"

SAID: dict[str, Rule] = {
    IS_ALL: ALL,
    IS_YES: YES,
    "la réponse à « De 0 à 10 ? » est « 7 »": Told("Q-RATING", Operator.IS, 7.0),
    "la réponse à « Et pour chacun ? On lit. » est « Un peu »": Told(
        "Q-MATRIX.read", Operator.IS, "s1"
    ),
    "la réponse à « Un seul choix ? » est autre que « Tout »": Told("Q-ONE", Operator.IS_NOT, "s2"),
    "la réponse à « Un seul choix ? » est « Rien » ou « Tout »": Told(
        "Q-ONE", Operator.IN, ("s0", "s2")
    ),
    "la réponse à « Plusieurs choix ? » comprend « Courriels »": Told(
        "Q-MULTIPLE", Operator.INCLUDES, "mail"
    ),
    "« Un seul choix ? » a reçu une réponse": Told("Q-ONE", Operator.ANSWERED, operand=True),
    "« Un seul choix ? » est sans réponse": Told("Q-ONE", Operator.ANSWERED, operand=False),
    "la réponse à « Un seul choix ? » est « Un peu » ou « Tout »": Told(
        "Q-ONE", Operator.AT_LEAST, 1.0
    ),
    "la réponse à « Un seul choix ? » est « Rien »": Told("Q-ONE", Operator.AT_MOST, 0.0),
    "la réponse à « Plusieurs choix ? » est d’au moins 2 choix": Told(
        "Q-MULTIPLE", Operator.AT_LEAST, 2.0
    ),
    "la réponse à « Combien d’heures ? » est d’au plus 12,5": Told(
        "Q-NUMBER", Operator.AT_MOST, 12.5
    ),
    "la réponse à « Quel jour ? » est le 12 mai 2026 ou après": Told(
        "Q-DATE", Operator.AT_LEAST, "2026-05-12"
    ),
    "la réponse à « Quel jour ? » est le 12 mai 2026 ou avant": Told(
        "Q-DATE", Operator.AT_MOST, "2026-05-12"
    ),
    f"il n’est pas vrai que {IS_ALL}": Not(ALL),
    f"{IS_ALL} et ({IS_ALL} ou {IS_YES})": AllOf((ALL, AnyOf((ALL, YES)))),
}


@pytest.mark.parametrize("said", SAID)
def test_a_condition_is_said_in_words(said: str) -> None:
    assert QUESTIONNAIRE
    words = say_when(SAID[said], QUESTIONNAIRE)
    assert words.replace("\u202f", " ").replace("\u00a0", " ") == f"Seulement si {said}."


def test_what_is_always_asked_says_nothing() -> None:
    assert QUESTIONNAIRE
    assert say_when(None, QUESTIONNAIRE) == ""
