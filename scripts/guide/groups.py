"""Groups and charities by country, frozen: who they are, what they offer, and where their page was seen."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Group:
    """One organization. `offers` completes "It offers ..."; `languages` names those of its page, where English is not among them.

    `url` is on the site of one of its `sources`, which are the pages that were read on the day `seen`. Where no page of its own site
    was read, `named_by` says who names that address, and completes "Its address is from ...".
    """

    name: str
    url: str
    offers: str
    seen: date
    sources: tuple[str, ...]
    line: int = 0
    languages: str = ""
    named_by: str = ""
    note: str = ""


@dataclass(frozen=True)
class GroupsOfCountry:
    """The groups of one country, or of Europe as a whole (code EU); none where no page of a group was found."""

    country: str
    code: str
    line: int = 0
    groups: tuple[Group, ...] = ()
    note: str = ""
