"""Hostile or expired input: a clear sentence, the right status, nothing lost."""

import re

import pytest
from flask import Flask, Response, request
from wtforms import BooleanField, RadioField, StringField, TextAreaField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired, Length

from autodiag.web import render
from autodiag.web.forms import Form


class _NoteForm(Form):
    note = StringField("Note")


@pytest.fixture
def app_with_form(app: Flask) -> Flask:
    def show() -> str | Response:
        form = _NoteForm()
        if form.validate_on_submit():
            return Response(f"kept: {form.note.data!r}", mimetype="text/plain")
        return app.jinja_env.from_string(
            '<!doctype html><html lang="fr"><head><title>Note</title></head><body>'
            '<a class="skip-link" href="#contenu">Aller</a><main id="contenu"><h1>Note</h1>'
            '<form method="post">{{ form.csrf_token }}{{ form.note.label }}{{ form.note }}'
            "</form></main></body></html>"
        ).render(form=form)

    app.add_url_rule("/fr/note", view_func=show, methods=["GET", "POST"])
    app.add_url_rule("/fr/json", view_func=lambda: str(request.get_json()), methods=["POST"])
    return app


HERE = {"Origin": "http://localhost"}


def _token(page: str) -> str:
    found = re.search(r'name="csrf_token"[^>]*value="([^"]+)"', page)
    assert found
    return found[1]


def test_a_form_of_ours_passes(app_with_form: Flask) -> None:
    client = app_with_form.test_client()
    token = _token(client.get("/fr/note").text)
    assert client.post("/fr/note", data={"csrf_token": token, "note": "é"}).text == "kept: 'é'"


def test_an_expired_form_loses_nothing(app_with_form: Flask) -> None:
    client = app_with_form.test_client()
    sent = {"csrf_token": "old", "note": 'dit « "oui" » <b>'}
    response = client.post("/fr/note?step=2", data=sent, headers=HERE)
    assert response.status_code == 400
    assert "Rien n’est perdu" in response.text
    assert 'action="/fr/note?step=2"' in response.text
    assert "<b>" not in response.text.split("<form")[1].split("</form")[0]
    again = client.post("/fr/note", data={**sent, "csrf_token": _token(response.text)})
    assert again.text == f"kept: {sent['note']!r}"


def test_a_form_of_another_site_is_not_offered_again(app_with_form: Flask) -> None:
    for headers in ({"Origin": "https://evil.example"}, {"Origin": "null"}, {}):
        response = app_with_form.test_client().post(
            "/fr/note", data={"note": "from elsewhere"}, headers=headers
        )
        assert response.status_code == 400
        assert "from elsewhere" not in response.text


@pytest.mark.parametrize("path", ["/fr/note?a=%00", "/fr/%00", "/%00", "/fr/note?%00=1"])
def test_nul_in_an_address(app_with_form: Flask, path: str) -> None:
    response = app_with_form.test_client().get(path)
    assert response.status_code == 400
    assert "un caractère qui n’existe pas" in response.text


@pytest.mark.parametrize("data", [{"note": "a\0b"}, {"no\0te": "a"}, {"x": ["a", "\0"]}])
def test_nul_in_a_form(app_with_form: Flask, data: dict[str, str]) -> None:
    response = app_with_form.test_client().post("/fr/note", data=data, headers=HERE)
    assert response.status_code == 400
    assert "un caractère invisible" in response.text


def test_nul_in_a_file_form(app_with_form: Flask) -> None:
    response = app_with_form.test_client().post(
        "/fr/note", data={"note": "a\0b"}, content_type="multipart/form-data"
    )
    assert response.status_code == 400


@pytest.mark.parametrize("body", [r'{"a": "\u0000"}', r'{"a": ["\ud800"]}', r'{"\u0000": 1}'])
def test_impossible_characters_in_json(app_with_form: Flask, body: str) -> None:
    response = app_with_form.test_client().post(
        "/fr/json",
        data=body,
        content_type="application/json",
        headers={"Accept": "application/json"},
    )
    assert response.status_code == 400
    assert "un caractère invisible" in response.json["text"]


def test_ten_megabytes(app_with_form: Flask) -> None:
    response = app_with_form.test_client().post("/fr/note", data={"note": "x" * 10_000_000})
    assert response.status_code == 413
    assert "trop long" in response.text


def test_too_much_in_a_file_form(app_with_form: Flask) -> None:
    response = app_with_form.test_client().post(
        "/fr/note", data={"note": "x" * 300_000}, content_type="multipart/form-data"
    )
    assert response.status_code == 413


def test_a_body_that_is_no_form(app_with_form: Flask) -> None:
    response = app_with_form.test_client().post(
        "/fr/json", data=b"\xff\xfe{", content_type="application/json", headers=HERE
    )
    assert response.status_code == 400


def test_messages_of_fields_are_spoken(app: Flask) -> None:

    class Strict(Form):
        name = StringField("Nom", [InputRequired()])
        short = StringField("Court", [Length(max=3)])

    for language, sentences in {
        "fr": ["Ce champ est nécessaire.", "Ce texte est trop long\u00a0: 3 caractères au plus."],
        "en": ["This field is needed.", "This text is too long: 3 characters at most."],
    }.items():
        with app.test_request_context(f"/{language}/x", method="POST", data={"short": "abcd"}):
            form = Strict(meta={"csrf": False})
            assert not form.validate()
            assert [form.name.errors[0], form.short.errors[0]] == sentences


def test_fields_carry_their_errors(app: Flask) -> None:

    class Several(Form):
        name = StringField("Nom", [InputRequired()])
        note = TextAreaField("Note")
        way = RadioField(
            "Façon",
            choices=[SelectChoice("a", "A"), SelectChoice("b", "B")],
            validators=[InputRequired()],
        )
        agree = BooleanField("D’accord")

    template = app.jinja_env.from_string(
        '{% extends "base.html" %}{% import "macros/fields.html" as fields %}'
        "{% block title %}T{% endblock %}{% block main %}<h1>T</h1>{{ fields.error_summary(form) }}"
        '<form class="fields">{{ fields.field(form.name, help="Aide") }}'
        "{{ fields.field(form.note, optional=true, rows=3) }}{{ fields.choices(form.way) }}"
        "{{ fields.checkbox(form.agree) }}</form>{% endblock %}"
    )

    def show() -> str:
        form = Several(meta={"csrf": False})
        form.validate()
        return render(template, form=form)

    app.add_url_rule("/fr/several", view_func=show)
    page = app.test_client().get("/fr/several").text
    assert 'aria-describedby="name-aide name-erreur"' in page
    assert '<a href="#name">' in page
    assert '<a href="#way-0">' in page
    assert page.count('aria-invalid="true"') == 3
    assert "Il y a 2 choses à corriger" in page
    assert "(facultatif)" in page
