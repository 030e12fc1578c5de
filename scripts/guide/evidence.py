"""What we know, frozen: claims and their grades, terms, statements, effects, reviews, spellings."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from scripts.guide import grades

BASES = ("studies", "reports", "advice", "gap")
CERTAINTIES = ("high", "moderate", "low", "very-low", "expert")
EFFECT_CERTAINTIES = ("high", "moderate", "low", "very low to low", "very low", "not graded")  # readers see the review's own words
SUPPORTS = ("seen", "abstract")
DESIGNS = ("cross-sectional",)
VERDICTS = ("yes", "partly", "unsupported")


def form_key(form: str) -> str:
    """A key that is the same for every case, spacing and apostrophe of a form."""
    return " ".join(form.lower().replace("\u2019", "'").split())


def slug(text: str) -> str:
    """The anchor of a heading or term: what Python-Markdown's `toc` makes of it, so that links can be checked before a build.

    docs/assets/js/search-find.js makes the same.
    """
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode("ascii")
    return re.sub(r"[-\s]+", "-", re.sub(r"[^\w\s-]", "", plain).strip().lower())


@dataclass(frozen=True)
class Claim:
    """One item of `data/claims.yml`: a statement, how sure it is, and where it is written.

    `numbers` are as the source prints them; `say` has the wording for readers, which a page cites by name: `[#WK01.felt]`.
    `left_out` is the reason why no page cites it. `by` names who gives advice, as in "advised by NICE". `design` is "cross-sectional"
    where the claim rests on a study that measured once. `search` is the search that found a gap, by its id in `data/searches.yml`.
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
    by: str = ""
    design: str = ""
    search: str = ""

    @property
    def grade_key(self) -> str:
        """The key of `grades.GRADES`: the rule of decisions/0021, in which nothing raises a grade."""
        return grades.grade(self.basis, self.certainty, self.support, self.design)

    @property
    def grade(self) -> str:
        """The words that readers see: "probably", "advised by NICE"."""
        return f"{grades.ADVISED} {self.by}" if self.grade_key == grades.ADVISED else self.grade_key


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
        """The term and its other forms, as they may appear in a page."""
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
    """One row of `data/effects.csv`: an average effect, its 95% interval if printed, and a `caution` to show next to it."""

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
class Review:
    """One item of `data/reviews.yml`: who answers for the words of a page, by its fingerprint, or for lines of the review pack.

    `items` holds each line by its id, with its fingerprint and the verdict: "0123456789ab right", "... wrong", or "... change: new
    words" (decisions/0010, 0022).
    """

    reviewed: date
    who: str
    role: str
    what: str
    page: str = ""
    fingerprint: str = ""
    items: Mapping[str, str] = field(default_factory=dict)
    line: int = 0


@dataclass(frozen=True)
class Spelling:
    """A word, and other ways in which readers type it into the search box."""

    word: str
    typed: tuple[str, ...]
    line: int = 0
