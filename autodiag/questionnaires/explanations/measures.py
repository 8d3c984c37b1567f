"""Mistakes about codes, levels, dimensions, weights and lenses."""

from autodiag.questionnaires.mistakes import Explanation

MEASURES = (
    Explanation(
        "duplicate-code",
        fr=(
            "Le code « {code} » est déjà pris à la ligne {line}.",
            "Donnez un autre code à l’un des deux.",
        ),
        en=(
            "The code “{code}” is already taken on line {line}.",
            "Give one of the two another code.",
        ),
    ),
    Explanation(
        "reserved-code",
        fr=("Le code « {code} » est réservé à l’ensemble.", "Choisissez-en un autre."),
        en=("The code “{code}” is reserved for the whole.", "Choose another one."),
    ),
    Explanation(
        "out-of-range",
        fr=("« {key} » va de {least:g} à {most:g}.", "Corrigez ce nombre."),
        en=("“{key}” goes from {least:g} to {most:g}.", "Mend this number."),
    ),
    Explanation(
        "no-levels",
        fr=(
            "Il y a des dimensions, mais aucun niveau pour les lire.",
            "Ajoutez levels, du plus bas au plus haut.",
        ),
        en=(
            "There are dimensions, but no level to read them by.",
            "Add levels, from the lowest to the highest.",
        ),
    ),
    Explanation(
        "first-level-not-lowest",
        fr=(
            "Le premier niveau ne commence pas à 0 : des scores resteraient sans niveau.",
            "Écrivez « from: 0 ».",
        ),
        en=(
            "The first level does not begin at 0: some scores would have no level.",
            "Write “from: 0”.",
        ),
    ),
    Explanation(
        "levels-out-of-order",
        fr=(
            "Le niveau « {code} » ne commence pas plus haut que « {below} », qui le précède.",
            "Rangez les niveaux du plus bas au plus haut.",
        ),
        en=(
            "The level “{code}” does not begin above “{below}”, which precedes it.",
            "Put the levels in order, lowest first.",
        ),
    ),
    Explanation(
        "level-beyond-scale",
        fr=(
            "Ce niveau commence à 100 ou plus : on ne pourrait guère l’atteindre.",
            "Faites-le commencer sous 100.",
        ),
        en=(
            "This level begins at 100 or above: it could hardly be reached.",
            "Let it begin below 100.",
        ),
    ),
    Explanation(
        "unknown-level",
        fr=(
            "Aucun niveau n’a le code « {code} » ; le plus proche est « {nearest} ».",
            "Écrivez le code d’un niveau de la liste levels.",
        ),
        en=(
            "No level has the code “{code}”; the nearest is “{nearest}”.",
            "Write the code of a level from the list levels.",
        ),
    ),
    Explanation(
        "bands-out-of-order",
        fr=(
            "Cette tranche ne commence pas plus haut que la précédente.",
            "Rangez les tranches de la plus basse à la plus haute.",
        ),
        en=(
            "This band does not begin above the one before it.",
            "Put the bands in order, lowest first.",
        ),
    ),
    Explanation(
        "weight-not-positive",
        fr=(
            "Le poids de « {code} » est {weight:g} ; un poids est plus grand que 0.",
            "Écrivez un nombre positif, ou retirez la ligne si rien ne doit compter.",
        ),
        en=(
            "The weight of “{code}” is {weight:g}; a weight is above 0.",
            "Write a positive number, or remove the line if nothing should count.",
        ),
    ),
    Explanation(
        "fed-by-nothing",
        fr=(
            "Aucune question n’alimente « {code} » : son score n’existerait jamais.",
            "Ajoutez « feeds: [{code}] » à une question, ou retirez ce thème.",
        ),
        en=(
            "No question feeds “{code}”: it would never have a score.",
            "Add “feeds: [{code}]” to a question, or remove this theme.",
        ),
    ),
    Explanation(
        "unknown-node",
        fr=(
            (
                "Aucune dimension ni aucun thème n’a le code « {code} » ; le plus proche est "
                "« {nearest} »."
            ),
            "Écrivez un code de la liste dimensions.",
        ),
        en=(
            "No dimension or theme has the code “{code}”; the nearest is “{nearest}”.",
            "Write a code from the list dimensions.",
        ),
    ),
    Explanation(
        "over-without-mean",
        fr=(
            "« over: leaves » ne vaut que pour une moyenne.",
            "Écrivez « method: mean », ou retirez over.",
        ),
        en=("“over: leaves” is only for a mean.", "Write “method: mean”, or remove over."),
    ),
    Explanation(
        "rungs-without-ladder",
        fr=("rungs ne sert qu’à une échelle.", "Écrivez « method: ladder », ou retirez rungs."),
        en=("rungs is only for a ladder.", "Write “method: ladder”, or remove rungs."),
    ),
    Explanation(
        "rungs-count",
        fr=(
            "rungs nomme {given} niveaux ; il en faut {expected}, de zéro échelon atteint à tous.",
            "Complétez ou raccourcissez la liste (un niveau peut y revenir).",
        ),
        en=(
            "rungs names {given} levels; {expected} are needed, from no rung reached to all.",
            "Complete or shorten the list (a level may come back in it).",
        ),
    ),
    Explanation(
        "threshold-unused",
        fr=(
            "Le seuil de « {code} » ne sert à rien : ce qui est au-dessus n’est pas une échelle.",
            "Retirez threshold, ou écrivez « method: ladder » au-dessus.",
        ),
        en=(
            "The threshold of “{code}” does nothing: what stands above is no ladder.",
            "Remove threshold, or write “method: ladder” above.",
        ),
        is_warning=True,
    ),
    Explanation(
        "empty-lens",
        fr=("L’axe « {code} » ne pèse rien.", "Donnez un poids à une dimension ou à une question."),
        en=("The lens “{code}” weighs nothing.", "Give a weight to a dimension or a question."),
    ),
    Explanation(
        "lens-unknown-code",
        fr=(
            (
                "Ni dimension, ni thème, ni question n’a le code « {code} » ; le plus proche est "
                "« {nearest} »."
            ),
            "Écrivez un code qui existe.",
        ),
        en=(
            "No dimension, theme or question has the code “{code}”; the nearest is “{nearest}”.",
            "Write a code that exists.",
        ),
    ),
    Explanation(
        "level-texts-missing",
        fr=(
            "« {code} » décrit des niveaux, mais pas : {missing}.",
            "Décrivez-les aussi, pour que chacun s’y reconnaisse.",
        ),
        en=(
            "“{code}” describes levels, but not: {missing}.",
            "Describe these too, so that everybody can recognise themselves.",
        ),
        is_warning=True,
    ),
    Explanation(
        "depth-without-dimension",
        fr=(
            "À la profondeur « {depth} », aucune question n’alimente « {code} ».",
            "Rendez moins profonde une de ses questions, si le profil doit la montrer.",
        ),
        en=(
            "At the depth “{depth}”, no question feeds “{code}”.",
            "Make one of its questions shallower, if the profile is to show it.",
        ),
        is_warning=True,
    ),
    Explanation(
        "short-translation",
        fr=(
            "La traduction ({language}) est deux fois plus courte que l’original.",
            "Relisez-la : il y manque peut-être une phrase.",
        ),
        en=(
            "The translation ({language}) is less than half as long as the original.",
            "Read it again: a sentence may be missing.",
        ),
        is_warning=True,
    ),
    Explanation(
        "not-translated",
        fr=(
            "Ce texte ({language}) est le même que dans la première langue.",
            "Traduisez-le, à moins que ce soit voulu.",
        ),
        en=(
            "This text ({language}) is the same as in the first language.",
            "Translate it, unless that is intended.",
        ),
        is_warning=True,
    ),
)
