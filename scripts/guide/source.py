"""A source of the bibliography, frozen: what it is, how far it was checked, and what a reader should doubt."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import quote

VERIFIED = ("page", "memory")
RECALLED: Mapping[str, str] = {"details": "names, year or journal are partly", "doi": "DOI is", "address": "web address is"}
MISSING = ("authors",)


@dataclass(frozen=True)
class Source:
    """One entry of `data/references.bib`, in the order and letters that a reader sees.

    `recalled` names what was written from memory (details are names, year or journal), `missing` what is not recorded yet,
    and `weak` says in a few words why the source cannot carry a warning alone: "news report". `others`: there are more authors than named.
    """

    key: str
    line: int
    authors: tuple[str, ...]
    title: str
    year: str
    where: str
    doi: str = ""
    url: str = ""
    verified: str = "memory"
    recalled: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    weak: str = ""
    note: str = ""
    others: bool = False

    @property
    def is_sound(self) -> bool:
        """Whether a warning or a number to call may rest on this source alone: nothing of it is from memory, and it is not weak."""
        return self.verified != "memory" and not self.recalled and not self.weak

    @property
    def short(self) -> str:
        """The source in a few words: "Watson and others, 2009"."""
        names = [author.split(",")[0] for author in self.authors]
        pair = f"{names[0]} and {names[1]}" if len(names) == 2 and not self.others else f"{names[0]} and others"
        who = names[0] if len(names) == 1 and not self.others else pair
        return f"{who}, {self.year}"

    @property
    def doubt(self) -> str:
        """What a reader should know wherever the source is cited, in a few words: "news report", "partly from memory"; or nothing."""
        return self.weak or ("partly from memory" if self.recalled or self.verified == "memory" else "")

    @property
    def checked(self) -> str:
        """How far its entry was checked, in sentences for readers."""
        seen = "We saw its title, names and address on a stored page" if self.verified == "page" else "We know it, but saw no page for it"
        from_memory = (f"Its {RECALLED[each]} from memory" for each in self.recalled if each in RECALLED)
        missing = f"Its {' and '.join(self.missing)} are not recorded yet" if self.missing else ""
        weak = f"Too weak to carry a warning alone: {self.weak}" if self.weak else ""
        return " ".join(f"{sentence}." for sentence in (seen, *from_memory, missing, weak, self.note) if sentence)

    @property
    def link(self) -> str:
        """Where a reader can find it: its DOI first, else its address."""
        return f"https://doi.org/{quote(self.doi, safe='/:;(),.-_%')}" if self.doi else self.url
