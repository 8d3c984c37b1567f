"""An operator's files become a network, or a list of all that is wrong in them."""

from hypothesis import given, settings
from hypothesis import strategies as st

from autodiag.network.importing import File, Reading, read_network, write_network
from autodiag.network.kinds import KINDS
from autodiag.network.loading import sample_network
from autodiag.network.places import list_places, list_regions
from autodiag.network.records import (
    CellRecord,
    ExpertiseRecord,
    Network,
    PoleRecord,
    SubjectRecord,
)

# A slow machine is no mistake, and the same code is tried with the same examples.
laws = settings(deadline=None, derandomize=True)

SUBJECTS = (
    SubjectRecord("DON", None, "Données", "Data"),
    SubjectRecord("DON-WEB", "DON", "Web", "Web"),
)
CELLS = """
code;name;kind;regions;languages;place;description_fr
alpha;Alpha;collective;1;fr;Rimouski;Une cellule
beta;Beta;school;4, 17;FR|en;Saint-Siméon (Capitale-Nationale);
"""


def read(**texts: str) -> Reading:
    """Read files given by their words; leading line breaks are for the eye."""
    files = {word: File(f"{word}.csv", text.lstrip("\n").encode()) for word, text in texts.items()}
    return read_network(files, SUBJECTS)


def messages(**texts: str) -> list[str]:
    reading = read(**texts)
    assert (reading.network is None) == bool(reading.mistakes)
    return [str(mistake) for mistake in reading.mistakes]


def test_a_file_of_cells_is_a_network() -> None:
    network = read(
        cells=CELLS.replace("Une cellule", "Une cellule").replace(";\n", ";Rien\n")
    ).network
    assert network is not None
    alpha, beta = network.cells
    assert (alpha.regions, alpha.place, alpha.latitude) == (("01",), "rimouski-01", 48.449)
    assert (beta.regions, beta.languages) == (("04", "17"), ("fr", "en"))
    assert beta.place == "saint-simeon-03"
    assert (alpha.capacity, alpha.load, alpha.website) == (None, 0, None)
    assert network.subjects == SUBJECTS


def test_a_homonym_is_looked_for_in_the_regions_served() -> None:
    network = read(
        cells="""
code,name,kind,regions,languages,place,description_fr
a,A,school,11,fr,Saint-Siméon,Oui
"""
    ).network
    assert network is not None
    assert network.cells[0].place == "saint-simeon-11"


def test_a_place_of_ones_own_needs_its_point() -> None:
    rows = "code,name,kind,regions,languages,place,latitude,longitude,description_fr\n"
    network = read(cells=f'{rows}a,A,school,10,fr,Camp Lucie,"55,2","-70,1",Oui\n').network
    assert network is not None
    assert network.cells[0].place == "Camp Lucie"
    assert (network.cells[0].latitude, network.cells[0].longitude) == (55.2, -70.1)
    assert messages(cells=f"{rows}a,A,school,10,fr,Camp Lucie,,,Oui\n") == [
        (
            "cells.csv:2: place: “Camp Lucie” is not a place that we know in these regions;"
            " mend it, or add the columns latitude and longitude"
        )
    ]
    assert messages(cells=f"{rows}a,A,school,10,fr,Camp Lucie,-70,55,Oui\n") == [
        "cells.csv:2: latitude: -70 is no latitude in Québec (44 to 63.5)",
        "cells.csv:2: longitude: 55 is no longitude in Québec (-80.5 to -56.5)",
    ]


def test_every_mistake_of_every_file_is_told_at_once() -> None:
    found = messages(
        cells="""
code,name,kind,regions,languages,place,website,capacity,description_fr
a,A,colective,99,french,Rimouski,javascript:alert(1),many,Oui
a,A,school,01,fr,Rimouski,https://exemple.test,3,Oui
é,B,school,,fr,Rimouski,,-1,
""",
        expertises="""
cell,subject,strength
a,DON,4
a,DONN,1
a,DON,2
""",
        poles="""
code,name,regions
p,P,01|02
q,Q,02
""",
    )
    assert found == [
        "cells.csv:2: capacity: “many” is no whole number; write 0, 1, 2…",
        "cells.csv:2: kind: “colective” is no kind of cell; did you mean “collective”?",
        "cells.csv:2: languages: “french” is no language code; say fr, en, iu… separated by |",
        "cells.csv:2: regions: “99” is no region; use the numbers 01 to 17, separated by |",
        "cells.csv:2: website: is no web address; begin with https://",
        "cells.csv:3: code: “a” stood on line 2 already",
        "cells.csv:4: capacity: “-1” is no whole number; write 0, 1, 2…",
        "cells.csv:4: code: “é” is no code; use letters without accents, digits and hyphens",
        "cells.csv:4: description_fr: is empty",
        "cells.csv:4: regions: is empty",
        (
            "expertises.csv:2: strength: 4 is no strength; write 1 (a little), 2 (well)"
            " or 3 (very well)"
        ),
        "expertises.csv:3: subject: there is no “DONN”; did you mean “DON”?",
        "expertises.csv:4: subject: “a” and “DON” stood on line 2 already",
        "poles.csv:3: regions: region 02 has its pole on line 2 already",
    ]


