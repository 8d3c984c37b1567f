"""The Chromium of the machine, cut off from every network but this machine's own."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome")
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
)


def find_chromium() -> str:
    """Where the browser is; else fail with what to install."""
    found = next((path for name in NAMES if (path := shutil.which(name))), None)
    assert found, "the journeys need Chromium: install the package chromium"
    return found


@contextmanager
def running_browser() -> Iterator[Browser]:
    """Start the browser; stop it at the end."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=list(FLAGS))
        try:
            yield browser
        finally:
            browser.close()
