"""What all pages share: languages, safety, errors, transactions, figures of speech."""

from autodiag.web.pages import no_store, render
from autodiag.web.transactions import now, session

__all__ = ["no_store", "now", "render", "session"]
