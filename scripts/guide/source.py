"""A source of the bibliography, frozen: what it is, how far it was checked, and what a reader should doubt."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import quote

VERIFIED = ("page", "memory")
RECALLED = ("details", "doi", "address")
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

    def short(self, labels: Mapping[str, str]) -> str:
        """The source in a few words: "Watson and others, 2009"."""
        names = [author.split(",")[0] for author in self.authors]
        kind = "source_others" if self.others else {1: "source_one", 2: "source_two"}.get(len(names), "source_others")
        return labels[kind].format(first=names[0], second=names[-1], year=self.year)

    def doubt(self, labels: Mapping[str, str]) -> str:
        """What a reader should know wherever the source is cited, in a few words: "news report", "partly from memory"; or nothing."""
        return self.weak or (labels["source_recalled"] if self.recalled or self.verified == "memory" else "")

    def checked(self, labels: Mapping[str, str]) -> str:
        """How far its entry was checked, in sentences for readers."""
        seen = labels["source_seen" if self.verified == "page" else "source_unseen"]
        from_memory = (labels[f"source_recalled_{each}"] for each in self.recalled if each in RECALLED)
        missing = labels["source_missing"] if self.missing else ""
        weak = labels["source_weak"].format(why=self.weak) if self.weak else ""
        return " ".join(f"{sentence}." for sentence in (seen, *from_memory, missing, weak, self.note) if sentence)

    @property
    def link(self) -> str:
        """Where a reader can find it: its DOI first, else its address."""
        return f"https://doi.org/{quote(self.doi, safe='/:;(),.-_%')}" if self.doi else self.url
