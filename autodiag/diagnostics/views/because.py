"""Why a guide entry is proposed to this reader: said beside the entry, to this browser alone."""

from flask import Response, after_this_request, url_for

from autodiag.diagnostics.portrait.suggestions import Called, Suggestion, list_suggestions
from autodiag.diagnostics.service.dossier import open_dossier
from autodiag.diagnostics.service.starting import find_finished
from autodiag.diagnostics.views.access import opened
from autodiag.guide.reasons import Because
from autodiag.web import session
from autodiag.web.languages import current_language, gettext


def find_because(code: str) -> Because | None:
    """The reasons for entry *code* in the latest profile opened in this browser, if it has any."""
    keys = opened()
    diagnostic = find_finished(session(), keys) if keys else None
    if diagnostic is None:
        return None
    dossier = open_dossier(session(), diagnostic, language=current_language())
    ranked = (*dossier.recommendations.first, *dossier.recommendations.more)
    found = list_suggestions(dossier, [one for one in ranked if one.entry.code == code])
    if not found:
        return None
    after_this_request(_keep_out_of_caches)
    return Because(
        gettext("Pourquoi on vous la propose"),
        tuple(_say(found[0])),
        url_for("diagnostics.show_profile", uid=diagnostic.uid) + f"#entry-{code}",
        gettext("Revenir à votre profil"),
    )


def _keep_out_of_caches(response: Response) -> Response:
    response.headers["Cache-Control"] = "no-store"
    return response


def _say(found: Suggestion) -> list[str]:
    said = [_say_answer(called) for called in found.because]
    first = found.reasons[0]
    said.append(
        gettext(
            "%(name)s : vous êtes au niveau « %(level)s ». La fiche aide à atteindre « %(next)s ».",
            name=first.name,
            level=first.level_name,
            next=first.leads_to,
        )
    )
    return said


def _say_answer(called: Called) -> str:
    return gettext(
        "Vous avez répondu « %(answer)s » (question %(number)s).",
        answer=called.answer,
        number=called.number or "",
    )
