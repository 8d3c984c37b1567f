"""A page of questions as its template shows it, and as its form comes back."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from werkzeug.datastructures import MultiDict

from autodiag.diagnostics.service.answering import Clash, Given, mark_of
from autodiag.diagnostics.service.answers import Standing
from autodiag.diagnostics.wording import say_answer, say_refusal
from autodiag.network.places import find_region
from autodiag.questionnaires import (
    NOT_ANSWERED,
    Answer,
    Answers,
    Choice,
    Fact,
    Kind,
    Leaf,
    NonScore,
    Page,
    Question,
    Questionnaire,
    Refusal,
    Step,
)
from autodiag.web.languages import current_language

MOST_CARDS = 7
"""From one choice more than this on, a list that opens takes less room than cards."""

_NON_SCORE_MARK = "~"
"""In a radio group, before the code of a non-score: no choice's code can begin with it."""


_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff]")


class Shown(NamedTuple):
    """What a field holds when the page is drawn: what was just sent, else what is kept.

    *places* are those of the choices of a ranking, as typed.
    """

    values: tuple[str, ...]
    non_score: str
    note: str
    places: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Field:
    """One leaf in its form: its key, what it holds, its mark, and what is wrong with it."""

    key: str
    leaf: Leaf
    shown: Shown
    was: str
    error: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """One question as the page shows it.

    *widget* names the macro that draws it; *number* counts the scored questions from 1 (None for a
    fact); *fields* has one field, or one a row; *note_field* carries the note of a matrix;
    *clash* says the answer given elsewhere; *earlier*, that of the diagnostic before.
    """

    question: Question
    widget: str
    number: int | None
    choices: tuple[Choice, ...]
    fields: tuple[Field, ...]
    note_field: Field | None
    is_answered: bool
    clash: str = ""
    earlier: str = ""

    @property
    def anchor(self) -> str:
        """The id of the question in the page."""
        return self.question.code

    @property
    def errors(self) -> tuple[tuple[str, str], ...]:
        """(key, sentence) for each field that was refused."""
        every = (*self.fields, self.note_field) if self.note_field else self.fields
        return tuple((field.key, field.error) for field in every if field.error)


class Returned(NamedTuple):
    """A form that came back and was not wholly kept: what was sent, and what was said of it."""

    given: Mapping[str, Given]
    refusals: Mapping[str, Refusal]
    clashes: Mapping[str, Clash]


NOTHING_RETURNED = Returned({}, {}, {})


def widget_of(question: Question, choices: Sequence[Choice]) -> str:
    """The macro that draws a question."""
    if question.fact is Fact.MUNICIPALITY:
        return "place"
    if question.fact is Fact.REGION and _are_all_on_the_map(choices):
        return "regions"
    if question.kind is Kind.SINGLE and len(choices) > MOST_CARDS:
        return "list"
    return question.kind.value


def _are_all_on_the_map(choices: Sequence[Choice]) -> bool:
    return bool(choices) and all(find_region(choice.code) for choice in choices)


def ask(
    standing: Standing,
    page: Page,
    returned: Returned = NOTHING_RETURNED,
    earlier: Mapping[str, str] | None = None,
) -> tuple[Asked, ...]:
    """The questions of *page*; *earlier* are answers of the diagnostic before, in words."""
    numbers = number_questions(standing.path.questions)
    return tuple(
        _ask(standing, step, returned, numbers.get(step.question.code), earlier or {})
        for step in page.steps
    )


def number_questions(questions: Iterable[Question]) -> dict[str, int]:
    """Numbers of the questions that are not facts, from 1, in the order asked."""
    asked = [question.code for question in questions if question.fact is None]
    return {code: number for number, code in enumerate(asked, start=1)}


def _ask(
    standing: Standing,
    step: Step,
    returned: Returned,
    number: int | None,
    earlier: Mapping[str, str],
) -> Asked:
    question = step.question
    fields = tuple(_field(standing, leaf, returned) for leaf in question.leaves())
    clash = next((returned.clashes[f.key] for f in fields if f.key in returned.clashes), None)
    return Asked(
        question,
        widget_of(question, step.choices),
        number,
        step.choices,
        fields,
        _note_field(standing, question, returned),
        standing.path.is_answered(question),
        _say_clash(question, clash),
        earlier.get(question.code, ""),
    )


def _field(standing: Standing, leaf: Leaf, returned: Returned) -> Field:
    kept = standing.answers.get(leaf.key, NOT_ANSWERED)
    given = returned.given.get(leaf.key)
    refusal = returned.refusals.get(leaf.key)
    # After a clash the mark is that of the other answer: what is sent next was chosen knowingly.
    # Only what was refused is still to be compared with what the page had shown first.
    was = given.was if given and refusal else mark_of(kept)
    return Field(
        leaf.key,
        leaf,
        _shown_given(given) if given else _shown_kept(leaf.question, kept),
        was,
        say_refusal(refusal) if refusal else "",
    )


def _note_field(standing: Standing, question: Question, returned: Returned) -> Field | None:
    if question.kind is not Kind.MATRIX or not question.note:
        return None
    return _field(standing, Leaf(question.code, question, None, {}), returned)


def _shown_given(given: Given) -> Shown:
    raw = (given.raw,) if isinstance(given.raw, str) else tuple(given.raw or ())
    values = tuple(_printable(item) for item in raw if item)
    return Shown(values, given.non_score or "", _printable(given.note), given.places)


