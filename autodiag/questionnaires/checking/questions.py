"""Questions one by one: what each kind needs, and what a score needs of it."""

from collections.abc import Callable, Mapping

from autodiag.questionnaires.asking import (
    ANY_KIND_KEYS,
    KIND_KEYS,
    MOST_LENGTH,
    QUESTION_KEYS,
    YES_NO_CODES,
)
from autodiag.questionnaires.checking.measures import check_bands
from autodiag.questionnaires.fields import Draft, find_number, nearest
from autodiag.questionnaires.model import (
    Choice,
    Fact,
    Kind,
    NonScore,
    Question,
    Questionnaire,
    Worth,
)

CHOICE_KINDS = frozenset({Kind.SINGLE, Kind.MULTIPLE, Kind.MATRIX, Kind.RANKING})
FEWEST_CHOICES = 2
FACT_KINDS: Mapping[Fact, tuple[Kind, ...]] = {
    Fact.DISCIPLINE: (Kind.SINGLE,),
    Fact.STAFF: (Kind.NUMBER, Kind.SINGLE),
    Fact.FUNCTIONS: (Kind.MULTIPLE,),
    Fact.REGION: (Kind.SINGLE,),
    Fact.MUNICIPALITY: (Kind.SHORT_TEXT, Kind.SINGLE),
}
"""How each fact may be asked, so that diagnostics can be grouped by it."""


def check_questions(draft: Draft, questionnaire: Questionnaire) -> None:
    """Report what is wrong with sections and questions, and scales that none of them uses."""
    facts: dict[Fact, Question] = {}
    for section in questionnaire.sections:
        if not section.questions:
            draft.report.add("empty-section", draft.mark(section, "questions"), code=section.code)
        for question in section.questions:
            _check_fact(draft, question, facts)
            if not draft.is_broken(question):
                _check_question(draft, question)
    used = {question.scale for section in questionnaire.sections for question in section.questions}
    for name, scale in draft.scales.items():
        if name not in used:
            draft.report.add("scale-unused", scale.mark, name=name)


def _check_question(draft: Draft, question: Question) -> None:
    for check in (_check_keys, _check_offers, _check_choices, _check_bounds, _check_labels):
        check(draft, question)
    if is_scored(draft, question):
        _check_scored(draft, question)
    elif question.reverse:
        draft.report.add("reverse-unscored", draft.mark(question, "reverse"))


def is_scored(draft: Draft, question: Question) -> bool:
    """Whether *question* feeds a node or a lens."""
    in_lens = question.code in draft.scored_by_lens
    return in_lens or any(leaf.feeds for leaf in question.leaves())


def _check_keys(draft: Draft, question: Question) -> None:
    allowed = (*ANY_KIND_KEYS, *KIND_KEYS[question.kind])
    for key in QUESTION_KEYS:
        if key not in allowed and draft.has(question, key):
            mark = draft.key_mark(question, key)
            kinds = ", ".join(kind for kind, keys in KIND_KEYS.items() if key in keys)
            draft.report.add("key-not-for-kind", mark, key=key, kind=question.kind, kinds=kinds)


def _check_offers(draft: Draft, question: Question) -> None:
    if NonScore.NOT_ANSWERED in question.non_scores:
        draft.report.add("not-answered-offered", draft.mark(question, "offers", "not_answered"))


def _check_fact(draft: Draft, question: Question, facts: dict[Fact, Question]) -> None:
    if question.fact is None:
        return
    mark = draft.mark(question, "fact")
    if question.fact in facts:
        first = facts[question.fact].code
        draft.report.add("duplicate-fact", mark, fact=question.fact, first=first)
    facts.setdefault(question.fact, question)
    if is_scored(draft, question):
        draft.report.add("fact-feeds", draft.key_mark(question, "feeds"), code=question.code)
    if question.kind not in FACT_KINDS[question.fact] and not draft.is_broken(question):
        kinds = ", ".join(FACT_KINDS[question.fact])
        draft.report.add("fact-kind", draft.mark(question, "kind"), fact=question.fact, kinds=kinds)


def _check_choices(draft: Draft, question: Question) -> None:
    if question.kind not in CHOICE_KINDS:
        return
    _check_scale(draft, question)
    if len(question.choices) < FEWEST_CHOICES and _has_known_scale(draft, question):
        mark = draft.key_mark(question, "choices")
        draft.report.add("too-few-choices", mark, code=question.code, fewest=FEWEST_CHOICES)
    if question.kind is Kind.MATRIX and not question.rows:
        draft.report.add("no-rows", draft.mark(question, "code"), code=question.code)
    if question.kind is not Kind.MULTIPLE and draft.has(question, "choices"):
        for choice in question.choices:
            if choice.exclusive:
                draft.report.add("exclusive-alone", draft.mark(choice, "exclusive"))


def _has_known_scale(draft: Draft, question: Question) -> bool:
    return question.scale is None or question.scale in draft.scales


