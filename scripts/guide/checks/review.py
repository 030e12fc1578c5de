"""Review dates: a warning while there is time, and no release once one is past."""

from collections.abc import Iterator
from datetime import date, timedelta

from scripts.guide import policy
from scripts.guide.changelog import in_english
from scripts.guide.model import Guide, Page, Problem


def due_soon(guide: Guide, today: date) -> Iterator[Problem]:
    """RV01: pages whose next review comes within policy.WARN_DAYS; they are printed, and nothing fails."""
    return (_problem(page, "is due") for page in guide.pages if today <= page.meta.next_review <= today + timedelta(policy.WARN_DAYS))


def overdue(guide: Guide, today: date) -> Iterator[Problem]:
    """RV02: pages past their date; no release is made with one."""
    return (_problem(page, "was due") for page in guide.pages if page.meta.next_review < today)


def _problem(page: Page, tense: str) -> Problem:
    what = f"the next review {tense} on {in_english(page.meta.next_review)}"
    remedy = "Check each sentence against its sources, then move `reviewed` and `next_review`"
    return page.problem(what, remedy, "next_review")
