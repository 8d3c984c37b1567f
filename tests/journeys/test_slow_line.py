"""A line of 300 kbit/s: what a cold visit transfers, what moves, what can be done meanwhile."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from playwright.sync_api import expect

from autodiag.questionnaires import Answer
from tests.journeys.conftest import Newcomer
from tests.journeys.people import Person
from tests.journeys.sites import Site
from tests.journeys.standing import make_draft, make_finished

KB = 1_024
SLOW = {"offline": False, "latency": 150, "downloadThroughput": 37_500, "uploadThroughput": 37_500}
ENTRY = "guide/G001-filmer-en-3d-une-compagnie-de-danse"


@contextmanager
def slow_line(person: Person) -> Iterator[list[int]]:
    """Slow the line down; what is listed is the weight of each thing received, as transferred."""
    weights: list[int] = []

    def weigh(event: dict[str, Any]) -> None:
        weights.append(int(event["encodedDataLength"]))

    line = person.context.new_cdp_session(person.page)
    line.send("Network.enable")
    line.send("Network.emulateNetworkConditions", SLOW)
    line.on("Network.loadingFinished", weigh)
    yield weights
    line.detach()


@pytest.mark.parametrize(
    ("path", "limit"),
    [("", 60), ("guide/", 60), (ENTRY, 60), ("network/", 60), ("diagnostics/sample", 120)],
)
def test_a_cold_visit_is_light(arrive: Newcomer, path: str, limit: int) -> None:
    assert 5 * KB < weigh_cold_visit(arrive(width=320), path) <= limit * KB


def test_a_cold_visit_of_a_profile_is_light(arrive: Newcomer, site: Site) -> None:
    kept = site.make(make_finished)
    weight = weigh_cold_visit(arrive(width=320), f"diagnostics/resume/{kept.key}")
    assert 10 * KB < weight <= 120 * KB


def weigh_cold_visit(person: Person, path: str) -> int:
    with slow_line(person) as weights:
        person.go(path)
        person.page.wait_for_load_state("networkidle")
    return sum(weights)


def test_a_question_can_be_answered_on_a_slow_line(arrive: Newcomer, site: Site) -> None:
    """Sixty kilobytes, and a first answer is saved; nothing moves meanwhile (the watch looks)."""
    kept = site.make(make_draft)
    person = arrive(width=320)
    with slow_line(person) as weights:
        person.go(f"diagnostics/resume/{kept.key}")
        assert person.path.endswith("/pages/S-STR")
        person.choose("Q-STR-VIS", "a3")
        person.expect_saved("Q-STR-VIS", Answer("a3"))
        expect(person.find("[data-answered]")).to_have_text("1")
    assert 10 * KB < sum(weights) <= 60 * KB
