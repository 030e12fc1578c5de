"""The data classes of the guide, frozen: problems, pages and their lines, and the guide itself."""

from collections.abc import Iterable, Iterator, Mapping, Sized
from dataclasses import dataclass, field
from datetime import date
from difflib import get_close_matches
from functools import cached_property, lru_cache
from operator import attrgetter
from pathlib import Path
from typing import TypeVar

from scripts.guide.dangers import Danger
from scripts.guide.evidence import Claim, Effect, Review, Spelling, Statement, Term
from scripts.guide.grades import Search
from scripts.guide.groups import GroupsOfCountry
from scripts.guide.helplines import Country
from scripts.guide.labels import of_repository
from scripts.guide.questions import Question
from scripts.guide.scores import Audit, AuditItem
from scripts.guide.signs import Level, Rule, Sign
from scripts.guide.source import Source
from scripts.guide.subject import UNKNOWN, Subject

_Item = TypeVar("_Item")
KINDS = ("medical", "tool", "about")
_similar = lru_cache(maxsize=1024)(get_close_matches)  # a live preview would compare the same names after each edit
NO_REVIEWER = "none yet"  # the `reviewer` of a page that no clinician has checked


@dataclass(frozen=True, order=True)
class Problem:
    """One problem, as a line: `path:line: what is wrong. How to fix it. (LK03)`, with the id of the check that found it."""

    path: str
    line: int
    what: str
    remedy: str
    check: str = ""

    def __str__(self) -> str:
        text = f"{self.path}:{self.line}: {self.what}. {self.remedy}." + (f" ({self.check})" if self.check else "")
        return "".join(character if character.isprintable() else " " for character in text)


def nearest(name: str, known: Iterable[str]) -> str:
    """The known name that is most like a misspelled one, for a remedy: "none" where nothing is known."""
    return next(iter(_similar(name, tuple(known), 1, 0)), "none")


def repeated(items: Iterable[_Item], name: str) -> Iterator[tuple[_Item, _Item]]:
    """Each item whose field `name` ("code", "meta.title") equals that of an earlier one but for case, and the first that has it."""
    first: dict[str, _Item] = {}
    for item in items:
        if (other := first.setdefault(" ".join(attrgetter(name)(item).casefold().split()).strip(" .,;:!?"), item)) is not item:
            yield item, other


def counted(problems: Sized) -> str:
    """The closing line of a list of problems: "1 problem." or "3 problems."."""
    return f"{len(problems)} problem{'' if len(problems) == 1 else 's'}."


@dataclass(frozen=True)
class Line:
    """One line of a page's text, and the file it is in (a snippet keeps its own)."""

    path: str
    number: int
    text: str

    def problem(self, what: str, remedy: str) -> Problem:
        """A problem of this line."""
        return Problem(self.path, self.number, what, remedy)


@dataclass(frozen=True)
class FrontMatter:
    """What a page says about itself. What has a default may be left out.

    `also`: other words for the page, shown and searched. `typed`: searched only. Dates are days. `role`: of roles.ROLES.
    """

    title: str
    description: str
    summary: str
    kind: str
    published: date
    reviewed: date
    next_review: date
    reviewer: str
    line: int = 1
    article: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    typed: tuple[str, ...] = ()
    template: str = ""
    role: tuple[str, ...] = ()


def address(path: Path) -> str:
    """The address below the site's root of a page's file below docs/, with a slash at the end: "" is the home page."""
    return "".join(f"{part}/" for part in path.with_suffix("").parts if part != "index")


@dataclass(frozen=True)
class Page:
    """One file of `docs/`, snippets unfolded: `lines` are without blocks of code and comments, `source` is with them."""

    path: Path
    meta: FrontMatter
    lines: tuple[Line, ...]
    meta_lines: Mapping[str, int] = field(default_factory=dict)
    source: tuple[Line, ...] = ()

    @property
    def url(self) -> str:
        """Its address below the site's root, with a slash at the end: "" is the home page."""
        return address(Path(*self.path.parts[1:]))

    def problem(self, what: str, remedy: str, field: str = "") -> Problem:
        """A problem of this page, on the line of a front matter field, or on line 1."""
        return Problem(str(self.path), self.meta_lines.get(field, 1), what, remedy)


@dataclass(frozen=True)
class Address:
    """One line of `data/addresses.txt`: an address that was published ("./" is the first page), and where its page went, if it did."""

    path: str
    to: str | None = None
    line: int = 0


@dataclass(frozen=True)
class Change:
    """One part of `CHANGELOG.md`: a day, and what readers gained on it, as Markdown."""

    day: date
    items: tuple[str, ...]


@dataclass(frozen=True)
class Guide:
    """Everything that was read, and every problem found while reading it."""

    subject: Subject = UNKNOWN
    pages: tuple[Page, ...] = ()
    claims: Mapping[str, Claim] = field(default_factory=dict)
    sources: Mapping[str, Source] = field(default_factory=dict)
    terms: tuple[Term, ...] = ()
    statements: Mapping[str, Statement] = field(default_factory=dict)
    countries: tuple[Country, ...] = ()
    groups: tuple[GroupsOfCountry, ...] = ()
    spellings: tuple[Spelling, ...] = ()
    dangers: tuple[Danger, ...] = ()
    effects: tuple[Effect, ...] = ()
    audits: tuple[Audit, ...] = ()
    audit_items: Mapping[str, AuditItem] = field(default_factory=dict)
    addresses: tuple[Address, ...] = ()
    changes: tuple[Change, ...] = ()
    reviews: tuple[Review, ...] = ()
    searches: Mapping[str, Search] = field(default_factory=dict)
    questions: Mapping[str, Question] = field(default_factory=dict)
    signs: Mapping[str, Sign] = field(default_factory=dict)
    rules: tuple[Rule, ...] = ()
    levels: Mapping[str, Level] = field(default_factory=dict)
    labels: Mapping[str, str] = field(default_factory=of_repository)
    problems: tuple[Problem, ...] = ()

    def was_read(self, *parts: Path) -> bool:
        """Whether these files and folders were read without a problem: what they name can be checked only then."""
        return not any(problem.path.startswith(tuple(map(str, parts))) for problem in self.problems)

    def page_at(self, url: str) -> Page | None:
        """The page at an address below the site's root ("" is home); None where the engine generated it."""
        return self._by_url.get(url)

    def page_as(self, role: str) -> Page | None:
        """The first page that has a role; None where no page has it. Check PG10 reports the roles that some page must have."""
        return next((page for page in self.pages if role in page.meta.role), None)

    @cached_property
    def _by_url(self) -> dict[str, Page]:
        return {page.url: page for page in self.pages}

    @cached_property
    def listed_sources(self) -> Mapping[str, Source]:
        """The sources on the page of sources: all but those that only a number or a group names, because their own pages name them."""
        elsewhere = {key for country in self.countries for line in country.lines for key in line.sources}
        elsewhere |= {key for country in self.groups for group in country.groups for key in group.sources}
        now = {key for claim in self.claims.values() for key in claim.sources}
        for items in (self.terms, self.statements.values()):
            now |= {key for item in items for key in item.sources}
        hidden = elsewhere - now - {effect.source for effect in self.effects}
        return {key: source for key, source in self.sources.items() if key not in hidden}

    def sources_of(self, key: str) -> tuple[Source, ...]:
        """The sources behind a cited claim or source, in the data's order; none if the key is unknown."""
        keys = self.claims[key].sources if key in self.claims else (key,)
        return tuple(self.sources[each] for each in keys if each in self.sources)
