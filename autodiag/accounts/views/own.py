"""One's own account: name, language, password, browsers, data, the end."""

from flask import Response, jsonify, redirect, url_for
from flask.typing import ResponseReturnValue

from autodiag.accounts.forms import DetailsForm, EraseAccountForm, PasswordForm
from autodiag.accounts.passwords import SHORTEST
from autodiag.accounts.places import name_places
from autodiag.accounts.presence import current_token, leave
from autodiag.accounts.service import entering, keeping
from autodiag.accounts.service.people import get_account
from autodiag.accounts.tokens import hash_token
from autodiag.accounts.views.blueprint import SEE, UNFIT, blueprint
from autodiag.accounts.words import say_role
from autodiag.web import now, render, session
from autodiag.web.access import get_person, needs_sign_in
from autodiag.web.forms import PressForm, check_press


@blueprint.get("/own")
@needs_sign_in
def show_own() -> ResponseReturnValue:
    """Who one is here, and where one is signed in."""
    account = get_account(session(), get_person().number)
    return _render_own(DetailsForm(formdata=None, obj=account))


@blueprint.post("/own")
@needs_sign_in
def change_own() -> ResponseReturnValue:
    """Keep another name or language."""
    account, form = get_account(session(), get_person().number), DetailsForm()
    if not form.validate():
        return _render_own(form), UNFIT
    keeping.change_details(account, name=form.name.data, language=form.language.data)
    return redirect(url_for("accounts.show_own"), SEE)


def _render_own(form: DetailsForm) -> str:
    number = get_person().number
    return render(
        "accounts/own.html",
        account=get_account(session(), number),
        visits=entering.list_visits(session(), number, now=now()),
        here=hash_token(current_token()),
        names=name_places(),
        say_role=say_role,
        form=form,
        proof=PressForm(formdata=None),
    )


@blueprint.post("/own/visits/<int:visit>/end")
@needs_sign_in
def end_visit(visit: int) -> ResponseReturnValue:
    """Sign out of one other browser."""
    check_press()
    entering.end_visit(session(), get_person().number, visit)
    return redirect(url_for("accounts.show_own"), SEE)


@blueprint.post("/own/visits/end-others")
@needs_sign_in
def end_other_visits() -> ResponseReturnValue:
    """Sign out everywhere but here."""
    check_press()
    entering.end_visits(session(), get_person().number, but=current_token())
    return redirect(url_for("accounts.show_own"), SEE)


@blueprint.get("/own/password")
@needs_sign_in
def show_password() -> ResponseReturnValue:
    """Where one changes one's password."""
    form = PasswordForm(formdata=None)
    return render("accounts/password.html", form=form, shortest=SHORTEST)


@blueprint.post("/own/password")
@needs_sign_in
def change_password() -> ResponseReturnValue:
    """Keep another password, and sign out everywhere but here."""
    account, form = get_account(session(), get_person().number), PasswordForm()
    if form.validate():
        with form.hearing_reasons():
            keeping.change_password(
                session(), account, form.password_current.data, form.password.data,
                token=current_token(), now=now(),
            )  # fmt: skip
    if form.errors:
        return render("accounts/password.html", form=form, shortest=SHORTEST), UNFIT
    return redirect(url_for("accounts.show_own"), SEE)


@blueprint.get("/own/data.json")
@needs_sign_in
def download_own() -> Response:
    """All that is kept of oneself."""
    response = jsonify(keeping.export(session(), get_person().number, now=now()))
    response.headers["Content-Disposition"] = 'attachment; filename="autodiag-compte.json"'
    return response


@blueprint.get("/own/erase")
@needs_sign_in
def show_erase() -> ResponseReturnValue:
    """The last page before one's account goes."""
    account = get_account(session(), get_person().number)
    return render("accounts/erase.html", form=EraseAccountForm(formdata=None), account=account)


@blueprint.post("/own/erase")
@needs_sign_in
def erase_own() -> ResponseReturnValue:
    """Erase one's account for good."""
    account, form = get_account(session(), get_person().number), EraseAccountForm()
    if form.validate():
        with form.hearing_reasons():
            keeping.erase(session(), account, form.password.data, now=now())
    if form.errors:
        return render("accounts/erase.html", form=form, account=account), UNFIT
    leave()
    return redirect(url_for("accounts.show_erased"), SEE)


@blueprint.get("/erased")
def show_erased() -> str:
    """It is gone."""
    return render("accounts/erased.html")
