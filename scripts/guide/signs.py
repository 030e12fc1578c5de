"""Danger signs, frozen: one item for each sign with its one speed of help, and the words of each speed (decisions/0019)."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from scripts.guide import policy

LEVELS: Final = ("ambulance", "emergency department", "today", "within days", "soon")
"""The speeds of help, fastest first: the order of `data/levels.yml`."""
FORMS: Final = ("long", "short", "person", "tick")
LAYOUTS: Final = ("lines", "bare")
QUESTIONS: Final = ("new", "where", "since", "began", "now", "also", "cannot", "medicines", "changes")
CARDS: Final = ("emergency", "urgent", "routine")
_MARKS = re.compile(r"\[@[^\]]*\]|\x02[^\x03]*\x03")  # citations, and the placeholders of inline elements
_BEGINS = re.compile(r"(?:^|[.!?][\"\u201d)*_]*)\s*$")
_YOU = re.compile(r"\byour?\b", re.IGNORECASE)


def hyphened(text: str) -> str:
    """A level or group as a notation names it: "emergency department" is `emergency-department`."""
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")


@dataclass(frozen=True)
class Level:
    """One item of `data/levels.yml`: a speed of help, in the words of every card, list and sentence that names it.

    `heading` is printed on a card before "if:", `act` in the middle of a sentence, `person` on a sheet in the first person.
    `card` is the kind of care card that shows it. `note` says which part is our own choice.
    """

    id: str
    heading: str
    act: str
    person: str
    card: str
    line: int = 0
    note: str = ""


@dataclass(frozen=True)
class Sign:
    """One item of `data/signs.yml`: a danger sign, its one level, what it may be, and the claims that it rests on.

    `long`, `short` (at most policy.SIGN_SHORT_WORDS) and `person` complete "Call an ambulance now if ...". `person` is `short` in
    the first person, for sheets, and `tick` is `long` in the first person, for a list to tap, where `person` leaves out too much.
    `note` says where the level is our own, faster choice.
    """

    id: str
    level: str
    group: str
    long: str
    short: str
    may_be: str
    claims: tuple[str, ...]
    line: int = 0
    person: str = ""
    tick: str = ""
    note: str = ""

    def form(self, name: str) -> str:
        """The sign in one of FORMS. Raises KeyError for another name."""
        person = self.person or self.short
        tick = self.tick or person
        return {"long": self.long, "short": self.short, "person": person, "tick": tick[:1].upper() + tick[1:]}[name]

    @property
    def has_person(self) -> bool:
        """Whether its forms for sheets and for lists to tap speak of no "you"."""
        return not any(_YOU.search(self.form(name)) for name in ("person", "tick"))


BLANK = "blank"
"""What a rule of the one-sheet calls a question to which nothing is ticked."""


@dataclass(frozen=True)
class Rule:
    """One item of `data/sheet-rules.yml`: answers of the one-sheet that together mean a sign.

    In each tuple any answer is enough, and "left leg + right leg" needs both. `where`, `since`, `began` and `now` belong to the
    thing that is `new`. A rule names only what is ticked, so that another tick never lowers a level; BLANK is the exception, for
    signs that are urgent until an answer says that they began long ago.
    """

    sign: str
    line: int = 0
    new: tuple[str, ...] = ()
    where: tuple[str, ...] = ()
    since: tuple[str, ...] = ()
    began: tuple[str, ...] = ()
    now: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    cannot: tuple[str, ...] = ()
    medicines: tuple[str, ...] = ()
    changes: tuple[str, ...] = ()
    note: str = ""

    @property
    def asked(self) -> dict[str, tuple[str, ...]]:
        """The questions that it asks about, by name, and the answers to each."""
        return {name: getattr(self, name) for name in QUESTIONS if getattr(self, name)}


def chosen(signs: Mapping[str, Sign], names: Iterable[str]) -> list[Sign]:
    """The signs that a list names, in the order of the data, or of the names where these are ids.

    `names` are levels and groups as `hyphened` writes them, and ids. A list that names levels and groups has the signs of these
    levels in these groups.
    """
    asked = list(names)
    levels = [name for name in asked if name in map(hyphened, LEVELS)]
    groups = [name for name in asked if name in {hyphened(sign.group) for sign in signs.values()}]
    picked = [
        sign
        for sign in signs.values()
        if (levels or groups) and (not levels or hyphened(sign.level) in levels) and (not groups or hyphened(sign.group) in groups)
    ]
    return [*picked, *(signs[name] for name in asked if name in signs and signs[name] not in picked)]


def names(signs: Mapping[str, Sign]) -> list[str]:
    """What a list may name besides ids: levels, groups, FORMS and LAYOUTS."""
    return [*map(hyphened, LEVELS), *dict.fromkeys(hyphened(sign.group) for sign in signs.values()), *FORMS, *LAYOUTS]


def grouped(signs: Iterable[Sign]) -> list[tuple[str, list[Sign]]]:
    """Signs under the labels of their groups; a label is repeated where another level begins."""
    return [(label, list(group)) for (_, label), group in groupby(signs, lambda sign: (sign.level, sign.group))]


PARTS: Final = ("long", "act", "may", "person")
"""What may follow a dot in the notation of a sign; without a dot the notation shows the short words."""


def wording(sign: Sign, level: Level, part: str, before: str = "") -> str:
    """The text that `[!id.part]` shows, with a capital where the text `before` it has ended a sentence or is empty.

    `part` is one of PARTS, or "" for the short words. Raises KeyError for another.
    """
    text = {"": sign.short, "long": sign.long, "act": level.act, "may": sign.may_be, "person": sign.form("person")}[part]
    return text[:1].upper() + text[1:] if _BEGINS.search(_MARKS.sub("", before)) else text


@dataclass(frozen=True)
class Row:
    """One line of a list: its label ("" for none), id and words of each of its signs, and what they may be ("" where they differ)."""

    label: str
    signs: tuple[tuple[str, str], ...]
    may_be: str


def rows(signs: Mapping[str, Sign], names: Iterable[str]) -> list[tuple[str, list[Row]]]:
    """A list as readers see it: groups with their bold label ("" for none) and their lines.

    `names` are those of `chosen`, one of FORMS, and of LAYOUTS: `lines` makes one line of each group, and `bare` leaves out what a
    sign may be, and the labels of at most policy.LIST_LINES signs.
    Raises nothing: a list that names no sign is empty.
    """
    asked = list(names)
    groups = grouped(chosen(signs, asked))
    form = next((name for name in FORMS if name in asked), "short" if "lines" in asked else "long")
    bare = "bare" in asked
    if "lines" in asked:
        return [("", [_row("" if bare else label, group, form, bare) for label, group in groups])] if groups else []
    named = len(groups) > 1 and any(name in asked for name in map(hyphened, (*LEVELS, *(label for label, _ in groups))))
    if bare:
        named = sum(len(group) for _, group in groups) > policy.LIST_LINES
    lists = [(label, [_row("", [sign], form, bare) for sign in group]) for label, group in groups]
    return lists if named or not groups else [("", [row for _, lines in lists for row in lines])]


def _row(label: str, group: list[Sign], form: str, bare: bool) -> Row:
    may = set() if bare else {sign.may_be for sign in group}
    return Row(label, tuple((sign.id, sign.form(form)) for sign in group), may.pop() if len(may) == 1 else "")


def text(signs: Mapping[str, Sign], names: Iterable[str]) -> str:
    """All words of a list, one line each, for counts, grades and fingerprints."""
    made = []
    for label, lines in rows(signs, names):
        made += [label, *(f"{row.label} {', '.join(words for _, words in row.signs)} {row.may_be}".strip() for row in lines)]
    return "\n".join(filter(None, made))
