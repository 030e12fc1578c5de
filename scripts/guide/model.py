"""What the guide is made of, frozen: problems, pages and their lines, and the whole."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path

from scripts.guide.evidence import (
    BASES,
    CERTAINTIES,
    SCORES,
    SUPPORTS,
    VERDICTS,
    VERIFIED,
    Claim,
    Country,
    Effect,
    Review,
    Score,
    Source,
    Spelling,
    Statement,
    Term,
)

KINDS = ("medical", "tool", "about")
ROLES: Mapping[str, str] = {
    "night": "one page",
    "book-first": "one page",
    "danger": "one page",
    "glossary": "one page",
    "sources": "one page",
    "changes": "at most one page",
    "book": "at most one page",
    "list": "any page",
    "first-window": "any page",
    "stop": "any page",
}
"""What a page can be to the rest of the guide, and how many pages may be that.

`night`: for a reader who is afraid at night, so it is short. `book-first`: the first chapter of every copy. `danger`: when to get help.
`changes`: what's new. `book`: holds the whole guide. `list`: a list in a form of its own, without the pattern of decisions/0025.
`first-window`: small enough for the first round trip of a network. `stop`: says that a reader may stop, so no next page follows.
"""
EFFECT_CERTAINTIES = ("high", "moderate", "low", "very low to low", "very low", "not graded")  # readers see the review's own words


@dataclass(frozen=True, order=True)
class Problem:
    """One thing to mend, as a line: `path:line: what is wrong. How to mend it`."""

    path: str
    line: int
    what: str
    remedy: str

    def __str__(self) -> str:
        said = f"{self.path}:{self.line}: {self.what}. {self.remedy}."
        return "".join(sign if sign.isprintable() else " " for sign in said)


@dataclass(frozen=True)
class Line:
    """One line of a page's text, and the file it stands in (a snippet keeps its own)."""

    path: str
    number: int
    text: str


@dataclass(frozen=True)
class FrontMatter:
    """What a page says about itself. What has a default may be left out.

    `also`: other words for the page, shown and searched. `typed`: searched only. Dates are days. `role`: of ROLES.
    `edition`: 1 for a page that is not yet rewritten in the pattern of decisions/0025; the field goes when none is left.
    """

    title: str
    description: str
    summary: str
    kind: str
    published: date
    reviewed: date
    next_review: date
    reviewer: str
    line: int = 1
    article: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    typed: tuple[str, ...] = ()
    template: str = ""
    role: tuple[str, ...] = ()
    edition: int = 2


CHOICES: Mapping[type, Mapping[str, tuple[str, ...]]] = {
    Claim: {"basis": BASES, "certainty": CERTAINTIES, "support": SUPPORTS},
    Statement: {"agrees": VERDICTS},
    Source: {"verified": VERIFIED},
    Effect: {"certainty": EFFECT_CERTAINTIES, "support": SUPPORTS},
    Score: {"score": SCORES},
    FrontMatter: {"kind": KINDS, "role": tuple(ROLES)},
}
"""The fields that hold one of a few words: the checks and the schemas of editors read this."""


def address(path: Path) -> str:
    """The address below the site's root of a page's file below docs/, with a slash at the end: "" is the home page."""
    return "".join(f"{part}/" for part in path.with_suffix("").parts if part != "index")


@dataclass(frozen=True)
class Page:
    """One file of `docs/`: what it says about itself, and its lines with snippets unfolded and code left out."""

    path: Path
    meta: FrontMatter
    lines: tuple[Line, ...]
    meta_lines: Mapping[str, int] = field(default_factory=dict)

    @property
    def url(self) -> str:
        """Its address below the site's root, with a slash at the end: "" is the home page."""
        return address(Path(*self.path.parts[1:]))


@dataclass(frozen=True)
class Address:
    """One line of `data/addresses.txt`: an address that was published ("./" is the first page), and where its page went, if it did."""

    path: str
    to: str | None = None
    line: int = 0


@dataclass(frozen=True)
class Change:
    """One part of `CHANGELOG.md`: a day, and what readers gained on it, as Markdown."""

    day: date
    items: tuple[str, ...]


@dataclass(frozen=True)
class Guide:
    """Everything that was read, and every problem met in reading it."""

    pages: tuple[Page, ...] = ()
    claims: Mapping[str, Claim] = field(default_factory=dict)
    sources: Mapping[str, Source] = field(default_factory=dict)
    terms: tuple[Term, ...] = ()
    statements: Mapping[str, Statement] = field(default_factory=dict)
    countries: tuple[Country, ...] = ()
    spellings: tuple[Spelling, ...] = ()
    effects: tuple[Effect, ...] = ()
    scores: tuple[Score, ...] = ()
    addresses: tuple[Address, ...] = ()
    changes: tuple[Change, ...] = ()
    reviews: tuple[Review, ...] = ()
    words: Mapping[str, str] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()

    def is_whole(self, *parts: Path) -> bool:
        """Whether these files and folders were read without a problem: what they name can be checked only then."""
        return not any(problem.path.startswith(tuple(map(str, parts))) for problem in self.problems)

    def page_at(self, url: str) -> Page | None:
        """The page at an address below the site's root ("" is home); None where the engine made it up."""
        return self._by_url.get(url)

    def page_as(self, role: str) -> Page | None:
        """The first page that has a role; None where no page has it. Check PG10 says so for the roles that must be held."""
        return next((page for page in self.pages if role in page.meta.role), None)

    @cached_property
    def _by_url(self) -> dict[str, Page]:
        return {page.url: page for page in self.pages}

    def sources_of(self, key: str) -> tuple[Source, ...]:
        """The sources behind a cited claim or source, in the data's order; none if the key is unknown."""
        keys = self.claims[key].sources if key in self.claims else (key,)
        return tuple(self.sources[each] for each in keys if each in self.sources)
