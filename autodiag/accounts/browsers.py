"""The kind of a browser: enough to know one's own in a list, too little to tell two apart."""

from collections.abc import Sequence

# The first mark found wins: each browser also claims to be those below it.
_BROWSERS = (
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("SamsungBrowser", "Samsung Internet"),
    ("Firefox", "Firefox"),
    ("FxiOS", "Firefox"),
    ("Chrome", "Chrome"),
    ("CriOS", "Chrome"),
    ("Safari", "Safari"),
)
_DEVICES = (
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("CrOS", "Chromebook"),
    ("Windows", "Windows"),
    ("Mac OS X", "Mac"),
    ("Linux", "Linux"),
)


def name_browser(agent: str) -> str:
    """Names such as “Firefox, Windows”; empty when nothing is known."""
    return ", ".join(name for name in (_first(_BROWSERS, agent), _first(_DEVICES, agent)) if name)


def _first(table: Sequence[tuple[str, str]], agent: str) -> str:
    return next((name for mark, name in table if mark in agent), "")
