"""What all pages share: languages, safety, errors, transactions, figures of speech."""

from autodiag.web.access import no_store
from autodiag.web.pages import render
from autodiag.web.transactions import keep_despite_refusal, now, session, settings

__all__ = ["keep_despite_refusal", "no_store", "now", "render", "session", "settings"]
