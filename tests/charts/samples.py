"""The petals of an invented organisation."""

from autodiag.charts import FigureLabels, Petal, RoseLabels, Run, Spread

PETALS = (
    Petal("dim-str", "Stratégie et gouvernance", "Stratégie", 43.8, "44"),
    Petal("dim-hum", "Équipe et compétences", "Équipe", 31.2, "31", 40.0, "cible : niveau 3"),
    Petal("dim-cre", "Création et production", "Création", 70.0, "70"),
    Petal("dim-mem", "Contenus et mémoire", "Contenus", 33.0, "33"),
    Petal("dim-don", "Données et découvrabilité", "Données", 16.7, "17", 20.0, "cible : niveau 2"),
    Petal("dim-pub", "Publics et diffusion", "Publics", None, "à venir"),
    Petal("dim-ops", "Outils et processus", "Outils", 100.0, "100"),
    Petal("dim-res", "Confiance", "Confiance", 0.0, "0"),
)
LABELS = RoseLabels("rose", "La rose de Battures", "Huit pétales.", "Voyez le tableau.")
FIGURE = FigureLabels(
    "Votre profil en détail", "Stratégie 44.", "Votre profil", "Vos cibles", "Des pairs", "Montrer"
)
EARLIER = (Run("En 2025", (30, 20, 60, 40, 10, 50, 90, None), tuple("abcdefgh")),)
PEERS = (Spread(25, 38, 54, "25 à 54"), *[None] * 6, Spread(10, 20, 30, "10 à 30"))
