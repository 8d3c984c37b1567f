"""What readers fill in: the filters of a list, a mistake to report."""

from collections.abc import Mapping

from wtforms import RadioField, StringField, TextAreaField  # type: ignore[import-untyped]
from wtforms.fields.choices import SelectChoice  # type: ignore[import-untyped]
from wtforms.validators import DataRequired, InputRequired, Length  # type: ignore[import-untyped]

from autodiag.guide.shelf import Filters
from autodiag.guide.subjects import BANDS, EFFORTS, load_subjects
from autodiag.guide.usefulness import LONGEST_WORD
from autodiag.web.forms import Form
from autodiag.web.languages import lazy_gettext as _

LONGEST_MESSAGE = 1000


class ReportForm(Form):
    """A mistake to report; `website` is left empty by people, who never see it."""

    message = TextAreaField(
        _("Qu’est-ce qui est faux, brisé ou peu clair ?"),
        validators=[DataRequired(), Length(max=LONGEST_MESSAGE)],
        filters=[lambda text: text.strip() if text else text],
    )
    website = StringField(_("Laissez ce champ vide"))


class UsefulForm(Form):
    """Whether an entry was useful; it stands on a page that sets no cookie, hence no token."""

    class Meta(Form.Meta):
        """What proves where the form comes from is checked before the view."""

        csrf = False

    answer = RadioField(
        _("Cette fiche vous a-t-elle été utile ?"),
        choices=[SelectChoice("yes", _("Oui")), SelectChoice("no", _("Non"))],
        validators=[InputRequired(message=_("Choisissez oui ou non."))],
    )
    word = StringField(
        _("Un mot de plus"),
        validators=[Length(max=LONGEST_WORD)],
        filters=[lambda text: " ".join(text.split()) if text else ""],
    )
    website = StringField(_("Laissez ce champ vide"))


def read_filters(values: Mapping[str, str]) -> Filters:
    """The filters that an address carries; a value that does not exist filters nothing."""
    subjects = load_subjects()
    bands = {band.code: band for band in BANDS}
    return Filters(
        dimension=subjects.dimensions.get(values.get("dimension", "")),
        band=bands.get(values.get("level", "")),
        discipline=subjects.disciplines.get(values.get("discipline", "")),
        effort=EFFORTS.get(values.get("effort", "")),
    )


def write_filters(filters: Filters) -> dict[str, str]:
    """What `read_filters` reads, in the same order; a filter that lets all through is left out."""
    chosen = {
        "dimension": filters.dimension.code if filters.dimension else "",
        "level": filters.band.code if filters.band else "",
        "discipline": filters.discipline.code if filters.discipline else "",
        "effort": filters.effort.name.lower() if filters.effort else "",
    }
    return {name: code for name, code in chosen.items() if code}


def read_question(values: Mapping[str, str]) -> str:
    """The words that an address carries, spaces folded."""
    return " ".join(values.get("q", "")[:1000].split())
