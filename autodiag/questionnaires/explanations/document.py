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
        "yaml-character",
        fr=(
            "Une tabulation ou un signe comme @ ou % ne peut rien commencer ici.",
            "Faites les retraits avec des espaces, et mettez ce texte entre guillemets.",
        ),
        en=(
            "A tab, or a sign such as @ or %, cannot begin anything here.",
            "Indent with spaces, and put this text in quotes.",
        ),
    ),
    Explanation(
        "yaml-colon",
        fr=(
            "Un deux-points suivi d’une espace coupe ce texte en deux.",
            "Mettez le texte entre guillemets, ou corrigez le retrait ou le deux-points d’avant.",
        ),
        en=(
            "A colon followed by a space cuts this text in two.",
            "Put the text in quotes, or mend the line’s indent or the colon of the one before.",
        ),
    ),
    Explanation(
        "yaml-open",
        fr=(
            "Un guillemet, un crochet ou une accolade ouvert plus haut n’est pas fermé.",
            "Fermez-le là où le texte ou la liste se termine.",
        ),
        en=(
            "A quote, bracket or brace opened above is not closed.",
            "Close it where the text or the list ends.",
        ),
    ),
    Explanation(
        "yaml-key",
        fr=(
            "Il manque un deux-points à la ligne d’avant.",
            "Écrivez « clé: valeur », ou mettez le texte entre guillemets.",
        ),
        en=(
            "The line before lacks a colon.",
            "Write “key: value”, or put the text in quotes.",
        ),
    ),
    Explanation(
        "yaml-indent",
        fr=(
            "Le retrait de cette ligne ne suit pas celui des lignes voisines.",
            "Alignez-la avec les lignes de même rang ; les guillemets internes se doublent.",
        ),
        en=(
            "This line is not indented like its neighbours.",
            "Align it with the lines of its rank; quotes inside quotes are doubled.",
        ),
    ),
    Explanation(
        "yaml-escape",
        fr=(
            "Une barre oblique inverse (\\) a un sens particulier entre guillemets droits.",
            "Doublez-la, ou employez des apostrophes droites autour du texte.",
        ),
        en=(
            "A backslash (\\) has a meaning of its own inside double quotes.",
            "Double it, or put straight apostrophes around the text.",
        ),
    ),
    Explanation(
        "yaml-syntax",
        fr=(
            "La mise en forme YAML est rompue ici.",
            "Regardez cette ligne et celle d’avant : retrait, deux-points, guillemets, crochets.",
        ),
        en=(
            "The YAML layout breaks here.",
            "Look at this line and the one before: indent, colon, quotes, brackets.",
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
        "too-many-mistakes",
        fr=(
            "La lecture s’arrête ici : il y a déjà {count} remarques.",
            "Corrigez les premières, puis vérifiez de nouveau.",
        ),
        en=(
            "Reading stops here: there are {count} remarks already.",
            "Mend the first ones, then check again.",
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
