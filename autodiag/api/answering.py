"""HTTP out: marks, caches, the page of a list, and leave for any site to read."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from hashlib import sha256
from typing import TYPE_CHECKING, Any, TypeVar

from flask import Response, request

from autodiag.api.making import CONTENT, address
from autodiag.api.parameters import LIMIT, PAGE, Asked
from autodiag.api.rendering import to_json
from autodiag.api.shapes import Answer, Licence, Links
from autodiag.errors import NotAcceptable
from autodiag.web.security import OPEN_TO_ALL

if TYPE_CHECKING:
    from werkzeug.datastructures import ETags

JSON = "application/json"
ALL = "/api/"
"""What stands below is open to all, and fails in JSON."""

_SOON, _ONE_DAY = "public, max-age=300", "public, max-age=86400"
_TWO_DAYS = "172800"

T = TypeVar("T")


def answer(shape: Answer, links: Links | None = None) -> Response:
    """A shape, marked by what it says."""
    text = to_json(shape)
    said = _ways(shape.licence, links)
    return _unless_known(mark_of(text), lambda: text, {"Cache-Control": _SOON, "Link": said})


def answer_frozen(mark: str, shape: Answer) -> Response:
    """A shape that never changes, written only for who does not have it yet."""
    headers = {"Cache-Control": _ONE_DAY, "Link": _ways(shape.licence, None)}
    return _unless_known(mark, lambda: to_json(shape), headers)


def answer_spoken(document: Mapping[str, Any], language: str) -> Response:
    """A document that is written in the reader's language."""
    text = to_json(document)
    headers = {
        "Cache-Control": _SOON,
        "Link": _ways(CONTENT, None),
        "Content-Language": language,
        "Vary": "Accept-Language",
    }
    return _unless_known(mark_of(text), lambda: text, headers)


def mark_of(text: str) -> str:
    """What changes with the text, and with nothing else."""
    return sha256(text.encode()).hexdigest()


def _unless_known(mark: str, make: Callable[[], str], headers: Mapping[str, str]) -> Response:
    """The mark is a weak one: the same answer may be packed in several ways."""
    asked: ETags = request.if_none_match
    is_known = asked.contains_weak(mark)
    response = Response("" if is_known else make(), 304 if is_known else 200, headers)
    response.mimetype = JSON
    response.set_etag(mark, weak=True)
    return response


def _ways(licence: Licence, links: Links | None) -> str:
    """Where an answer leads, for programs that read nothing but headers."""
    ways = {"license": licence.url, "service-desc": address("data.show_description")}
    if links:
        ways |= {"first": links.first, "prev": links.previous, "next": links.next,
                 "last": links.last}  # fmt: skip
    return ", ".join(f'<{where}>; rel="{name}"' for name, where in ways.items() if where)


def cut(items: Sequence[T], asked: Asked) -> Sequence[T]:
    """The items of the page that was asked for; none when there are not so many."""
    page, limit = asked.get_value(PAGE), asked.get_value(LIMIT)
    return items[(page - 1) * limit : page * limit]


def list_values(total: int, asked: Asked) -> dict[str, Any]:
    """What every page of a list says of the whole list."""
    page, limit = asked.get_value(PAGE), asked.get_value(LIMIT)
    last = max(1, -(-total // limit))
    links = Links(
        first=_page_address(asked, 1),
        previous=_page_address(asked, min(page - 1, last)) if page > 1 else None,
        next=_page_address(asked, page + 1) if page < last else None,
        last=_page_address(asked, last),
    )
    return {"total": total, "page": page, "limit": limit, "links": links}


def _page_address(asked: Asked, page: int) -> str:
    return address(str(request.endpoint), **{**asked, PAGE.name: page})


def refuse_other_forms() -> None:
    """There is JSON and nothing else; who asks for another form alone is told so."""
    if request.accept_mimetypes and not request.accept_mimetypes.best_match((JSON,)):
        raise NotAcceptable


def open_to_all(response: Response) -> Response:
    """Let the scripts of any site read what is public, failures included, without any cookie."""
    if not request.path.startswith(ALL):
        return response
    response.headers["Access-Control-Allow-Origin"] = "*"
    response.headers["Access-Control-Expose-Headers"] = "ETag, Link"
    response.headers[OPEN_TO_ALL[0]] = OPEN_TO_ALL[1]
    if request.method == "OPTIONS":
        response.headers.pop("Content-Type", None)  # there is nothing in it
        response.headers["Access-Control-Allow-Methods"] = "GET, HEAD, OPTIONS"
        response.headers["Access-Control-Allow-Headers"] = "*"
        response.headers["Access-Control-Max-Age"] = _TWO_DAYS
    return response
