"""Every address of Autodiag, and who may call it: a new route adds its line here."""

from enum import Enum


class Caller(Enum):
    """Who may call a route."""

    ANYBODY = "whoever has the address"
    HOLDER = "whoever holds the diagnostic's private link, in this browser's session"
    READER = "whoever was given a share link"


ROUTES: dict[str, Caller] = {
    "GET /": Caller.ANYBODY,
    "GET /healthz": Caller.ANYBODY,
    "GET /<language>/accessibility": Caller.ANYBODY,
    "GET /<language>/guide/": Caller.ANYBODY,
    "GET /<language>/guide/<name>": Caller.ANYBODY,
    "GET /<language>/guide/<name>/report": Caller.ANYBODY,
    "GET /<language>/guide/<name>/report/thanks": Caller.ANYBODY,
    "POST /<language>/guide/<name>/report": Caller.ANYBODY,
    "GET /<language>/network/": Caller.ANYBODY,
    "GET /<language>/network/cells/<cell>": Caller.ANYBODY,
    "GET /<language>/network/places": Caller.ANYBODY,
    "GET /<language>/network/regions/<region>": Caller.ANYBODY,
    "GET /<language>/privacy": Caller.ANYBODY,
    "GET /<language>/terms": Caller.ANYBODY,
}

SAMPLES: dict[str, str] = {
    "cell": "plateau-ouvert",
    "language": "fr",
    "name": "G001-filmer-en-3d-une-compagnie-de-danse",
    "region": "01",
}
"""A value for every blank of an address, taken from what is shipped."""
