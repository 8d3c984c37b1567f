"""The sentence that opens a profile, and what to do on Monday."""

from typing import NamedTuple

from autodiag.diagnostics.portrait.cards import Card
from autodiag.diagnostics.portrait.figures import Figure
from autodiag.diagnostics.service.finishing import Result
from autodiag.questionnaires import Node
from autodiag.recommending import Needs
from autodiag.web.languages import gettext, text_of


def _(message: str) -> str:
    """Mark a message for translation; it is spoken when shown."""
    return message


class Opening(NamedTuple):
    """A first sentence in two parts; *marked* is what should stay when all else is forgotten."""

    plain: str
    marked: str


class Monday(NamedTuple):
    """A step that fits in an hour, and the sub-theme that it serves."""

    text: str
    about: str
    dimension: str


_WEAKEST = {
    1: _("pour %(what)s, tout reste à bâtir."),
    2: _("pour %(what)s, les essais attendent un cadre."),
    3: _("pour %(what)s, il reste à tenir le cadre toute l’année."),
    4: _("pour %(what)s, il reste à partager ce que vous savez."),
}


def open_profile(result: Result, whole: Figure, cards: tuple[Card, ...]) -> Opening:
    """Where the organisation stands, in one sentence."""
    scored = [card for card in cards if card.figure.percent is not None]
    if not scored or not whole.level:
        return Opening(gettext("Il manque encore des réponses pour dire où vous en êtes."), "")
    best = max(scored, key=lambda card: (card.figure.percent or 0.0, -card.place))
    worst = min(scored, key=lambda card: (card.figure.percent or 0.0, card.place))
    level = whole.level_name
    if best.figure.rank == worst.figure.rank:
        return Opening(gettext("%(level)s, d’une dimension à l’autre.", level=level), "")
    lead = gettext("%(level)s, avec %(what)s en tête ;", level=level, what=_phrase(result, best))
    rest = gettext(_WEAKEST.get(worst.figure.rank, _WEAKEST[4]), what=_phrase(result, worst))
    return Opening(lead, rest)


def _phrase(result: Result, card: Card) -> str:
    node: Node = result.version.questionnaire.nodes[card.figure.code]
    return text_of(node.phrase) if node.phrase else card.figure.name


def choose_monday(result: Result, needs: Needs) -> Monday | None:
    """The first step of the weakest sub-theme of the largest need that offers one."""
    nodes = result.version.questionnaire.nodes
    for need in needs.of_dimensions():
        below = [
            needs.by_code[node.code]
            for node in nodes[need.code].walk()
            if node.first_step and node.code in needs.by_code
        ]
        if below:
            weakest = min(below, key=lambda one: (-one.size, one.code))
            node = nodes[weakest.code]
            return Monday(text_of(node.first_step), text_of(node.name), need.code)
    return None
