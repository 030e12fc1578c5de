"""The help that search shows above all results to a reader in danger: words, a place in the guide, and numbers by country."""

from collections.abc import Iterable, Iterator
from typing import Any

from scripts.guide.dangers import HELPS
from scripts.guide.helplines import Country, Helpline
from scripts.guide.model import Guide

DANGER = "danger"
"""The role of the page that has every sign and every number."""
PLACES = {"crisis": "#if-you-think-about-ending-your-life", "violence": "#numbers-by-country"}
"""Where on that page a kind of help is; the others are at its top."""
LINES = {"crisis": ("crisis", "emergency"), "overdose": ("emergency", "crisis")}
"""The lists of numbers of a kind of help, the first one first; the others have the emergency numbers only."""


def helps(guide: Guide) -> dict[str, dict[str, Any]]:
    """Each kind of help: its title, text, address below the site's root, and lists of numbers; none where no page has the numbers."""
    page = guide.page_as(DANGER)
    return {kind: _help(kind, page.url, guide) for kind in HELPS} if page else {}


def _help(kind: str, url: str, guide: Guide) -> dict[str, Any]:
    return {
        "title": guide.labels[f"search_{kind}"],
        "text": guide.labels[f"search_{kind}_text"],
        "url": url + PLACES.get(kind, ""),
        "lists": [
            {"label": guide.labels[f"search_{name}_numbers"], "lines": list(numbers(guide.countries, name))}
            for name in LINES.get(kind, ("emergency",))
        ],
    }


def numbers(countries: Iterable[Country], name: str) -> Iterator[list[str]]:
    """The printed numbers of each country: its short name, the name of the line, the number, and its address. `name`: emergency or crisis.

    In an emergency it is the first number alone, as on every card. Of the crisis lines it is those for the whole country, if it has any.
    """
    for country in countries:
        lines = [line for line in getattr(country, name) if line.is_printed]
        chosen = lines[:1] if name == "emergency" else [line for line in lines if not line.where] or lines
        for line in chosen:
            yield [country.short or country.country, line.name if name == "crisis" else "", *_shown(line)]


def _shown(line: Helpline) -> tuple[str, str]:
    if line.number:
        return line.number, f"tel:{line.number.replace(' ', '')}"
    return line.text, f"sms:{line.text.replace(' ', '')}"
