"""The cover of the site, and the method: the pages that ask nothing of anybody."""

from collections.abc import Iterable
from typing import NamedTuple

from flask import Response, make_response
from markupsafe import Markup

from autodiag.charts.rose import Petal, rose_card
from autodiag.diagnostics.colours import colour_of
from autodiag.diagnostics.forms import KeyForm
from autodiag.diagnostics.method import describe_method
from autodiag.diagnostics.publishing import get_current
from autodiag.diagnostics.views.access import opened
from autodiag.diagnostics.views.blueprint import blueprint, home_blueprint
from autodiag.diagnostics.views.offers import list_offers
from autodiag.guide.service import list_groups, titles
from autodiag.guide.shelf import Card
from autodiag.network.places import list_regions
from autodiag.network.service import count_cells, find_pole
from autodiag.network.tiles import make_tiles
from autodiag.questionnaires import Depth, Questionnaire, Text
from autodiag.web import now, render, session
from autodiag.web.languages import current_language


def _(message: str) -> str:
    """Mark a message for translation; it is spoken when shown."""
    return message


DEPTH_NAMES = {
    Depth.EXPRESS: _("Express"),
    Depth.STANDARD: _("Standard"),
    Depth.COMPLETE: _("Complet"),
}
DEPTH_TEXTS = {
    Depth.EXPRESS: _(
        "Une première impression de chaque dimension, ou de quoi lancer la conversation en équipe."
    ),
    Depth.STANDARD: _("Assez de réponses pour des recommandations précises, en une seule séance."),
    Depth.COMPLETE: _(
        "Chaque sous-thème y passe. De quoi nourrir un plan ou une demande d’aide financière."
    ),
}

# One for each dimension: what people ask about most readily.
_READILY = ("G042", "G058", "G001", "G038", "G019", "G027", "G050", "G051")

# Uneven on purpose: the cover shows a plausible organisation, not a perfect one.
_COVER = (62.0, 47.0, 88.0, 40.0, 28.0, 74.0, 55.0, 46.0)


class Aspect(NamedTuple):
    """A dimension as the cover presents it."""

    name: Text
    description: Text
    colour: str
    place: int


@home_blueprint.get("/")
def show_home() -> Response:
    """The cover: what this is, how long it takes, and the doors of the guide and the network."""
    questionnaire = get_current(session()).questionnaire
    aspects = list_aspects(questionnaire)
    here = tuple(opened())
    page = render(
        "diagnostics/home.html",
        aspects=aspects,
        offers=list_offers(questionnaire),
        depth_names=DEPTH_NAMES,
        depth_texts=DEPTH_TEXTS,
        rose=_cover_rose(aspects),
        entries=_choose_entries(),
        tiles=make_tiles(count_cells(session())),
        has_samples=_has_samples(),
        key_form=KeyForm(),
        last_opened=here[-1] if here else None,
    )
    return _unless_opened(make_response(page), is_private=bool(here))


def _unless_opened(response: Response, *, is_private: bool) -> Response:
    """Once it names a diagnostic of this browser, the page stays out of every cache."""
    if is_private:
        response.headers["Cache-Control"] = "no-store"
    return response


def list_aspects(questionnaire: Questionnaire) -> tuple[Aspect, ...]:
    """The dimensions with their colours, in the questionnaire's order."""
    return tuple(
        Aspect(node.name, node.description, colour_of(questionnaire, node.code), place)
        for place, node in enumerate(questionnaire.dimensions)
    )


def _choose_entries() -> tuple[Card, ...]:
    """A foretaste: the entries above, or the first of each dimension of another guide."""
    language = current_language()
    found = titles(session(), _READILY, language)
    if found:
        return tuple(found[code] for code in _READILY if code in found)
    return tuple(group.cards[0] for group in list_groups(session(), language))


def _has_samples() -> bool:
    """The sample network is loaded whole and replaced whole, so that one of its poles tells."""
    pole = find_pole(session(), list_regions()[0].code)
    return pole is not None and pole.is_sample


def _cover_rose(aspects: Iterable[Aspect]) -> Markup:
    petals = [
        Petal(aspect.colour, "", "", _COVER[aspect.place % len(_COVER)], "") for aspect in aspects
    ]
    return rose_card(petals, css="cover-rose")


@blueprint.get("/method")
def show_method() -> str:
    """How answers become a profile, from the questionnaire itself."""
    method = describe_method(session(), now=now())
    return render(
        "diagnostics/method.html",
        method=method,
        offers=list_offers(method.questionnaire),
        depth_names=DEPTH_NAMES,
    )
