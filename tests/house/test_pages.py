"""The reader of pages finds what it is there to find."""

import pytest
from flask import Flask, Response
from werkzeug.test import Client

from tests.house.pages import check_page

GOOD = """<!doctype html>
<html lang="fr">
<head><title>Une page</title></head>
<body>
<a href="#main">Aller au contenu</a>
<main id="main">
<h1>Une page</h1>
<h2>Une partie</h2>
<form method="post">
<label for="town">Ville</label> <input id="town" name="town">
<fieldset><legend>Choix</legend><label><input type="radio" name="a" value="1"> Un</label></fieldset>
<button>Continuer</button>
</form>
</main>
</body>
</html>
"""

MISTAKES = {
    "an unclosed element": ("</main>", ""),
    "no language": ('<html lang="fr">', "<html>"),
    "another language": ('lang="fr"', 'lang="de"'),
    "an empty title": ("<title>Une page</title>", "<title> </title>"),
    "two h1": ("<h2>Une partie</h2>", "<h1>Une partie</h1>"),
    "a level skipped": ("<h2>Une partie</h2>", "<h3>Une partie</h3>"),
    "an empty heading": ("<h2>Une partie</h2>", "<h2></h2>"),
    "an id twice": ("<h2>", '<h2 id="town">'),
    "a label for nothing": ('for="town"', 'for="city"'),
    "a field without a label": ('<label for="town">Ville</label>', ""),
    "a description that is not there": ('name="town"', 'name="town" aria-describedby="hint"'),
    "a fieldset without a legend": ("<legend>Choix</legend>", ""),
    "a button that says nothing": ("<button>Continuer</button>", "<button></button>"),
    "a picture without its alternative": ("<h2>", '<img src="/rose.svg"><h2>'),
    "an inline style": ("<h2>", '<h2 style="color: red">'),
    "an inline script": ("<form", "<script></script><form"),
    "a handler": ("<button>", '<button onclick="go()">'),
    "a script from elsewhere": (
        "</head>",
        '<script src="https://example.org/a.js"></script></head>',
    ),
    "no way to skip": ("#main", "/"),
    "two main parts": ("</main>", "</main><main>Encore</main>"),
}


def answer(text: str) -> None:
    app = Flask(__name__)
    app.add_url_rule("/", view_func=lambda: Response(text, mimetype="text/html"))
    check_page(Client(app).get("/"))


def test_a_good_page_passes() -> None:
    answer(GOOD)


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_is_found(name: str) -> None:
    right, wrong = MISTAKES[name]
    assert right in GOOD
    with pytest.raises(AssertionError):
        answer(GOOD.replace(right, wrong, 1))
