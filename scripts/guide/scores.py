"""How the pages score on public instruments, frozen: the items of each, and one audit a page by somebody who did not write it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

PEMAT_UNDERSTAND = "Easy to understand, after PEMAT-P"
PEMAT_ACT = "Easy to act on, after PEMAT-P"
CDC_INDEX = "Clear communication, after the CDC index"
DISCERN = "Treatment choices, after DISCERN"
TRUST = "Trust, after PIF TICK and JAMA"
INSTRUMENTS = (PEMAT_UNDERSTAND, PEMAT_ACT, CDC_INDEX, DISCERN, TRUST)
BY_PAGE = (PEMAT_UNDERSTAND, PEMAT_ACT, CDC_INDEX)
"""The instruments that score one page at a time, by yes and no."""
ANSWERS: Mapping[str, tuple[str, ...]] = {DISCERN: ("1", "2", "3", "4", "5"), TRUST: ("yes", "no")}
"""What an item can be answered with where an instrument scores more than one page."""
ASPECTS = ("clarity", "warmth", "completeness", "trust", "what to do", "flow")
"""What two pages on the same question were compared by."""
PREFERRED = ("ours", "theirs", "both alike")


@dataclass(frozen=True)
class AuditItem:
    """One item of `data/audit-items.yml`: a question of a public instrument, in our words.

    `score` and its `why` are there where an instrument scores more than one page: DISCERN the treatment section from 1 to 5, the trust
    list the whole guide by yes and no.
    """

    id: str
    instrument: str
    asks: str
    line: int = 0
    score: str = ""
    why: str = ""


@dataclass(frozen=True)
class Audit:
    """One item of `data/self-audit.yml`: how one page scored, in percent of the items that apply, by somebody who did not write it.

    `index` is the CDC Clear Communication Index; `understand` and `act` are the two halves of PEMAT-P. `answered_no` holds what will be
    done about each item that was answered "no", by the item's id. Whoever scored a page then fixed what they could and scored it again:
    `first_index`, `first_understand` and `first_act` are the percents before, 0 where they were not recorded, and `fixed` holds the items
    that were answered "no" only then. `full`, `partly` and `unanswered` count the readers' questions that the page serves.
    `compared_with` is the
    public page on the same question next to which it was read; `ours` and `theirs` are the aspects in which one of the two was better, and
    the rest were alike. `lost` is what the other page still does better, or what no source answers.
    """

    page: str
    day: date
    index: int
    understand: int
    act: int
    line: int = 0
    answered_no: Mapping[str, str] = field(default_factory=dict)
    first_index: int = 0
    first_understand: int = 0
    first_act: int = 0
    fixed: tuple[str, ...] = ()
    full: int = 0
    partly: int = 0
    unanswered: int = 0
    compared_with: str = ""
    ours: tuple[str, ...] = ()
    theirs: tuple[str, ...] = ()
    rather: str = ""
    lost: str = ""

    @property
    def url(self) -> str:
        """The page's file below docs/, as pages link to it."""
        return self.page.removeprefix("docs/")

    def score_on(self, instrument: str) -> int:
        """Its percent on one of BY_PAGE."""
        return {PEMAT_UNDERSTAND: self.understand, PEMAT_ACT: self.act, CDC_INDEX: self.index}[instrument]


AUDIT_CHOICES: Mapping[type, Mapping[str, tuple[str, ...]]] = {
    AuditItem: {"instrument": INSTRUMENTS},
    Audit: {"ours": ASPECTS, "theirs": ASPECTS, "rather": PREFERRED},
}
"""The fields of both that hold one of a few words, as choices.CHOICES."""
