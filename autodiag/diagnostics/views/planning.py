"""Targets and the action plan."""

from collections.abc import Mapping
from datetime import date

from flask import redirect, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.wrappers import Response

from autodiag.diagnostics.forms import ActionChangeForm, ActionForm
from autodiag.diagnostics.portrait.aims import AimRow, list_aim_rows
from autodiag.diagnostics.service.answers import Standing
from autodiag.diagnostics.service.finishing import get_result
from autodiag.diagnostics.service.planning import (
    Aim,
    add_action,
    drop_action,
    drop_entry,
    get_action,
    keep_entry,
    list_actions,
    list_targets,
    set_targets,
)
from autodiag.diagnostics.views.access import open_here
from autodiag.diagnostics.views.blueprint import blueprint
from autodiag.errors import Invalid, NotFound
from autodiag.guide.service import list_recommendable, titles
from autodiag.web import now, render, session
from autodiag.web.forms import PressForm, check_press
from autodiag.web.languages import current_language
from autodiag.web.languages import gettext as _


@blueprint.get("/<uid>/targets")
def show_targets(uid: str) -> str:
    """Which level to reach on which dimension, and by when."""
    standing = open_here(uid)
    result = get_result(session(), standing.diagnostic)
    aims = {
        one.code: Aim(one.level, one.by) for one in list_targets(session(), standing.diagnostic)
    }
    return _render_targets(uid, list_aim_rows(result, aims, now=now()))


def _render_targets(
    uid: str, rows: tuple[AimRow, ...], errors: Mapping[str, str] | None = None
) -> str:
    return render(
        "diagnostics/targets.html",
        uid=uid,
        rows=rows,
        errors=errors or {},
        form=PressForm(),
    )


@blueprint.post("/<uid>/targets")
def save_targets(uid: str) -> ResponseReturnValue:
    """Keep the targets chosen."""
    standing = open_here(uid)
    result = get_result(session(), standing.diagnostic)
    rows = list_aim_rows(result, {}, now=now())
    typed = {row.code: request.form.get(f"by.{row.code}", "").strip() for row in rows}
    # Nothing is ticked where the target of before has been reached: that target stays.
    wanted = {row.code: request.form.get(f"level.{row.code}") for row in rows}
    errors = {code: _wrong_day() for code, day in typed.items() if wanted[code] and _is_wrong(day)}
    if errors:
        shown = tuple(
            row._replace(chosen=wanted[row.code] or "", by=typed[row.code]) for row in rows
        )
        return _render_targets(uid, shown, errors), 422
    aims = {
        row.code: _aim(wanted[row.code], typed[row.code])
        for row in rows
        if wanted[row.code] in {"", *(option.code for option in row.options)}
    }
    set_targets(session(), standing.diagnostic, result, aims, now=now())
    return redirect(url_for("diagnostics.show_profile", uid=uid) + "#plan", 303)


def _aim(level: str | None, by: str) -> Aim | None:
    return Aim(level, _day(by)) if level else None


def _wrong_day() -> str:
    return _("Écrivez une date, comme 2026-11-12.")


def _is_wrong(typed: str) -> bool:
    return bool(typed) and _day(typed) is None


def _day(typed: str) -> date | None:
    try:
        return date.fromisoformat(typed)
    except ValueError:
        return None


@blueprint.get("/<uid>/plan")
def show_plan(uid: str) -> str:
    """The action plan, line by line."""
    return _render_plan(open_here(uid), ActionForm())


def _render_plan(
    standing: Standing, form: ActionForm, changed: tuple[int, ActionChangeForm] | None = None
) -> str:
    actions = list_actions(session(), standing.diagnostic)
    forms = {action.id: _change_form(action.id, action) for action in actions}
    if changed is not None:
        forms[changed[0]] = changed[1]
    entries = titles(session(), {a.entry for a in actions if a.entry}, current_language())
    return render(
        "diagnostics/plan.html",
        diagnostic=standing.diagnostic,
        actions=actions,
        forms=forms,
        entries=entries,
        form=form,
        press=PressForm(),
    )


def _change_form(number: int, action: object) -> ActionChangeForm:
    return ActionChangeForm(formdata=None, obj=action, prefix=f"a{number}-")


@blueprint.post("/<uid>/plan/keep")
def keep_in_plan(uid: str) -> ResponseReturnValue:
    """Put a guide entry in the plan, or take it out, from where it is shown."""
    standing = open_here(uid)
    check_press()
    code = request.form.get("entry", "")
    if request.form.get("drop"):
        drop_entry(session(), standing.diagnostic, code, now=now())
    elif code in {entry.code for entry in list_recommendable(session())}:
        keep_entry(session(), standing.diagnostic, code, now=now())
    else:
        raise NotFound
    address = url_for("diagnostics.show_profile", uid=uid, _anchor=f"entry-{code}")
    return redirect(address, 303)


@blueprint.post("/<uid>/plan")
def add_to_plan(uid: str) -> ResponseReturnValue:
    """Add a line in words of one's own."""
    standing = open_here(uid)
    form = ActionForm()
    if not form.validate():
        return _render_plan(standing, form), 422
    try:
        action = add_action(
            session(), standing.diagnostic, form.title.data, by=form.by.data, now=now()
        )
    except Invalid as full:
        form.title.errors = [full.message]
        return _render_plan(standing, form), 422
    return _back_to_plan(uid, action.id)


@blueprint.post("/<uid>/plan/<int:number>")
def change_in_plan(uid: str, number: int) -> ResponseReturnValue:
    """Change the date, the note, or whether it is done; or take the line out."""
    standing = open_here(uid)
    if request.form.get("drop"):
        check_press()
        drop_action(session(), standing.diagnostic, number, now=now())
        return _back_to_plan(uid)
    action = get_action(session(), standing.diagnostic, number)
    form = ActionChangeForm(prefix=f"a{number}-")
    if not form.validate():
        return _render_plan(standing, ActionForm(formdata=None), (number, form)), 422
    action.by, action.note = form.by.data, form.note.data
    action.is_done = bool(form.is_done.data)
    standing.diagnostic.changed_at = now()
    return _back_to_plan(uid, number)


def _back_to_plan(uid: str, number: int | None = None) -> Response:
    address = url_for("diagnostics.show_plan", uid=uid)
    return redirect(f"{address}#action-{number}" if number else address, 303)
