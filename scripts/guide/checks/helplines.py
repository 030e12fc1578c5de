"""What the numbers by country promise: each can be called, rests on a confirmed page, and a person can tick it (decisions/0020)."""

import re
from collections.abc import Iterator
from datetime import date
from urllib.parse import urlsplit

from scripts.guide import paths, policy
from scripts.guide.changelog import in_english
from scripts.guide.helplines import Country, Helpline
from scripts.guide.model import Guide, Problem, repeated

DIALED = re.compile(r"[0-9](?: ?[0-9])+")
ADDRESS = re.compile(r"https?://[^\s<>@/?#.]+\.[^\s<>@]+")
KEYWORD = re.compile(r"[A-Z0-9]+")
ISO = (
    "AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA CC CD CF CG "
    "CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL "
    "GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA "
    "LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP "
    "NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV "
    "SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW EU"
)
CODES = frozenset(ISO.split())
"""The two-letter codes of ISO 3166-1, and EU, which that standard reserves."""


def _lines(guide: Guide) -> Iterator[tuple[Country, Helpline]]:
    return ((country, line) for country in guide.countries for line in country.lines)


def _problem(line: Helpline | Country, what: str, remedy: str) -> Problem:
    return Problem(str(paths.NUMBERS), line.line, what, remedy)


def numbers_can_be_called(guide: Guide) -> Iterator[Problem]:
    """DA05: each country has a confirmed emergency number, each line has a number, and numbers are digits and single spaces."""
    for country in guide.countries:
        if not any(line.number and line.is_printed for line in country.emergency):
            yield _problem(country, f"{country.country} has no emergency number", "Add one that is confirmed, or remove the country")
    for _, line in _lines(guide):
        for number in filter(None, (line.number, line.text)):
            if not DIALED.fullmatch(number):
                yield _problem(line, f"`{number}` cannot be called", "Write two digits or more, and single spaces only")
        if line.is_printed and not line.number and not line.text:
            yield _problem(line, f"{line.name} has no number", "Add `number:` or `text:`, or write `confirmed: press`")
        if line.keyword and not (line.text and KEYWORD.fullmatch(line.keyword)):
            what = f"`keyword: {line.keyword}` cannot be sent"
            yield _problem(line, what, "Write one word in capitals, and the number to text under `text:`")


def countries_are_single(guide: Guide) -> Iterator[Problem]:
    """DA06: no country has two items: a reader could meet the older numbers."""
    for name in ("country", "code"):
        for country, first in repeated(guide.countries, name):
            remedy = f"Keep one of them (the first is on line {first.line})"
            yield _problem(country, f"`{name}: {getattr(country, name)}` appears twice", remedy)


def countries_exist(guide: Guide) -> Iterator[Problem]:
    """DA11: a country's code is one of ISO 3166-1, or EU."""
    for country in guide.countries:
        if country.code not in CODES:
            remedy = "Write the two letters of ISO 3166-1: the United Kingdom is GB, the European Union is EU"
            yield _problem(country, f"`code: {country.code}` is no country", remedy)


def lines_are_confirmed(guide: Guide) -> Iterator[Problem]:
    """DA12: each line has an official page to open, and `agreed` rests on policy.AGREEING_SOURCES sources of as many sites."""
    for _, line in _lines(guide):
        if not ADDRESS.fullmatch(line.url):
            yield _problem(line, f"`url: {line.url}` is no address", "Write the official page, with https://")
        sites = {urlsplit(guide.sources[key].link).netloc for key in line.sources if key in guide.sources}
        if line.confirmed == "agreed" and guide.was_read(paths.REFERENCES) and len(sites) < policy.AGREEING_SOURCES:
            what = f"{line.name} is `agreed`, and its sources are of {len(sites)} site{'' if len(sites) == 1 else 's'}"
            remedy = f"Name sources of {policy.AGREEING_SOURCES} sites that print this number, or write `confirmed: press`"
            yield _problem(line, what, remedy)


def days_are_past(guide: Guide) -> Iterator[Problem]:
    """DA13: the days on which a line was seen and opened are not in the future, and `opened` and `opened_by` are both there or neither."""
    for _, line in _lines(guide):
        for name in ("seen", "opened"):
            if (day := getattr(line, name)) and day > date.today():
                yield _problem(line, f"`{name}: {day}` is a future day", "Write the day on which you looked")
        if bool(line.opened) != bool(line.opened_by):
            what = "`opened` and `opened_by` belong together"
            yield _problem(line, what, "Write the day and the name of who opened the page, or null for both")


def to_tick(guide: Guide) -> Iterator[str]:
    """One line for each official page that a person opens before a release: ticked or not, country, name, numbers, page, days."""
    for country, line in _lines(guide):
        numbers = ", ".join(filter(None, [line.number, f"text {line.text}" if line.text else "", line.keyword, line.then]))
        name = f"{line.name} ({line.where})" if line.where else line.name
        ticked = f"opened {in_english(line.opened)} by {line.opened_by}" if line.opened else "not opened by a person"
        unseen = "" if line.url in {guide.sources[key].url for key in line.sources if key in guide.sources} else ", this address not yet"
        state = f"{line.confirmed}, seen {in_english(line.seen)}{unseen}; {ticked}"
        yield f"[{'x' if line.opened else ' '}] {country.code} {name}: {numbers or 'no number'}. {line.url} ({state})"


def ticked(guide: Guide) -> str:
    """How many of the official pages a person has opened, and how many there are."""
    lines = [line for _, line in _lines(guide)]
    return f"{sum(bool(line.opened) for line in lines)} of {len(lines)} official pages of numbers were opened by a person."
