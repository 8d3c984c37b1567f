"""Static files: one stylesheet, names that carry their content, packed once for the wire.

At start the files are written into instance/static, each under a name with the hash of its
content, beside its brotli and gzip twins. ServeStatic sends them, in front of the application.
"""

from __future__ import annotations

import gzip
import hashlib
import os
import re
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path
from types import MappingProxyType

import brotli  # type: ignore[import-untyped]
from flask import Flask
from servestatic import ServeStatic  # type: ignore[import-untyped]

# The order of the one stylesheet: what all pages share, what features add, paper last.
STYLESHEETS = (
    "tokens", "page", "rose", "question", "tables", "profile", "tilemap", "plots", "figure",
    "guide", "home", "diagnostics", "network", "accounts", "api", "print",
)  # fmt: skip
STYLESHEET = "css/autodiag.css"
PLOTLY = "js/plotly.js"
PREFIX = "/static/"

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_BLANK = re.compile(r"\s+")
_AROUND = re.compile(r" ?([{};]) ?")
_HASHED = re.compile(r"\.[0-9a-f]{12}\.[a-z]+$")
_LARGE = 1_000_000
_YEAR = 31_536_000


@dataclass(frozen=True, slots=True)
class Asset:
    """A file as it is sent, the name that carries its hash, and where it lies if elsewhere."""

    name: str
    content: bytes
    source: Path | None = None


def install(app: Flask, folder: Path, *, packs_large: bool = True) -> None:
    """Write the files into `folder`, send them from there, and name them in templates.

    Without `packs_large`, plotly.js is written without its twins: they take half a second and
    two megabytes, which an application made for one test has no use for.
    """
    assets = load_assets()
    _write(assets.values(), folder, packs_large=packs_large)
    names = {path: f"{PREFIX}{one.name}" for path, one in assets.items()}
    app.jinja_env.globals["asset"] = lambda path: names[path]
    app.wsgi_app = ServeStatic(  # type: ignore[method-assign]
        app.wsgi_app,
        root=folder,
        prefix=PREFIX,
        max_age=_YEAR,
        immutable_file_test=lambda _path, url: bool(_HASHED.search(url)),
        allow_all_origins=False,
    )


@lru_cache(maxsize=1)
def load_assets() -> Mapping[str, Asset]:
    """Every static file by its plain path; read once per process."""
    sources = {STYLESHEET: minify_css(_read_stylesheets())}
    root = files("autodiag") / "static"
    for folder in ("js", "img"):
        for file in (root / folder).iterdir():
            sources[f"{folder}/{file.name}"] = file.read_bytes()
    assets = {path: _make(path, content) for path, content in sources.items()}
    plotly = _find_plotly()
    assets[PLOTLY] = replace(_make(PLOTLY, plotly.read_bytes()), source=plotly)
    return MappingProxyType(assets)


def minify_css(text: str) -> bytes:
    """The same rules without comments, and with no more blanks than they need."""
    text = _BLANK.sub(" ", _COMMENT.sub("", text))
    return _AROUND.sub(r"\1", text).replace(";}", "}").strip().encode()


def _read_stylesheets() -> str:
    root = files("autodiag") / "static" / "css"
    return "\n".join((root / f"{name}.css").read_text("utf-8") for name in STYLESHEETS)


def _find_plotly() -> Path:
    """plotly.js as the installed plotly carries it; found without importing plotly."""
    spec = find_spec("plotly")
    if spec is None or spec.origin is None:
        raise FileNotFoundError("plotly is not installed")
    return Path(spec.origin).parent / "package_data" / "plotly.min.js"


def _make(path: str, content: bytes) -> Asset:
    stem, _, extension = path.rpartition(".")
    mark = hashlib.sha256(content).hexdigest()[:12]
    return Asset(f"{stem}.{mark}.{extension}", content)


@lru_cache(maxsize=64)
def _pack(content: bytes) -> dict[str, bytes]:
    # On plotly.js the best quality takes eight seconds more, for a tenth less.
    quality = 9 if len(content) > _LARGE else 11
    return {
        ".br": brotli.compress(content, quality=quality),
        ".gz": gzip.compress(content, compresslevel=9, mtime=0),
    }


def _write(assets: Iterable[Asset], folder: Path, *, packs_large: bool) -> None:
    """Put the files in place; those already there are right, since their name says so."""
    for one in assets:
        target = folder / one.name
        if target.exists():
            continue
        target.parent.mkdir(parents=True, exist_ok=True)
        if packs_large or len(one.content) <= _LARGE:
            for extension, content in _pack(one.content).items():
                _put(target.with_name(target.name + extension), content)
        if one.source is None:
            _put(target, one.content)
        else:
            _link(target, one.source)


def _put(target: Path, content: bytes) -> None:
    """Write whole or not at all: several processes may start at once."""
    partial = target.with_name(f"{target.name}.{os.getpid()}.partial")
    partial.write_bytes(content)
    partial.replace(target)


def _link(target: Path, source: Path) -> None:
    """Share a file that is already on the disk, or copy it when it lies on another one."""
    with suppress(OSError):
        target.hardlink_to(source)
    if not target.exists():
        _put(target, source.read_bytes())
