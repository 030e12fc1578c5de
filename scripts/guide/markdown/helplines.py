"""`[[numbers]]` and `[[emergency-numbers]]`: what to call or text, country by country. Every number is a link (decisions/0020)."""

from collections.abc import Iterable, Mapping
from itertools import groupby
from urllib.parse import quote, urlsplit
from xml.etree.ElementTree import Element, SubElement

from scripts.guide.helplines import Country, Helpline
from scripts.guide.labels import spoken
from scripts.guide.markdown.elements import add, tail
from scripts.guide.model import Guide

HOW = {"official": "number_official", "copy": "number_copy", "agreed": "number_agreed"}
"""How a printed number was confirmed, and the label that says so. It is no grade as of a study."""


def call_address(number: str) -> str:
    """The `tel:` address of a number: its digits."""
    return f"tel:{number.replace(' ', '')}"


def text_address(number: str, keyword: str) -> str:
    """The `sms:` address of a number. `?&body=` fills in the keyword on Android, which reads from `?`, and on iOS, which reads from `&`."""
    return f"sms:{number.replace(' ', '')}{f'?&body={quote(keyword)}' if keyword else ''}"


def emergency(parent: Element, known: Guide, options: str = "") -> None:
    """The first emergency number of each country, side by side, countries that share one together."""
    shared: dict[str, list[str]] = {}
    for country in known.countries:
        for line in [each for each in country.emergency if each.is_printed][:1]:
            shared.setdefault(line.number, []).append(country.short or country.country)
    rows = add(parent, "ul", class_="numbers-short")
    for number, countries in shared.items():
        row = add(rows, "li")
        _link(row, number, call_address(number))
        _say(row, f" {', '.join(countries)}")


def by_country(parent: Element, known: Guide, options: str = "") -> None:
    """Every number, a fold for each country, with how it was confirmed and the day on which it was last checked.

    The folds are open, so that a link to a country shows its numbers without scripts. inline.js closes the others.
    """
    jump = add(parent, "nav", class_="letters countries", aria_label=known.labels["number_countries"])
    for country in known.countries:
        add(jump, "a", country.short or country.country, href=f"#{country.code.lower()}")
    for country in known.countries:
        box = add(parent, "details", id=country.code.lower(), open="")
        add(add(box, "summary"), "h3", country.country)
        _country(add(box, "ul"), country, known.labels)
        add(box, "p", _checked(country, known), class_="checked")


def _country(rows: Element, country: Country, labels: Mapping[str, str]) -> None:
    row = _row(rows, labels["number_emergency"])
    for at, line in enumerate(each for each in country.emergency if each.is_printed):
        _say(row, labels["number_or"] if at else " ")
        _link(row, line.number, call_address(line.number))
        _say(row, f" ({line.audience})" if line.audience else "")
    for label, lines in ((labels["number_advice"], country.advice), (labels["number_crisis"], country.crisis)):
        if lines:
            inner = SubElement(_row(rows, label), "ul")
            for same in _alike(lines):
                _line(add(inner, "li"), same, labels)
    for line in [] if country.crisis else [each for each in country.emergency if each.is_printed][:1]:
        row = _row(rows, labels["number_crisis"])
        _say(row, labels["number_no_crisis"])
        _link(row, line.number, call_address(line.number))
        _say(row, ".")


def _row(rows: Element, label: str) -> Element:
    row = add(rows, "li")
    add(row, "strong", label)
    return row


def _alike(lines: Iterable[Helpline]) -> list[list[Helpline]]:
    """Lines that follow each other and differ only in where they answer, together: nine provinces share one 811."""
    return [
        list(same)
        for _, same in groupby(
            lines, lambda line: (line.name, line.number, line.then, line.text, line.audience, line.hours, line.is_printed)
        )
    ]


def _line(row: Element, same: list[Helpline], labels: Mapping[str, str]) -> None:
    line = same[0]
    where = _listed([each.where for each in same if each.where], labels["number_and"])
    place = labels["number_in"].format(place=where) if where else ""
    _say(row, f"{line.name}{place}{f', {line.audience}' if line.audience else ''}: ")
    if not line.is_printed:
        _say(row, labels["number_unconfirmed"])
        _link(row, urlsplit(line.url).netloc.removeprefix("www."), line.url, rel="external")
        _say(row, ".")
        return
    if line.number:
        _say(row, labels["number_call"])
        _link(row, line.number, call_address(line.number))
        _say(row, labels["number_then"].format(what=line.then) if line.then else "")
    if line.text:
        text = labels["number_keyword" if line.keyword else "number_text"].format(keyword=line.keyword)
        _say(row, f"{labels['number_or_text'] if line.number else ''}{text}")
        _link(row, line.text, text_address(line.text, line.keyword))
    _say(row, f"{f', {line.hours}' if line.hours else ''}.")


def _checked(country: Country, known: Guide) -> str:
    """How each printed number was confirmed, which pages agree, and the day of the oldest look."""
    printed = [line for line in country.lines if line.is_printed]
    said = []
    for how, label in HOW.items():
        places: dict[str, list[str]] = {}
        for line in printed:
            if line.confirmed == how:
                name = line.number if line in country.emergency else line.name
                agreeing = [known.sources[key].authors[0] for key in line.sources if how == "agreed" and key in known.sources]
                places.setdefault(name, []).extend(filter(None, [line.where, *agreeing]))
        names = [f"{name} ({', '.join(where)})" if where else name for name, where in places.items()]
        said += [f"{known.labels[label]}: {'; '.join(names)}."] if names else []
    days = sorted(line.seen for line in printed)[:1]
    return " ".join([*said, *[known.labels["number_checked"].format(day=spoken(day, known.labels)) for day in days]])


def _listed(names: list[str], joined: str) -> str:
    return joined.join(filter(None, [", ".join(names[:-1]), *names[-1:]]))


def _link(row: Element, text: str, address: str, **attributes: str) -> None:
    add(row, "a", text, href=address, **attributes)


def _say(row: Element, text: str) -> None:
    """Add a text after the last child of a row, or at its start."""
    if len(row):
        tail(row[-1], text)
    else:
        row.text = (row.text or "") + text
