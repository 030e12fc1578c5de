"""How sure we are, in words for readers: the one rule from which every grade follows (decisions/0021)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

ADVISED: Final = "advised by"
NOT_STUDIED: Final = "not studied"
GRADES: Mapping[str, str] = {
    "well shown": "Strong research or official texts show this, and we read the passage.",
    "probably": "Good research points this way. New research could change some of it.",
    "maybe": "Some research, or people's own answers, point this way. New research could well change it.",
    "very unsure": "There is research, but it is too small or too weak to rely on.",
    NOT_STUDIED: "Our search found no research that answers this.",
    ADVISED: "This is guidance from people who know the field. It is not a test result.",
}
"""Each grade that a reader meets and what it means: research from the most to the least sure, then what has no research behind it."""
SURENESS: Mapping[str, int] = {grade: at for at, grade in enumerate(GRADES) if grade != ADVISED}
"""The order of the grades, 0 the most sure. Advice has no place in it: it is not a result."""


def grade(basis: str, certainty: str, support: str, design: str) -> str:
    """The key of GRADES for a claim with these fields; each line below is a row of the table in decisions/0021."""
    if basis == "gap":
        return NOT_STUDIED
    if basis == "advice":
        return ADVISED
    if certainty == "very-low":
        return "very unsure"
    if certainty == "low" or basis == "reports" or design == "cross-sectional":
        return "maybe"
    return "well shown" if (certainty, support) == ("high", "seen") else "probably"


def how_sure(grade: str) -> str:
    """A grade as a note begins with it: "How sure: probably", but "Not studied" and "Advised by NICE", which are no degree of sureness."""
    if grade in SURENESS and grade != NOT_STUDIED:
        return f"How sure: {grade}"
    return grade[:1].upper() + grade[1:]


@dataclass(frozen=True)
class Search:
    """One item of `data/searches.yml`: the search behind "not studied".

    `where` says which collection was searched, `words` what was typed, `read` how many results were read, and `nearest` what
    came closest to an answer, as words that follow "Nearest:".
    """

    id: str
    day: date
    where: str
    words: tuple[str, ...]
    read: int
    nearest: str
    line: int = 0

    @property
    def report(self) -> str:
        """The search in sentences for readers."""
        words = " and ".join(f"\u201c{each}\u201d" for each in self.words)
        search = f"We searched on {self.day:%-d %B %Y} in {self.where} for {words}, and read extracts of {self.read} results."
        return f"{search} Nearest: {self.nearest}"
