"""What the templates of this feature say and draw, beyond what all templates can."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from functools import lru_cache
from typing import Any, NamedTuple

from markupsafe import Markup

from autodiag.charts.rose import Petal, petal_card, step_petal
from autodiag.charts.scale import scale
from autodiag.diagnostics.asking import offered_non_scores
from autodiag.diagnostics.colours import colour_of, place_of
from autodiag.diagnostics.portrait.cards import Card, plain
from autodiag.diagnostics.portrait.page import Portrait, petal_of, rings
from autodiag.diagnostics.service.answers import Standing
from autodiag.diagnostics.views.blocks import block_key, recall, remember
from autodiag.diagnostics.views.blueprint import blueprint, home_blueprint
from autodiag.diagnostics.wording import say_answer, say_depth, say_non_score
from autodiag.network.places import find_region, fold
from autodiag.questionnaires import MAX_NOTE, Choice, Question, Questionnaire
from autodiag.scoring import Change
from autodiag.web import settings
from autodiag.web.languages import gettext, ngettext, text_of


@blueprint.app_template_filter("region_name")
def name_region(code: str) -> str:
    """The name of a region, or its code when there is none of that number."""
    region = find_region(code)
    return text_of(region.names) if region else code


@blueprint.context_processor
@home_blueprint.context_processor
def _words() -> dict[str, Any]:
    return {
        "colour_of": colour_of,
        "block_key": block_key,
        "recall": recall,
        "remember": remember,
        "say_depth": say_depth,
        "say_answer": say_answer,
        "say_non_score": say_non_score,
        "offered_non_scores": offered_non_scores,
        "max_note": MAX_NOTE,
        "rating_values": rating_values,
        "region_tiles": list_region_tiles,
        "erased_on": erased_on,
        "step_petal": step_petal,
        "section_petal": draw_section_petal,
        "card_petal": draw_card_petal,
        "draw_scale": scale,
        "sub_theme": name_sub_theme,
        "lens_sum": say_lens_sum,
        "say_change": say_change,
        "say_whole_change": say_whole_change,
    }


def name_levels(questionnaire: Questionnaire) -> tuple[str, ...]:
    """The names of the levels, lowest first."""
    return tuple(text_of(level.name) for level in questionnaire.levels)


def rating_values(question: Question) -> tuple[str, ...]:
    """The marks that a rating offers, as they are sent."""
    low = question.minimum if question.minimum is not None else 1.0
    high = question.maximum if question.maximum is not None else 5.0
    step = question.step or 1.0
    return tuple(f"{low + i * step:g}" for i in range(int((high - low) / step + 1.5)))


class RegionTile(NamedTuple):
    """A region that can be chosen, and the few letters it goes by on a map."""

    choice: Choice
    short: str


def list_region_tiles(choices: Iterable[Choice]) -> list[RegionTile]:
    """The regions among *choices* in the order of the alphabet, as a reader looks for them."""
    known = ((choice, find_region(choice.code)) for choice in choices)
    tiles = [RegionTile(choice, region.abbreviation) for choice, region in known if region]
    return sorted(tiles, key=lambda tile: fold(text_of(tile.choice.label)))


def erased_on(changed_at: datetime) -> datetime:
    """When this draft will be erased if nobody comes back to it."""
    return changed_at + timedelta(days=settings().draft_retention_days)


def draw_section_petal(standing: Standing, dimension: str) -> Markup:
    """The petal of a dimension, not filled yet, beside the title of its section."""
    questionnaire = standing.version.questionnaire
    return _draw_empty(
        colour_of(questionnaire, dimension),
        place_of(questionnaire, dimension),
        len(questionnaire.dimensions),
    )


@lru_cache(maxsize=128)
def _draw_empty(colour: str, place: int, count: int) -> Markup:
    petal = Petal(colour, "", "", 0.0, "")
    return petal_card(petal, place=place, count=count, css="section-rose")


def draw_card_petal(portrait: Portrait, card: Card) -> Markup:
    """The petal of a dimension, filled to its score, among the others in line."""
    return petal_card(
        petal_of(portrait, card),
        place=card.place,
        count=len(portrait.cards),
        rings=rings(portrait.version),
        css="dim-card-rose",
    )


def name_sub_theme(standing: Standing, question: Question) -> str:
    """The sub-theme that a question feeds first; empty for a dimension as a whole."""
    questionnaire = standing.version.questionnaire
    dimensions = {node.code for node in questionnaire.dimensions}
    fed = next((code for code in question.feeds if code not in dimensions), None)
    return text_of(questionnaire.nodes[fed].name) if fed else ""


def say_lens_sum(code: str, portrait: Portrait) -> str:
    """How a lens comes to its score, from the dimensions that it gathers."""
    result = portrait.dossier.result
    lens = next(one for one in portrait.version.questionnaire.lenses if one.code == code)
    nodes = portrait.version.questionnaire.nodes
    total = result.profile.lenses[code].percent
    if total is None or any(part not in nodes for part in lens.weights):
        return ""
    parts = [
        (text_of(nodes[part].short or nodes[part].name), percent, weight)
        for part, weight in lens.weights.items()
        if (percent := result.profile.nodes[part].percent) is not None
    ]
    terms = " + ".join(f"{name} {plain(value)} × {plain(weight)}" for name, value, weight in parts)
    weights = sum(weight for _, _, weight in parts)
    return f"({terms}) ÷ {plain(weights)} = {plain(total)}"


def say_change(change: Change) -> str:
    """Points gained or lost, and on how many answers that rests."""
    points = change.difference or 0.0
    sign = "+" if points > 0 else "−" if points < 0 else ""
    figure = sign + plain(abs(points))
    said = ngettext("%(figure)s point", "%(figure)s points", abs(points), figure=figure)
    return ngettext(
        "%(points)s, sur %(num)d question posée les deux fois",
        "%(points)s, sur %(num)d questions posées les deux fois",
        change.leaves,
        points=said,
    )


def say_whole_change(portrait: Portrait) -> str:
    """One sentence on what changed since the earlier diagnostic."""
    change = portrait.changes.get(portrait.whole.code)
    if change is None or change.difference is None:
        return ""
    return gettext("Depuis la dernière fois : %(said)s.", said=say_change(change))
