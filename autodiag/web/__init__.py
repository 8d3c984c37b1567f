"""What all pages share: languages, safety, errors, transactions, figures of speech."""

from autodiag.web.pages import no_store, render
from autodiag.web.transactions import keep_despite_refusal, now, session, settings

__all__ = ["keep_despite_refusal", "no_store", "now", "render", "session", "settings"]
