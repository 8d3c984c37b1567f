"""The base of every form: proof of origin, and messages in the reader's language."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager

from flask_wtf import FlaskForm  # type: ignore[import-untyped]

from autodiag.errors import Invalid
from autodiag.web.languages import agree, gettext


def read_page_number(values: Mapping[str, str], *, most_digits: int = 4) -> int:
    """The page of a list that an address asks for, from 1; 1 for what is no such number."""
    text = values.get("page", "")
    is_number = text.isascii() and text.isdigit() and len(text) <= most_digits
    return max(1, int(text)) if is_number else 1


class _Messages:
    """WTForms' own sentences, found by their English text."""

    def gettext(self, string: str) -> str:
        """One of the sentences below, spoken in the reader's language."""
        known = _SENTENCES.get(string)
        return gettext(known) if known else string

    def ngettext(self, singular: str, plural: str, n: int) -> str:
        """One of the counted sentences below; WTForms fills in the number itself."""
        known = _COUNTED.get(singular)
        if known is None:
            return singular if n == 1 else plural
        return agree(*known, n)


class Form(FlaskForm):  # type: ignore[misc]
    """A form of ours; `errors` holds sentences for people."""

    class Meta(FlaskForm.Meta):  # type: ignore[misc]
        """Where WTForms looks for its messages."""

        def get_translations(self, _form: object) -> _Messages:
            """Always ours, whatever the browser asks for."""
            return _MESSAGES

    def add_errors(self, messages: Mapping[str, Sequence[str]]) -> None:
        """Put a service's reasons beside their fields; those of no field stand for the form."""
        for name, reasons in messages.items():
            if name in self:
                field = self[name]
                field.errors = [*field.errors, *reasons]
            else:
                self.form_errors.extend(reasons)

    @contextmanager
    def hearing_reasons(self) -> Iterator[None]:
        """Take a service's refusal as this form's errors: ask for `errors` afterwards."""
        try:
            yield
        except Invalid as refused:
            self.add_errors(refused.messages)


class PressForm(Form):
    """A button alone: nothing but the proof that it was pressed on our page."""


def check_press() -> None:
    """Raises Invalid unless a button alone was pressed on one of our pages."""
    if not PressForm().validate():
        raise Invalid


def _(message: str) -> str:
    """Mark a message for translation; it is spoken when shown."""
    return message


_SENTENCES = {
    "This field is required.": _("Ce champ est nécessaire."),
    "Not a valid choice.": _("Ce choix n’existe pas."),
    "Not a valid choice": _("Ce choix n’existe pas."),
    "Invalid Choice: could not coerce.": _("Ce choix n’existe pas."),
    "'%(value)s' is not a valid choice for this field.": _("Ce choix n’existe pas."),
    "Choices cannot be None.": _("Ce choix n’existe pas."),
    "Not a valid integer value.": _("Écrivez un nombre entier."),
    "Not a valid decimal value.": _("Écrivez un nombre."),
    "Not a valid float value.": _("Écrivez un nombre."),
    "Not a valid date value.": _("Écrivez une date, comme 2026-11-12."),
    "Invalid email address.": _("Cette adresse de courriel n’a pas la bonne forme."),
    "Invalid URL.": _("Cette adresse web n’a pas la bonne forme."),
    "Invalid input.": _("Cette réponse n’a pas la bonne forme."),
    "Invalid value, must be one of: %(values)s.": _("Ce choix n’existe pas."),
    "Number must be at least %(min)s.": _("Ce nombre doit être d’au moins %(min)s."),
    "Number must be at most %(max)s.": _("Ce nombre doit être d’au plus %(max)s."),
    "Number must be between %(min)s and %(max)s.": _(
        "Ce nombre doit être entre %(min)s et %(max)s."
    ),
}
_COUNTED = {
    "Field cannot be longer than %(max)d character.": (
        _("Ce texte est trop long : %(max)d caractère au plus."),
        _("Ce texte est trop long : %(max)d caractères au plus."),
    ),
    "Field must be at least %(min)d character long.": (
        _("Ce texte est trop court : %(min)d caractère au moins."),
        _("Ce texte est trop court : %(min)d caractères au moins."),
    ),
}
_MESSAGES = _Messages()
