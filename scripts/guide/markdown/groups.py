"""`[[groups]]`: groups and charities, country by country, with what they offer and the day on which their page was seen."""

from collections.abc import Mapping
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element, SubElement

from scripts.guide.groups import Group, GroupsOfCountry
from scripts.guide.labels import spoken
from scripts.guide.markdown.elements import add, tail
from scripts.guide.model import Guide


def anchor(country: GroupsOfCountry) -> str:
    """The id of a country's part of the list; numbers by country have the bare code."""
    return f"groups-{country.code.lower()}"


def by_country(parent: Element, known: Guide, options: str = "") -> None:
    """Every country with its groups, and links to jump to each."""
    jump = add(parent, "nav", class_="letters countries", aria_label=known.labels["group_countries"])
    for country in known.groups:
        add(jump, "a", country.country, href=f"#{anchor(country)}")
    for country in known.groups:
        box = add(parent, "section", id=anchor(country))
        add(box, "h3", country.country)
        _country(box, country, known.labels)


def _country(box: Element, country: GroupsOfCountry, labels: Mapping[str, str]) -> None:
    if not country.groups:
        add(box, "p", labels["group_none"])
        return
    rows = SubElement(box, "ul")
    for group in country.groups:
        _group(add(rows, "li"), group, labels)
    add(box, "p", labels["group_seen"].format(day=spoken(min(group.seen for group in country.groups), labels)), class_="checked")


def _group(row: Element, group: Group, labels: Mapping[str, str]) -> None:
    name = add(row, "a", group.name, href=group.url, rel="external")
    site = urlsplit(group.url).netloc.removeprefix("www.")
    said = [labels["group_offers"].format(site=site, offers=group.offers)]
    said += [labels["group_languages"].format(languages=group.languages)] if group.languages else []
    said += [labels["group_named"].format(named_by=group.named_by)] if group.named_by else []
    tail(name, f" {' '.join(said)}")
