"""An author's mistakes, as data: where, what is wrong, and how to mend it, in their language."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache

MOST_MISTAKES = 500
"""After as many, reading stops: what follows would be noise, and a trap for the machine."""
LANGUAGES = ("en", "fr")
"""The languages in which mistakes are explained; any other gets the first."""


@dataclass(frozen=True, slots=True, order=True)
class Mark:
    """A place in the document; both figures start at 1."""

    line: int
    column: int


@dataclass(frozen=True, slots=True, order=True)
class Mistake:
    """One thing to mend; *code* is stable, *message* and *remedy* are sentences."""

    line: int
    column: int
    code: str
    message: str
    remedy: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """What a code means: a message and a remedy per language, with `{details}` to fill in.

    A warning does not keep a questionnaire from being published.
    """

    code: str
    fr: tuple[str, str]
    en: tuple[str, str]
    is_warning: bool = False


class UnreadableError(Exception):
    """The document cannot be read any further; the report says why."""


@dataclass(slots=True)
class Report:
    """Collects the mistakes of one document."""

    language: str
    _mistakes: set[Mistake] = field(default_factory=set)

    def add(self, code: str, mark: Mark, /, **details: object) -> None:
        """Note a mistake at *mark*; *details* fill the sentences of its explanation.

        Raises UnreadableError once there are too many.
        """
        self._put(code, mark, details)
        if len(self._mistakes) == MOST_MISTAKES:
            self._put("too-many-mistakes", mark, {"count": MOST_MISTAKES})
            raise UnreadableError("too-many-mistakes")

    def _put(self, code: str, mark: Mark, details: Mapping[str, object]) -> None:
        message, remedy = sentences(code, self.language, details)
        self._mistakes.add(Mistake(mark.line, mark.column, code, message, remedy))

    def has(self, prefix: str) -> bool:
        """Whether a mistake whose code begins with *prefix* has been noted."""
        return any(mistake.code.startswith(prefix) for mistake in self._mistakes)

    def list_errors(self) -> tuple[Mistake, ...]:
        """What has to be mended, in the order of the document."""
        return tuple(sorted(m for m in self._mistakes if not explanations()[m.code].is_warning))

    def list_warnings(self) -> tuple[Mistake, ...]:
        """What may be right but deserves a look, in the order of the document."""
        return tuple(sorted(m for m in self._mistakes if explanations()[m.code].is_warning))


@cache
def explanations() -> Mapping[str, Explanation]:
    """Every explanation by its code, in the order of the author's guide."""
    # The sentences are long, and a document without a mistake needs none of them.
    from autodiag.questionnaires.explanations import TABLES  # noqa: PLC0415

    return {explanation.code: explanation for table in TABLES for explanation in table}


def sentences(code: str, language: str, details: Mapping[str, object]) -> tuple[str, str]:
    """The message and the remedy of *code* with their *details*; English for other languages."""
    explanation = explanations()[code]
    if language != "fr":
        message, remedy = explanation.en
        return message.format(**details), remedy.format(**details)
    message, remedy = (typeset(sentence) for sentence in explanation.fr)
    return message.format(**details), remedy.format(**details)


_SPACES = (
    (" :", "\N{NO-BREAK SPACE}:"),
    ("« ", "«\N{NO-BREAK SPACE}"),
    (" »", "\N{NO-BREAK SPACE}»"),
    (" ;", "\N{NARROW NO-BREAK SPACE};"),
    (" !", "\N{NARROW NO-BREAK SPACE}!"),
    (" ?", "\N{NARROW NO-BREAK SPACE}?"),
)


def typeset(sentence: str) -> str:
    """A French *sentence* with its no-break spaces."""
    for plain, typeset in _SPACES:
        sentence = sentence.replace(plain, typeset)
    return sentence