def test_a_cell_that_is_not_there_can_help_with_nothing() -> None:
    files = {
        "cells": CELLS.replace(";\n", ";Rien\n"),
        "expertises": "cell,subject,strength\nalpa,DON,1\n",
    }
    assert messages(**files) == [
        "expertises.csv:2: cell: there is no “alpa”; did you mean “alpha”?"
    ]


def test_an_operator_may_bring_other_subjects() -> None:
    files = {
        "cells": CELLS.replace(";\n", ";Rien\n"),
        "subjects": "code,parent,name_fr,name_en\nX,,Ixe,Ex\nX-Y,X,Ygrec,Why\nX-Z,W,Zed,Zee\n",
        "expertises": "cell,subject,strength\nalpha,X-Y,1\nalpha,DON,1\n",
    }
    assert messages(**files) == [
        "expertises.csv:3: subject: there is no “DON”; it is in none of the files",
        "subjects.csv:4: parent: there is no “W”; it is in none of the files",
    ]


def test_a_network_without_cells_is_refused() -> None:
    headings = CELLS.strip().splitlines()[0]
    assert messages(cells=headings) == ["cells.csv: holds no cell; add a line under the headings"]
    assert messages(poles="code,name,regions\n") == ["cells.csv: is missing; give a file of cells"]


codes = st.from_regex(r"[a-z0-9][a-z0-9_-]{0,12}", fullmatch=True)
texts = st.text(
    st.characters(exclude_categories=["C", "Z"]) | st.sampled_from("=+-@'\"; ,|"),
    min_size=1, max_size=30,
).map(lambda text: " ".join(text.split())).filter(bool)  # fmt: skip
some_regions = st.lists(
    st.sampled_from([region.code for region in list_regions()]), min_size=1, max_size=3, unique=True
).map(lambda found: tuple(sorted(found)))
counts = st.integers(0, 999_999)


@st.composite
def cells(draw: st.DrawFn, code: str) -> CellRecord:
    place = draw(st.sampled_from(list_places()))
    return CellRecord(
        code=code,
        name=draw(texts),
        kind=draw(st.sampled_from(sorted(KINDS))),
        regions=draw(some_regions),
        languages=draw(st.sampled_from([("fr",), ("fr", "en"), ("iu", "en", "fr")])),
        place=place.code,
        latitude=place.point.latitude,
        longitude=place.point.longitude,
        website=draw(st.none() | st.just("https://exemple.test/a?b=1,2;3")),
        capacity=draw(st.none() | counts),
        load=draw(counts),
        description_fr=draw(texts),
        description_en=draw(texts | st.just("")),
    )


@st.composite
def networks(draw: st.DrawFn) -> Network:
    names = sorted(draw(st.sets(codes, min_size=1, max_size=4)))
    pairs = [(name, subject.code) for name in names for subject in SUBJECTS]
    helped = sorted(draw(st.sets(st.sampled_from(pairs))))
    pole = PoleRecord("pole", draw(texts), draw(some_regions), None)
    return Network(
        subjects=SUBJECTS,
        cells=tuple(draw(cells(name)) for name in names),
        expertises=tuple(ExpertiseRecord(*pair, draw(st.integers(1, 3))) for pair in helped),
        poles=(pole,) if draw(st.booleans()) else (),
    )


@laws
@given(networks())
def test_what_is_exported_is_imported_again(network: Network) -> None:
    files = {word: File(f"{word}.csv", made) for word, made in write_network(network).items()}
    reading = read_network(files)
    assert reading.mistakes == ()
    assert reading.network == network


@laws
@given(st.dictionaries(st.sampled_from(["cells", "poles", "expertises", "subjects"]), st.binary()))
def test_any_files_are_a_network_or_mistakes(contents: dict[str, bytes]) -> None:
    files = {word: File(f"{word}.csv", content) for word, content in contents.items()}
    reading = read_network(files, SUBJECTS)
    assert (reading.network is None) == bool(reading.mistakes)


def test_the_samples_are_exported_as_they_are() -> None:
    files = {
        word: File(f"{word}.csv", made) for word, made in write_network(sample_network()).items()
    }
    assert read_network(files).network == sample_network()
