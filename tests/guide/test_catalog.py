"""The shipped entries, as a strict editor would check them."""

from collections import Counter
from urllib.parse import urlsplit

import pytest

from autodiag.guide.checking import list_advice, list_errors
from autodiag.guide.loading import shipped_entries
from autodiag.guide.model import Content
from autodiag.guide.subjects import BANDS, load_subjects

ENTRIES = shipped_entries()

# Sites of public bodies, professional associations, standards bodies and the tools' own makers. A
# link to anybody else has to be argued for here.
PUBLISHERS = {
    "agilemanifesto.org",
    "artsdata.ca",
    "cdeacf.ca",
    "commons.wikimedia.org",
    "competenceculture.ca",
    "cqt.ca",
    "creativecommons.org",
    "crtc.gc.ca",
    "cultive.ca",
    "culturenumerique.mcc.gouv.qc.ca",
    "cyber.gc.ca",
    "daisy.org",
    "declarationmontreal-iaresponsable.com",
    "espaceperreault.ca",
    "isni.org",
    "keroul.qc.ca",
    "laws-lois.justice.gc.ca",
    "machineriedesarts.ca",
    "matomo.org",
    "meemoo.be",
    "metamusique.ca",
    "omeka.org",
    "openrefine.org",
    "panoscope.ca",
    "projetcollectif.ca",
    "raaq.qc.ca",
    "reseauartactuel.org",
    "sat.qc.ca",
    "schema.org",
    "soproq.org",
    "statistique.quebec.ca",
    "synapsec.ca",
    "tc.canada.ca",
    "telepresence-scenic.ca",
    "toponymie.gouv.qc.ca",
    "uda.ca",
    "umap.openstreetmap.fr",
    "validator.schema.org",
    "wiki.reseauadn.ca",
    "www.anel.qc.ca",
    "www.banq.qc.ca",
    "www.cai.gouv.qc.ca",
    "www.calq.gouv.qc.ca",
    "www.canada.ca",
    "www.cinematheque.qc.ca",
    "www.copibec.ca",
    "www.cova-daav.ca",
    "www.culturelaval.ca",
    "www.datascene.ca",
    "www.digitalculturecompass.org.uk",
    "www.donneesquebec.ca",
    "www.dpconline.org",
    "www.iasa-web.org",
    "www.khronos.org",
    "www.loc.gov",
    "www.musees.qc.ca",
    "www.obvia.ca",
    "www.openstreetmap.org",
    "www.patrimoine-culturel.gouv.qc.ca",
    "www.pensezcybersecurite.gc.ca",
    "www.quebec.ca",
    "www.quebecdanse.org",
    "www.recyclermeselectroniques.ca",
    "www.revenuquebec.ca",
    "www.socan.com",
    "www.w3.org",
    "www.wikidata.org",
    "www.wikimedia.ca",
}


def test_enough_entries_in_both_languages() -> None:
    assert len(ENTRIES) >= 30
    for entry in ENTRIES:
        assert {wording.language for wording in entry.wordings} == {"fr", "en"}, entry.code


def test_nothing_is_wrong_and_nothing_departs_from_the_way_entries_are_written() -> None:
    assert list_errors(ENTRIES) == ()
    assert list_advice(ENTRIES) == ()


@pytest.mark.parametrize("band", BANDS, ids=lambda band: band.code)
@pytest.mark.parametrize("dimension", load_subjects().dimensions)
def test_every_dimension_is_covered_at_every_level(dimension: str, band: object) -> None:
    assert [
        entry.code
        for entry in ENTRIES
        if dimension in entry.dimensions
        and entry.is_recommendable
        and entry.level_from <= band.last  # type: ignore[attr-defined]
        and entry.level_to >= band.first  # type: ignore[attr-defined]
    ]


def test_every_subtheme_has_an_entry() -> None:
    named = {code for entry in ENTRIES for code in entry.subthemes}
    assert set(load_subjects().subthemes) - named == set()


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.code)
def test_links_lead_to_known_publishers(entry: Content) -> None:
    for link in entry.links:
        parts = urlsplit(link.url)
        assert parts.scheme == "https"
        assert parts.hostname in PUBLISHERS
        assert set(link.titles) == {"fr", "en"}
        assert not parts.query


def test_no_link_stands_twice_in_an_entry() -> None:
    for entry in ENTRIES:
        assert max(Counter(link.url for link in entry.links).values(), default=1) == 1, entry.code


def test_only_the_entry_about_diagnostics_is_never_recommended() -> None:
    assert [entry.code for entry in ENTRIES if not entry.is_recommendable] == ["G043"]


def test_filming_dance_in_3d_tells_its_meanings_apart() -> None:
    entry = next(one for one in ENTRIES if one.code == "G001")
    french = next(one for one in entry.wordings if one.language == "fr")
    for meaning in ("stéréoscopique", "volumétrique", "capture de mouvement", "360°"):
        assert meaning in french.body


def test_every_entry_can_be_come_to_from_another() -> None:
    named = {code for entry in shipped_entries() for code in entry.related}
    assert not {entry.code for entry in shipped_entries()} - named


def test_a_slug_says_its_title_and_every_relation_is_of_use() -> None:
    for entry in ENTRIES:
        assert 2 <= len(entry.related) <= 4, entry.code
        assert 1 <= len(entry.subthemes) <= 4, entry.code
