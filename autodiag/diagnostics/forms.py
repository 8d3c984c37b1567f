"""The feature's forms, apart from the questions themselves (asking.py)."""

from wtforms import (  # type: ignore[import-untyped]
    BooleanField,
    DateField,
    RadioField,
    StringField,
    TextAreaField,
)
from wtforms.fields.choices import SelectChoice  # type: ignore[import-untyped]
from wtforms.validators import DataRequired, InputRequired, Length  # type: ignore[import-untyped]
from wtforms.validators import Optional as MayBeBlank

from autodiag.questionnaires import Depth
from autodiag.questionnaires.texts import on_one_line
from autodiag.web.forms import Form
from autodiag.web.languages import lazy_gettext as _

LONGEST_NAME = 200
LONGEST_NOTE = 1_000


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

    key = StringField(_("Votre lien privé"), validators=[InputRequired(), Length(max=LONGEST_NOTE)])


class ReviewForm(Form):
    """What stands at the top of the profile."""

    name = StringField(
        _("Nom de votre organisme"), validators=[MayBeBlank(), Length(max=LONGEST_NAME)]
    )


class ConsentForm(Form):
    """Each purpose apart."""

    is_counted = BooleanField(_("Compter nos réponses dans les chiffres de notre région"))
    is_shared_with_pole = BooleanField(_("Montrer notre profil, avec notre nom, à notre pôle"))


class ActionForm(Form):
    """A line of the plan in words of one's own."""

    title = StringField(
        _("Ce que vous voulez faire"),
        filters=[lambda typed: on_one_line(typed or "")],
        validators=[
            DataRequired(_("Écrivez ce que vous voulez faire.")),
            Length(max=LONGEST_NAME),
        ],
    )
    by = DateField(_("Pour quand"), validators=[MayBeBlank()])


class ActionChangeForm(Form):
    """What may change in a line of the plan."""

    by = DateField(_("Pour quand"), validators=[MayBeBlank()])
    note = TextAreaField(_("Note"), validators=[MayBeBlank(), Length(max=LONGEST_NOTE)])
    is_done = BooleanField(_("C’est fait"))


class EraseForm(Form):
    """The last word before everything goes."""

    is_sure = BooleanField(
        _("Oui, effacer pour toujours"),
        validators=[InputRequired(_("Cochez la case pour confirmer."))],
    )
    with_earlier = BooleanField(_("Effacer aussi nos diagnostics précédents"))


class PressForm(Form):
    """A button alone: nothing but the proof that it was pressed on our page."""
