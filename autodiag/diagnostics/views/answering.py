"""The pages of questions: shown, saved, saved again answer by answer, reviewed, finished."""

from typing import NamedTuple

from flask import Response, jsonify, redirect, request, url_for
from flask.typing import ResponseReturnValue

from autodiag.diagnostics.asking import (
    NOTHING_RETURNED,
    Returned,
    ask,
    list_shown,
    read_form,
    say_earlier,
)
from autodiag.diagnostics.forms import ReviewForm
from autodiag.diagnostics.progress import list_blanks, measure
from autodiag.diagnostics.service.answering import (
    Saved,
    clear_answer,
    mark_of,
    name_organisation,
    save_answers,
)
from autodiag.diagnostics.service.answers import Standing
from autodiag.diagnostics.service.finishing import find_earlier_result, finish, reopen
from autodiag.diagnostics.service.moving import find_newer
from autodiag.diagnostics.service.territory import Settlement, settle
from autodiag.diagnostics.strip import list_steps
from autodiag.diagnostics.views.access import has_come_back, key_of, open_here
from autodiag.diagnostics.views.blueprint import blueprint
from autodiag.diagnostics.views.words import name_levels
from autodiag.diagnostics.wording import say_refusal
from autodiag.errors import NotFound
from autodiag.questionnaires import NOT_ANSWERED, Page, find_page, page_of, pages
from autodiag.web import keep_despite_refusal, now, render, session
from autodiag.web.forms import check_press
from autodiag.web.languages import format_hour, ngettext
from autodiag.web.languages import gettext as _


class Place(NamedTuple):
    """A page of questions and the diagnostic it belongs to."""

    standing: Standing
    page: Page


def _find_place(uid: str, code: str) -> Place:
    standing = open_here(uid)
    page = find_page(pages(standing.path), code)
    if page is None:
        raise NotFound
    return Place(standing, page)


@blueprint.get("/<uid>/pages/<code>")
def show_page(uid: str, code: str) -> ResponseReturnValue:
    """One page of questions."""
    place = _find_place(uid, code)
    if not place.standing.diagnostic.is_open:
        return redirect(url_for("diagnostics.show_profile", uid=uid), 303)
    if place.page.code != code:
        return redirect(url_for("diagnostics.show_page", uid=uid, code=place.page.code), 303)
    return _render_page(place)


def _render_page(
    place: Place, returned: Returned = NOTHING_RETURNED, settlement: Settlement | None = None
) -> str:
    standing, page = place
    progress = measure(standing, page)
    earlier = find_earlier_result(session(), standing.diagnostic)
    reminders = say_earlier(earlier.version.questionnaire, earlier.answers) if earlier else {}
    return render(
        "diagnostics/page.html",
        standing=standing,
        diagnostic=standing.diagnostic,
        page=page,
        level_names=name_levels(standing.version.questionnaire),
        questions=ask(standing, page, returned, reminders),
        progress=progress,
        steps=list_steps(standing, progress, page),
        previous=_neighbour(progress.pages, progress.place - 2),
        following=_neighbour(progress.pages, progress.place),
        settlement=settlement,
        earlier_at=earlier.finished_at if earlier else None,
        key=key_of(standing.diagnostic.uid),
        newer=find_newer(session(), standing) if has_come_back() else None,
    )


def _neighbour(every: tuple[Page, ...], index: int) -> Page | None:
    return every[index] if 0 <= index < len(every) else None


@blueprint.post("/<uid>/pages/<code>")
def save_page(uid: str, code: str) -> ResponseReturnValue:
    """Save a page of answers and go where the person wants."""
    standing = open_here(uid)
    before = find_page(pages(standing.path), code)
    given = read_form(request.form, standing.version.questionnaire)
    if before is None and not given:
        raise NotFound
    saved = save_answers(standing, given, now=now())
    settlement = settle(saved.standing, given, request.form.get("doubt", ""), now=now())
    page = _page_to_mend(settlement.standing, before, saved)
    if page is None:
        return redirect(url_for("diagnostics.continue_here", uid=uid), 303)
    here = Place(settlement.standing, page)
    if saved.refusals:
        keep_despite_refusal()
        return _render_page(here, Returned(given, saved.refusals, saved.clashes)), 422
    if saved.clashes:
        return _render_page(here, Returned(given, {}, saved.clashes))
    if settlement.is_unsettled and _is_going_on():
        return _render_page(here, settlement=settlement)
    return redirect(_address_after(here), 303)


def _is_going_on() -> bool:
    """Whoever stops, goes back or clears an answer is asked nothing more."""
    return request.form.get("go", "next") == "next" and not request.form.get("clear")


def _page_to_mend(standing: Standing, sent: Page | None, saved: Saved) -> Page | None:
    """The page that was sent, unless what is to be mended is asked on another one by now."""
    wrong = {key.partition(".")[0] for key in (*saved.refusals, *saved.clashes)}
    if sent and (not wrong or wrong & {question.code for question in sent.questions}):
        return sent
    every = pages(standing.path)
    return next((page for code in sorted(wrong) if (page := page_of(every, code))), sent)


