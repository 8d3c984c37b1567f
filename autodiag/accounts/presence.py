"""Who is here, for web/access: the browser keeps a secret, and the visits say whose it is."""

from flask import g, request
from flask import session as browser

from autodiag.accounts.browsers import name_browser
from autodiag.accounts.service import entering
from autodiag.accounts.service.people import describe_person
from autodiag.accounts.tables import Account
from autodiag.web import now, session
from autodiag.web.access import VISIT, Person, forget_person
from autodiag.web.transactions import SAFE_METHODS

_PROOF = "csrf_token"

MADE_LINK = "made_link"
"""Under this name, a browser keeps the last link that an administrator made in it."""


def find_person(token: str) -> Person | None:
    """Whose visit it is; whatever is sent, and not merely read, is noted to the hour."""
    found = entering.find_visitor(session(), token, now=now())
    if found is None:
        return None
    account, visit = found
    if request.method not in SAFE_METHODS:
        entering.note_visit(visit, now=now())
    return describe_person(account)


def greet(account: Account) -> None:
    """Sign somebody in here: a new secret each time, whatever stood in the browser before.

    What else the browser keeps stays: the diagnostics that it has opened.
    """
    _leave_visit()
    kind = name_browser(request.user_agent.string)
    browser[VISIT] = entering.begin_visit(session(), account, kind, now=now())
    # A proof of origin from before could be known to whoever had the browser then.
    browser.pop(_PROOF, None)
    g.pop(_PROOF, None)


def leave() -> None:
    """Sign out here, and only here; the browser keeps its diagnostics."""
    _leave_visit()
    browser.pop(MADE_LINK, None)
    browser.pop(_PROOF, None)


def current_token() -> str:
    """The secret of this browser's visit; empty without one."""
    return str(browser.get(VISIT, ""))


def _leave_visit() -> None:
    token = browser.pop(VISIT, None)
    if token:
        entering.end_visit_of(session(), str(token))
    forget_person()
