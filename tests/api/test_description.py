"""The description says what is answered: schemathesis asks it all, in bad and in good faith."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

import jsonschema_rs
import pytest
import schemathesis
from flask import Flask
from flask.testing import FlaskClient
from schemathesis.engine import from_schema
from schemathesis.engine.events import NonFatalError, ScenarioFinished

from autodiag.api.resources import SOURCES
from autodiag.network.service import list_subjects
from tests.api.asking import ROOT, ask, get
from tests.api.test_http import path_of

BLANK = re.compile(r"<(?:[^<>]*:)?(\w+)>")

# Every case is drawn from the seed, so that a run always asks the same things.
CONFIG: dict[str, Any] = {
    "seed": 20261122,
    "headers": {"Accept-Encoding": "identity"},
    "generation": {"deterministic": True, "max-examples": 10, "database": "none"},
    "phases": {
        "coverage": {"generate-duplicate-query-parameters": True},
        "stateful": {"enabled": False},
    },
}


@pytest.fixture
def description(reader: FlaskClient) -> Any:
    """The description, in French."""
    return get(reader, "/openapi.json")


def test_every_answer_keeps_to_the_description(site: Flask) -> None:
    config = schemathesis.Config.from_dict(CONFIG)
    schema = schemathesis.openapi.from_wsgi(f"{ROOT}/openapi.json", site, config=config)
    asked: dict[str, int] = {}
    for event in from_schema(schema).execute():
        assert not isinstance(event, NonFatalError), event.info
        if isinstance(event, ScenarioFinished):
            assert not list(failures(event))
            asked[event.label] = asked.get(event.label, 0) + len(event.recorder.cases)
    # The description itself is where schemathesis begins: it does not ask for it again.
    assert set(asked) == {f"GET {one.path}" for one in SOURCES if one.shape}
    assert asked["GET /guide/entries"] > 100


def failures(event: ScenarioFinished) -> Iterator[str]:
    """What schemathesis found wrong, with the command that shows it."""
    for checks in event.recorder.checks.values():
        for check in checks:
            if check.failure_info:
                yield f"{check.failure_info.failure}\n{check.failure_info.code_sample}"


def test_every_address_is_described(site: Flask, description: Any) -> None:
    addresses = {
        BLANK.sub(r"{\1}", rule.rule).removeprefix(ROOT)
        for rule in site.url_map.iter_rules()
        if rule.rule.startswith("/api/")
    }
    assert set(description["paths"]) == addresses
    assert description["openapi"].startswith("3.1.")
    assert description["servers"] == [{"url": f"http://localhost{ROOT}"}]
    names = [one["get"]["operationId"] for one in description["paths"].values()]
    assert sorted(names) == sorted(one.name for one in SOURCES)


def schema_at(description: Any, path: str) -> Any:
    """What is described of an answer, with all that it refers to; nothing more may be there."""
    content = description["paths"][path]["get"]["responses"]["200"]["content"]["application/json"]
    return {**content["schema"], "components": closed(description["components"])}


def closed(part: Any) -> Any:
    """The same schema, refusing what it does not name."""
    if isinstance(part, list):
        return [closed(one) for one in part]
    if not isinstance(part, Mapping):
        return part
    inside = {key: closed(value) for key, value in part.items()}
    return inside | ({"additionalProperties": False} if "properties" in part else {})


ANSWERS = [one for one in SOURCES if one.shape]


@pytest.mark.parametrize("source", ANSWERS, ids=lambda one: one.name)
def test_nothing_is_answered_that_is_not_described(
    reader: FlaskClient, description: Any, source: Any
) -> None:
    schema = schema_at(description, source.path)
    jsonschema_rs.validate(schema, get(reader, path_of(source)))
    with pytest.raises(jsonschema_rs.ValidationError):
        jsonschema_rs.validate(schema, get(reader, path_of(source)) | {"more": 1})


@pytest.mark.parametrize("source", ANSWERS, ids=lambda one: one.name)
def test_examples_are_as_described(description: Any, source: Any) -> None:
    operation = description["paths"][source.path]["get"]
    example = operation["responses"]["200"]["content"]["application/json"]["example"]
    jsonschema_rs.validate(schema_at(description, source.path), example)
    for status, response in operation["responses"].items():
        for content in response.get("content", {}).values():
            assert "example" in content, status


@pytest.mark.parametrize("path", ["/guide/entries?limit=0", "/guide/entries/G999"])
def test_problems_are_as_described(reader: FlaskClient, description: Any, path: str) -> None:
    schema = {"$ref": "#/components/schemas/Problem",
              "components": closed(description["components"])}  # fmt: skip
    jsonschema_rs.validate(schema, reader.get(f"{ROOT}{path}").json)


def test_every_field_and_parameter_is_explained_in_both_languages(reader: FlaskClient) -> None:
    french = ask(reader, "/openapi.json", Accept_Language="fr")
    english = ask(reader, "/openapi.json", Accept_Language="en")
    assert french.headers["Content-Language"] == "fr"
    assert "Accept-Language" in english.headers["Vary"]
    assert french.headers["ETag"] != english.headers["ETag"]
    pairs = list(zip(sentences(french.json), sentences(english.json), strict=True))
    assert len(pairs) > 100
    assert not [one for one, other in pairs if one == other or not one]


def sentences(part: Any) -> Iterator[str]:
    """Every sentence of the description that is meant for people."""
    if isinstance(part, list):
        for one in part:
            yield from sentences(one)
    elif isinstance(part, Mapping):
        for key, value in part.items():
            if key in {"description", "summary"} and isinstance(value, str):
                yield value
            elif key not in {"example", "properties"} or isinstance(part.get("type"), str):
                yield from sentences(value)


def test_values_are_those_that_this_site_takes(site: Flask, description: Any) -> None:
    parameters = {
        one["name"]: one["schema"]
        for one in description["paths"]["/network/cells"]["get"]["parameters"]
    }
    with site.test_request_context():
        from autodiag import web  # noqa: PLC0415 -- inside the request that it belongs to

        assert parameters["subject"]["enum"] == [one.code for one in list_subjects(web.session())]
    assert len(parameters["region"]["enum"]) == 17
    assert parameters["limit"] == {"type": "integer", "minimum": 1, "maximum": 100, "default": 20}


def test_what_cannot_be_described_is_refused() -> None:
    from autodiag.api.rendering import schema_of  # noqa: PLC0415

    with pytest.raises((TypeError, KeyError)):
        schema_of(complex, {})
