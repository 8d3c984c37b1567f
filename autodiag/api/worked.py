"""The examples of the page: commands that anybody can paste, with what they answer here."""

import json
from collections.abc import Iterator
from typing import Any, NamedTuple

from autodiag import web
from autodiag.api import making
from autodiag.diagnostics.publishing import list_published
from autodiag.guide import service as guide
from autodiag.network import service as network
from autodiag.web.languages import current_language
from autodiag.web.languages import gettext as _

_REGION = "01"
_SHOWN = 2


class Worked(NamedTuple):
    """What is wanted, the command that gets it, and an extract of the answer."""

    wish: str
    command: str
    extract: str


def list_worked() -> tuple[Worked, ...]:
    """Three examples, on the data of this very site."""
    return (_search(), _list_cells(), *_ask_again())


def _search() -> Worked:
    language = current_language()
    words = _("captation")
    codes = guide.seek(web.session(), words, language).codes
    where = making.address("data.list_entries", q=words, language=language, limit=1)
    contents = guide.list_contents(web.session(), codes[:1])
    found = [{"code": one.code, "title": making.make_summary(one).title} for one in contents]
    return Worked(
        _("Chercher dans le guide, et ne prendre que la meilleure fiche"),
        f'curl "{where}"',
        _write({"total": len(codes), "items": found}),
    )


def _list_cells() -> Worked:
    codes = network.list_cell_codes(web.session(), region=_REGION)
    cells = network.list_cells_by_code(web.session(), codes[:_SHOWN])
    found = [{"code": one.code, "name": one.name, "is_sample": one.is_sample} for one in cells]
    return Worked(
        _("Savoir quelles cellules servent une région"),
        f'curl "{making.address("data.list_cells", region=_REGION)}"',
        _write({"total": len(codes), "items": found}),
    )


def _ask_again() -> Iterator[Worked]:
    """On the newest version, where there is one."""
    for one in list_published(web.session())[-1:]:
        where = making.address("data.show_version", identifier=one.code, version=one.version)
        yield Worked(
            _("Vérifier qu’un questionnaire déjà téléchargé est toujours le même"),
            f"""curl -I -H 'If-None-Match: W/"{one.fingerprint}"' "{where}\"""",
            "HTTP/1.1 304 Not Modified",
        )


def _write(extract: dict[str, Any]) -> str:
    return json.dumps(extract, ensure_ascii=False, indent=2)
