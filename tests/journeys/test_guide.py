"""The guide by those who read it: searched, judged, missed, printed; with and without scripts."""

import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect

from autodiag.guide import missing, usefulness
from tests.journeys.conftest import Newcomer
from tests.journeys.people import Person
from tests.journeys.sites import Site

LETTER = {"width": "8.5in", "height": "11in"}
MOST_PAGES = 2


def count_answers(site: Site, code: str) -> int:
    found = site.make(usefulness.list_usefulness)
    return next(one.total for one in found if one.code == code)


def test_searching_and_judging_with_the_keyboard(arrive: Newcomer, site: Site) -> None:
    person = arrive(language="en")
    before = count_answers(site, "G010")
    person.go("guide/")
    person.tab_to("input[name=q]")
    person.page.keyboard.type("podcasts")
    with person.page.expect_navigation():
        person.press("Enter")
    expect(person.find(".found-title mark")).to_have_text("podcast")
    person.enter(".found-title a")
    person.tab_to("input[name=answer]")
    person.press("ArrowDown", "ArrowUp")
    person.tab_to("input[name=word]")
    person.page.keyboard.type("The three passes")
    person.enter("#utile button")
    assert "/useful/thanks" in person.path
    assert count_answers(site, "G010") == before + 1
    assert site.make(lambda session: usefulness.list_words(session, "G010")[0].is_useful)
    person.page.go_back()
    person.page.reload()
    expect(person.find("#utile form")).to_have_count(0)


def test_judging_and_missing_without_scripts(arrive: Newcomer, site: Site) -> None:
    person = arrive(width=320, java_script_enabled=False)
    person.watch.expected.add(422)
    person.go("guide/G016")
    before = count_answers(site, "G016")
    person.find("input[name=word]").fill("Un mot gardé")
    person.follow("#utile button")
    person.expect_fits()
    expect(person.find("#utile [role=alert]")).to_be_in_viewport()
    expect(person.find("input[name=word]")).to_have_value("Un mot gardé")
    person.find("#utile label[for=answer-1]").click()
    person.follow("#utile button")
    assert count_answers(site, "G016") == before + 1
    person.go("guide/?q=tarentelle")
    person.follow(".missing button")
    assert person.path == "guide/missing/thanks"
    person.expect_fits()
    assert "tarentelle" in [one.words for one in site.make(missing.list_missed)]


def test_filters_are_taken_away_one_by_one(arrive: Newcomer) -> None:
    person = arrive(width=320)
    person.go("guide/?q=droits&discipline=danse&effort=medium")
    whole = person.find(".chosen li")
    expect(whole).to_have_count(4)
    person.follow(".chosen li:nth-child(2) a")
    assert person.page.url.endswith("?q=droits&effort=medium")
    expect(person.find("#discipline")).to_have_value("")
    person.follow(".chosen li:last-child a")
    assert person.path == "guide/"


@pytest.fixture
def print_entry(arrive: Newcomer, tmp_path: Path) -> Callable[[str, str], tuple[int, str]]:
    """Print an entry; how many pages it takes, and the words on them."""

    def make(language: str, code: str) -> tuple[int, str]:
        person: Person = arrive(language=language)
        person.go(f"guide/{code}")
        file = tmp_path / f"{code}.{language}.pdf"
        person.page.pdf(path=file, prefer_css_page_size=True, **LETTER)
        return count_pages(file), read_words(file)

    return make


def count_pages(file: Path) -> int:
    said = subprocess.run(["pdfinfo", file], capture_output=True, text=True, check=True).stdout
    found = re.search(r"^Pages: +(\d+)$", said, re.MULTILINE)
    assert found
    return int(found[1])


def read_words(file: Path) -> str:
    words = ["pdftotext", "-layout", file, "-"]
    said = subprocess.run(words, capture_output=True, text=True, check=True).stdout
    return " ".join(said.split())


@pytest.mark.parametrize(("language", "code"), [("fr", "G001"), ("en", "G031")])
def test_an_entry_prints_on_two_pages(
    print_entry: Callable[[str, str], tuple[int, str]], language: str, code: str
) -> None:
    pages, words = print_entry(language, code)
    assert pages <= MOST_PAGES
    assert re.search(r"\(https://[\w.-]+/\S*\)", words)
    assert f"/{language}/guide/{code}" in words
    for gone in ("Réseau English", "Envoyer", "Signaler", "Network Français", "Send", "Report a"):
        assert gone not in words
