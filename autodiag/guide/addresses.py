"""The full addresses of the guide, for what is read outside its pages."""

from collections.abc import Mapping

from flask import current_app, url_for

from autodiag import web
from autodiag.guide.shelf import Reading
from autodiag.guide.structured import Site


def entry_address(name: str, language: str | None = None) -> str:
    """The present address of an entry, in the reader's language or another."""
    spoken = {"language": language} if language else {}
    return url_for("guide.show_entry", name=name, **spoken, _external=True)


def permanent_address(code: str) -> str:
    """The address of an entry that holds whatever it is called: it leads to the present one."""
    return entry_address(code)


def list_addresses(names: Mapping[str, str]) -> dict[str, str]:
    """The present address of an entry in each language that it has."""
    return {language: entry_address(name, language) for language, name in names.items()}


def describe_site(entry: Reading) -> Site:
    """What the description of an entry says of where it stands."""
    return Site(
        name=web.settings().site_name,
        home=url_for(current_app.config["HOME_ENDPOINT"], _external=True),
        guide=url_for("guide.show_guide", _external=True),
        permanent=entry_address(entry.code, entry.language),
        addresses=list_addresses(entry.names),
    )
