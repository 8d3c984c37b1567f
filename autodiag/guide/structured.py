"""An entry as schema.org describes it, for machines that read pages.

An entry with steps is a HowTo, since steps, their order and their cost are what it holds; one
without is an Article. What schema.org has no exact word for, such as a time told in a sentence,
is left to the page.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from autodiag.guide.feed import LICENCE
from autodiag.guide.model import Link
from autodiag.guide.sections import Kind, plain_text
from autodiag.guide.shelf import Reading
from autodiag.web.languages import TAGS, text_of


@dataclass(frozen=True, slots=True)
class Site:
    """Who publishes, and the full addresses that a description names.

    *addresses* are those of the entry, by language; *permanent* never changes.
    """

    name: str
    home: str
    guide: str
    permanent: str
    addresses: Mapping[str, str]


def describe(entry: Reading, site: Site) -> dict[str, Any]:
    """The description, ready for JSON."""
    language, address = entry.language, site.addresses[entry.language]
    steps = _list_steps(entry)
    return {
        "@context": "https://schema.org",
        "@type": "HowTo" if steps else "Article",
        "@id": site.permanent,
        "identifier": entry.code,
        "url": address,
        "name": text_of(entry.title, language),
        "headline": text_of(entry.title, language),
        "description": text_of(entry.summary, language),
        "inLanguage": TAGS.get(language, language),
        "datePublished": entry.added_at.isoformat(timespec="seconds"),
        "dateModified": entry.changed_at.isoformat(timespec="seconds"),
        "license": LICENCE,
        "isAccessibleForFree": True,
        "author": _organization(site),
        "publisher": _organization(site),
        "isPartOf": {"@type": "CreativeWork", "name": "Guide", "url": site.guide},
        "mainEntityOfPage": {
            "@type": "WebPage",
            "@id": address,
            "lastReviewed": entry.reviewed.isoformat(),
        },
        "about": [{"@type": "Thing", "name": one.name(language)} for one in entry.dimensions],
        "citation": [_cite(link, language) for link in entry.links],
        "workTranslation": [
            {"@type": "CreativeWork", "inLanguage": TAGS.get(other, other), "url": there}
            for other, there in site.addresses.items()
            if other != language
        ],
        **({"step": steps, "estimatedCost": text_of(entry.cost, language)} if steps else {}),
    }


def _organization(site: Site) -> dict[str, str]:
    return {"@type": "Organization", "name": site.name, "url": site.home}


def _cite(link: Link, language: str) -> dict[str, Any]:
    publisher = {"@type": "Organization", "name": link.publisher}
    return {
        "@type": "CreativeWork",
        "name": text_of(link.titles, language),
        "url": link.url,
        "publisher": publisher,
    }


def _list_steps(entry: Reading) -> list[dict[str, Any]]:
    steps = [step for one in entry.parts.sections if one.kind is Kind.STEPS for step in one.steps]
    return [
        {
            "@type": "HowToStep",
            "position": place,
            "name": text_of(plain_text(step.title), entry.language),
            "text": text_of(plain_text(step.text or step.title), entry.language),
        }
        for place, step in enumerate(steps, start=1)
    ]
