"""The words of a report that are its own: titles, heads of tables, what stands at the foot."""

from __future__ import annotations

from autodiag.diagnostics.report.content import Report
from autodiag.web.languages import gettext as _
from autodiag.web.languages import ngettext


def words_of(report: Report) -> dict[str, str]:
    """The report's own words, in the language being spoken."""
    return _titles(report) | _heads() | _names(report)


def _titles(report: Report) -> dict[str, str]:
    count = len(report.dimensions)
    return {
        "monday_title": _("Lundi matin"),
        "rose_title": _("Votre rose"),
        "lenses_title": _("Lectures des mêmes réponses"),
        "dimensions_title": ngettext(
            "%(num)d dimension, de près", "%(num)d dimensions, une à la fois", count
        ),
        "first_title": _("Par où commencer"),
        "near_title": _("À qui parler près de chez vous"),
        "plan_title": _("Cibles et plan"),
        "aims_title": _("Vos cibles"),
        "deeds_title": _("Votre plan"),
        "why_title": _("Annexe : pourquoi ces scores"),
        "others_title": _("Vos autres réponses"),
        "method_title": _("La méthode en bref"),
        "back_title": _("Revenir à ce diagnostic"),
    }


def _heads() -> dict[str, str]:
    return {
        "dimension": _("Dimension"),
        "score": _("Score"),
        "level": _("Niveau"),
        "answers": _("Réponses"),
        "question": _("Question"),
        "answer": _("Votre réponse"),
        "value": _("Valeur"),
        "weight": _("Poids"),
        "holds": _("Ce qui tient"),
        "lacks": _("Ce qui manque"),
        "target": _("Cible"),
        "because": _("Parce que"),
        "effort": _("Effort"),
        "leads": _("Mène à"),
        "serves": _("Sert"),
        "note": _("Note :"),
        "done": _("fait"),
        "whole": _("Ensemble"),
    }


def _names(report: Report) -> dict[str, str]:
    named = _("Profil de %(name)s", name=report.name) if report.name else _("Profil numérique")
    return {
        "title": named,
        "out_of": _("sur %(most)s", most=report.scale_top),
        "rose_note": _(
            "Un pétale par dimension, coloré jusqu’au score. Les anneaux sont les niveaux ; "
            "le trait épais, la cible que vous visez."
        ),
        "dimensions_note": _(
            "Le niveau dit où vous en êtes aujourd’hui. Il ne juge ni la taille ni les moyens."
        ),
        "first_note": _("Les fiches du guide qui vous serviront le plus, dans l’ordre."),
        "near_note": _("Des cellules du réseau, choisies pour ce qui vous manque."),
        "why_note": _("Chaque score, réponse par réponse."),
        "lacking": _("□ tient la place d’un signe que ce document ne peut pas imprimer."),
        "rose_alt": _alternative(report),
    }


def _alternative(report: Report) -> str:
    said = ", ".join(f"{one.short} {one.standing.shown}" for one in report.dimensions)
    return _("La rose : un pétale par dimension. %(scores)s.", scores=said)
