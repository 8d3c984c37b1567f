"""The pages of the guide, as a browser without JavaScript gets them; each page is checked whole."""

import re
from html import unescape

import pytest
from flask.testing import FlaskClient

from autodiag.guide.loading import shipped_entries
from autodiag.guide.subjects import load_subjects

ADDRESS = "/fr/guide/G001-filmer-en-3d-une-compagnie-de-danse"


def text_of(client: FlaskClient, address: str, status: int = 200) -> str:
    """The page behind an address, spaces made ordinary."""
    response = client.get(address)
    assert response.status_code == status, address
    return re.sub(r"[\s\u00a0\u202f]+", " ", unescape(response.get_data(as_text=True)))


def count_found(page: str) -> int:
    return page.count('class="found-title"')


def test_the_guide_stands_by_dimension(reader: FlaskClient) -> None:
    for language in ("fr", "en"):
        page = text_of(reader, f"/{language}/guide/")
        for dimension in load_subjects().dimensions.values():
            assert dimension.name(language).replace("’", "’") in page
        assert count_found(page) >= 30


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_entry_is_a_sound_page_under_its_weight(reader: FlaskClient, language: str) -> None:
    for entry in shipped_entries():
        (wording,) = (one for one in entry.wordings if one.language == language)
        response = reader.get(f"/{language}/guide/{entry.code}-{wording.slug}")
        assert response.status_code == 200
        assert len(response.data) < 40_000
        assert b"**" not in response.data
        assert "Set-Cookie" not in response.headers


def test_an_entry_says_all_that_it_has_to(reader: FlaskClient) -> None:
    page = text_of(reader, ADDRESS)
    for words in (
        "Filmer en 3D une compagnie de danse</h1>",
        "« Nous sommes deux au bureau",
        "de “filmer la pièce en 3D”, pour la",
        "Création et production",
        "4 et 5",
        "élevé",
        "Arts du cirque et de la rue",
        "De 1 000 $ à plus de 40 000 $",
        '<ol class="steps"> <li><h3>Choisissez l’usage</h3><p>À deux',
        '<div class="traps">',
        "Regroupement québécois de la danse",
        "fiche G012 du guide",
        'Adresse permanente : <a class="address" href="http://localhost/fr/guide/G001">',
        "CC BY 4.0",
        "Signaler une erreur",
        "revue le 22 novembre 2026",
    ):
        assert words in page, words


def test_the_address_holds_by_its_code(reader: FlaskClient) -> None:
    for wrong in ("G001", "G001-", "g001-autre-chose", "G001-filming-a-dance-company-in-3d"):
        response = reader.get(f"/fr/guide/{wrong}")
        assert response.status_code == 301
        assert response.location == ADDRESS
    for nothing in ("G999", "G999-rien", "x" * 300, "-", "G001%2Fx", "<script>"):
        assert reader.get(f"/fr/guide/{nothing}").status_code == 404


def test_the_other_language_is_one_step_away(reader: FlaskClient) -> None:
    page = text_of(reader, ADDRESS)
    other = "/en/guide/G001-filming-a-dance-company-in-3d"
    assert f'class="masthead-lang" href="{other}"' in page
    assert f'rel="alternate" hreflang="en" href="http://localhost{other}"' in page
    assert "hreflang" in text_of(reader, other)


def test_filters_combine_in_the_address(reader: FlaskClient) -> None:
    low = text_of(reader, "/fr/guide/?level=low")
    both = text_of(reader, "/fr/guide/?level=low&dimension=RES&effort=low")
    assert 0 < count_found(both) < count_found(low)
    assert '<option value="RES" selected>' in both
    assert '<option value="low" selected>Débuter' in both
    dance = text_of(reader, "/fr/guide/?discipline=danse&q=captation")
    assert "Filmer" in dance


