"""The whole profile, put together for whoever shows it."""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from markupsafe import Markup

from autodiag.charts.profile_figure import FigureLabels, Json, Run, profile_dots, profile_figure
from autodiag.charts.rose import Petal, RoseLabels, rose_hero, rose_narrow
from autodiag.diagnostics.portrait.cards import Card, WhyRow, make_cards, reckon, why_rows
from autodiag.diagnostics.portrait.figures import (
    Figure,
    figure,
    join_words,
    level_name,
    level_text,
    show,
)
from autodiag.diagnostics.portrait.opening import Monday, Opening, choose_monday, open_profile
from autodiag.diagnostics.portrait.suggestions import (
    Helper,
    Suggestion,
    list_helpers,
    list_suggestions,
    list_unscored,
)
from autodiag.diagnostics.publishing import Version
from autodiag.diagnostics.service.dossier import Dossier
from autodiag.diagnostics.service.finishing import Result
from autodiag.questionnaires import Lens
from autodiag.scoring import Change, Target, contributions, level_floor, next_level, progress
from autodiag.web.languages import format_day, gettext, ngettext, text_of


class LensCard(NamedTuple):
    """A lens: its figure, what it gathers, and the answers behind it."""

    figure: Figure
    description: str
    parts: str
    why: tuple[WhyRow, ...]


class TargetView(NamedTuple):
    """A target in words; *floor* is its aim in percent."""

    code: str
    name: str
    colour: str
    place: int
    now: str
    level: str
    level_name: str
    level_text: str
    by: date | None
    floor: float | None


class Portrait(NamedTuple):
    """All that the profile page, the report and the figure say."""

    dossier: Dossier
    opening: Opening
    monday: Monday | None
    whole: Figure
    basis: str
    cards: tuple[Card, ...]
    lenses: tuple[LensCard, ...]
    first: tuple[Suggestion, ...]
    more: tuple[Suggestion, ...]
    nothing_for: tuple[str, ...]
    unscored: Mapping[str, str]
    helpers: tuple[Helper, ...]
    targets: tuple[TargetView, ...]
    progress: float | None
    changes: Mapping[str, Change]

    @property
    def version(self) -> Version:
        """The questionnaire that was answered."""
        return self.dossier.result.version

    @property
    def is_blank(self) -> bool:
        """Whether no dimension has a score: there is nothing to draw or to choose from."""
        return all(card.figure.percent is None for card in self.cards)


def draw_portrait(dossier: Dossier) -> Portrait:
    """Put *dossier* into words, in the language spoken now."""
    result = dossier.result
    cards = make_cards(result, dossier.needs)
    questionnaire = result.version.questionnaire
    whole = figure(result.version, result.profile.whole, questionnaire.title)
    found = dossier.recommendations
    return Portrait(
        dossier,
        open_profile(result, whole, cards),
        choose_monday(result, dossier.needs),
        whole,
        say_basis(whole, result),
        cards,
        tuple(_lens(result, lens) for lens in questionnaire.lenses),
        list_suggestions(dossier, found.first),
        list_suggestions(dossier, found.more),
        tuple(text_of(questionnaire.nodes[code].name) for code in found.nothing_for),
        list_unscored(dossier),
        list_helpers(dossier),
        tuple(_target(result, cards, target) for target in dossier.targets),
        progress(result.version.scheme, result.profile, dossier.targets),
        dossier.changes,
    )


def say_basis(whole: Figure, result: Result) -> str:
    """On how many answers the whole rests, and what was left out."""
    counts = result.profile.whole.counts
    said = ngettext(
        "D’après %(num)d réponse sur %(asked)s",
        "D’après %(num)d réponses sur %(asked)s",
        counts.scored,
        asked=counts.on_path,
    )
    if not whole.left_out:
        return f"{said}."
    return gettext("%(said)s ; laissés de côté : %(left)s.", said=said, left=whole.left_out)


def _lens(result: Result, lens: Lens) -> LensCard:
    found = contributions(result.version.scheme, result.profile, lens.code)
    return LensCard(
        figure(result.version, result.profile.lenses[lens.code], lens.name),
        text_of(lens.description) if lens.description else "",
        _say_parts(result, lens),
        why_rows(result, found),
    )


