"""The OpenAPI 3.1 description, made from the very table and classes that answer."""

from collections.abc import Mapping
from typing import Any

from autodiag.api.examples import example_of, example_of_problem
from autodiag.api.making import address
from autodiag.api.parameters import Parameter
from autodiag.api.problems import JSON_PROBLEM, WORDS
from autodiag.api.rendering import Schema, schema_of
from autodiag.api.resources import SOURCES, Blank, Source
from autodiag.api.shapes import Problem
from autodiag.web.languages import gettext as _

VERSION = "1.0.0"
_ALWAYS, _WITH_BLANKS = (400, 406), (400, 404, 406)


def describe() -> Mapping[str, Any]:
    """The whole description, its sentences in the reader's language."""
    components: dict[str, Schema] = {}
    paths = {one.path: {"get": _describe_source(one, components)} for one in SOURCES}
    return {
        "openapi": "3.1.0",
        "info": {
            "title": _("Les données ouvertes d’Autodiag"),
            "version": VERSION,
            "description": _(
                "Le guide, le réseau et les questionnaires, à lire seulement, sans clé ni compte. "
                "Les listes ont 100 éléments par page, au plus."
            ),
            "license": {
                "name": _("CC BY 4.0 (contenu), MIT (programme)"),
                "identifier": "CC-BY-4.0 AND MIT",
            },
        },
        "externalDocs": {"url": address("api.show_api")},
        "servers": [{"url": address("data.show_index").rstrip("/")}],
        "paths": paths,
        "components": {"schemas": dict(sorted(components.items()))},
    }


def _describe_source(source: Source, components: dict[str, Schema]) -> Mapping[str, Any]:
    failures = _WITH_BLANKS if source.blanks else _ALWAYS
    return {
        "operationId": source.name,
        "summary": _(source.summary),
        "parameters": [
            *(_describe_blank(one) for one in source.blanks),
            *(_describe_parameter(one) for one in source.parameters),
        ],
        "responses": {
            "200": _describe_answer(source, components),
            "304": {"description": _("Rien de neuf depuis la marque donnée par If-None-Match.")},
            **{str(one): _describe_failure(one, components) for one in failures},
        },
    }


def _describe_blank(blank: Blank) -> Mapping[str, Any]:
    return {
        "name": blank.name,
        "in": "path",
        "required": True,
        "description": _(blank.doc),
        "schema": dict(blank.schema),
        "example": blank.example,
    }


def _describe_parameter(parameter: Parameter[Any]) -> Mapping[str, Any]:
    return {
        "name": parameter.name,
        "in": "query",
        "required": False,
        "description": _(parameter.doc),
        "schema": parameter.schema(),
    }


def _describe_answer(source: Source, components: dict[str, Schema]) -> Mapping[str, Any]:
    shape = source.shape
    content = (
        {"schema": {"type": "object"}}
        if shape is None
        else {"schema": schema_of(shape, components), "example": example_of(shape)}
    )
    return {
        "description": _(source.summary),
        "headers": {
            "ETag": {"description": _("Marque à rendre dans If-None-Match."), **_text_header()},
            "Link": {"description": _("Licence, description, autres pages."), **_text_header()},
        },
        "content": {"application/json": content},
    }


def _text_header() -> Mapping[str, Any]:
    return {"required": True, "schema": {"type": "string"}}


def _describe_failure(status: int, components: dict[str, Schema]) -> Mapping[str, Any]:
    content = {"schema": schema_of(Problem, components), "example": example_of_problem(status)}
    return {"description": _(WORDS[status][0]), "content": {JSON_PROBLEM: content}}
