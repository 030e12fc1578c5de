"""What to call or text in each country, frozen: the lines and how each was confirmed."""

from dataclasses import dataclass
from datetime import date

CONFIRMED = ("official", "copy", "agreed", "press")
"""How a number was confirmed, surest first. decisions/0020."""


@dataclass(frozen=True)
class Helpline:
    """One number of a country: to call, to text, or both, with how it was confirmed (decisions/0020).

    `number` and `text` are digits and spaces; `keyword` is the word to send, `then` what to press or say once the call is
    answered. `url` is the official page that a person opens before a release; `opened` and `opened_by` record that. `sources`
    are the pages on which the number was seen, on the day `seen`.
    """

    name: str
    url: str
    seen: date
    confirmed: str
    sources: tuple[str, ...]
    line: int = 0
    number: str = ""
    then: str = ""
    text: str = ""
    keyword: str = ""
    audience: str = ""
    where: str = ""
    hours: str = ""
    opened: date | None = None
    opened_by: str | None = None
    note: str = ""

    @property
    def is_printed(self) -> bool:
        """Whether readers see its numbers: a number found only in the press is not confirmed."""
        return self.confirmed != "press"


@dataclass(frozen=True)
class Country:
    """The numbers to call in one country: in an emergency (first the one that cards show), for health advice, and in a crisis."""

    country: str
    code: str
    emergency: tuple[Helpline, ...]
    line: int = 0
    short: str = ""
    advice: tuple[Helpline, ...] = ()
    crisis: tuple[Helpline, ...] = ()
    note: str = ""

    @property
    def lines(self) -> tuple[Helpline, ...]:
        """All its lines, the printed and the unconfirmed."""
        return (*self.emergency, *self.advice, *self.crisis)
