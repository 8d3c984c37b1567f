"""An invented organisation's report, in French, and ways to bend it."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from autodiag.diagnostics.report import (
    Aim,
    Answered,
    Deed,
    Dimension,
    Lens,
    LevelWords,
    Neighbour,
    Recommendation,
    Report,
    Standing,
    Why,
)

NB = "\u00a0"
NAMES = (
    ("dim-str", "Stratégie et gouvernance", "Stratégie", 44, "3", "Cadre en place"),
    ("dim-hum", "Équipe, compétences et culture numérique", "Équipe", 31, "2", "Premiers essais"),
    ("dim-cre", "Création et production", "Création", 70, "4", "Pratique intégrée"),
    ("dim-mem", "Contenus, collections et mémoire", "Contenus", 33, "2", "Premiers essais"),
    ("dim-don", "Données et découvrabilité", "Données", 17, "1", "Point de départ"),
    ("dim-pub", "Publics, diffusion et médiation", "Publics", 58, "3", "Cadre en place"),
    ("dim-ops", "Outils, processus et infrastructure", "Outils", 50, "3", "Cadre en place"),
    ("dim-res", "Confiance et responsabilité", "Confiance", 38, "2", "Premiers essais"),
)


def dimension(code: str, name: str, short: str, score: float, *level: str) -> Dimension:
    return Dimension(
        code,
        name,
        short,
        Standing(score, str(score), *level, text="On se forme quand l’occasion se présente\u202f; "
                 "ce qui s’apprend reste avec la personne."),
        "2 sur 3",
        strengths=("l’envie d’apprendre, partout",),
        gaps=("du temps réservé", "un lieu où noter"),
        target=40.0 if score < 35 else None,
        target_text=f"niveau{NB}3, Cadre en place, d’ici juin 2027" if score < 35 else "",
        why=(
            Why("3. Transmission de ce qui s’apprend", "Premiers essais", "25", "3",
                note="Depuis le départ de Maude, on recommence à noter."),
            Why("4. Formation et veille", "Cadre en place", "50", "1"),
            Why("5. Partage des rôles", "Je ne sais pas", left_out="laissée de côté"),
        ),
        reckoning=f"(25{NB}×{NB}3 + 50{NB}×{NB}1){NB}÷{NB}4 = 31,3, arrondi à 31",
    )  # fmt: skip


def sample(**changes: Any) -> Report:
    report = Report(
        language="fr",
        name="Battures, compagnie de danse",
        place="Rimouski, Bas-Saint-Laurent",
        day=f"12{NB}novembre 2026",
        depth="diagnostic standard",
        opening="Un cadre en place, porté par la création\u202f; "
                "du côté des données, tout reste à bâtir.",
        highlight="du côté des données, tout reste à bâtir.",
        whole=Standing(43.2, "43", "3", "Cadre en place",
                       "Une personne est responsable, une façon de faire est écrite et des moyens "
                       "sont prévus, mais de façon inégale.",
                       f"D’après 17 réponses sur 20\u202f; deux «{NB}je ne sais pas{NB}» et un "
                       f"«{NB}sans objet{NB}» sont laissés de côté."),
        dimensions=tuple(dimension(*one) for one in NAMES),
        finished_at=datetime(2026, 11, 12, 15, 4, tzinfo=UTC),
        coverage="17 sur 20",
        lenses=(
            Lens("Création", Standing(57.8, "58", "3", "Cadre en place",
                 "Ce que le numérique change à l’œuvre et à sa fabrication."),
                 "Création et production, et pour moitié Contenus"),
            Lens("Innovation", Standing(38.0, "38", "2", "Premiers essais",
                 "Ce qu’il change à la façon de travailler ensemble."), "Stratégie, Équipe"),
            Lens("Diffusion", Standing(None, "sans score", "", ""), "Publics"),
        ),
        monday="Ouvrez un tableau et notez où dort chaque captation, chaque affiche, chaque "
               "contrat. Une heure suffit pour commencer.",
        progress="13 points de plus que le 3 novembre 2025, sur 18 questions communes.",
        recommendations=tuple(
            Recommendation(
                "Améliorer la découvrabilité de ses contenus",
                f"vos pages sont rédigées au cas par cas (question{NB}12).",
                "moyen, trois semaines", f"Données, niveau{NB}2", "Données, Publics",
                "https://autodiag.example/fr/guide/decouvrabilite",
            )
            for _ in range(6)
        ),
        neighbours=(
            Neighbour("Cellule du fleuve", f"Baie-Comeau, 90{NB}km", "pour Données et Publics",
                      "fleuve@exemple.test"),
            Neighbour("Cellule des caps", f"Québec, 271{NB}km", "pour Équipe"),
        ),
        aims=(Aim("Données", f"niveau{NB}2, Premiers essais", "juin 2027",
                  "On décrit quelques œuvres là où elles se cherchent."),),
        plan=(Deed("Inventorier ses biens numériques", f"15{NB}décembre 2026", "avec Jo"),
              Deed("Écrire une ligne au budget", is_done=True)),
        others=(Answered("Discipline principale", "Danse"),),
        levels=(LevelWords("Point de départ", "Rien n’est décidé, et cela se voit."),
                LevelWords("Premiers essais", "Des gestes, sans suite assurée.")),
        method=("Chaque réponse vaut de 0 à 100\u202f; un score est une moyenne pondérée.",),
        comeback=("Votre lien privé ouvre ce diagnostic depuis tout appareil.",),
        licence="Questionnaire sous licence CC BY 4.0.",
        version="Maturité numérique 1.0",
    )  # fmt: skip
    return replace(report, **changes)
