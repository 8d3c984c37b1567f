"""Mistakes about sections, questions, choices, scales and conditions."""

from autodiag.questionnaires.mistakes import Explanation

QUESTIONS = (
    Explanation(
        "empty-section",
        fr=("La section « {code} » ne pose aucune question.", "Ajoutez-en une, ou retirez-la."),
        en=("The section “{code}” asks no question.", "Add one, or remove the section."),
    ),
    Explanation(
        "key-not-for-kind",
        fr=(
            "« {key} » n’a pas de sens pour une question de type {kind}.",
            "Retirez la ligne, ou changez le type ({key} va avec : {kinds}).",
        ),
        en=(
            "“{key}” means nothing for a question of kind {kind}.",
            "Remove the line, or change the kind ({key} goes with: {kinds}).",
        ),
    ),
    Explanation(
        "not-answered-offered",
        fr=(
            "« not_answered » ne s’offre pas : c’est l’absence de réponse.",
            "Retirez-le ; on offre not_applicable, dont_know et prefer_not.",
        ),
        en=(
            "“not_answered” is not offered: it is the absence of an answer.",
            "Remove it; what is offered is not_applicable, dont_know and prefer_not.",
        ),
    ),
    Explanation(
        "fact-feeds",
        fr=(
            "« {code} » est un fait sur l’organisme : il ne compte dans aucun score.",
            "Retirez feeds (ou le poids donné par un axe), ou retirez fact.",
        ),
        en=(
            "“{code}” is a fact about the organization: it counts in no score.",
            "Remove feeds (or the weight that a lens gives), or remove fact.",
        ),
    ),
    Explanation(
        "duplicate-fact",
        fr=(
            "Le fait « {fact} » est déjà demandé par « {first} ».",
            "Ne le demandez qu’une fois.",
        ),
        en=("The fact “{fact}” is already asked by “{first}”.", "Ask it only once."),
    ),
    Explanation(
        "fact-kind",
        fr=(
            "Le fait « {fact} » ne peut pas être demandé ainsi.",
            "Employez le type : {kinds}.",
        ),
        en=("The fact “{fact}” cannot be asked like this.", "Use the kind: {kinds}."),
    ),
    Explanation(
        "too-few-choices",
        fr=(
            "« {code} » offre moins de {fewest} choix.",
            "Ajoutez des choix (choices), ou nommez une échelle (scale).",
        ),
        en=(
            "“{code}” offers fewer than {fewest} choices.",
            "Add choices, or name a scale.",
        ),
    ),
    Explanation(
        "no-rows",
        fr=("La grille « {code} » n’a aucun énoncé.", "Ajoutez rows, avec un code et un texte."),
        en=("The matrix “{code}” has no statement.", "Add rows, each with a code and a text."),
    ),
    Explanation(
        "exclusive-alone",
        fr=(
            "exclusive n’a de sens que pour un choix multiple.",
            "Retirez la ligne.",
        ),
        en=("exclusive only means something in a multiple choice.", "Remove the line."),
    ),
    Explanation(
        "scale-and-choices",
        fr=(
            "Cette question a une échelle et ses propres choix.",
            "Gardez scale ou choices, pas les deux.",
        ),
        en=(
            "This question has a scale and choices of its own.",
            "Keep scale or choices, not both.",
        ),
    ),
    Explanation(
        "unknown-scale",
        fr=(
            "Aucune échelle ne s’appelle « {name} » ; la plus proche est « {nearest} ».",
            "Écrivez un nom de la liste scales.",
        ),
        en=(
            "No scale is called “{name}”; the nearest is “{nearest}”.",
            "Write a name from the list scales.",
        ),
    ),
    Explanation(
        "scale-unused",
        fr=(
            "Aucune question n’emploie l’échelle « {name} ».",
            "Retirez-la, ou nommez-la dans une question.",
        ),
        en=("No question uses the scale “{name}”.", "Remove it, or name it in a question."),
        is_warning=True,
    ),
    Explanation(
        "bad-step",
        fr=(
            "Le pas ({step:g}) ne mène pas de min à max.",
            "Choisissez un pas positif qui divise l’intervalle.",
        ),
        en=(
            "The step ({step:g}) does not lead from min to max.",
            "Choose a positive step that divides the interval.",
        ),
    ),
    Explanation(
        "label-off-scale",
        fr=(
            "« {label} » n’est pas un nombre entre min et max.",
            "Écrivez les étiquettes sous un nombre de l’échelle.",
        ),
        en=(
            "“{label}” is not a number between min and max.",
            "Write labels under a number of the scale.",
        ),
    ),
    Explanation(
        "choice-without-value",
        fr=(
            "Le choix « {code} » n’a pas de valeur, alors que « {question} » compte dans un score.",
            "Ajoutez value (0 pour le plus bas).",
        ),
        en=(
            "The choice “{code}” has no value, but “{question}” counts in a score.",
            "Add value (0 for the lowest).",
        ),
    ),
    Explanation(
        "yes-no-without-values",
        fr=(
            "« {code} » compte dans un score : que valent oui et non ?",
            "Ajoutez par exemple « values: {{yes: 1, no: 0}} ».",
        ),
        en=(
            "“{code}” counts in a score: what are yes and no worth?",
            "Add for instance “values: {{yes: 1, no: 0}}”.",
        ),
    ),
    Explanation(
        "number-without-bands",
        fr=(
            "« {code} » compte dans un score : que valent ses nombres ?",
            "Ajoutez bands, avec from et value.",
        ),
        en=(
            "“{code}” counts in a score: what are its numbers worth?",
            "Add bands, with from and value.",
        ),
    ),
    Explanation(
        "values-all-equal",
        fr=(
            "Toutes les réponses à « {code} » valent autant : elle ne mesure rien.",
            "Donnez des valeurs différentes.",
        ),
        en=(
            "All the answers to “{code}” are worth the same: it measures nothing.",
            "Give different values.",
        ),
    ),
    Explanation(
        "reverse-unscored",
        fr=(
            "reverse ne sert à rien : cette question ne compte dans aucun score.",
            "Retirez reverse, ou ajoutez feeds.",
        ),
        en=(
            "reverse does nothing: this question counts in no score.",
            "Remove reverse, or add feeds.",
        ),
    ),
    Explanation(
        "kind-not-scored",
        fr=(
            "Une question de type {kind} ne peut pas compter dans un score (« {code} »).",
            "Retirez-la des axes, ou changez son type.",
        ),
        en=(
            "A question of kind {kind} cannot count in a score (“{code}”).",
            "Remove it from the lenses, or change its kind.",
        ),
    ),
    Explanation(
        "condition-unknown-question",
        fr=(
            "Aucune question n’a le code « {code} » ; le plus proche est « {nearest} ».",
            "Écrivez le code d’une question posée avant.",
        ),
        en=(
            "No question has the code “{code}”; the nearest is “{nearest}”.",
            "Write the code of a question asked before.",
        ),
    ),
    Explanation(
        "condition-on-itself",
        fr=(
            "« {code} » dépend de sa propre réponse.",
            "Faites-la dépendre d’une question posée avant, ou retirez la condition.",
        ),
        en=(
            "“{code}” depends on its own answer.",
            "Let it depend on a question asked before, or remove the condition.",
        ),
    ),
    Explanation(
        "condition-on-later",
        fr=(
            "« {code} » est posée plus loin : sa réponse n’est pas encore connue ici.",
            "Placez-la avant, ou retirez la condition.",
        ),
        en=(
            "“{code}” is asked later: its answer is not known yet here.",
            "Move it before, or remove the condition.",
        ),
    ),
    Explanation(
        "condition-on-deeper",
        fr=(
            "« {code} » n’est posée qu’à la profondeur {depth}, et ce qui en dépend dès {own}.",
            "Rendez « {code} » aussi peu profonde que ce qui en dépend.",
        ),
        en=(
            "“{code}” is only asked at the depth {depth}, and what depends on it from {own} on.",
            "Make “{code}” as shallow as what depends on it.",
        ),
    ),
    Explanation(
        "condition-unknown-row",
        fr=(
            "« {code} » ne désigne pas une réponse.",
            "Écrivez une question, ou l’énoncé d’une grille : {known}.",
        ),
        en=(
            "“{code}” does not name an answer.",
            "Write a question, or a statement of a matrix: {known}.",
        ),
    ),
    Explanation(
        "condition-operator",
        fr=(
            "Le test « {operator} » ne convient pas à une question de type {kind}.",
            "Employez : {known}.",
        ),
        en=(
            "The test “{operator}” does not suit a question of kind {kind}.",
            "Use: {known}.",
        ),
    ),
    Explanation(
        "condition-unknown-choice",
        fr=(
            "« {given} » n’est pas un choix de « {code} ».",
            "Écrivez le code d’un de ses choix : {known}.",
        ),
        en=(
            "“{given}” is not a choice of “{code}”.",
            "Write the code of one of its choices: {known}.",
        ),
    ),
    Explanation(
        "condition-without-values",
        fr=(
            "Les choix de « {code} » n’ont pas tous une valeur : on ne peut pas les comparer.",
            "Employez is ou in, ou donnez une valeur à chacun.",
        ),
        en=(
            "The choices of “{code}” do not all have a value: they cannot be compared.",
            "Use is or in, or give each a value.",
        ),
    ),
    Explanation(
        "condition-bad-date",
        fr=(
            "« {given} » n’est pas un jour du calendrier.",
            'Écrivez par exemple "2026-01-31", entre guillemets.',
        ),
        en=(
            "“{given}” is not a day of the calendar.",
            'Write for instance "2026-01-31", in quotes.',
        ),
    ),
    Explanation(
        "unreachable-section",
        fr=(
            "Aucune réponse ne peut mener à la section « {code} ».",
            "Relisez sa condition : elle se contredit, ou contredit celles d’avant.",
        ),
        en=(
            "No answers can lead to the section “{code}”.",
            "Read its condition again: it contradicts itself, or those before it.",
        ),
    ),
    Explanation(
        "unreachable-question",
        fr=(
            "Aucune réponse ne peut mener à la question « {code} ».",
            "Relisez sa condition : elle se contredit, ou contredit celles d’avant.",
        ),
        en=(
            "No answers can lead to the question “{code}”.",
            "Read its condition again: it contradicts itself, or those before it.",
        ),
    ),
    Explanation(
        "unreachable-choice",
        fr=(
            "Aucune réponse ne peut faire paraître le choix « {code} ».",
            "Relisez sa condition : elle se contredit, ou contredit celles d’avant.",
        ),
        en=(
            "No answers can make the choice “{code}” appear.",
            "Read its condition again: it contradicts itself, or those before it.",
        ),
    ),
)
