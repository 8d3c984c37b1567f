"""A report is printed whole, tagged, in both languages, whatever people typed in it."""

import re
import shutil
import subprocess
from dataclasses import replace
from functools import cache

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from autodiag.diagnostics.report import Answered, Report, Standing, report_pdf
from autodiag.diagnostics.report.glyphs import LACKING, PRINTED, printable
from autodiag.diagnostics.report.setting import set_report
from tests.diagnostics.report_samples import NAMES, sample
from tests.house.repository import ROOT, read

NB, NARROW = "\u00a0", "\u202f"
HOSTILE = (
    "#panic() $x$ *gras* _it_ @renvoi <étiquette> \\ // /* ` https://exemple.test",
    "\u202egauche\u202c droite\u200f et שלום",
    "🎭💃🏽 ᐊᕙᑕᖅ 漢字",
    "a" * 3000,
    "mot " * 2500,
    "\x00\x07\x1b[31m",
    "une ligne\nune autre\n\n\nfin",
    "e\u0301 \u0338 \u0301",
)


@cache
def printed(language: str = "fr") -> bytes:
    return report_pdf(sample(language=language))


def text_of(pdf: bytes) -> str:
    """What is read in order, all blanks but the no-break ones made one."""
    return re.sub(r"[ \n\f]+", " ", poppler("pdftotext", "-raw", "-", "-", pdf=pdf).decode())


def facts_of(pdf: bytes) -> dict[str, str]:
    lines = poppler("pdfinfo", "-", pdf=pdf).decode().splitlines()
    return {name: value.strip() for name, _, value in (line.partition(":") for line in lines)}


@cache
def structure_of(pdf: bytes) -> bytes:
    return poppler("pdfinfo", "-struct-text", "-", pdf=pdf)


def poppler(*command: str, pdf: bytes) -> bytes:
    """A reader that shares nothing with what wrote the file."""
    if shutil.which(command[0]) is None:
        pytest.fail(f"{command[0]} is missing: install poppler-utils")
    return subprocess.run(command, input=pdf, capture_output=True, check=True).stdout


@pytest.mark.parametrize("language", ["fr", "en"])
def test_nothing_is_warned_about(language: str) -> None:
    assert set_report(sample(language=language))[1] == ()


def test_file_is_tagged_titled_and_on_letter_paper() -> None:
    facts = facts_of(printed())
    assert facts["Title"] == "Profil de Battures, compagnie de danse"
    assert facts["Tagged"] == "yes"
    assert facts["Page size"].startswith("612 x 792 pts (letter)")
    assert b"<pdfuaid:part>1</pdfuaid:part>" in printed()


@pytest.mark.parametrize(("language", "tag"), [("fr", b"fr-CA"), ("en", b"en-CA")])
def test_file_says_its_language(language: str, tag: bytes) -> None:
    assert b"<dc:language><rdf:Bag><rdf:li>" + tag in printed(language)


def test_everything_can_be_read() -> None:
    read_back = text_of(printed())
    report = sample()
    for said in (
        report.highlight, report.name, report.monday, report.progress, "17 sur 20", "sans score",
        "Depuis le départ de Maude", "Je ne sais pas", "laissée de côté", "fleuve@exemple.test",
        "Améliorer la découvrabilité", "On décrit quelques œuvres", "(fait)", "avec Jo",
        "arrondi à 31", "Danse", "Votre lien privé", report.licence, report.version,
        "Rien n’est décidé", "Stratégie, Équipe",
    ):  # fmt: skip
        assert said in read_back, said
    for _, name, *_ in NAMES:
        assert name in read_back


def test_structure_holds_headings_tables_and_the_figure() -> None:
    tags = structure_of(printed())
    for tag in (b"H1", b"H2", b"H3", b"Table", b"TH", b"TD", b"Figure", b"L"):
        assert re.search(rb"^ *" + tag + rb"\b", tags, re.MULTILINE), tag


def test_figure_is_described_once_by_its_numbers() -> None:
    tags = structure_of(printed())
    said = "Stratégie 44, Équipe 31, Création 70, Contenus 33, Données 17"
    assert len(re.findall(rb"^ *Figure", tags, re.MULTILINE)) == 1
    assert said.encode("utf-16-be").hex().upper().encode() in printed()


def test_words_of_the_report_follow_its_language() -> None:
    french, english = text_of(printed()), text_of(printed("en"))
    assert "Par où commencer" in french
    assert "Where to start" in english
    assert "Par où commencer" not in english
    assert "Parce que" not in english


