"""Coming back, leaving, letting others read, consenting, erasing."""

from flask import redirect, request, url_for
from flask.typing import ResponseReturnValue

from autodiag.diagnostics.forms import ConsentForm, EraseForm
from autodiag.diagnostics.links import link_to_resume, link_to_share
from autodiag.diagnostics.service.answering import change_depth
from autodiag.diagnostics.service.answers import Standing
from autodiag.diagnostics.service.keeping import (
    close_to_readers,
    erase,
    is_gone,
    list_earlier,
    open_to_readers,
    renew_key,
    set_consents,
)
from autodiag.diagnostics.service.moving import find_newer, move_back, move_to_newer
from autodiag.diagnostics.service.starting import start_again
from autodiag.diagnostics.views.access import (
    draw_next_key,
    find_share,
    forget,
    forget_share,
    key_of,
    open_here,
    opened,
    remember,
    remember_share,
)
from autodiag.diagnostics.views.blueprint import blueprint
from autodiag.errors import Invalid
from autodiag.network.service import find_pole
from autodiag.questionnaires import Depth
from autodiag.web import now, render, session, settings
from autodiag.web.forms import PressForm, check_press
from autodiag.web.languages import current_language


@blueprint.get("/<uid>/link")
def show_link(uid: str) -> str:
    """The private link: shown, to be copied, sent, scanned; and how to replace it."""
    standing = open_here(uid)
    draw_next_key(uid)
    return render(
        "diagnostics/link.html",
        diagnostic=standing.diagnostic,
        link=link_to_resume(key_of(uid)),
        form=PressForm(),
    )


@blueprint.post("/<uid>/link/renew")
def renew_link(uid: str) -> ResponseReturnValue:
    """Make a new private link; the old one stops working everywhere."""
    standing = open_here(uid)
    check_press()
    key = draw_next_key(uid)
    renew_key(standing.diagnostic, key, now=now())
    remember(uid, key)
    return redirect(url_for("diagnostics.show_link", uid=uid), 303)


@blueprint.post("/<uid>/leave")
def leave(uid: str) -> ResponseReturnValue:
    """Forget the diagnostic on this device; it stays where it is, behind its link."""
    check_press()
    forget(uid)
    response = redirect(url_for("diagnostics.show_left"), 303)
    response.headers["Clear-Site-Data"] = '"cache"'
    return response


@blueprint.get("/left")
def show_left() -> str:
    """The device has forgotten; how to come back."""
    return render("diagnostics/left.html")


@blueprint.post("/<uid>/depth")
def deepen(uid: str) -> ResponseReturnValue:
    """Go on at another depth, with every answer kept."""
    standing = open_here(uid)
    check_press()
    wanted = request.form.get("depth", "")
    if wanted not in set(Depth):
        raise Invalid
    change_depth(standing, Depth(wanted), now=now())
    return redirect(url_for("diagnostics.continue_here", uid=uid), 303)


@blueprint.post("/<uid>/again")
def begin_again(uid: str) -> ResponseReturnValue:
    """Begin a new diagnostic that will be compared with this one."""
    standing = open_here(uid)
    check_press()
    begun = start_again(session(), standing.diagnostic, language=current_language(), now=now())
    remember(begun.diagnostic.uid, begun.key)
    return redirect(url_for("diagnostics.continue_here", uid=begun.diagnostic.uid), 303)


@blueprint.get("/<uid>/share")
def show_share(uid: str) -> str:
    """Whether others may read the profile."""
    standing = open_here(uid)
    key = find_share(standing)
    return render(
        "diagnostics/share.html",
        diagnostic=standing.diagnostic,
        link=link_to_share(key) if key else None,
        form=PressForm(),
    )


@blueprint.post("/<uid>/share")
def share(uid: str) -> ResponseReturnValue:
    """Open the profile to readers, or close it; only this browser can show the link again."""
    standing = open_here(uid)
    check_press()
    if request.form.get("close"):
        close_to_readers(standing.diagnostic, now=now())
        forget_share(uid)
    else:
        remember_share(uid, open_to_readers(standing.diagnostic, now=now()))
    return redirect(url_for("diagnostics.show_share", uid=uid), 303)


@blueprint.get("/<uid>/consent")
def show_consent(uid: str) -> str:
    """What the answers may serve, each purpose apart."""
    diagnostic = open_here(uid).diagnostic
    return _render_consent(uid, ConsentForm(formdata=None, obj=diagnostic))


def _render_consent(uid: str, form: ConsentForm) -> str:
    diagnostic = open_here(uid).diagnostic
    pole = find_pole(session(), diagnostic.region) if diagnostic.region else None
    return render("diagnostics/consent.html", diagnostic=diagnostic, form=form, pole=pole)


@blueprint.post("/<uid>/consent")
def save_consent(uid: str) -> ResponseReturnValue:
    """Keep what was agreed to; whatever is not ticked is refused."""
    standing = open_here(uid)
    form = ConsentForm()
    if not form.validate():
        return _render_consent(uid, form), 422
    set_consents(
        standing.diagnostic,
        is_counted=form.is_counted.data,
        is_shared_with_pole=form.is_shared_with_pole.data,
        now=now(),
    )
    return redirect(url_for("diagnostics.continue_here", uid=uid), 303)


@blueprint.get("/<uid>/version")
def show_version(uid: str) -> str:
    """What moving this draft to the newer questionnaire would change, and how to undo it."""
    standing = open_here(uid)
    return render(
        "diagnostics/version.html",
        standing=standing,
        diagnostic=standing.diagnostic,
        newer=find_newer(session(), standing),
        form=PressForm(),
    )


@blueprint.post("/<uid>/version")
def change_version(uid: str) -> ResponseReturnValue:
    """Move to the newer questionnaire, or back."""
    standing = open_here(uid)
    check_press()
    act = move_back if request.form.get("undo") else move_to_newer
    act(session(), standing, now=now())
    return redirect(url_for("diagnostics.show_version", uid=uid), 303)


@blueprint.get("/<uid>/erase")
def show_erase(uid: str) -> str:
    """The last page before everything goes."""
    return _render_erase(open_here(uid), EraseForm())


def _render_erase(standing: Standing, form: EraseForm) -> str:
    return render(
        "diagnostics/erase.html",
        diagnostic=standing.diagnostic,
        form=form,
        earlier=list_earlier(session(), standing.diagnostic),
    )


@blueprint.post("/<uid>/erase")
def erase_here(uid: str) -> ResponseReturnValue:
    """Erase for good, in the file of the database too."""
    # A second press, after the first one erased it.
    if uid in opened() and is_gone(session(), uid):
        forget(uid)
        return redirect(url_for("diagnostics.show_erased"), 303)
    standing = open_here(uid)
    form = EraseForm()
    if not form.validate():
        return _render_erase(standing, form), 422
    with_earlier = bool(form.with_earlier.data)
    for gone in erase(session(), standing.diagnostic, with_earlier=with_earlier):
        forget(gone)
    return redirect(url_for("diagnostics.show_erased"), 303)


@blueprint.get("/erased")
def show_erased() -> str:
    """It is gone."""
    return render("diagnostics/erased.html", retention=settings())
