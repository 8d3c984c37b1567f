"""Mistakes that keep a document from being read at all, or in part."""

from autodiag.questionnaires.mistakes import Explanation

DOCUMENT = (
    Explanation(
        "too-large",
        fr=(
            "Le document dépasse {megabytes} Mo.",
            "Un questionnaire est un texte court : vérifiez que c’est le bon fichier.",
        ),
        en=(
            "The document is larger than {megabytes} MB.",
            "A questionnaire is a short text: check that this is the right file.",
        ),
    ),
    Explanation(
        "binary",
        fr=(
            "Ce n’est pas un fichier de texte.",
            "Enregistrez le questionnaire en texte brut (UTF-8), et non en Word ou en PDF.",
        ),
        en=(
            "This is not a text file.",
            "Save the questionnaire as plain text (UTF-8), not as Word or PDF.",
        ),
    ),
    Explanation(
        "not-utf-8",
        fr=(
            "Le fichier n’est pas encodé en UTF-8 à partir d’ici.",
            "Enregistrez-le de nouveau en choisissant l’encodage UTF-8.",
        ),
        en=(
            "From here on, the file is not encoded in UTF-8.",
            "Save it again and choose the encoding UTF-8.",
        ),
    ),
    Explanation(
        "hidden-character",
        fr=(
            "Un caractère invisible (U+{point:04X}) se cache ici.",
            "Effacez ce passage et tapez-le de nouveau au clavier.",
        ),
        en=(
            "An invisible character (U+{point:04X}) hides here.",
            "Delete this passage and type it again.",
        ),
    ),
    Explanation(
        "yaml-syntax",
        fr=(
            "La mise en forme YAML est rompue ici ({problem}).",
            "Regardez cette ligne et celle d’avant : un retrait inégal, une tabulation, un guillemet "
            "non fermé, ou un texte qui contient « : » et devrait être entre guillemets.",
        ),
        en=(
            "The YAML layout breaks here ({problem}).",
            "Look at this line and the one before: an uneven indent, a tab, a quote that is not "
            "closed, or a text that holds “: ” and needs quotes around it.",
        ),
    ),
    Explanation(
        "several-documents",
        fr=(
            "Un second document commence ici (« --- »).",
            "Gardez un seul questionnaire par fichier.",
        ),
        en=(
            "A second document begins here (“---”).",
            "Keep one questionnaire to a file.",
        ),
    ),
    Explanation(
        "empty-document",
        fr=(
            "Le document est vide.",
            "Commencez par id, version, languages, title et sections.",
        ),
        en=(
            "The document is empty.",
            "Begin with id, version, languages, title and sections.",
        ),
    ),
    Explanation(
        "too-deep",
        fr=(
            "Plus de {depth} niveaux s’emboîtent ici.",
            "Simplifiez ce passage : aucun questionnaire n’en demande autant.",
        ),
        en=(
            "More than {depth} levels are nested here.",
            "Simplify this passage: no questionnaire needs that many.",
        ),
    ),
    Explanation(
        "too-many-values",
        fr=(
            "Le document contient plus de {count} valeurs, répétitions comprises.",
            "Retirez les répétitions (« *nom ») ou partagez le questionnaire en plusieurs.",
        ),
        en=(
            "The document holds more than {count} values, repetitions included.",
            "Remove the repetitions (“*name”) or split the questionnaire.",
        ),
    ),
    Explanation(
        "anchor-loop",
        fr=(
            "La répétition « *{anchor} » se contient elle-même.",
            "Écrivez ce passage au long.",
        ),
        en=(
            "The repetition “*{anchor}” contains itself.",
            "Write this passage out.",
        ),
    ),
    Explanation(
        "unknown-anchor",
        fr=(
            "Rien ne porte le nom « &{anchor} » avant cette répétition.",
            "Écrivez ce passage au long, ou mettez le texte entre guillemets s’il commence par *.",
        ),
        en=(
            "Nothing is named “&{anchor}” before this repetition.",
            "Write this passage out, or put the text in quotes if it begins with *.",
        ),
    ),
    Explanation(
        "tag",
        fr=(
            "Le type YAML « {tag} » ne s’emploie pas ici.",
            "Retirez-le ; s’il fait partie d’un texte, mettez ce texte entre guillemets.",
        ),
        en=(
            "The YAML type “{tag}” is not used here.",
            "Remove it; if it belongs to a text, put that text in quotes.",
        ),
    ),
    Explanation(
        "key-not-text",
        fr=(
            "Une clé doit être un mot, et non une liste ou un tableau.",
            "Écrivez un mot suivi de deux-points ; si c’est un texte, mettez-le entre guillemets.",
        ),
        en=(
            "A key must be a word, not a list or a table.",
            "Write a word followed by a colon; if this is a text, put it in quotes.",
        ),
    ),
    Explanation(
        "duplicate-key",
        fr=(
            "La clé « {key} » est déjà écrite à la ligne {line}.",
            "Gardez-en une seule.",
        ),
        en=(
            "The key “{key}” already stands on line {line}.",
            "Keep only one of them.",
        ),
    ),
    Explanation(
        "unknown-key",
        fr=(
            "La clé « {key} » n’existe pas ici ; la plus proche est « {nearest} ».",
            "Corrigez-la ou retirez-la. Clés possibles : {known}.",
        ),
        en=(
            "The key “{key}” does not exist here; the nearest is “{nearest}”.",
            "Mend or remove it. Possible keys: {known}.",
        ),
    ),
    Explanation(
        "missing-key",
        fr=("Il manque « {key} » ici.", "Ajoutez une ligne « {key}: … »."),
        en=("“{key}” is missing here.", "Add a line “{key}: …”."),
    ),
    Explanation(
        "empty-value",
        fr=(
            "Rien n’est écrit après « {key} ».",
            "Écrivez une valeur, ou retirez la ligne.",
        ),
        en=(
            "Nothing is written after “{key}”.",
            "Write a value, or remove the line.",
        ),
    ),
)
