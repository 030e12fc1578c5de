"""What every offline form says about itself: when it was built, until when to use it, and where a newer one is."""

import calendar
from dataclasses import dataclass
from datetime import UTC, date, datetime

from scripts.guide import content, policy
from scripts.guide.labels import spoken


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
        labels = content.data_now().labels
        newer = labels["copy_newer" if self.address else "copy_newer_unknown"].format(address=f"{self.address}{self.offline}")
        built, until = spoken(self.built, labels), spoken(self.until, labels)
        return labels["copy_built"].format(day=built), labels["copy_until"].format(day=until), newer
