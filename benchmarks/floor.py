"""The least that answering a page can cost: Flask, one committed row, a redirect, a page.

The page has as many bytes as ours (FLOOR_BYTES); the row goes to SQLite with our own settings for
what a commit promises.
"""

import os
import sqlite3
from threading import local

from flask import Flask, Response, redirect, request
from werkzeug.wrappers import Response as BaseResponse

PAGE = "x" * int(os.environ.get("FLOOR_BYTES", "12000"))
FILE = os.environ.get("FLOOR_FILE", "floor.sqlite3")

_own = local()


def create_app() -> Flask:
    """Two addresses: a page, and a form that keeps what it is sent."""
    app = Flask(__name__)
    connection().execute("CREATE TABLE IF NOT EXISTS kept (id INTEGER PRIMARY KEY, body TEXT)")

    @app.get("/page")
    def show() -> Response:
        return Response(PAGE, mimetype="text/html")

    @app.post("/page")
    def keep() -> BaseResponse:
        with connection() as database:
            row = (int(request.form["respondent"]), request.form["a"])
            database.execute("INSERT OR REPLACE INTO kept VALUES (?, ?)", row)
        return redirect("/page", 303)

    return app


def connection() -> sqlite3.Connection:
    """This thread's own connection, set up as ours are."""
    if not hasattr(_own, "connection"):
        _own.connection = sqlite3.connect(FILE, timeout=10)
        _own.connection.execute("PRAGMA journal_mode=WAL")
        _own.connection.execute("PRAGMA synchronous=FULL")
    opened: sqlite3.Connection = _own.connection
    return opened
