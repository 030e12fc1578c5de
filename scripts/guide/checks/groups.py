"""What the list of groups promises: each country once, each address on a site that was seen, and no number to call."""

import re
from collections.abc import Iterator
from datetime import date
from urllib.parse import urlsplit

from scripts.guide import paths
from scripts.guide.checks.helplines import CODES
from scripts.guide.groups import Group, GroupsOfCountry
from scripts.guide.model import Guide, Problem, repeated

CALLED = re.compile(r"\d[\d ()+-]{4,}\d|\b(?:call|text|dial|ring|phone|SMS) +(?:\w+ +to +)?\d{2,6}\b", re.IGNORECASE)
"""Six digits or more, with the signs that people write in telephone numbers, or a short number behind \"call\" or \"text\"."""


def _problem(item: Group | GroupsOfCountry, what: str, remedy: str) -> Problem:
    return Problem(str(paths.GROUPS), item.line, what, remedy)


def site(address: str) -> str:
    """The site of an address, without `www.`; nothing where it is no web address."""
    parts = urlsplit(address)
    return parts.netloc.lower().removeprefix("www.") if parts.scheme in ("http", "https") else ""


def groups_are_single(guide: Guide) -> Iterator[Problem]:
    """DA14: each country, and each group in it, is listed once, under a code of ISO 3166-1, or EU."""
    for name in ("country", "code"):
        for country, first in repeated(guide.groups, name):
            remedy = f"Keep one of them (the first is on line {first.line})"
            yield _problem(country, f"`{name}: {getattr(country, name)}` is listed twice", remedy)
    for country in guide.groups:
        if country.code not in CODES:
            yield _problem(country, f"`code: {country.code}` is not a country", "Write the two letters of ISO 3166-1, such as GB, or EU")
        names = [group.name for group in country.groups]
        for at, group in enumerate(country.groups):
            if group.name in names[:at]:
                yield _problem(group, f"{group.name} is listed twice under {country.country}", "Keep one of them")


def group_pages_were_seen(guide: Guide) -> Iterator[Problem]:
    """DA15: the address of a group is on the site of one of its sources, or `named_by` says who names it; `seen` is no future day."""
    for group in (group for country in guide.groups for group in country.groups):
        sites = {site(guide.sources[key].url) for key in group.sources if key in guide.sources}
        if guide.was_read(paths.REFERENCES) and sites and site(group.url) not in sites and not (group.named_by and site(group.url)):
            what = f"the site of `url: {group.url}` is in no source of {group.name}"
            remedy = "Read a page of that site and add it to the sources, or say under `named_by:` who names the address"
            yield _problem(group, what, remedy)
        if group.seen > date.today():
            yield _problem(group, f"`seen: {group.seen}` is a future day", "Write the day on which you looked")


def groups_give_no_numbers(guide: Guide) -> Iterator[Problem]:
    """DA16: no number to call is typed into the list: numbers are confirmed one by one in data/numbers.yml (decisions/0020)."""
    for group in (group for country in guide.groups for group in country.groups):
        for number in CALLED.findall(f"{group.name} {group.offers}"):
            remedy = f"Say `a helpline`, and let the page of the group give its number; numbers to call are in {paths.NUMBERS}"
            yield _problem(group, f"`{number}` looks like a number to call", remedy)
