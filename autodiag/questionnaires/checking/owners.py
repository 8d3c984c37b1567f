"""Everything that may carry a condition, in the order asked."""

from collections.abc import Iterator
from dataclasses import dataclass

from autodiag.questionnaires.model import Depth, Questionnaire, Rule


@dataclass(frozen=True, slots=True)
class Owner:
    """A section, question or choice with its condition.

    *position* is the place of the first question that the condition decides on, *depth* the
    shallowest at which it matters, and *above* the conditions that must hold as well.
    """

    thing: object
    code: str
    position: int
    depth: Depth
    rule: Rule
    above: tuple[Rule | None, ...] = ()


def list_owners(questionnaire: Questionnaire) -> Iterator[Owner]:
    """Every section, question and choice that has a condition."""
    position = 0
    for section in questionnaire.sections:
        if section.when and section.questions:
            depth = min((q.depth for q in section.questions), key=tuple(Depth).index)
            yield Owner(section, section.code, position, depth, section.when)
        for question in section.questions:
            code, depth = question.code, question.depth
            if question.when:
                yield Owner(question, code, position, depth, question.when, (section.when,))
            above = (section.when, question.when)
            for choice in question.choices:
                if choice.when:
                    yield Owner(choice, choice.code, position, depth, choice.when, above)
            position += 1