def _address_after(place: Place) -> str:
    standing, page = place
    uid, wish = standing.diagnostic.uid, request.form.get("go", "next")
    cleared = request.form.get("clear", "")
    if cleared:
        return _address_after_clearing(place, cleared)
    # An answer may have brought a question onto this very page.
    fresh = find_page(pages(standing.path), page.code) or page
    shown = list_shown(request.form)
    appeared = [question for question in fresh.questions if shown and question.code not in shown]
    if appeared and fresh.code == page.code and wish == "next":
        address = url_for("diagnostics.show_page", uid=uid, code=fresh.code)
        return f"{address}#{appeared[0].code}"
    return _address_of_wish(standing, fresh, wish)


def _address_after_clearing(place: Place, code: str) -> str:
    question = place.standing.version.questionnaire.questions.get(code)
    if question is None:
        raise NotFound
    standing = clear_answer(place.standing, question, now=now())
    address = url_for("diagnostics.show_page", uid=standing.diagnostic.uid, code=place.page.code)
    return f"{address}#{code}"


def _address_of_wish(standing: Standing, page: Page, wish: str) -> str:
    uid = standing.diagnostic.uid
    every = pages(standing.path)
    place = next(i for i, one in enumerate(every) if one.code == page.code)
    goal = {"previous": place - 1, "next": place + 1}.get(wish, place)
    if wish == "stop":
        return url_for("diagnostics.show_link", uid=uid)
    if wish == "review" or goal >= len(every):
        return url_for("diagnostics.review", uid=uid)
    return url_for("diagnostics.show_page", uid=uid, code=every[max(goal, 0)].code)


@blueprint.post("/<uid>/pages/<code>/save")
def save_quietly(uid: str, code: str) -> Response | tuple[Response, int]:
    """Save what has just changed, for a page that stays where it is."""
    standing = open_here(uid)
    given = read_form(request.form, standing.version.questionnaire)
    saved = save_answers(standing, given, now=now())
    progress = measure(saved.standing, find_page(pages(saved.standing.path), code))
    return jsonify(
        state=_say_state(saved),
        marks={key: _mark(saved, key) for key in given if key not in saved.clashes},
        errors={key: say_refusal(refusal) for key, refusal in saved.refusals.items()},
        clashes=sorted(saved.clashes),
        answered=progress.answered,
        word=ngettext("réponse", "réponses", progress.answered),
        asked=progress.asked,
        minutes=progress.minutes_left,
        questions=sorted(saved.standing.path.codes),
    )


def _mark(saved: Saved, key: str) -> str:
    return mark_of(saved.standing.answers.get(key, NOT_ANSWERED))


def _say_state(saved: Saved) -> str:
    if saved.clashes:
        return _("Cette réponse a changé ailleurs : continuez, et nous vous montrerons les deux.")
    if saved.refusals:
        return _("Pas encore enregistré : une réponse est à corriger.")
    return _("Enregistré à %(hour)s", hour=format_hour(now()))


@blueprint.get("/<uid>/review")
def review(uid: str) -> ResponseReturnValue:
    """What was left blank, the name, and the end."""
    standing = open_here(uid)
    if not standing.diagnostic.is_open:
        return redirect(url_for("diagnostics.show_profile", uid=uid), 303)
    return _render_review(standing, ReviewForm(name=standing.diagnostic.name))


def _render_review(standing: Standing, form: ReviewForm) -> str:
    progress = measure(standing)
    return render(
        "diagnostics/review.html",
        standing=standing,
        diagnostic=standing.diagnostic,
        blanks=list_blanks(standing),
        progress=progress,
        steps=list_steps(standing, progress, None),
        form=form,
        key=key_of(standing.diagnostic.uid),
    )


@blueprint.post("/<uid>/finish")
def finish_here(uid: str) -> ResponseReturnValue:
    """Compute the profile and show it."""
    standing = open_here(uid)
    form = ReviewForm()
    if not form.validate():
        return _render_review(standing, form), 422
    if standing.diagnostic.is_open:
        name_organisation(standing, form.name.data, now=now())
    finish(standing, now=now())
    return redirect(url_for("diagnostics.show_profile", uid=uid), 303)


@blueprint.post("/<uid>/reopen")
def reopen_here(uid: str) -> ResponseReturnValue:
    """Let answers change again."""
    standing = open_here(uid)
    check_press()
    reopen(standing, now=now())
    return redirect(_address_of_question(standing, request.form.get("question", "")), 303)


def _address_of_question(standing: Standing, code: str) -> str:
    every = pages(standing.path)
    page = next((one for one in every if any(q.code == code for q in one.questions)), every[0])
    address = url_for("diagnostics.show_page", uid=standing.diagnostic.uid, code=page.code)
    return f"{address}#{code}" if code in standing.path.codes else address
