"""What we know, frozen: sources, claims and their grades, terms, statements, effects, countries, scores, spellings."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

BASES = ("studies", "reports", "advice", "gap")
CERTAINTIES = ("high", "moderate", "low", "very-low", "expert")
SUPPORTS = ("seen", "abstract")
VERIFIED = ("page", "memory")
VERDICTS = ("yes", "partly", "unsupported")
SCORES = ("yes", "partly", "no")

GRADES: Mapping[str, str] = {
    "well shown": "Strong studies or official texts show this, and we read the passage.",
    "some studies": "Studies point this way. New ones could change the picture.",
    "people report it": "People say so when asked. Nobody has measured it well.",
    "experts advise": "Doctors or health services advise this. It is guidance, not a test result.",
    "not known": "Nobody has tested this, or the studies are too few or too weak to tell.",
}
"""Each grade that a reader meets, best supported first, and what it means. decisions/0003."""


def form_key(form: str) -> str:
    """A key under which every case, spacing and apostrophe of a form is the same."""
    return " ".join(form.lower().replace("\u2019", "'").split())


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
    """One item of `data/claims.yml`: a statement, how sure it is, and where it stands written.

    `numbers` are as the source prints them; `say` holds the words for readers, which a page calls by name: `[#WK01.felt]`.
    `left_out` is the reason why no page cites it.
    """

    id: str
    topic: str
    statement: str
    basis: str
    certainty: str
    support: str
    sources: tuple[str, ...]
    line: int = 0
    numbers: Mapping[str, str] = field(default_factory=dict)
    say: Mapping[str, str] = field(default_factory=dict)
    left_out: str = ""
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
class Effect:
    """One row of `data/effects.csv`: an average effect, its 95% interval if printed, and a `caution` to show beside it."""

    intervention: str
    comparator: str
    outcome: str
    measure: str
    estimate: float
    certainty: str
    source: str
    support: str
    timepoint: str
    line: int
    ci_low: float | None = None
    ci_high: float | None = None
    caution: str = ""


@dataclass(frozen=True)
class Country:
    """The numbers to call in one country, as last checked."""

    country: str
    code: str
    emergency: tuple[str, ...]
    sources: tuple[str, ...]
    checked: date
    line: int = 0
    short: str = ""
    advice_line: str | None = None
    crisis_line: str | None = None
    note: str = ""


@dataclass(frozen=True)
class Score:
    """How the makers score the guide on one item of a public list: yes, partly or no."""

    id: str
    group: str
    item: str
    score: str
    line: int = 0
    why: str = ""


@dataclass(frozen=True)
class Review:
    """One item of `data/reviews.yml`: who answers for which words of a page, by their fingerprint (decisions/0010)."""

    page: str
    reviewed: date
    who: str
    role: str
    what: str
    words: str
    line: int = 0


@dataclass(frozen=True)
class Spelling:
    """A word, and other ways in which readers type it into the search box."""

    word: str
    typed: tuple[str, ...]
    line: int = 0