def test_each_filter_can_be_taken_away(reader: FlaskClient) -> None:
    address = "/fr/guide/?q=droits&dimension=CRE&level=high&discipline=danse&effort=medium"
    page = text_of(reader, address)
    for name, left in {
        "« droits »": "dimension=CRE&level=high&discipline=danse&effort=medium",
        "Création et production": "q=droits&level=high&discipline=danse&effort=medium",
        "Aller plus loin (niveaux 4 et 5)": "q=droits&dimension=CRE&discipline=danse&effort=medium",
        "Danse": "q=droits&dimension=CRE&level=high&effort=medium",
        "Effort moyen": "q=droits&dimension=CRE&level=high&discipline=danse",
    }.items():
        hidden = f'<span class="visually-hidden"> {name}</span>'
        assert f'<li>{name} <a href="/fr/guide/?{left}">Enlever{hidden}</a></li>' in page
    assert '<a href="/fr/guide/">Tout enlever</a>' in page
    alone = text_of(reader, "/en/guide/?effort=low")
    assert '<li>Low effort <a href="/en/guide/">Remove' in alone
    assert "Remove all" not in alone


def test_what_the_filters_hold_back_is_counted(reader: FlaskClient) -> None:
    page = text_of(reader, "/fr/guide/?q=balado&level=high&effort=high")
    assert "Aucune fiche pour « balado »" in page
    assert '<a href="/fr/guide/?q=balado">1 fiche sans les filtres</a>' in page
    assert "mots proches" not in page


def test_unknown_filters_filter_nothing(reader: FlaskClient) -> None:
    whole = count_found(text_of(reader, "/fr/guide/"))
    odd = "/fr/guide/?level=99&dimension=%27&discipline=x&effort=all&page=-3&zzz=1"
    assert count_found(text_of(reader, odd)) == whole


def test_a_search_marks_what_was_sought(reader: FlaskClient) -> None:
    page = text_of(reader, "/fr/guide/?q=ecologiques")
    assert "<mark>écologique</mark>" in page
    assert "2 fiches pour « ecologiques »" in page


def test_a_corrected_search_says_so(reader: FlaskClient) -> None:
    page = text_of(reader, "/fr/guide/?q=ecologiqe")
    assert "fiches pour « écologique »" in page
    assert "Aucune fiche ne contient « ecologiqe »" in page


def test_nothing_found_leads_somewhere(reader: FlaskClient) -> None:
    page = text_of(reader, "/fr/guide/?q=musiquette&level=high")
    assert "Aucune fiche pour « musiquette »" in page
    assert 'href="/fr/guide/?q=musique"' in page
    assert 'href="/fr/guide/?level=high"' in page
    assert 'href="/fr/guide/?dimension=CRE"' in page
    assert "No entry for “zzqq”" in text_of(reader, "/en/guide/?q=zzqq")


def test_a_long_list_has_pages(reader: FlaskClient) -> None:
    first = text_of(reader, "/fr/guide/?discipline=danse")
    assert count_found(first) == 20
    assert 'href="/fr/guide/?discipline=danse&page=2" rel="next"' in first
    second = text_of(reader, "/fr/guide/?discipline=danse&page=2")
    assert 'rel="prev"' in second
    assert count_found(second) > 0
    assert count_found(text_of(reader, "/fr/guide/?discipline=danse&page=9999")) > 0


@pytest.mark.parametrize(
    "typed",
    [
        "%22%27%3B--",
        "<script>alert(1)</script>",
        "x" * 5000,
        "%F0%9F%98%80",
        "{{7*7}}",
        "%E2%80%AE",
    ],
)
def test_hostile_questions_come_back_as_plain_text(reader: FlaskClient, typed: str) -> None:
    response = reader.get(f"/fr/guide/?q={typed}")
    assert response.status_code == 200
    assert b"<script>alert" not in response.data
    assert len(response.data) < 60_000


def test_a_nul_is_refused_with_a_sentence(reader: FlaskClient) -> None:
    assert "caractère" in text_of(reader, "/fr/guide/?q=a%00b", 400)
