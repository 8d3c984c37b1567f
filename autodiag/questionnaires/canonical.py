"""One form for one questionnaire: what a fingerprint is taken from."""

import json
from collections.abc import Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from enum import Enum
from hashlib import sha256

from autodiag.questionnaires.model import Questionnaire


def canonical(questionnaire: Questionnaire) -> str:
    """*questionnaire* as JSON with sorted keys, whatever the order and layout of its document.

    What stands at its default is left out, so that a key added to the format later changes no
    fingerprint of what was published before.
    """
    return json.dumps(
        _plain(questionnaire), ensure_ascii=False, sort_keys=True, separators=(",", ":")
    )


def fingerprint(questionnaire: Questionnaire) -> str:
    """The SHA-256 of the canonical form, in hexadecimal."""
    return sha256(canonical(questionnaire).encode()).hexdigest()


def _plain(thing: object) -> object:
    if isinstance(thing, Enum):
        return thing.value
    if is_dataclass(thing):
        return _plain_fields(thing)
    if isinstance(thing, Mapping):
        return {str(_plain(key)): _plain(value) for key, value in thing.items()}
    if isinstance(thing, frozenset):
        return sorted(str(_plain(item)) for item in thing)
    if isinstance(thing, tuple):
        return [_plain(item) for item in thing]
    return thing


def _plain_fields(thing: object) -> dict[str, object]:
    # A rule's fields alone do not say which kind of rule it is.
    plain: dict[str, object] = {"is": type(thing).__name__}
    for field in fields(thing):  # type: ignore[arg-type]
        value = getattr(thing, field.name)
        if value != _default(field):
            plain[field.name] = _plain(value)
    return plain


def _default(field: "Field[object]") -> object:
    if field.default is not MISSING:
        return field.default
    return MISSING if field.default_factory is MISSING else field.default_factory()