def test_french_holds_its_punctuation() -> None:
    tags = structure_of(printed()).decode(errors="replace")
    assert f"Annexe{NB}:" in tags
    assert f"création{NARROW};" in tags


def test_empty_parts_leave_no_heading() -> None:
    bare = sample(recommendations=(), neighbours=(), aims=(), plan=(), lenses=(), others=(),
                  levels=(), method=(), comeback=(), monday="", progress="")  # fmt: skip
    read_back = text_of(report_pdf(bare))
    for title in ("Par où commencer", "À qui parler", "Cibles et plan", "Lectures", "Lundi"):
        assert title not in read_back
    assert "Annexe" in read_back


def test_same_report_gives_the_same_bytes() -> None:
    assert report_pdf(sample()) == printed()


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_what_people_type_is_printed_and_nothing_more(text: str) -> None:
    pdf, warnings = set_report(bent(text))
    assert warnings == ()
    assert facts_of(pdf)["Tagged"] == "yes"


def bent(text: str) -> Report:
    """A report with `text` wherever a person or an author can type one."""
    report = sample()
    first = report.dimensions[0]
    why = tuple(replace(one, note=text, answer=text) for one in first.why)
    bent_dimension = replace(first, why=why, strengths=(text[:300],), gaps=(text[:300],))
    return replace(
        report,
        name=text[:200],
        dimensions=(bent_dimension, *report.dimensions[1:]),
        plan=tuple(replace(deed, note=text, title=text[:200]) for deed in report.plan),
        others=(Answered(text[:200], text, text),),
        highlight="",
    )


def test_typed_markup_stays_text() -> None:
    read_back = text_of(report_pdf(bent(HOSTILE[0])))
    assert "#panic() $x$ *gras* _it_" in read_back


def test_unknown_signs_are_said_to_lack() -> None:
    note = "tient la place d’un signe"
    assert note in text_of(report_pdf(sample(name="Les 🎭 du Nord")))
    assert note not in text_of(printed())


def test_every_sign_that_is_let_through_can_be_printed() -> None:
    signs = "\n".join(
        " ".join(map(chr, range(first, last + 1))) for first, last in PRINTED
    )  # fmt: skip
    everywhere = replace(
        sample(), monday=signs, licence=signs,
        whole=Standing(1.0, "1", "1", signs, signs, signs),
        others=(Answered("q", "a", signs),),
    )  # fmt: skip
    assert set_report(everywhere)[1] == ()


@given(st.text(max_size=80))
@settings(max_examples=200, deadline=None)
def test_printable_text_holds_no_other_sign(text: str) -> None:
    known = {chr(point) for first, last in PRINTED for point in range(first, last + 1)}
    assert set(printable(text)) <= known | {"\n", "\u200b"}


@given(st.text(st.characters(codec="utf-8"), max_size=60))
@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
def test_any_name_can_be_printed(name: str) -> None:
    assert report_pdf(sample(name=name)).startswith(b"%PDF")


def test_printable_keeps_what_is_usual() -> None:
    usual = f"L’été, ça coûte 12{NB}000{NB}${NARROW}; œuvre «{NB}n{NB}»… – Ÿ € ½ Привет"
    assert printable(usual) == usual
    assert printable("a\u202eb\u200fc") == "abc"
    assert printable("ᐊᕙᑕᖅ!") == f"{LACKING}!"


def test_long_words_may_be_cut() -> None:
    assert "\u200b" in printable("x" * 40)
    assert printable("x" * 40).replace("\u200b", "") == "x" * 40


@pytest.mark.parametrize("count", [3, 5, 12])
def test_any_number_of_dimensions(count: int) -> None:
    dimensions = (sample().dimensions * 2)[:count]
    pdf, warnings = set_report(sample(dimensions=dimensions))
    assert warnings == ()
    assert f"{count} dimensions" in text_of(pdf)


def test_a_dimension_without_a_score() -> None:
    first, *others = sample().dimensions
    silent = replace(first, standing=Standing(None, "à venir", "", "", basis="rien de répondu"))
    read_back = text_of(report_pdf(sample(dimensions=(silent, *others))))
    assert "à venir" in read_back
    assert "rien de répondu" in read_back


def test_template_calls_nobody() -> None:
    (path,) = ROOT.glob("autodiag/diagnostics/report/*.typ")
    assert "@preview" not in read(path.relative_to(ROOT))
