"""The profile as a printed report: the same words as the page, set by the report room."""

from autodiag.diagnostics import report
from autodiag.diagnostics.portrait.cards import Card, WhyRow
from autodiag.diagnostics.portrait.figures import Figure, scale_top
from autodiag.diagnostics.portrait.page import LensCard, Portrait, TargetView, rings, say_reckoning
from autodiag.diagnostics.portrait.suggestions import Helper, Suggestion
from autodiag.diagnostics.tables import Action
from autodiag.diagnostics.wording import say_answer, say_depth
from autodiag.network.places import find_region
from autodiag.questionnaires import NOT_ANSWERED, Question
from autodiag.web.languages import (
    current_language,
    format_day,
    format_share,
    gettext,
    text_of,
)


def print_report(portrait: Portrait) -> bytes:
    """The PDF of a profile, in the language spoken now."""
    return report.report_pdf(make_report(portrait))


def make_report(portrait: Portrait) -> report.Report:
    """Everything that is printed."""
    dossier, result = portrait.dossier, portrait.dossier.result
    questionnaire = portrait.version.questionnaire
    return report.Report(
        language=current_language(),
        name=dossier.name,
        place=_say_place(portrait),
        day=format_day(result.finished_at),
        depth=say_depth(result.depth),
        opening=f"{portrait.opening.plain} {portrait.opening.marked}".strip(),
        highlight=portrait.opening.marked,
        whole=_standing(portrait.whole, portrait.basis),
        dimensions=tuple(_dimension(portrait, card) for card in portrait.cards),
        finished_at=result.finished_at,
        lenses=tuple(_lens(lens) for lens in portrait.lenses),
        monday=portrait.monday.text if portrait.monday else "",
        progress=_say_progress(portrait),
        recommendations=tuple(_recommendation(one) for one in portrait.first),
        neighbours=tuple(_neighbour(one) for one in portrait.helpers),
        aims=tuple(_aim(target) for target in portrait.targets),
        plan=tuple(_deed(portrait, action) for action in dossier.actions),
        others=tuple(_others(portrait)),
        levels=tuple(
            report.LevelWords(text_of(level.name), text_of(level.description))
            for level in questionnaire.levels
        ),
        method=_say_method(portrait),
        comeback=_say_comeback(),
        licence=questionnaire.licence,
        version=gettext(
            "Questionnaire « %(title)s », version %(version)s",
            title=text_of(questionnaire.title),
            version=questionnaire.version,
        ),
        rings=rings(portrait.version),
        scale_top=scale_top(portrait.version),
    )


def _say_place(portrait: Portrait) -> str:
    region = find_region(portrait.dossier.region) if portrait.dossier.region else None
    parts = (portrait.dossier.municipality or "", text_of(region.names) if region else "")
    return ", ".join(part for part in parts if part)


def _standing(figure: Figure, basis: str = "") -> report.Standing:
    return report.Standing(
        figure.percent,
        figure.shown,
        str(figure.rank) if figure.rank else "",
        figure.level_name,
        figure.text or figure.missing,
        basis,
    )


def _dimension(portrait: Portrait, card: Card) -> report.Dimension:
    target = next((one for one in portrait.targets if one.code == card.figure.code), None)
    return report.Dimension(
        card.colour,
        card.figure.name,
        card.figure.short,
        _standing(card.figure),
        _coverage(card.figure),
        card.strengths,
        card.gaps,
        target.floor if target else None,
        target.level_name if target else "",
        tuple(_why(row) for row in card.why),
        say_reckoning(portrait, card.figure.code),
    )


def _coverage(figure: Figure) -> str:
    return f"{figure.answered}, {figure.left_out}" if figure.left_out else figure.answered


def _why(row: WhyRow) -> report.Why:
    number = f"{row.number}. " if row.number else ""
    return report.Why(
        f"{number}{row.question}", row.answer, row.value, row.weight, row.left_out, row.note
    )


def _lens(lens: LensCard) -> report.Lens:
    return report.Lens(lens.figure.name, _standing(lens.figure), lens.parts)


def _say_progress(portrait: Portrait) -> str:
    if portrait.progress is None:
        return ""
    return gettext(
        "Chemin parcouru vers vos cibles : %(share)s", share=format_share(portrait.progress)
    )


def _recommendation(one: Suggestion) -> report.Recommendation:
    said = ", ".join(f"{reason.name} ({reason.level_name})" for reason in one.reasons)
    serves = ", ".join(reason.short for reason in one.serves)
    leads_to = one.reasons[0].leads_to
    return report.Recommendation(one.card.title, said, one.effort, leads_to, serves)


def _neighbour(one: Helper) -> report.Neighbour:
    return report.Neighbour(one.name, one.where, f"{one.need}. {one.because}")


def _aim(target: TargetView) -> report.Aim:
    day = format_day(target.by) if target.by else ""
    return report.Aim(target.name, target.level_name, day, target.level_text)


def _deed(portrait: Portrait, action: Action) -> report.Deed:
    card = portrait.dossier.entries.get(action.entry or "")
    title = card.title if card else action.title
    return report.Deed(
        title, format_day(action.by) if action.by else "", action.note, action.is_done
    )


def _others(portrait: Portrait) -> list[report.Answered]:
    """Facts and free texts: what feeds no score, where something was said."""
    result = portrait.dossier.result
    unscored = (q for q in result.path.questions if not any(leaf.feeds for leaf in q.leaves()))
    return [
        report.Answered(text_of(question.text), said, note)
        for question in unscored
        for said, note in (_said(portrait, question),)
        if said or note
    ]


def _said(portrait: Portrait, question: Question) -> tuple[str, str]:
    answer = portrait.dossier.result.answers.get(question.code, NOT_ANSWERED)
    said = "" if answer.value is None else say_answer(question, answer)
    return said, answer.note


def _say_method(portrait: Portrait) -> tuple[str, ...]:
    aim = portrait.version.questionnaire.aim
    return (
        gettext(
            "Chaque réponse vaut de 0 à 100. Vos réponses donnent le score des dimensions, et les "
            "dimensions celui de l’ensemble : des moyennes où chaque partie compte selon son poids."
        ),
        gettext(
            "« Sans objet », « je ne sais pas », « je préfère ne pas répondre » et l’absence de "
            "réponse ne font ni monter ni baisser un score. Leur nombre est toujours indiqué."
        ),
        gettext(
            "Les fiches proposées visent d’abord ce qui est le plus loin du niveau suivant, ou de "
            "%(aim)s sur 100.",
            aim=int(aim),
        ),
    )


def _say_comeback() -> tuple[str, ...]:
    return (
        gettext(
            "Votre lien privé rouvre ce diagnostic. Il n’est pas dans ce document, que vous pouvez "
            "donc remettre à d’autres."
        ),
        gettext("Refaites le diagnostic dans un an : vous verrez le chemin parcouru."),
    )
