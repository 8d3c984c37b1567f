"""Mistakes in single values: a number, a word, a text, a code, a condition's form."""

from autodiag.questionnaires.mistakes import Explanation

VALUES = (
    Explanation(
        "expected-table",
        fr=(
            "On attend ici des lignes « clé: valeur ».",
            "Écrivez une clé par ligne, avec un retrait égal.",
        ),
        en=(
            "Lines “key: value” are expected here.",
            "Write one key to a line, equally indented.",
        ),
    ),
    Explanation(
        "expected-list",
        fr=(
            "On attend ici une liste.",
            "Commencez chaque élément par un tiret et une espace, ou écrivez [un, deux].",
        ),
        en=(
            "A list is expected here.",
            "Begin every item with a dash and a space, or write [one, two].",
        ),
    ),
    Explanation(
        "expected-text",
        fr=("On attend ici un texte.", "Écrivez une phrase ou un mot, entre guillemets au besoin."),
        en=("A text is expected here.", "Write a sentence or a word, in quotes if needed."),
    ),
    Explanation(
        "needs-quotes",
        fr=(
            "« {value} » n’est pas lu comme un texte, mais comme un nombre, une date ou oui/non.",
            'Mettez-le entre guillemets : "{value}".',
        ),
        en=(
            "“{value}” is not read as a text, but as a number, a date or yes/no.",
            'Write it in quotes: "{value}".',
        ),
    ),
    Explanation(
        "expected-number",
        fr=(
            "« {value} » n’est pas un nombre.",
            "Écrivez un nombre sans guillemets, avec un point et sans zéro devant : 12 ou 0.5.",
        ),
        en=(
            "“{value}” is not a number.",
            "Write a number without quotes, with a decimal point and no leading zero: 12 or 0.5.",
        ),
    ),
    Explanation(
        "expected-integer",
        fr=("« {key} » est un entier, 1 ou plus.", "Écrivez par exemple « {key}: 1 »."),
        en=("“{key}” is a whole number, 1 or more.", "Write for instance “{key}: 1”."),
    ),
    Explanation(
        "expected-true-or-false",
        fr=(
            "On attend ici true ou false.",
            "Écrivez true pour oui, false pour non, sans guillemets.",
        ),
        en=("True or false is expected here.", "Write true or false, without quotes."),
    ),
    Explanation(
        "unknown-word",
        fr=(
            "« {key} » n’est pas un des mots possibles ; le plus proche est « {nearest} ».",
            "Choisissez parmi : {known}.",
        ),
        en=(
            "“{key}” is not one of the possible words; the nearest is “{nearest}”.",
            "Choose among: {known}.",
        ),
    ),
    Explanation(
        "bad-code",
        fr=(
            "« {value} » ne peut pas servir de code.",
            "Un code a de 1 à 60 lettres sans accent, chiffres, tirets ou soulignés, sans espace.",
        ),
        en=(
            "“{value}” cannot be a code.",
            "A code has 1 to 60 unaccented letters, digits, hyphens or underscores, and no space.",
        ),
    ),
    Explanation(
        "bad-language",
        fr=(
            "« {value} » n’est pas un code de langue.",
            "Écrivez par exemple fr, en, iu ou fr-CA.",
        ),
        en=("“{value}” is not a language code.", "Write for instance fr, en, iu or fr-CA."),
    ),
    Explanation(
        "duplicate-language",
        fr=("La langue « {language} » est nommée deux fois.", "Gardez-la une seule fois."),
        en=("The language “{language}” is named twice.", "Keep it once."),
    ),
    Explanation(
        "unknown-language",
        fr=(
            "La langue « {key} » n’est pas une de celles du questionnaire ({known}).",
            "Ajoutez-la à languages, ou retirez ce texte.",
        ),
        en=(
            "The language “{key}” is not one of the questionnaire’s ({known}).",
            "Add it to languages, or remove this text.",
        ),
    ),
    Explanation(
        "missing-translation",
        fr=(
            "Ce texte manque en : {languages}.",
            "Écrivez-le dans chaque langue du questionnaire, une ligne par langue.",
        ),
        en=(
            "This text is missing in: {languages}.",
            "Write it in every language of the questionnaire, one line for each.",
        ),
    ),
    Explanation(
        "empty-text",
        fr=("Ce texte est vide.", "Écrivez-le, ou retirez la ligne."),
        en=("This text is empty.", "Write it, or remove the line."),
    ),
    Explanation(
        "text-too-long",
        fr=(
            "Ce texte a {length} caractères ; {most} est le plus.",
            "Raccourcissez-le : on le lit sur un téléphone.",
        ),
        en=(
            "This text has {length} characters; {most} is the most.",
            "Shorten it: it will be read on a phone.",
        ),
    ),
    Explanation(
        "hidden-character-in-text",
        fr=(
            "Ce texte contient un caractère invisible.",
            "Tapez-le de nouveau au clavier, sans « \\u » ni « \\x ».",
        ),
        en=(
            "This text holds an invisible character.",
            "Type it again, without “\\u” or “\\x”.",
        ),
    ),
    Explanation(
        "low-not-below-high",
        fr=(
            "Le bas ({low:g}) doit être plus petit que le haut ({high:g}).",
            "Échangez-les ou corrigez l’un des deux.",
        ),
        en=(
            "The low end ({low:g}) must be below the high end ({high:g}).",
            "Swap them or mend one of them.",
        ),
    ),
    Explanation(
        "bad-decimals",
        fr=("On peut afficher de 0 à 3 décimales.", "Écrivez 0, 1, 2 ou 3."),
        en=("From 0 to 3 decimals can be shown.", "Write 0, 1, 2 or 3."),
    ),
    Explanation(
        "condition-shape",
        fr=(
            "Cette condition n’est pas complète, ou en contient plusieurs.",
            (
                "Écrivez « question: CODE » et un seul test (is, is_not, in, includes, at_least, "
                "at_most, answered), ou bien une seule des clés all, any et not."
            ),
        ),
        en=(
            "This condition is incomplete, or holds several.",
            (
                "Write “question: CODE” and one test (is, is_not, in, includes, at_least, at_most, "
                "answered), or else one of the keys all, any and not."
            ),
        ),
    ),
)