def _say_parts(result: Result, lens: Lens) -> str:
    """« Création, et pour moitié Contenus »: what counts in full, then what counts less."""
    questionnaire = result.version.questionnaire
    most = max(lens.weights.values())
    names = {
        code: text_of(node.short or node.name) if (node := questionnaire.nodes.get(code)) else code
        for code in lens.weights
    }
    full = join_words(names[code] for code, weight in lens.weights.items() if weight == most)
    less = join_words(names[code] for code, weight in lens.weights.items() if weight < most)
    if not less:
        return full
    if all(weight in (most, most / 2) for weight in lens.weights.values()):
        return gettext("%(full)s, et pour moitié %(half)s", full=full, half=less)
    return gettext("%(full)s, et pour une moindre part %(less)s", full=full, less=less)


def _target(result: Result, cards: tuple[Card, ...], target: Target) -> TargetView:
    card = next(card for card in cards if card.figure.code == target.code)
    node = result.profile.nodes[target.code]
    return TargetView(
        target.code,
        card.figure.name,
        card.colour,
        card.place,
        card.figure.level_name,
        target.level,
        level_name(result.version, target.level),
        level_text(result.version, target.code, target.level),
        target.by,
        level_floor(result.version.scheme, node, target.level),
    )


def propose_level(result: Result, code: str) -> str | None:
    """The level that a target on a dimension is proposed at: one above."""
    return next_level(result.version.scheme, result.profile.nodes[code])


def petals(portrait: Portrait) -> tuple[Petal, ...]:
    """The petals of the rose, with their targets."""
    return tuple(petal_of(portrait, card) for card in portrait.cards)


def petal_of(portrait: Portrait, card: Card) -> Petal:
    """The petal of one dimension, with its target."""
    aim = next((target for target in portrait.targets if target.code == card.figure.code), None)
    said = gettext("cible : %(level)s", level=aim.level_name) if aim else ""
    return Petal(
        card.colour,
        card.figure.name,
        card.figure.short,
        card.figure.percent,
        card.figure.shown if card.figure.percent is not None else gettext("sans score"),
        aim.floor if aim else None,
        said,
    )


def roses(portrait: Portrait) -> tuple[Markup, Markup]:
    """The large rose and the narrow one; style sheets show one of them."""
    labels = RoseLabels(
        "rose",
        _say_whose(portrait),
        gettext("Un pétale par dimension, coloré depuis le centre jusqu’au score :"),
        gettext("Les mêmes nombres sont dans le tableau qui suit."),
        rings(portrait.version),
    )
    drawn = petals(portrait)
    return rose_hero(drawn, labels), rose_narrow(drawn, labels)


def _say_whose(portrait: Portrait) -> str:
    name = portrait.dossier.name
    return gettext("La rose de %(name)s", name=name) if name else gettext("Votre rose")


def rings(version: Version) -> tuple[float, ...]:
    """The upper bounds of the levels, in percent."""
    return (*(level.lower for level in version.questionnaire.levels[1:]), 100.0)


def _labels(portrait: Portrait) -> FigureLabels:
    return FigureLabels(
        gettext("Le profil, point par point"),
        gettext("Une ligne par dimension, de 0 à 100. Les traits verticaux sont les niveaux."),
        gettext("Aujourd’hui"),
        gettext("Cibles"),
        gettext("Organismes comme vous"),
        gettext("Montrer"),
        (0.0, *rings(portrait.version)),
    )


def _runs(portrait: Portrait) -> tuple[Run, ...]:
    earlier = portrait.dossier.earlier
    if earlier is None:
        return ()
    nodes = [earlier.profile.nodes.get(card.figure.code) for card in portrait.cards]
    return (
        Run(
            format_day(earlier.finished_at),
            tuple(node.percent if node else None for node in nodes),
            tuple(show(earlier.version, node) if node else "" for node in nodes),
        ),
    )


def explored_figure(portrait: Portrait) -> Json:
    """The figure that a reader can explore, as Plotly reads it."""
    return profile_figure(petals(portrait), _labels(portrait), earlier=_runs(portrait))


def still_figure(portrait: Portrait) -> Markup:
    """The same figure, still."""
    return profile_dots(petals(portrait), _labels(portrait), earlier=_runs(portrait))


def say_reckoning(portrait: Portrait, code: str) -> str:
    """The sum that makes the score of a node or lens."""
    result = portrait.dossier.result
    return reckon(result, code, contributions(result.version.scheme, result.profile, code))