def _check_scale(draft: Draft, question: Question) -> None:
    if question.scale is None:
        return
    mark = draft.mark(question, "scale")
    if draft.has(question, "choices"):
        draft.report.add("scale-and-choices", mark)
    if question.scale not in draft.scales:
        near = nearest(question.scale, draft.scales)
        draft.report.add("unknown-scale", mark, name=question.scale, nearest=near)


def _check_bounds(draft: Draft, question: Question) -> None:
    low, high, step = question.minimum, question.maximum, question.step
    if low is not None and high is not None and low >= high:
        key = "min" if draft.has(question, "min") else "max"
        draft.report.add("low-not-below-high", draft.mark(question, key), low=low, high=high)
    elif step is not None and not _divides(step, low, high):
        draft.report.add("bad-step", draft.key_mark(question, "step"), step=step)
    if question.max_length > MOST_LENGTH:
        details = {"key": "max_length", "least": 1, "most": MOST_LENGTH}
        draft.report.add("out-of-range", draft.mark(question, "max_length"), **details)
    check_bands(draft, question.bands)


def _divides(step: float, low: float | None, high: float | None) -> bool:
    if step <= 0.0:
        return False
    if low is None or high is None:
        return True
    steps = (high - low) / step
    return abs(steps - round(steps)) < 1e-6 and round(steps) > 0  # noqa: PLR2004 - rounding


def _check_labels(draft: Draft, question: Question) -> None:
    if question.kind is Kind.YES_NO:
        _check_yes_no_labels(draft, question)
    if question.kind is Kind.RATING:
        for label in question.labels:
            if not _is_on_scale(label, question):
                mark = draft.key_mark(question, "labels", label)
                draft.report.add("label-off-scale", mark, label=label)


def _is_on_scale(label: str, question: Question) -> bool:
    number = find_number(label)
    low, high = question.minimum or 0.0, question.maximum or 0.0
    return number is not None and low <= number <= high


def _check_yes_no_labels(draft: Draft, question: Question) -> None:
    for choice in question.choices:
        missing = [language for language in draft.languages if language not in choice.label]
        if missing and not draft.has(question, "labels"):
            mark = draft.mark(question, "code")
            draft.report.add("missing-translation", mark, languages=", ".join(missing))
    for key in ("labels", "values"):
        for code in draft.list_keys(question, key):
            if code not in YES_NO_CODES:
                mark = draft.key_mark(question, key, code)
                details = {"key": code, "nearest": nearest(code, YES_NO_CODES)}
                draft.report.add("unknown-key", mark, known=", ".join(YES_NO_CODES), **details)


def _check_scored(draft: Draft, question: Question) -> None:
    if question.kind not in _VALUES:
        if question.feeds:
            return  # said already: the key is not for this kind
        mark = draft.mark(question, "code")
        draft.report.add("kind-not-scored", mark, code=question.code, kind=question.kind)
        return
    values = _VALUES[question.kind](draft, question)
    if values is not None and len(values) > 1 and len(set(values)) == 1:
        draft.report.add("values-all-equal", draft.mark(question, "code"), code=question.code)


def _choice_values(draft: Draft, question: Question) -> list[float] | None:
    valueless = [choice for choice in question.choices if choice.value is None]
    for choice in valueless:
        _report_valueless(draft, question, choice)
    return None if valueless else [choice.value or 0.0 for choice in question.choices]


def _report_valueless(draft: Draft, question: Question, choice: Choice) -> None:
    own = draft.has(question, "choices")
    mark = draft.mark(choice, "code") if own else draft.mark(question, "scale")
    draft.report.add("choice-without-value", mark, code=choice.code, question=question.code)


def _tick_values(draft: Draft, question: Question) -> list[float] | None:
    if question.worth is Worth.SHARE:
        return None
    ticks = [choice for choice in question.choices if not choice.exclusive]
    for choice in ticks:
        if choice.value is None:
            _report_valueless(draft, question, choice)
    if question.worth is Worth.BEST:
        return [choice.value for choice in question.choices if choice.value is not None]
    return [0.0, 0.0] if all(choice.value == 0.0 for choice in ticks) else None


def _yes_no_values(draft: Draft, question: Question) -> list[float] | None:
    values = [choice.value for choice in question.choices if choice.value is not None]
    if len(values) == len(YES_NO_CODES):
        return values
    draft.report.add("yes-no-without-values", draft.mark(question, "code"), code=question.code)
    return None


def _rating_values(_draft: Draft, _question: Question) -> list[float] | None:
    return None


def _number_values(draft: Draft, question: Question) -> list[float] | None:
    if not question.bands:
        draft.report.add("number-without-bands", draft.mark(question, "code"), code=question.code)
    values = [float(band.value) for band in question.bands]
    return values * 2 if len(values) == 1 else values


_VALUES: Mapping[Kind, Callable[[Draft, Question], list[float] | None]] = {
    Kind.SINGLE: _choice_values,
    Kind.MATRIX: _choice_values,
    Kind.MULTIPLE: _tick_values,
    Kind.RATING: _rating_values,
    Kind.NUMBER: _number_values,
    Kind.YES_NO: _yes_no_values,
}
