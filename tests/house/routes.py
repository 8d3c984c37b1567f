"""Every address of Autodiag, and who may call it: a new route adds its line here."""

from enum import Enum


class Caller(Enum):
    """Who may call a route."""

    ANYBODY = "whoever has the address"
    HOLDER = "whoever holds the diagnostic's private link, typed or in this browser's session"
    READER = "whoever was given its share link"


ROUTES: dict[str, Caller] = {
    "GET /": Caller.ANYBODY,
    "GET /<language>/": Caller.ANYBODY,
    "GET /<language>/accessibility": Caller.ANYBODY,
    "GET /<language>/diagnostics/": Caller.ANYBODY,
    "GET /<language>/diagnostics/<uid>/": Caller.HOLDER,
    "POST /<language>/diagnostics/<uid>/again": Caller.HOLDER,
    "GET /<language>/diagnostics/<uid>/consent": Caller.HOLDER,
    "POST /<language>/diagnostics/<uid>/consent": Caller.HOLDER,
    "GET /<language>/diagnostics/<uid>/data.csv": Caller.HOLDER,
    "GET /<language>/diagnostics/<uid>/data.json": Caller.HOLDER,
    "POST /<language>/diagnostics/<uid>/depth": Caller.HOLDER,
    "GET /<language>/diagnostics/<uid>/erase": Caller.HOLDER,
    "POST /<language>/diagnostics/<uid>/erase": Caller.HOLDER,
    "GET /<language>/diagnostics/<uid>/figure.json": Caller.HOLDER,
    "POST /<language>/diagnostics/<uid>/finish": Caller.HOLDER,
    "POST /<language>/diagnostics/<uid>/leave": Caller.HOLDER,
    "GET /<language>/diagnostics/<uid>/link": Caller.HOLDER,
    "POST /<language>/diagnostics/<uid>/link/renew": Caller.HOLDER,
    "GET /<language>/diagnostics/<uid>/pages/<code>": Caller.HOLDER,
    "POST /<language>/diagnostics/<uid>/pages/<code>": Caller.HOLDER,
    "POST /<language>/diagnostics/<uid>/pages/<code>/save": Caller.HOLDER,
    "GET /<language>/diagnostics/<uid>/plan": Caller.HOLDER,
    "POST /<language>/diagnostics/<uid>/plan": Caller.HOLDER,
    "POST /<language>/diagnostics/<uid>/plan/<number>": Caller.HOLDER,
    "POST /<language>/diagnostics/<uid>/plan/keep": Caller.HOLDER,
    "GET /<language>/diagnostics/<uid>/profile": Caller.HOLDER,
    "GET /<language>/diagnostics/<uid>/reminder.ics": Caller.HOLDER,
    "POST /<language>/diagnostics/<uid>/reopen": Caller.HOLDER,
    "GET /<language>/diagnostics/<uid>/report.pdf": Caller.HOLDER,
    "GET /<language>/diagnostics/<uid>/review": Caller.HOLDER,
    "GET /<language>/diagnostics/<uid>/share": Caller.HOLDER,
    "POST /<language>/diagnostics/<uid>/share": Caller.HOLDER,
    "GET /<language>/diagnostics/<uid>/targets": Caller.HOLDER,
    "POST /<language>/diagnostics/<uid>/targets": Caller.HOLDER,
    "GET /<language>/diagnostics/<uid>/version": Caller.HOLDER,
    "POST /<language>/diagnostics/<uid>/version": Caller.HOLDER,
    "GET /<language>/diagnostics/erased": Caller.ANYBODY,
    "GET /<language>/diagnostics/left": Caller.ANYBODY,
    "GET /<language>/diagnostics/method": Caller.ANYBODY,
    "GET /<language>/diagnostics/questions": Caller.ANYBODY,
    "GET /<language>/diagnostics/resume": Caller.ANYBODY,
    "POST /<language>/diagnostics/resume": Caller.ANYBODY,
    "GET /<language>/diagnostics/resume/<key>": Caller.HOLDER,
    "GET /<language>/diagnostics/sample": Caller.ANYBODY,
    "GET /<language>/diagnostics/sample/figure.json": Caller.ANYBODY,
    "GET /<language>/diagnostics/shared/<key>": Caller.READER,
    "GET /<language>/diagnostics/shared/<key>/figure.json": Caller.READER,
    "POST /<language>/diagnostics/start": Caller.ANYBODY,
    "GET /<language>/guide/": Caller.ANYBODY,
    "GET /<language>/guide/feed.xml": Caller.ANYBODY,
    "GET /<language>/guide/<name>": Caller.ANYBODY,
    "GET /<language>/guide/<name>/report": Caller.ANYBODY,
    "POST /<language>/guide/<name>/report": Caller.ANYBODY,
    "GET /<language>/guide/<name>/report/thanks": Caller.ANYBODY,
    "POST /<language>/guide/<name>/useful": Caller.ANYBODY,
    "GET /<language>/guide/<name>/useful/thanks": Caller.ANYBODY,
    "POST /<language>/guide/missing": Caller.ANYBODY,
    "GET /<language>/guide/missing/thanks": Caller.ANYBODY,
    "GET /<language>/network/": Caller.ANYBODY,
    "GET /<language>/network/cells/<cell>": Caller.ANYBODY,
    "GET /<language>/network/places": Caller.ANYBODY,
    "GET /<language>/network/regions/<region>": Caller.ANYBODY,
    "GET /<language>/privacy": Caller.ANYBODY,
    "GET /<language>/terms": Caller.ANYBODY,
    "GET /healthz": Caller.ANYBODY,
    "GET /robots.txt": Caller.ANYBODY,
    "GET /sitemap.xml": Caller.ANYBODY,
}

SAMPLES: dict[str, str] = {
    "cell": "plateau-ouvert",
    "language": "fr",
    "name": "G001-filmer-en-3d-une-compagnie-de-danse",
    "region": "01",
}
"""A value for every blank of an address that does not lead to a diagnostic."""
