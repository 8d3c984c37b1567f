"""The feature's forms, apart from the questions themselves (asking.py)."""

from wtforms import (  # type: ignore[import-untyped]
    BooleanField,
    DateField,
    Field,
    RadioField,
    StringField,
    TextAreaField,
)
from wtforms.fields.choices import SelectChoice  # type: ignore[import-untyped]
from wtforms.validators import (  # type: ignore[import-untyped]
    DataRequired,
    InputRequired,
    Length,
    ValidationError,
)
from wtforms.validators import Optional as MayBeBlank

from autodiag.questionnaires import Depth
from autodiag.questionnaires.texts import CONTROLS, normalise_text, on_one_line
from autodiag.web.forms import Form
from autodiag.web.languages import lazy_gettext as _

LONGEST_NAME = 200
LONGEST_NOTE = 1_000


def _check_characters(_form: Form, field: Field) -> None:
    typed = field.data or ""
    field.data = CONTROLS.sub("", typed)
    if field.data != typed:
        raise ValidationError(_("Ce texte contient un caractère invisible. Retapez-le à la main."))


def _one_line(typed: str | None) -> str:
    return on_one_line(typed or "")


def _lines(typed: str | None) -> str:
    return normalise_text(typed or "")


class StartForm(Form):
    """How deep to go."""

    depth = RadioField(
        _("Profondeur"),
        choices=[SelectChoice(depth.value, depth.value) for depth in Depth],
        default=Depth.STANDARD.value,
        validators=[InputRequired(_("Choisissez une profondeur."))],
    )


class KeyForm(Form):
    """A private link, pasted or typed."""

    key = StringField(
        _("Votre lien privé"),
        filters=[_one_line],
        validators=[InputRequired(), Length(max=LONGEST_NOTE), _check_characters],
    )


class ReviewForm(Form):
    """What stands at the top of the profile."""

    name = StringField(
        _("Nom de votre organisme"),
        filters=[_one_line],
        validators=[MayBeBlank(), Length(max=LONGEST_NAME), _check_characters],
    )


class ConsentForm(Form):
    """Each purpose apart."""

    is_counted = BooleanField(_("Compter nos réponses dans les chiffres de notre région"))
    is_shared_with_pole = BooleanField(_("Montrer notre profil, avec notre nom, à notre pôle"))


class ActionForm(Form):
    """A line of the plan in words of one's own."""

    title = StringField(
        _("Ce que vous voulez faire"),
        filters=[_one_line],
        validators=[
            DataRequired(_("Écrivez ce que vous voulez faire.")),
            Length(max=LONGEST_NAME),
            _check_characters,
        ],
    )
    by = DateField(_("Pour quand"), validators=[MayBeBlank()])


class ActionChangeForm(Form):
    """What may change in a line of the plan."""

    by = DateField(_("Pour quand"), validators=[MayBeBlank()])
    note = TextAreaField(
        _("Note"),
        filters=[_lines],
        validators=[MayBeBlank(), Length(max=LONGEST_NOTE), _check_characters],
    )
    is_done = BooleanField(_("C’est fait"))


class EraseForm(Form):
    """The last word before everything goes."""

    is_sure = BooleanField(
        _("Oui, effacer pour toujours"),
        validators=[InputRequired(_("Cochez la case pour confirmer."))],
    )
    with_earlier = BooleanField(_("Effacer aussi nos diagnostics précédents"))
