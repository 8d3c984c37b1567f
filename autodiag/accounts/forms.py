"""What people fill in to enter, and what administrators fill in about others."""

from __future__ import annotations

from collections.abc import Iterator

from wtforms import (  # type: ignore[import-untyped]
    BooleanField,
    EmailField,
    HiddenField,
    PasswordField,
    RadioField,
    SelectField,
    StringField,
)
from wtforms.fields.choices import SelectChoice  # type: ignore[import-untyped]
from wtforms.validators import (  # type: ignore[import-untyped]
    InputRequired,
    Length,
    ValidationError,
)

from autodiag.accounts.passwords import LONGEST
from autodiag.accounts.places import list_places
from autodiag.accounts.rights import SCOPES, Role, Scope
from autodiag.accounts.service.inviting import LONGEST_ADDRESS
from autodiag.accounts.service.people import Grant
from autodiag.accounts.words import GROUPS, ROLES
from autodiag.questionnaires.texts import CONTROLS, on_one_line
from autodiag.web.forms import Form
from autodiag.web.languages import OWN_NAMES, current_language, gettext
from autodiag.web.languages import lazy_gettext as _

LONGEST_NAME = 120
_BETWEEN = ":"


def _one_line(typed: str | None) -> str:
    return on_one_line(CONTROLS.sub("", typed or ""))


def _password(label: str) -> PasswordField:
    return PasswordField(label, validators=[InputRequired(), Length(max=LONGEST)])


def _name(label: str) -> StringField:
    return StringField(
        label, filters=[_one_line], validators=[InputRequired(), Length(max=LONGEST_NAME)]
    )


def _language(label: str) -> RadioField:
    return RadioField(
        label,
        choices=[SelectChoice(code, name) for code, name in OWN_NAMES.items()],
        validators=[InputRequired()],
    )


class SignInForm(Form):
    """Who it is; `next` is the page of ours where they wanted to go."""

    address = EmailField(
        _("Adresse de courriel"),
        filters=[_one_line],
        validators=[InputRequired(), Length(max=LONGEST_ADDRESS)],
    )
    password = _password(_("Mot de passe"))
    next = HiddenField()


class EnterForm(Form):
    """What somebody chooses who comes by a link."""

    name = _name(_("Votre nom, tel que les autres le liront"))
    password = _password(_("Mot de passe"))


class DetailsForm(Form):
    """What one may change of oneself at any time."""

    name = _name(_("Nom"))
    language = _language(_("Langue des messages"))


class PasswordForm(Form):
    """The present password, and the one wanted."""

    password_current = _password(_("Mot de passe actuel"))
    password = _password(_("Nouveau mot de passe"))


class EraseAccountForm(Form):
    """The last word, said twice."""

    is_sure = BooleanField(
        _("Oui, effacer mon compte pour toujours"),
        validators=[InputRequired(_("Cochez la case pour confirmer."))],
    )
    password = _password(_("Mot de passe"))


class GrantForm(Form):
    """A role, with the region or the cell that it holds in."""

    grant = SelectField(_("Rôle"), validators=[InputRequired()], validate_choice=True)
    is_ambassador = BooleanField(_("Marquer comme ambassadrice ou ambassadeur de la cellule"))

    def __init__(self) -> None:
        super().__init__()
        self.grant.choices = [SelectChoice("", gettext("Choisir")), *_list_choices()]

    def validate_is_ambassador(self, field: BooleanField) -> None:
        """Only a member of a cell is its ambassador."""
        if field.data and not str(self.grant.data).startswith(Role.MEMBER):
            raise ValidationError(gettext("Seul un rôle de membre porte cette marque."))

    def read(self) -> Grant:
        """The role chosen, once the form was found right."""
        role, _sign, place = str(self.grant.data).partition(_BETWEEN)
        return Grant(Role(role), place, is_ambassador=bool(self.is_ambassador.data))


class InviteForm(GrantForm):
    """Who is invited, and to what."""

    address = EmailField(
        _("Adresse de courriel"),
        filters=[_one_line],
        validators=[InputRequired(), Length(max=LONGEST_ADDRESS)],
    )
    language = _language(_("Langue des messages"))

    def __init__(self) -> None:
        super().__init__()
        self.language.data = self.language.data or current_language()


def _list_choices() -> Iterator[SelectChoice]:
    for role, scope in SCOPES.items():
        group = gettext(GROUPS[scope])
        if scope is Scope.EVERYWHERE:
            yield SelectChoice(role.value, gettext(ROLES[role]), optgroup=group)
            continue
        for place in list_places(scope):
            yield SelectChoice(f"{role}{_BETWEEN}{place.code}", place.name, optgroup=group)
