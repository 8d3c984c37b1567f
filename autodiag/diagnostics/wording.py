"""Sentences about answers: refusals, non-scores, values, in the reader's language."""

from collections.abc import Mapping
from datetime import date

from autodiag.questionnaires import (
    Answer,
    Depth,
    Kind,
    NonScore,
    Question,
    Reason,
    Refusal,
    Text,
)
from autodiag.web.languages import format_day, format_number, gettext, text_of


def _(message: str) -> str:
    """Mark a message for translation; it is spoken when shown."""
    return message


NON_SCORES: Mapping[NonScore, str] = {
    NonScore.NOT_APPLICABLE: _("Sans objet pour nous"),
    NonScore.DONT_KNOW: _("Je ne sais pas"),
    NonScore.PREFER_NOT: _("Je préfère ne pas répondre"),
    NonScore.NOT_ANSWERED: _("Sans réponse"),
}

DEPTHS: Mapping[Depth, str] = {
    Depth.EXPRESS: _("express"),
    Depth.STANDARD: _("standard"),
    Depth.COMPLETE: _("complet"),
}

_REFUSALS: Mapping[Reason, str] = {
    Reason.UNKNOWN_CHOICE: _("Ce choix n’existe pas. Choisissez l’une des réponses proposées."),
    Reason.HIDDEN_CHOICE: _(
        "Ce choix ne va plus avec vos autres réponses. Choisissez-en un autre."
    ),
    Reason.EXCLUSIVE_CHOICE: _("Une des réponses cochées exclut les autres."),
    Reason.TWICE: _("Le même choix est donné deux fois."),
    Reason.ONE_VALUE: _("Choisissez une seule réponse."),
    Reason.NOT_A_NUMBER: _("Écrivez un nombre, en chiffres."),
    Reason.TOO_LOW: _("Ce nombre doit être d’au moins %(least)s."),
    Reason.TOO_HIGH: _("Ce nombre doit être d’au plus %(most)s."),
    Reason.OFF_STEP: _(
        "Les nombres possibles vont de %(step)s en %(step)s, à partir de %(least)s."
    ),
    Reason.NOT_A_DATE: _("Écrivez une date, comme 2026-11-12."),
    Reason.YES_OR_NO: _("Répondez par oui ou par non."),
    Reason.TOO_LONG: _(
        "Ce texte compte %(length)s caractères ; il peut en avoir %(most)s au plus."
    ),
    Reason.NOTE_TOO_LONG: _(
        "Cette note compte %(length)s caractères ; elle peut en avoir %(most)s au plus."
    ),
    Reason.CONTROL_CHARACTER: _("Ce texte contient un caractère invisible. Retapez-le à la main."),
    Reason.NOT_OFFERED: _("Cette réponse n’est pas proposée ici."),
    Reason.VALUE_AND_NON_SCORE: _(
        "Donnez une réponse, ou dites pourquoi vous n’en donnez pas : pas les deux."
    ),
    Reason.NO_NOTE: _("Cette question ne prend pas de note."),
    Reason.ROWS_ONLY: _("Répondez à chaque énoncé."),
}


def say_refusal(refusal: Refusal) -> str:
    """Why an answer was not accepted."""
    details = {
        name: format_number(value, decimals_of(value)) if isinstance(value, float | int) else value
        for name, value in refusal.details.items()
    }
    return gettext(_REFUSALS[refusal.reason], **details)


def say_depth(depth: Depth) -> str:
    """The depth as an adjective of a diagnostic: express, standard, complet."""
    return gettext(DEPTHS[depth])


def say_non_score(non_score: NonScore) -> str:
    """One of the four ways of not giving a value."""
    return gettext(NON_SCORES[non_score])


def say_answer(question: Question, answer: Answer) -> str:
    """An answer in full: the words of the choice, the date, the number with its unit."""
    if answer.state is not None:
        return say_non_score(answer.state)
    value = answer.value
    if isinstance(value, bool):
        return _say_yes_no(question, is_yes=value)
    if isinstance(value, tuple):
        return ", ".join(_say_choice(question, code) for code in value)
    if isinstance(value, float):
        figure = format_number(value, decimals_of(value))
        return f"{figure} {text_of(question.unit)}".strip() if question.unit else figure
    return _say_text(question, str(value))


def _say_text(question: Question, value: str) -> str:
    if question.kind is Kind.DATE:
        return format_day(date.fromisoformat(value))
    return _say_choice(question, value)


def _say_choice(question: Question, code: str) -> str:
    choice = question.choice(code)
    return code if choice is None else text_of(choice.label)


def _say_yes_no(question: Question, *, is_yes: bool) -> str:
    label: Text | None = question.labels.get("yes" if is_yes else "no")
    if label:
        return text_of(label)
    return gettext("Oui") if is_yes else gettext("Non")


def decimals_of(value: float) -> int:
    """How many decimals a number needs to be shown as it was given; nine at most."""
    return len(f"{value:.9f}".rstrip("0").partition(".")[2])
