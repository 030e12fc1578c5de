"""`[[groups]]`: groups and charities, country by country, with what they offer and the day on which their page was seen."""

from urllib.parse import urlsplit
from xml.etree.ElementTree import Element, SubElement

from scripts.guide.groups import Group, GroupsOfCountry
from scripts.guide.markdown.elements import add, tail
from scripts.guide.model import Guide

NONE = "We found no page of a national group. Your doctor or hospital may know one near you."
"""What a country without a group says."""


def anchor(country: GroupsOfCountry) -> str:
    """The id of a country's part of the list; numbers by country have the bare code."""
    return f"groups-{country.code.lower()}"


def by_country(parent: Element, known: Guide, options: str = "") -> None:
    """Every country with its groups, and links to jump to each."""
    jump = add(parent, "nav", class_="letters countries", aria_label="Countries")
    for country in known.groups:
        add(jump, "a", country.country, href=f"#{anchor(country)}")
    for country in known.groups:
        box = add(parent, "section", id=anchor(country))
        add(box, "h3", country.country)
        _country(box, country)


def _country(box: Element, country: GroupsOfCountry) -> None:
    if not country.groups:
        add(box, "p", NONE)
        return
    rows = SubElement(box, "ul")
    for group in country.groups:
        _group(add(rows, "li"), group)
    add(box, "p", f"Pages seen on {min(group.seen for group in country.groups):%-d %B %Y}.", class_="checked")


def _group(row: Element, group: Group) -> None:
    name = add(row, "a", group.name, href=group.url, rel="external")
    site = urlsplit(group.url).netloc.removeprefix("www.")
    languages = f" Its page is in {group.languages}." if group.languages else ""
    tail(name, f" ({site}) offers {group.offers}.{languages}")
