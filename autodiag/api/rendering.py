"""From the shapes of the answers to JSON, and to the JSON Schema that describes it."""

import json
import types
from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import UTC, date, datetime
from enum import Enum
from typing import (
    Annotated,
    Any,
    Literal,
    TypeAlias,
    Union,
    get_args,
    get_origin,
    get_type_hints,
)

from autodiag.questionnaires import Questionnaire, canonical
from autodiag.web.languages import gettext

Inside: TypeAlias = tuple[Any, ...]
"""What stands between the brackets of a type."""

Schema: TypeAlias = dict[str, Any]
"""A JSON Schema; what it refers to stands among the components."""

_ENGINE = Questionnaire.__module__
_SIMPLE: Mapping[object, Schema] = types.MappingProxyType(
    {
        bool: {"type": "boolean"},
        date: {"type": "string", "format": "date"},
        datetime: {"type": "string", "format": "date-time"},
        float: {"type": "number"},
        int: {"type": "integer"},
        str: {"type": "string"},
        type(None): {"type": "null"},
    }
)


def to_json(thing: object) -> str:
    """The JSON of a shape, on one line."""
    return f"{json.dumps(plain(thing), ensure_ascii=False, separators=(',', ':'))}\n"


def plain(thing: object) -> Any:
    """A shape as what JSON knows; a questionnaire in its canonical form."""
    if isinstance(thing, Questionnaire):
        return json.loads(canonical(thing))
    if is_dataclass(thing):
        return {field.name: plain(getattr(thing, field.name)) for field in fields(thing)}
    if isinstance(thing, Mapping):
        return {key: plain(value) for key, value in thing.items()}
    if isinstance(thing, tuple | list):
        return [plain(one) for one in thing]
    if isinstance(thing, datetime):
        return thing.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
    return thing.isoformat() if isinstance(thing, date) else thing


def schema_of(hint: Any, components: dict[str, Schema]) -> Schema:
    """The schema of a type; each class that it names is added to `components`, once."""
    if hint in _SIMPLE:
        return dict(_SIMPLE[hint])
    if isinstance(hint, type) and issubclass(hint, Enum):
        return {"enum": [one.value for one in hint]}
    if is_dataclass(hint):
        return _refer_to(hint, components)
    return _COMPOUND[get_origin(hint)](get_args(hint), components)


def _note(inside: Inside, components: dict[str, Schema]) -> Schema:
    return schema_of(inside[0], components) | {"description": gettext(inside[1])}


def _enumerate(inside: Inside, _components: dict[str, Schema]) -> Schema:
    return {"enum": list(inside)}


def _unite(inside: Inside, components: dict[str, Schema]) -> Schema:
    return {"anyOf": [schema_of(one, components) for one in inside]}


def _repeat(inside: Inside, components: dict[str, Schema]) -> Schema:
    return {"type": "array", "items": schema_of(inside[0], components)}


def _map(inside: Inside, components: dict[str, Schema]) -> Schema:
    return {"type": "object", "additionalProperties": schema_of(inside[1], components)}


_COMPOUND: Mapping[Any, Callable[[Inside, dict[str, Schema]], Schema]] = {
    Annotated: _note,
    Literal: _enumerate,
    Union: _unite,
    types.UnionType: _unite,
    tuple: _repeat,
    frozenset: _repeat,
    Mapping: _map,
}


def _refer_to(shape: Any, components: dict[str, Schema]) -> Schema:
    name = shape.__name__
    if name not in components:
        components[name] = {}  # a class may hold others of its kind
        components[name] = _describe(shape, components)
    return {"$ref": f"#/components/schemas/{name}"}


def _describe(shape: Any, components: dict[str, Schema]) -> Schema:
    hints = get_type_hints(shape, include_extras=True)
    properties = {one.name: schema_of(hints[one.name], components) for one in fields(shape)}
    if shape.__module__ != _ENGINE:
        return {"type": "object", "properties": properties, "required": list(properties)}
    # The canonical form says what a thing is, and leaves out what stands at its default.
    required = [one.name for one in fields(shape)
                if one.default is MISSING and one.default_factory is MISSING]  # fmt: skip
    properties = {"is": {"const": shape.__name__}, **properties}
    return {"type": "object", "properties": properties, "required": ["is", *required]}
