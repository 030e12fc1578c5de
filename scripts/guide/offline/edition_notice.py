"""What every offline form says about itself: when it was built, until when to use it, and where a newer one is."""

import calendar
from dataclasses import dataclass
from datetime import UTC, date, datetime

from scripts.guide import policy


class FormError(Exception):
    """A form that cannot be written here: one line that says why, and what to do."""


@dataclass(frozen=True)
class Edition:
    """One build. `epoch`: its date, in seconds since 1970, UTC. `address`: where the site is published, "" where nothing says it.

    `offline` is the address of the page of copies below that, and `subject` what catalogs file the guide under, "" where nothing says it.
    """

    epoch: int
    address: str = ""
    offline: str = "offline/"
    subject: str = ""

    @property
    def built(self) -> date:
        """The day of the build."""
        return datetime.fromtimestamp(self.epoch, UTC).date()

    @property
    def until(self) -> date:
        """The day after which a newer copy is due: policy.REVIEW_MONTHS later."""
        months = self.built.month - 1 + policy.REVIEW_MONTHS
        year, month = self.built.year + months // 12, months % 12 + 1
        return date(year, month, min(self.built.day, calendar.monthrange(year, month)[1]))

    def lines(self) -> tuple[str, str, str]:
        """Three sentences for a reader: built on, use before, and where a newer one is."""
        newer = f"A newer copy: {self.address}{self.offline}" if self.address else "A newer copy is where you found this one."
        return f"Built on {spoken(self.built)}.", f"Use before {spoken(self.until)}.", newer


def spoken(day: date) -> str:
    """A date as the guide writes it: 5 May 2027."""
    return f"{day.day} {day:%B %Y}"
