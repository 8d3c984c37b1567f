"""What a cell can be: the words of the files, and how pages say them."""

from collections.abc import Mapping
from types import MappingProxyType

from autodiag.web.languages import lazy_gettext as _

KINDS: Mapping[str, str] = MappingProxyType(
    {
        "artist-run-centre": _("Centre d’artistes ou atelier"),
        "collective": _("Regroupement d’organismes"),
        "company": _("Entreprise ou coopérative"),
        "library-museum": _("Bibliothèque, musée ou archives"),
        "school": _("Établissement d’enseignement"),
        "service-body": _("Organisme de services"),
        "volunteers": _("Groupe de bénévoles"),
    }
)
