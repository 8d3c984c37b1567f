"""A site, its server and a browser for each process of tests; a person for each journey."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Protocol

import pytest
from playwright.sync_api import Browser

from autodiag.database import db
from tests.house import databases
from tests.journeys.browsers import running_browser
from tests.journeys.people import Person
from tests.journeys.sites import Server, Site, make_site, running
from tests.journeys.standing import Kept, make_every_kind, make_finished

REPORT = pytest.StashKey[pytest.TestReport]()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Iterator[None]:
    """Keep how the test went, for what is kept of a journey that failed."""
    report: pytest.TestReport = yield  # type: ignore[misc]
    if report.when == "call":
        item.stash[REPORT] = report
    return report  # type: ignore[return-value]


@pytest.fixture(scope="session")
def site(sqlite_original: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """An installation on SQLite, shared by the journeys: each has a diagnostic of its own."""
    folder = tmp_path_factory.mktemp("journeys")
    site = make_site(folder, databases.sqlite_copy(sqlite_original, folder))
    yield site
    with site.app.app_context():
        db.engine.dispose()


@pytest.fixture(scope="session")
def server(site: Site) -> Iterator[Server]:
    """The real server of that site."""
    with running(site) as server:
        yield server


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A Chromium."""
    with running_browser() as browser:
        yield browser


@pytest.fixture(scope="session")
def finished(site: Site) -> Kept:
    """A finished diagnostic with all that can go with one; only to be read."""
    return site.make(make_finished)


@pytest.fixture(scope="session")
def every_kind(site: Site) -> Kept:
    """A draft with every kind of question; what is sent there is refused, or sent back."""
    return site.make(make_every_kind)


class Newcomer(Protocol):
    """Makes a person with a browser of their own, which nobody else has used."""

    def __call__(self, *, address: str = "", **options: Any) -> Person: ...


@pytest.fixture
def arrive(
    browser: Browser, server: Server, request: pytest.FixtureRequest, tmp_path: Path
) -> Iterator[Newcomer]:
    """`arrive(language="fr", width=320, …)`; whatever their browsers complain of is a failure."""
    people: list[Person] = []

    def make(*, address: str = "", **options: Any) -> Person:
        person = Person.open(browser, address or server.address, **options)
        people.append(person)
        return person

    yield make
    report = request.node.stash.get(REPORT, None)
    if report is None or report.failed:
        for number, person in enumerate(people, start=1):
            report_to(request, person.keep_what_is_seen(tmp_path / f"person-{number}"))
    for person in people:
        person.leave()
    complaints = [complaint for person in people for complaint in person.watch.complaints]
    assert not complaints, "\n".join(complaints)


def report_to(request: pytest.FixtureRequest, lines: list[str]) -> None:
    """Show where the traces of a failure are, below it."""
    report = request.node.stash.get(REPORT, None)
    if report is not None:
        report.sections.append(("what was seen", "\n".join(lines)))
