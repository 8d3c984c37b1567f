"""What can go wrong for a person, apart from how a page says it.

AutodiagError
├── Invalid             what was sent cannot be kept; `messages` say why, field by field
│   ├── ExpiredForm     the form was opened too long ago, or comes from elsewhere
│   ├── Malformed       what was sent is not text that anybody can have typed
│   └── BadQuery        an address has parameters that it does not take
├── NotAcceptable       it can be had, but not in the form that was asked for
├── NotFound            there is nothing at this address
│   └── UnknownLink     a private link that leads nowhere; wrong guesses are counted
├── Gone                it was here, and it was erased or withdrawn
├── Forbidden           the person is known, and may not do this
├── SignInNeeded        nobody is known yet, and somebody must be
├── Conflict            somebody else changed the same thing in the meantime
├── Throttled           too many wrong guesses from one place
├── Unavailable         a part that this needs is not answering
└── BadSettings         the operator's settings cannot be used

The table that turns each of them into a status and a page stands in autodiag/web/errors.py.
"""

# ruff: noqa: N818 -- an exception is named for what happened to the reader

from collections.abc import Mapping, Sequence


class AutodiagError(Exception):
    """Carries a sentence for the reader, or nothing when the page for its kind says enough."""

    def __init__(self, message: str = "") -> None:
        super().__init__(message)
        self.message = message


class Invalid(AutodiagError):
    """Carries the reasons by field name; the empty name is for the form as a whole."""

    def __init__(
        self, messages: Mapping[str, Sequence[str]] | None = None, *, message: str = ""
    ) -> None:
        super().__init__(message)
        self.messages = dict(messages or {})


class ExpiredForm(Invalid):
    """The form's proof of origin is missing, too old or not ours."""


class Malformed(Invalid):
    """What was sent holds what no text holds, such as a NUL byte."""


class BadQuery(Invalid):
    """Parameters of an address that it does not take; carries the reasons by their names."""


class NotAcceptable(AutodiagError):
    """It can be had, but not in the form that was asked for."""


class NotFound(AutodiagError):
    """There is nothing at this address."""


class UnknownLink(NotFound):
    """A private link that leads nowhere."""


class Gone(AutodiagError):
    """It was here, and it was erased or withdrawn."""


class Forbidden(AutodiagError):
    """This is not allowed to this person."""


class SignInNeeded(AutodiagError):
    """Somebody has to sign in first."""


class Conflict(AutodiagError):
    """Somebody else changed the same thing in the meantime."""


class Throttled(AutodiagError):
    """Too many wrong guesses came from one place."""


class Unavailable(AutodiagError):
    """A part that this needs is not answering."""


class BadSettings(AutodiagError):
    """The operator's settings cannot be used; the message names the setting."""
