"""What an address may ask for: each parameter is described and read by the same object."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from werkzeug.datastructures import MultiDict

from autodiag.errors import BadQuery
from autodiag.web.languages import gettext

T = TypeVar("T")

MOST = 100
"""Items on a page, at most."""

_MOST_ECHOED = 60


def _(message: str) -> str:
    """Mark a message for translation; it is spoken when shown."""
    return message


@dataclass(frozen=True, slots=True, eq=False)
class Parameter(Generic[T]):
    """A name, and what its value may be.

    *schema* describes the values to programs, *expected* to people; *read* turns the text into its
    value, or into None when it is none of them. A parameter that is not given is its *default*.
    """

    name: str
    doc: str
    schema: Callable[[], Mapping[str, Any]]
    expected: Callable[[], str]
    read: Callable[[str], T | None]
    default: T | None = None


class Asked(dict[str, Any]):
    """What an address asks for, by parameter."""

    def find(self, parameter: Parameter[T]) -> T | None:
        """The value that was given, else the default."""
        value: T | None = self.get(parameter.name, parameter.default)
        return value

    def get_value(self, parameter: Parameter[T]) -> T:
        """The value of a parameter that always has one."""
        value = self.find(parameter)
        if value is None:
            raise LookupError(parameter.name)
        return value


def number(name: str, doc: str, *, last: int, default: int | None = None) -> Parameter[int]:
    """A whole number from 1 to `last`."""

    def schema() -> Mapping[str, Any]:
        bounds: dict[str, Any] = {"type": "integer", "minimum": 1, "maximum": last}
        return bounds if default is None else bounds | {"default": default}

    def read(text: str) -> int | None:
        is_number = text.isascii() and text.isdigit() and len(text) <= len(str(last))
        return int(text) if is_number and 1 <= int(text) <= last else None

    return Parameter(name, doc, schema, lambda: gettext(_NUMBER, last=last), read, default)


def choice(
    name: str, doc: str, codes: Callable[[], Collection[str]], *, default: str | None = None
) -> Parameter[str]:
    """One of some codes, which are asked for anew at each request."""

    def schema() -> Mapping[str, Any]:
        known = list(codes())
        values: dict[str, Any] = {"type": "string"} | ({"enum": known} if known else {})
        return values if default is None else values | {"default": default}

    def expected() -> str:
        return gettext(_CHOICE, values=", ".join(codes()))

    def read(text: str) -> str | None:
        return text if text in codes() else None

    return Parameter(name, doc, schema, expected, read, default)


def words(name: str, doc: str, *, longest: int) -> Parameter[str]:
    """Words of a person."""
    return Parameter(
        name,
        doc,
        schema=lambda: {"type": "string", "minLength": 1, "maxLength": longest},
        expected=lambda: gettext(_WORDS, longest=longest),
        read=lambda text: " ".join(text.split()) if 0 < len(text) <= longest else None,
    )


_NUMBER = _("Il faut un nombre entier, de 1 à %(last)d.")
_CHOICE = _("Il faut une de ces valeurs : %(values)s.")
_WORDS = _("Il faut de 1 à %(longest)d caractères.")
_TWICE = _("Ce paramètre est donné plus d’une fois.")
_NONE_HERE = _("Cette adresse ne prend aucun paramètre.")
_ELSEWHERE = _("Ce paramètre n’existe pas ici. Ceux qui existent : %(names)s.")

PAGE = number("page", _("Page de la liste."), last=10_000, default=1)
LIMIT = number("limit", _("Nombre d’éléments par page."), last=MOST, default=20)


def read_query(given: MultiDict[str, str], known: Collection[Parameter[Any]]) -> Asked:
    """What an address asks for; raises BadQuery with all that is wrong, by parameter."""
    by_name = {one.name: one for one in known}
    wrong = {name[:_MOST_ECHOED]: [_refuse_unknown(by_name)] for name in given.keys() - by_name}
    asked = Asked()
    for name, parameter in by_name.items():
        if name not in given:
            continue
        value, reason = _read(parameter, given.getlist(name))
        if reason:
            wrong[name] = [reason]
        asked[name] = value
    if wrong:
        raise BadQuery(dict(sorted(wrong.items())))
    return asked


def _refuse_unknown(known: Mapping[str, Parameter[Any]]) -> str:
    """A name that was mistyped is refused: it would otherwise let everything through."""
    return gettext(_ELSEWHERE, names=", ".join(known)) if known else gettext(_NONE_HERE)


def _read(parameter: Parameter[T], given: list[str]) -> tuple[T | None, str]:
    if len(given) > 1:
        return None, gettext(_TWICE)
    value = parameter.read(given[0])
    return value, parameter.expected() if value is None else ""
