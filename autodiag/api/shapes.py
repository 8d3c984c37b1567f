"""What every answer is made of: the JSON and its description both come from these classes.

A field's name is its key in the JSON; the sentence beside its type is what the description says.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated, Literal, TypeAlias

from autodiag.questionnaires import Questionnaire


def _(message: str) -> str:
    """Mark a message for translation; it is spoken when the description is asked for."""
    return message


Text: TypeAlias = Mapping[str, str]
Effort: TypeAlias = Literal["low", "medium", "high"]
Address: TypeAlias = Annotated[str, _("Adresse complète de cette ressource.")]
Pages: TypeAlias = Annotated[Text, _("Adresses des pages pour les personnes, par langue.")]
Sample: TypeAlias = Annotated[bool, _("Vrai quand c’est une donnée inventée, pour l’exemple.")]
Website: TypeAlias = Annotated[str | None, _("Son site, s’il est publié.")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Licence:
    """Under which terms something may be reused, and whom to name."""

    id: Annotated[str | None, _("Identifiant SPDX ; null quand l’auteur n’a rien dit.")]
    url: Annotated[str | None, _("Où lire la licence.")]
    credit: Annotated[Text, _("À qui l’attribuer, par langue.")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """Whatever is answered says first how it may be reused."""

    licence: Licence


@dataclass(frozen=True, slots=True, kw_only=True)
class Links:
    """The other pages of a list."""

    first: str
    previous: str | None
    next: str | None
    last: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing(Answer):
    """One page of a list."""

    total: Annotated[int, _("Nombre d’éléments de toute la liste.")]
    page: Annotated[int, _("Numéro de cette page, à partir de 1.")]
    limit: Annotated[int, _("Nombre d’éléments par page, au plus.")]
    links: Links


@dataclass(frozen=True, slots=True, kw_only=True)
class Index(Answer):
    """Where everything starts."""

    software: Annotated[Licence, _("La licence du programme lui-même.")]
    description: Annotated[str, _("Adresse de la description OpenAPI.")]
    pages: Pages
    entries: Annotated[str, _("Adresse des fiches du guide.")]
    regions: Annotated[str, _("Adresse des régions.")]
    cells: Annotated[str, _("Adresse des cellules.")]
    questionnaires: Annotated[str, _("Adresse des questionnaires publiés.")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """A code and its name in each language."""

    code: str
    name: Annotated[Text, _("Nom, par langue.")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Levels:
    """A span of levels."""

    first: Annotated[int, _("Niveau le plus bas, de 1 à 5.")]
    last: Annotated[int, _("Niveau le plus haut, compris.")]


@dataclass(frozen=True, slots=True, kw_only=True)
class EntrySummary:
    """An entry of the guide as a list gives it."""

    code: Annotated[str, _("Code, qui ne change jamais.")]
    title: Annotated[Text, _("Titre, par langue.")]
    summary: Annotated[Text, _("La réponse en une phrase, par langue.")]
    dimensions: tuple[Subject, ...]
    levels: Annotated[Levels, _("Niveaux auxquels la fiche s’adresse.")]
    disciplines: Annotated[tuple[Subject, ...], _("Disciplines visées ; aucune : toutes.")]
    effort: Annotated[Effort, _("Travail que la fiche demande.")]
    reviewed: Annotated[date, _("Jour de la dernière relecture.")]
    address: Address
    pages: Pages


@dataclass(frozen=True, slots=True, kw_only=True)
class Resource:
    """A page elsewhere that an entry recommends."""

    title: Annotated[Text, _("Titre, par langue.")]
    publisher: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Related:
    """Another entry that goes with this one."""

    code: str
    title: Annotated[Text, _("Titre, par langue.")]
    address: Address


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry(EntrySummary):
    """An entry of the guide, whole."""

    demand: Annotated[Text, _("La question qui a mené à la fiche, par langue.")]
    time: Annotated[Text, _("Temps à prévoir, par langue.")]
    cost: Annotated[Text, _("Coût à prévoir, par langue.")]
    body: Annotated[Text, _("La fiche entière, en Markdown, par langue.")]
    subthemes: tuple[Subject, ...]
    functions: Annotated[tuple[Subject, ...], _("Fonctions visées ; aucune : toutes.")]
    resources: Annotated[tuple[Resource, ...], _("Pages à lire ailleurs.")]
    related: Annotated[tuple[Related, ...], _("Fiches voisines.")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Search:
    """What became of the words that were looked for."""

    asked: Annotated[str, _("Les mots demandés.")]
    looked_for: Annotated[str, _("Les mots cherchés, une fois corrigés s’il le fallait.")]
    is_partial: Annotated[bool, _("Vrai quand aucune fiche ne contient tous ces mots.")]
    near: Annotated[tuple[str, ...], _("Mots à essayer quand rien n’est trouvé.")]


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryList(Listing):
    """Entries in the order of their codes, or best first when words were looked for."""

    search: Annotated[Search | None, _("null quand aucun mot n’est cherché.")]
    items: tuple[EntrySummary, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryAnswer(Answer):
    """One entry."""

    item: Entry


@dataclass(frozen=True, slots=True, kw_only=True)
class Pole:
    """The body that runs workshops in a region."""

    code: str
    name: str
    website: Website
    is_sample: Sample


@dataclass(frozen=True, slots=True, kw_only=True)
class Region:
    """An administrative region of Québec."""

    code: Annotated[str, _("Numéro officiel, sur deux chiffres.")]
    name: Annotated[Text, _("Nom, par langue.")]
    abbreviation: str
    by_land: Annotated[tuple[str, ...], _("Numéros des régions voisines, par la terre.")]
    by_water: Annotated[tuple[str, ...], _("Numéros des régions voisines, par l’eau.")]
    pole: Annotated[Pole | None, _("Son pôle, si elle en a un.")]
    cell_count: Annotated[int, _("Nombre de cellules qui servent la région.")]
    cells: Annotated[str, _("Adresse de ces cellules.")]
    pages: Pages


@dataclass(frozen=True, slots=True, kw_only=True)
class RegionList(Listing):
    """The regions in the order of their numbers."""

    items: tuple[Region, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Expertise:
    """A subject that a cell can help with."""

    code: str
    name: Annotated[Text, _("Nom, par langue.")]
    parent: Annotated[str | None, _("Code de la dimension ; null quand c’en est une.")]
    strength: Annotated[int, _("De 1, un peu, à 3, très bien.")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A group of cultural and digital players."""

    code: Annotated[str, _("Code, celui de l’adresse de sa page.")]
    name: str
    kind: Subject
    description: Annotated[Text, _("Qui elle est, par langue.")]
    place: Annotated[str, _("Lieu où elle se trouve.")]
    regions: Annotated[tuple[str, ...], _("Numéros des régions servies.")]
    languages: Annotated[tuple[str, ...], _("Codes des langues parlées.")]
    expertises: Annotated[tuple[Expertise, ...], _("Ce qu’elle connaît.")]
    website: Website
    is_full: Annotated[bool, _("Vrai quand elle ne prend plus de demandes.")]
    is_sample: Sample
    address: Address
    pages: Pages


