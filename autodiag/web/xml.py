"""XML as feeds and sitemaps are made of: well formed whatever the texts hold."""

import re
from xml.etree.ElementTree import Element, SubElement, tostring

from flask import Response, request

_IMPOSSIBLE = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def add(parent: Element, tag: str, text: str = "", /, **attributes: str) -> Element:
    """Put an element at the end of another one; what XML cannot hold is left out."""
    child = SubElement(parent, tag, {name: _clean(value) for name, value in attributes.items()})
    child.text = _clean(text) or None
    return child


def respond(root: Element, kind: str, *, seconds: int) -> Response:
    """The document, kept by whoever reads it for a while; nothing is sent again unchanged."""
    content = tostring(root, encoding="utf-8", xml_declaration=True)
    response = Response(content, content_type=f"{kind}; charset=utf-8")
    response.headers["Cache-Control"] = f"public, max-age={seconds}"
    response.add_etag(weak=True)
    response.make_conditional(request)
    return response


def _clean(text: str) -> str:
    return _IMPOSSIBLE.sub("", text)
