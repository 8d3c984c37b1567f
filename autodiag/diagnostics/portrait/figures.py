"""Scores as they are shown: figure, level, coverage, in the reader's language."""

from collections.abc import Iterable
from typing import NamedTuple

from autodiag.diagnostics.publishing import Version
from autodiag.questionnaires import Text
from autodiag.scoring import Counts, NodeScore, level_floor, shown
from autodiag.web.languages import format_number, gettext, text_of


class Figure(NamedTuple):
    """A score ready to be shown.

    *shown* is the figure, or a dash; *rank* is the level's place from 1 (0 without a level);
    *text* describes the level, for this very dimension where the author wrote it.
    """

    code: str
    name: str
    short: str
    percent: float | None
    shown: str
    rank: int
    level: str
    level_name: str
    text: str
    answered: str
    left_out: str
    is_indicative: bool
    missing: str


NO_FIGURE = "–"


def figure(version: Version, node: NodeScore, name: Text, short: Text | None = None) -> Figure:
    """The figure of a node, a lens or the whole."""
    level = node.level or ""
    rank = level_rank(version, node)
    return Figure(
        node.code,
        text_of(name),
        text_of(short or name),
        node.percent,
        show(version, node),
        rank,
        level,
        level_name(version, level),
        level_text(version, node.code, level),
        say_answered(node.counts),
        say_left_out(node.counts),
        node.is_indicative(version.questionnaire.indicative_below),
        say_missing(node),
    )


def show(version: Version, node: NodeScore) -> str:
    """The figure of a score, never rounded over a level's bound; a dash where there is none."""
    if node.percent is None:
        return NO_FIGURE
    floors = (level_floor(version.scheme, node, code) for code in _levels_of(version, node))
    bounds = tuple(floor for floor in floors if floor is not None)
    figure_ = shown(node.percent, bounds, version.questionnaire.display)
    exponent = figure_.as_tuple().exponent
    return format_number(float(figure_), -exponent if isinstance(exponent, int) else 0)


def scale_top(version: Version) -> str:
    """The highest score that the questionnaire shows: 100, unless it has a scale of its own."""
    display = version.questionnaire.display
    return format_number(display.high, 0 if display.high == int(display.high) else display.decimals)


def _levels_of(version: Version, node: NodeScore) -> tuple[str, ...]:
    return version.scheme.plan(node.code).levels.codes


def level_rank(version: Version, node: NodeScore) -> int:
    """The place of a node's level in its own table, from 1; 0 without a level."""
    levels = _levels_of(version, node)
    return levels.index(node.level) + 1 if node.level in levels else 0


def level_name(version: Version, level: str) -> str:
    """The name of a level; empty when there is none."""
    found = version.questionnaire.levels_by_code.get(level)
    return text_of(found.name) if found else ""


def level_text(version: Version, code: str, level: str) -> str:
    """What a level looks like on a node, else in general."""
    node = version.questionnaire.nodes.get(code)
    own = node.level_texts.get(level) if node else None
    found = version.questionnaire.levels_by_code.get(level)
    if own:
        return text_of(own)
    return text_of(found.description) if found and found.description else ""


def say_answered(counts: Counts) -> str:
    """How many answers a score rests on: « 2 sur 3 »."""
    return gettext("%(scored)s sur %(asked)s", scored=counts.scored, asked=counts.on_path)


def _(message: str) -> str:
    """Mark a message for translation; it is spoken when shown."""
    return message


_LEFT_OUT = (  # in the order of Counts; none of them changes in the plural, in either language
    _("%(num)d « sans objet »"),
    _("%(num)d « je ne sais pas »"),
    _("%(num)d « je préfère ne pas répondre »"),
    _("%(num)d sans réponse"),
)


def say_left_out(counts: Counts) -> str:
    """The four non-scores that there are, counted."""
    numbered = zip(_LEFT_OUT, counts[1:], strict=True)
    return ", ".join(gettext(message, num=number) for message, number in numbered if number)


def say_missing(node: NodeScore) -> str:
    """Why there is no score; empty when there is one."""
    if node.missing is None:
        return ""
    return gettext(_MISSING[node.missing.value])


_MISSING = {
    "nothing_scored": _("Aucune réponse ne compte encore ici."),
    "not_asked": _("Cette profondeur ne pose pas de question ici."),
}


def join_words(words: Iterable[str]) -> str:
    """Words in a row, with « et » before the last."""
    every = list(words)
    if len(every) < 2:  # noqa: PLR2004 - one word needs no « et »
        return "".join(every)
    return gettext("%(first)s et %(last)s", first=", ".join(every[:-1]), last=every[-1])