def _printable(text: str) -> str:
    """*text* without what no page may hold: it is in the field again, without what was refused."""
    return _UNPRINTABLE.sub("", text)


def _shown_kept(question: Question, kept: Answer) -> Shown:
    non_score = kept.non_score.value if kept.non_score else ""
    values = _as_strings(question, kept)
    ranked = values if question.kind is Kind.RANKING else ()
    places = {code: str(place) for place, code in enumerate(ranked, start=1)}
    return Shown(values, non_score, kept.note, places)


def _as_strings(question: Question, kept: Answer) -> tuple[str, ...]:
    value = kept.value
    if value is None:
        return ()
    if isinstance(value, tuple):
        return value
    if isinstance(value, bool):
        return ("yes" if value else "no",)
    if isinstance(value, str):
        return (value,)
    return (_as_typed(value) if question.kind is Kind.NUMBER else _plainly(value),)


def _plainly(number: float) -> str:
    """Every digit of *number*, as a person writes it: 1234567, not 1.23457e+06."""
    return f"{number:.9f}".rstrip("0").rstrip(".")


def _as_typed(number: float) -> str:
    """The same with the decimal sign of the page's language."""
    return _plainly(number).replace(".", "," if current_language() == "fr" else ".")


def _say_clash(question: Question, clash: Clash | None) -> str:
    if clash is None:
        return ""
    said = say_answer(question, clash.elsewhere)
    return f"{said} ({clash.elsewhere.note})" if clash.elsewhere.note else said


Form = MultiDict[str, str]


def read_form(form: Form, questionnaire: Questionnaire) -> dict[str, Given]:
    """What a page sent, by key; questions that it did not show are left alone.

    Any question may come: the page may have been opened before the path changed elsewhere.  The
    one that the person asked to clear comes without its value, however wrong that was.
    """
    cleared = form.get("clear", "")
    given: dict[str, Given] = {}
    for code in dict.fromkeys(_codes_in(form)):
        question = questionnaire.questions.get(code)
        for key in question.keys if question else ():
            if question and (f"was.{key}" in form or f"a.{key}" in form):
                one = _read_key(form, question, key)
                given[key] = one._replace(raw=None, non_score=None) if code == cleared else one
    return given


def list_shown(form: Form) -> frozenset[str]:
    """The codes of the questions that a page showed; none when it does not say."""
    marked = (name.removeprefix("was.") for name in form if name.startswith("was."))
    return frozenset(key.partition(".")[0] for key in marked)


def _codes_in(form: Form) -> Iterable[str]:
    return (name.split(".")[1] for name in form if name.startswith(("was.", "a.")))


def _read_key(form: Form, question: Question, key: str) -> Given:
    raw, non_score = _READERS.get(question.kind, _read_one)(form, question, key)
    return Given(
        raw,
        non_score or form.get(f"x.{key}"),
        _note_of(form, question, key),
        form.get(f"was.{key}", ""),
        _places_in(form, question, key),
    )


def _note_of(form: Form, question: Question, key: str) -> str:
    return form.get(f"note.{key}", "") if question.note and key == question.code else ""


_Read = tuple[str | list[str] | None, str | None]


def _read_one(form: Form, _question: Question, key: str) -> _Read:
    return form.get(f"a.{key}"), None


def _read_group(form: Form, _question: Question, key: str) -> _Read:
    """One value; a radio group carries its non-scores among its values."""
    given = form.get(f"a.{key}")
    if given and given.startswith(_NON_SCORE_MARK):
        return None, given.removeprefix(_NON_SCORE_MARK)
    return given, None


def _read_several(form: Form, _question: Question, key: str) -> _Read:
    return form.getlist(f"a.{key}"), None


_PLACE = re.compile("[0-9]{1,4}")


def _places_in(form: Form, question: Question, key: str) -> Mapping[str, str]:
    if question.kind is not Kind.RANKING:
        return {}
    return {choice.code: form.get(f"a.{key}.{choice.code}", "") for choice in question.choices}


def _read_ranking(form: Form, question: Question, key: str) -> _Read:
    """Choices in the order of the places given; those without a place are left out."""
    places = _places_in(form, question, key).items()
    given = sorted((int(place), code) for code, place in places if _PLACE.fullmatch(place))
    # Two choices in the same place make no order: the engine says so of a code given twice.
    taken = [place for place, _ in given]
    if len(set(taken)) != len(taken):
        return [given[0][1], given[0][1]], None
    return [code for _, code in given], None


_READERS: Mapping[Kind, Callable[[Form, Question, str], _Read]] = {
    Kind.SINGLE: _read_group,
    Kind.YES_NO: _read_group,
    Kind.RATING: _read_group,
    Kind.MATRIX: _read_group,
    Kind.MULTIPLE: _read_several,
    Kind.RANKING: _read_ranking,
}


def say_earlier(questionnaire: Questionnaire, answers: Answers) -> dict[str, str]:
    """Answers of an earlier diagnostic in words, by question code, facts apart."""
    return {
        code: say_answer(question, answers[code])
        for code, question in questionnaire.questions.items()
        if question.fact is None and code in answers and answers[code].value is not None
    }


def offered_non_scores(question: Question) -> tuple[NonScore, ...]:
    """The non-scores that a question offers, in the order in which they are shown."""
    return tuple(one for one in NonScore if one in question.non_scores)
