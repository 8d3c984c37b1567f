"""The PDF of a profile: the sample's, from the words to the file, and what a page of it costs."""

import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median

from autodiag.app import create_app
from autodiag.cli.prepare import load_shipped, migrate_quietly
from autodiag.diagnostics.portrait.page import Portrait, draw_portrait
from autodiag.diagnostics.portrait.printed import make_report, print_report
from autodiag.diagnostics.report import report_pdf
from autodiag.diagnostics.sample import sample_subject
from autodiag.diagnostics.service.dossier import make_dossier
from autodiag.settings import load_settings
from autodiag.web import session
from autodiag.web.transactions import system_clock
from benchmarks import Figure

TIMES = 20


def measure() -> Iterator[Figure]:
    """Milliseconds for the whole report, and for the setting alone."""
    with tempfile.TemporaryDirectory() as folder:
        app = create_app(load_settings({"AUTODIAG_INSTANCE": str(Path(folder))}))
        migrate_quietly(app)
        load_shipped(app)
        with app.test_request_context("/fr/diagnostics/sample"):
            yield from _measure(draw())


def draw() -> Portrait:
    """The portrait of the sample, in French."""
    subject = sample_subject(session(), language="fr", now=system_clock())
    return draw_portrait(make_dossier(session(), subject, language="fr"))


def _measure(portrait: Portrait) -> Iterator[Figure]:
    report = make_report(portrait)
    report_pdf(report)
    yield Figure("words, then PDF", time_of(lambda: print_report(portrait)), "ms", "under 100")
    yield Figure("PDF alone", time_of(lambda: report_pdf(report)), "ms")
    yield Figure("size", len(report_pdf(report)) / 1000, "kB")


def time_of(act: Callable[[], bytes]) -> float:
    """The median time of an act, in milliseconds."""
    times = []
    for _ in range(TIMES):
        start = time.perf_counter()
        act()
        times.append(1000 * (time.perf_counter() - start))
    return median(times)
