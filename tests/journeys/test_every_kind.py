"""Every kind of question, answered with the keyboard alone, is saved and shown again."""

import pytest

from autodiag.questionnaires import Answer, NonScore
from tests.journeys.conftest import Newcomer
from tests.journeys.people import Person
from tests.journeys.sites import Site
from tests.journeys.standing import Kept, begin_every_kind


@pytest.fixture
def draft(site: Site, every_kind: Kept) -> Kept:
    """A draft of the test's own on the questionnaire of every kind."""
    return site.make(begin_every_kind)


# For each key: where Tab leads, the keys to press there, and the answer that they give.
CHOOSING: dict[str, tuple[str, tuple[str, ...], Answer]] = {
    "SINGLE": ("#SINGLE-s0", ("Space", "ArrowDown"), Answer("s1")),
    "MULTIPLE": ("#MULTIPLE-books", ("Space", "Tab", "Space"), Answer(("books", "mail"))),
    "MATRIX.read": ("[id='MATRIX.read-s0']", ("Space",), Answer("s0")),
    "MATRIX.write": (
        "[id='MATRIX.write-s0']",
        ("Space", "ArrowUp"),
        Answer(non_score=NonScore.PREFER_NOT),
    ),
    "RANKING": ("[id='RANKING-site']", ("2", "Tab", "Tab", "1"), Answer(("team", "site"))),
    "YESNO": ("#YESNO-yes", ("Space", "ArrowRight"), Answer(value=False)),
}
WRITING: dict[str, tuple[str, tuple[str, ...], Answer]] = {
    "RATING": ("[id='RATING-0']", ("Space", *["ArrowRight"] * 7), Answer(7.0)),
    "NUMBER": ("#NUMBER-in", ("1", "2", ",", "5"), Answer(12.5)),
    "SHORT": ("#SHORT-in", ("B", "i", "c"), Answer("Bic")),
    "LONG": ("#LONG-in", ("a", "Enter", "b"), Answer("a\nb")),
    "DATE": ("#DATE-in", (), Answer("2026-02-28")),
}


@pytest.mark.parametrize(
    ("page", "answers"), [("S-ONE", CHOOSING), ("S-TWO", WRITING)], ids=["choosing", "writing"]
)
@pytest.mark.parametrize("width", [320, 1280])
def test_every_kind_by_keyboard(
    arrive: Newcomer,
    draft: Kept,
    width: int,
    page: str,
    answers: dict[str, tuple[str, tuple[str, ...], Answer]],
) -> None:
    person = arrive(width=width)
    person.go(f"diagnostics/resume/{draft.key}")
    person.go(f"diagnostics/{draft.uid}/pages/{page}")
    for key, (stop, keys, answer) in answers.items():
        person.tab_to(stop)
        person.press(*keys)
        if key == "DATE":
            person.find(stop).fill("2026-02-28")
        person.expect_saved(key, answer)
    shown = look(person)
    person.page.reload()
    assert look(person) == shown
    # Sent as a whole as well, the page says the same, and leads on.
    person.turn()
    person.go(f"diagnostics/{draft.uid}/pages/{page}")
    assert look(person) == shown


def look(person: Person) -> list[object]:
    """What every field of the questions holds."""
    return person.find(
        "[data-question] :is(input:not([type=hidden]), select, textarea)"
    ).evaluate_all("all => all.map((one) => [one.id, one.type, one.checked ?? null, one.value])")
