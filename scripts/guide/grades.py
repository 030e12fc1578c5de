"""How sure we are, in words for readers: the one rule from which every grade follows (decisions/0021)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from scripts.guide.labels import spoken

ADVISED: Final = "advised by"
NOT_STUDIED: Final = "not studied"
GRADES: Final = ("well shown", "probably", "maybe", "very unsure", NOT_STUDIED, ADVISED)
"""Each grade that a reader meets: research from the most to the least sure, then what has no research behind it."""
SURENESS: Mapping[str, int] = {grade: at for at, grade in enumerate(GRADES) if grade != ADVISED}
"""The order of the grades, with 0 as the most certain. Advice is not in it, because it is not a result."""


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


def shown(key: str, by: str, labels: Mapping[str, str]) -> str:
    """A grade in the words that readers see: "probably", and "advised by NICE" where `by` names who gives advice."""
    return labels[f"grade_{key.replace(' ', '_')}"].format(by=by)


def meaning(key: str, labels: Mapping[str, str]) -> str:
    """What a grade means, in one or two sentences."""
    return labels[f"grade_{key.replace(' ', '_')}_means"]


def how_sure(said: str, labels: Mapping[str, str]) -> str:
    """A grade as a note begins with it: "How sure: probably", but "Not studied" and "Advised by NICE", which are no degree of sureness."""
    degrees = {shown(key, "", labels) for key in SURENESS if key != NOT_STUDIED}
    return labels["grade_how_sure"].format(grade=said) if said in degrees else said[:1].upper() + said[1:]


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

    def report(self, labels: Mapping[str, str]) -> str:
        """The search in sentences for readers."""
        typed = labels["search_and"].join(f"\u201c{each}\u201d" for each in self.words)
        return labels["search_report"].format(
            day=spoken(self.day, labels), where=self.where, words=typed, count=self.read, nearest=self.nearest
        )
