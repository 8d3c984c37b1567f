"""The parts of the frame that say the same on every page, drawn once for each language."""

from collections.abc import Callable
from typing import Any

from flask import Flask, render_template, request
from markupsafe import Markup

from autodiag.web.languages import current_language

MARKS = "macros/marks.html"
COLOPHON = "web/colophon.html"


def install(app: Flask) -> None:
    """Give templates the drawn marks and the colophon; their globals are given before."""
    marks: Any = app.jinja_env.get_template(MARKS).module
    app.jinja_env.globals.update(
        marks=marks, sprite=marks.sprite(), wordmark=marks.wordmark(), colophon=draw_once(COLOPHON)
    )


def draw_once(template: str) -> Callable[[], Markup]:
    """A template whose page depends on the language alone, and on where the site stands."""
    drawn: dict[tuple[str, str], Markup] = {}

    def draw() -> Markup:
        key = current_language(), request.script_root
        if key not in drawn:
            drawn[key] = Markup(render_template(template))  # noqa: S704 -- a template of ours
        return drawn[key]

    return draw
