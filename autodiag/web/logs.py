"""What the log says: what the application does, never who asked for what."""

import logging

from autodiag.settings import Settings

log = logging.getLogger("autodiag")
_FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"


def install(settings: Settings) -> None:
    """Open the log at the level that the operator asks for, and say what is missing."""
    if not log.handlers:
        handler = logging.StreamHandler()
        handler.setFormatter(logging.Formatter(_FORMAT))
        log.addHandler(handler)
    log.setLevel(settings.log_level)
    missing = settings.list_missing_contacts()
    if missing and not settings.samples:
        names = ", ".join(f"AUTODIAG_{name.upper()}" for name in missing)
        log.warning("Law 25 expects these settings, and the privacy page shows a gap: %s", names)
