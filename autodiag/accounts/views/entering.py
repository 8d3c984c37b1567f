"""Signing in and out, and coming in by a link."""

import re

from flask import redirect, url_for
from flask.typing import ResponseReturnValue

from autodiag.accounts import attempts
from autodiag.accounts.forms import EnterForm, SignInForm
from autodiag.accounts.passwords import SHORTEST
from autodiag.accounts.presence import greet, leave
from autodiag.accounts.service import inviting
from autodiag.accounts.service.entering import check_password
from autodiag.accounts.service.people import fold_address
from autodiag.accounts.views.blueprint import SEE, TOO_MANY, UNFIT, blueprint
from autodiag.web import now, render, session
from autodiag.web.forms import check_press
from autodiag.web.languages import gettext as _

# A page of ours, below its language: no other site, and nothing that a browser reads as one.
_OWN_PAGE = re.compile(r"/(?:fr|en)/[A-Za-z0-9_~.%/-]*(?:\?[A-Za-z0-9_~.%&=+-]*)?")


@blueprint.get("/sign-in")
def show_sign_in() -> str:
    """Where one signs in."""
    return render("accounts/sign_in.html", form=SignInForm(formdata=None), is_asked=False)


@blueprint.post("/sign-in")
def sign_in() -> ResponseReturnValue:
    """Sign in, and go on to the page that was asked for."""
    form = SignInForm()
    if not form.validate():
        return _show_again(form, UNFIT)
    address = fold_address(form.address.data)
    if attempts.is_closed(address):
        form.form_errors.append(_("Trop d’essais d’affilée. Attendez dix minutes et recommencez."))
        return _show_again(form, TOO_MANY)
    account = check_password(session(), address, form.password.data)
    if account is None:
        attempts.count_wrong(address)
        form.form_errors.append(_("L’adresse ou le mot de passe ne convient pas."))
        return _show_again(form, UNFIT)
    greet(account)
    return redirect(_after(form.next.data or ""), SEE)


def _show_again(form: SignInForm, status: int) -> ResponseReturnValue:
    return render("accounts/sign_in.html", form=form, is_asked=False), status


def _after(asked: str) -> str:
    return asked if _OWN_PAGE.fullmatch(asked) else url_for("accounts.show_own")


@blueprint.post("/sign-out")
def sign_out() -> ResponseReturnValue:
    """Sign out of this browser; again does nothing."""
    check_press()
    leave()
    return redirect(url_for("accounts.show_sign_in"), SEE)


@blueprint.get("/links/<token>")
def show_link(token: str) -> str:
    """Where an invited person, or one who lost a password, chooses one."""
    account = inviting.get_by_link(session(), token, now=now())
    form = EnterForm(formdata=None, obj=account)
    return render("accounts/enter.html", form=form, account=account, token=token, shortest=SHORTEST)


@blueprint.post("/links/<token>")
def enter_by_link(token: str) -> ResponseReturnValue:
    """Keep the name and the password, and sign in."""
    account = inviting.get_by_link(session(), token, now=now())
    form = EnterForm()
    if form.validate():
        with form.hearing_reasons():
            inviting.enter_by_link(session(), token, form.name.data, form.password.data, now=now())
    if form.errors:
        page = render(
            "accounts/enter.html", form=form, account=account, token=token, shortest=SHORTEST
        )
        return page, UNFIT
    greet(account)
    return redirect(url_for("accounts.show_own"), SEE)
