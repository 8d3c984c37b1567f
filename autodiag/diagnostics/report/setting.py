"""From a report to the bytes of its PDF: words and drawings in, one pass of typst."""

from __future__ import annotations

import json
from dataclasses import asdict
from functools import lru_cache
from importlib.resources import files
from typing import Any, TypeAlias

import typst

from autodiag.charts import Petal
from autodiag.charts.colours import colour_on_paper
from autodiag.charts.printed import mark_print, petal_print, rose_print
from autodiag.diagnostics.report.content import Dimension, Report
from autodiag.diagnostics.report.glyphs import LACKING, printable_all
from autodiag.diagnostics.report.words import words_of
from autodiag.web.languages import speaking

Json: TypeAlias = dict[str, Any]


def report_pdf(report: Report) -> bytes:
    """The report as PDF/UA: tagged, titled, with bookmarks, in its own language."""
    return set_report(report)[0]


def set_report(report: Report) -> tuple[bytes, tuple[str, ...]]:
    """The PDF, and what typst warned about; nothing, unless the template is at fault."""
    data = json.dumps(_data(report), ensure_ascii=False)
    content, warnings = typst.compile_with_warnings(
        _template(),
        font_paths=_fonts(),
        ignore_system_fonts=True,
        format="pdf",
        sys_inputs={"report": data},
        pdf_standards=["ua-1"],
        timestamp=int(report.finished_at.timestamp()),
    )
    if not isinstance(content, bytes):
        raise TypeError(type(content))
    return content, tuple(warning.message for warning in warnings)


def _data(report: Report) -> Json:
    with speaking(report.language):
        words = words_of(report)
    fields = asdict(report)
    del fields["finished_at"]
    data: Json = printable_all(fields | {"words": words})
    data["opening"] = _parts(data["opening"], data["highlight"])
    lacks = LACKING in json.dumps(printable_all(fields), ensure_ascii=False)
    data["is_lacking"] = lacks and LACKING not in json.dumps(fields, ensure_ascii=False)
    _draw(data, report)
    return data


def _parts(sentence: str, highlight: str) -> list[str]:
    """Before the highlighted words, these words, and after them."""
    before, found, after = sentence.partition(highlight) if highlight else (sentence, "", "")
    return [before, found, after]


def _draw(data: Json, report: Report) -> None:
    count, rings = len(report.dimensions), report.rings
    petals = [_petal(one) for one in report.dimensions]
    data["rose"] = rose_print(petals, rings=rings)
    for place, (one, petal) in enumerate(zip(data["dimensions"], petals, strict=True)):
        one["colour"] = colour_on_paper(petal.code_class)
        one["mark"] = mark_print(petal.code_class, place=place, count=count)
        one["petal"] = petal_print(petal, place=place, count=count, rings=rings)


def _petal(one: Dimension) -> Petal:
    return Petal(
        one.code_class, one.name, one.short, one.standing.percent, one.standing.shown, one.target
    )


@lru_cache(maxsize=1)
def _template() -> bytes:
    return (files("autodiag.diagnostics.report") / "report.typ").read_bytes()


@lru_cache(maxsize=1)
def _fonts() -> typst.Fonts:
    """Those that come with typst, so that every machine sets the same pages."""
    return typst.Fonts(include_system_fonts=False)