@dataclass(frozen=True, slots=True, kw_only=True)
class CellList(Listing):
    """Cells in the order of their codes."""

    items: tuple[Cell, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CellAnswer(Answer):
    """One cell."""

    item: Cell


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """A published version of a questionnaire."""

    identifier: Annotated[str, _("Nom du questionnaire.")]
    version: int
    title: Annotated[Text, _("Titre, par langue.")]
    languages: Annotated[tuple[str, ...], _("Langues du questionnaire, la première complète.")]
    fingerprint: Annotated[str, _("SHA-256 de la forme canonique du questionnaire.")]
    published_at: Annotated[datetime, _("Instant de la publication, en UTC.")]
    address: Address


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionList(Listing):
    """Published versions, by questionnaire, then by number."""

    items: tuple[Version, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionAnswer(Answer):
    """One version, whole."""

    item: Version
    questionnaire: Annotated[
        Questionnaire,
        _(
            "Forme canonique : ce qui est à sa valeur par défaut est omis, et « is » dit de quoi "
            "il s’agit. Avec des clés triées et sans espaces, son SHA-256 est l’empreinte."
        ),
    ]


@dataclass(frozen=True, slots=True, kw_only=True)
class BadParameter:
    """What is wrong with one parameter."""

    parameter: str
    detail: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """What went wrong, as RFC 9457 says it."""

    type: Annotated[str, _("Toujours « about:blank » : l’état HTTP dit de quoi il s’agit.")]
    title: str
    status: int
    detail: Annotated[str, _("Une phrase pour une personne, dans la langue demandée.")]
    errors: Annotated[tuple[BadParameter, ...], _("Les paramètres en cause.")]
    reference: Annotated[str | None, _("Numéro de l’incident à citer, après une panne.")]
