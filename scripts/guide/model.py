"""What the guide is made of, frozen: pages, terms, claims, sources, statements, countries, problems."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

BASES = ("studies", "reports", "advice", "gap")
CERTAINTIES = ("high", "moderate", "low", "very-low", "expert")
SUPPORTS = ("seen", "abstract")
VERDICTS = ("yes", "partly", "unsupported")
KINDS = ("medical", "about")

GRADES: Mapping[str, str] = {
    "well shown": "Strong studies or official texts show this, and we read the passage.",
    "some studies": "Studies point this way. New ones could change the picture.",
    "people report it": "People say so when asked. Nobody has measured it well.",
    "experts advise": "Doctors or health services advise this. It is guidance, not a test result.",
    "not known": "Nobody has tested this, or the studies are too few or too weak to tell.",
}
"""Each grade that a reader meets, best supported first, and what it means. decisions/0003."""


@dataclass(frozen=True, order=True)
class Problem:
    """One thing to mend, as a line: `path:line: what is wrong. How to mend it`."""

    path: str
    line: int
    what: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.what}. {self.remedy}."


def slug(text: str) -> str:
    """The anchor of a heading or term: what Python-Markdown's `toc` makes of it, so that links can be checked before a build."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode("ascii")
    return re.sub(r"[-\s]+", "-", re.sub(r"[^\w\s-]", "", plain).strip().lower())


@dataclass(frozen=True)
class Source:
    """One entry of `data/references.bib`, in the order and letters that a reader sees."""

    key: str
    line: int
    authors: tuple[str, ...]
    title: str
    year: str
    where: str
    doi: str = ""
    url: str = ""
    verified: str = "memory"
    doi_from_memory: bool = False
    note: str = ""

    @property
    def short(self) -> str:
        """The source in a few words: "Watson and others, 2009"."""
        names = [author.split(",")[0] for author in self.authors]
        who = names[0] if len(names) == 1 else f"{names[0]} and {names[1]}" if len(names) == 2 else f"{names[0]} and others"
        return f"{who}, {self.year}"

    @property
    def link(self) -> str:
        """Where a reader can find it: its DOI first, else its address."""
        return f"https://doi.org/{self.doi}" if self.doi else self.url


@dataclass(frozen=True)
class Claim:
    """One item of `data/claims.yml`: a statement, how sure it is, and where it stands written."""

    id: str
    topic: str
    statement: str
    basis: str
    certainty: str
    support: str
    sources: tuple[str, ...]
    line: int = 0
    numbers: Mapping[str, str] = field(default_factory=dict)
    note: str = ""

    @property
    def grade(self) -> str:
        """The words that readers see, a key of GRADES. decisions/0003 gives the mapping; nothing in it raises a grade."""
        if self.basis == "gap" or self.certainty == "very-low":
            return "not known"
        if self.certainty == "expert":
            return "experts advise"
        if self.basis == "reports":
            return "people report it"
        return "well shown" if (self.certainty, self.support) == ("high", "seen") else "some studies"


@dataclass(frozen=True)
class Term:
    """One item of `data/glossary.yml`."""

    term: str
    meaning: str
    sources: tuple[str, ...]
    line: int = 0
    forms: tuple[str, ...] = ()
    misspellings: tuple[str, ...] = ()

    @property
    def slug(self) -> str:
        """Its anchor on the glossary page."""
        return slug(self.term)

    @property
    def written(self) -> tuple[str, ...]:
        """The term and its other forms, as they may stand in a page."""
        return (self.term, *self.forms)


@dataclass(frozen=True)
class Statement:
    """One statement of the article, in our words, and what the evidence says of it."""

    id: str
    part: str
    statement: str
    agrees: str
    sources: tuple[str, ...]
    line: int = 0
    note: str = ""


@dataclass(frozen=True)
class Country:
    """The numbers to call in one country, as last checked (an ISO date)."""

    country: str
    code: str
    emergency: tuple[str, ...]
    sources: tuple[str, ...]
    checked: str
    line: int = 0
    short: str = ""
    advice_line: str | None = None
    crisis_line: str | None = None
    note: str = ""


@dataclass(frozen=True)
class Spelling:
    """A word, and other ways in which readers type it into the search box."""

    word: str
    typed: tuple[str, ...]
    line: int = 0


@dataclass(frozen=True)
class Line:
    """One line of a page's text, and the file it stands in (a snippet keeps its own)."""

    path: str
    number: int
    text: str


@dataclass(frozen=True)
class FrontMatter:
    """What a page says about itself. What has a default may be left out.

    `also`: other words for the page, shown and searched. `typed`: searched only. Dates are days.
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
        parts = self.path.with_suffix("").parts[1:]
        return "".join(f"{part}/" for part in parts if part != "index")


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
    problems: tuple[Problem, ...] = ()

    def is_whole(self, *parts: Path) -> bool:
        """Whether these files and folders were read without a problem: what they name can be checked only then."""
        return not any(problem.path.startswith(tuple(map(str, parts))) for problem in self.problems)

    def sources_of(self, key: str) -> tuple[Source, ...]:
        """The sources behind a cited claim or source, in the data's order; none if the key is unknown."""
        keys = self.claims[key].sources if key in self.claims else (key,)
        return tuple(self.sources[each] for each in keys if each in self.sources)
