"""What administrators do: accounts, roles, links, and the trail of it all."""

from typing import Any

from flask import redirect, request, url_for
from flask import session as browser
from flask.typing import ResponseReturnValue

from autodiag.accounts.forms import GrantForm, InviteForm
from autodiag.accounts.places import name_places
from autodiag.accounts.presence import MADE_LINK
from autodiag.accounts.rights import Right
from autodiag.accounts.service import audit, granting, inviting, people
from autodiag.accounts.service.inviting import INVITATION_DAYS, RESET_HOURS, Invited
from autodiag.accounts.views.blueprint import SEE, UNFIT, blueprint
from autodiag.accounts.words import say_action, say_role
from autodiag.web import now, render, session
from autodiag.web.access import get_person, needs
from autodiag.web.forms import PressForm, check_press, read_page_number

_MOST_DIGITS = 6


@blueprint.get("/")
@needs(Right.MANAGE_ACCOUNTS)
def list_accounts() -> ResponseReturnValue:
    """Everybody who has an account, or an invitation."""
    listing = people.list_accounts(session(), page=_page_number())
    return render("accounts/list.html", listing=listing, names=name_places(), say_role=say_role)


@blueprint.get("/invite")
@needs(Right.MANAGE_ACCOUNTS)
def show_invite() -> ResponseReturnValue:
    """Where somebody is invited."""
    return render("accounts/invite.html", form=InviteForm(), days=INVITATION_DAYS)


@blueprint.post("/invite")
@needs(Right.MANAGE_ACCOUNTS)
def invite() -> ResponseReturnValue:
    """Make an account and the link that opens it."""
    form, invited = InviteForm(), None
    if form.validate():
        with form.hearing_reasons():
            invited = inviting.invite(
                session(), form.address.data, form.read(),
                language=form.language.data, **_act(),
            )  # fmt: skip
    if invited is None:
        return render("accounts/invite.html", form=form, days=INVITATION_DAYS), UNFIT
    return _show_link_of(invited)


def _show_link_of(invited: Invited) -> ResponseReturnValue:
    """Lead to the page of the link, which only this browser can show."""
    browser[MADE_LINK] = [invited.account.id, invited.token]
    return redirect(url_for("accounts.show_made_link", account=invited.account.id), SEE)


@blueprint.get("/<int:account>")
@needs(Right.MANAGE_ACCOUNTS)
def show_account(account: int) -> ResponseReturnValue:
    """An account, and what may be done with it."""
    return _render_account(account, GrantForm())


def _render_account(number: int, form: GrantForm) -> str:
    return render(
        "accounts/account.html",
        account=people.get_account(session(), number),
        names=name_places(),
        say_role=say_role,
        form=form,
        proof=PressForm(formdata=None),
    )


@blueprint.post("/<int:account>/grants")
@needs(Right.MANAGE_ACCOUNTS)
def give_role(account: int) -> ResponseReturnValue:
    """Give a role."""
    form = GrantForm()
    if not form.validate():
        return _render_account(account, form), UNFIT
    granting.give_role(session(), account, form.read(), **_act())
    return _back_to(account)


@blueprint.post("/<int:account>/grants/<int:grant>/take")
@needs(Right.MANAGE_ACCOUNTS)
def take_role(account: int, grant: int) -> ResponseReturnValue:
    """Take a role away."""
    check_press()
    granting.take_role(session(), account, grant, **_act())
    return _back_to(account)


@blueprint.post("/<int:account>/suspend")
@needs(Right.MANAGE_ACCOUNTS)
def suspend(account: int) -> ResponseReturnValue:
    """Close an account for a while."""
    check_press()
    granting.suspend(session(), account, **_act())
    return _back_to(account)


@blueprint.post("/<int:account>/reinstate")
@needs(Right.MANAGE_ACCOUNTS)
def reinstate(account: int) -> ResponseReturnValue:
    """Open a suspended account again."""
    check_press()
    granting.reinstate(session(), account, **_act())
    return _back_to(account)


@blueprint.post("/<int:account>/withdraw")
@needs(Right.MANAGE_ACCOUNTS)
def withdraw(account: int) -> ResponseReturnValue:
    """Take an invitation back."""
    check_press()
    granting.withdraw(session(), account, **_act())
    return redirect(url_for("accounts.list_accounts"), SEE)


@blueprint.post("/<int:account>/link")
@needs(Right.MANAGE_ACCOUNTS)
def make_link(account: int) -> ResponseReturnValue:
    """Make a new link to choose a password."""
    check_press()
    found = people.get_account(session(), account)
    return _show_link_of(inviting.make_link(session(), found, **_act()))


@blueprint.get("/<int:account>/link")
@needs(Right.MANAGE_ACCOUNTS)
def show_made_link(account: int) -> ResponseReturnValue:
    """The link that was just made, to be copied and handed over; nobody else can show it."""
    number, token = browser.get(MADE_LINK, (0, ""))
    address = (
        url_for("accounts.show_link", token=token, _external=True) if number == account else ""
    )
    return render(
        "accounts/link.html",
        account=people.get_account(session(), account),
        address=address,
        days=INVITATION_DAYS,
        hours=RESET_HOURS,
        proof=PressForm(formdata=None),
    )


@blueprint.get("/trail")
@needs(Right.READ_AUDIT_TRAIL)
def show_trail() -> ResponseReturnValue:
    """Who changed what, the latest first."""
    trail = audit.read_trail(session(), page=_page_number())
    return render("accounts/trail.html", trail=trail, names=name_places(),
                  say_action=say_action, say_role=say_role)  # fmt: skip


def _act() -> dict[str, Any]:
    """By whom and when, as every service asks it."""
    return {"by": get_person().number, "now": now()}


def _back_to(account: int) -> ResponseReturnValue:
    return redirect(url_for("accounts.show_account", account=account), SEE)


def _page_number() -> int:
    return read_page_number(request.args, most_digits=_MOST_DIGITS)
