"""What a clinician signs line by line: danger signs, what medicines ask a reader to do, and numbers to call (decisions/0022)."""

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from scripts.guide.evidence import Claim, slug
from scripts.guide.helplines import Helpline
from scripts.guide.model import Guide

KINDS: Final = ("sign", "medicine", "number")
MEDICINE: Final = ("medicine", "drug", "tablet", "painkiller")
ACTION: Final = re.compile(
    r"\b(?:do not|should|must|tell|ask|call|go to|get (?:medical )?(?:help|advice)|see (?:a|your) (?:doctor|GP)|avoid|wait|take|stop"
    r"|needs?|going on|seeing a GP|started low|keep|not to (?:offer|start|stop|take)|considered|routine treatment|use reliable)\b",
    re.IGNORECASE,
)
"""Words for a medicine, which the subject's `medicines` complete, and words that ask for something. Claims of the topic `medicines` need
neither: all of them are signed."""


@dataclass(frozen=True)
class Entry:
    """One line to sign: what readers see (`text`, under `heading`), and the claims and sources that it rests on.

    `key` names it within its kind; `own` says which part is our own choice and in no source.
    """

    kind: str
    key: str
    heading: str
    text: str
    claims: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    own: str = ""
    more: str = ""

    @property
    def id(self) -> str:
        """Its name in a list: "sign face-drops", "medicine MD30", "number GB crisis samaritans"."""
        return f"{self.kind} {self.key}"

    @cached_property
    def fingerprint(self) -> str:
        """Twelve hexadecimal digits of a hash of what readers see: one changed word changes it, and no other entry's."""
        return hashlib.sha256("\n".join((self.kind, self.key, self.heading, self.text, self.more)).encode()).hexdigest()[:12]


def entries(guide: Guide) -> list[Entry]:
    """Every line to sign: signs in the order of the data, fastest level first, then medicines, then numbers by country."""
    return [*_signs(guide), *_medicines(guide), *_numbers(guide)]


def by_id(guide: Guide) -> Mapping[str, Entry]:
    """The same by their `id`."""
    return {entry.id: entry for entry in entries(guide)}


def _signs(guide: Guide) -> Iterator[Entry]:
    for level in guide.levels.values():
        for sign in guide.signs.values():
            if sign.level == level.id:
                sources = _sources(guide, sign.claims)
                more = f"{sign.may_be}; {sign.short}; {sign.form('person')}; {sign.form('tick')}"
                yield Entry("sign", sign.id, level.heading, sign.long, sign.claims, sources, sign.note, more)


def names_medicine(text: str, names: Iterable[str] = ()) -> bool:
    """Whether a text has a word for a medicine, or one of these names."""
    return bool(re.search(rf"\b(?:{'|'.join(map(re.escape, (*MEDICINE, *names)))})s?\b", text, re.IGNORECASE))


def is_medicine_line(claim: Claim, names: Iterable[str]) -> bool:
    """Whether a claim is about medicines; outside the topic `medicines`, only where it also asks for something. Signs have their own."""
    if claim.topic == "red-flags":
        return False
    return claim.topic == "medicines" or bool(names_medicine(claim.statement, names) and ACTION.search(claim.statement))


def _medicines(guide: Guide) -> Iterator[Entry]:
    for claim in guide.claims.values():
        if is_medicine_line(claim, guide.subject.medicines):
            own = claim.note if re.search(r"\bours?\b|\bour own\b", claim.note) else ""
            said = "; ".join(f"{name}: {words}" for name, words in claim.say.items())
            yield Entry("medicine", claim.id, claim.grade, claim.statement, (claim.id,), claim.sources, own, said)


def _numbers(guide: Guide) -> Iterator[Entry]:
    for country in guide.countries:
        for part in ("emergency", "advice", "crisis"):
            lines: tuple[Helpline, ...] = getattr(country, part)
            names = Counter(_name(line) for line in lines)
            for line in lines:
                name = _name(line) + (f"-{slug(line.number or line.text)}" if names[_name(line)] > 1 else "")
                key = f"{country.code} {part} {name}"
                yield Entry("number", key, country.country, _said(line, part), (), line.sources)


def _name(line: Helpline) -> str:
    return slug(f"{line.name} {line.where}")


def _said(line: Helpline, part: str) -> str:
    """A number in one sentence, or that it is not printed."""
    where = f" ({line.where})" if line.where else ""
    if not line.is_printed:
        return f"{part}: {line.name}{where}. No number is printed, because only the press has one; readers are sent to {line.url}"
    call = f"call {line.number}" + (f", then {line.then}" if line.then else "") if line.number else ""
    text = f"text {line.keyword + ' to ' if line.keyword else ''}{line.text}" if line.text else ""
    about = ", ".join(filter(None, (line.audience, line.hours)))
    return f"{part}: {line.name}{where}: {' or '.join(filter(None, (call, text)))}{f' ({about})' if about else ''}"


def _sources(guide: Guide, claims: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(key for name in claims if name in guide.claims for key in guide.claims[name].sources))
