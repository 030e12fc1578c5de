"""What this guide is about, and where its fixed pages are: `extra: subject:` of mkdocs.yml. Nothing of it is written in code."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from scripts.guide import paths

REQUIRED: Mapping[str, str] = {
    "worried": "the page for a reader who is afraid tonight: one screen, with the role `night`",
    "help": "when to call an ambulance and when to see a doctor, as lists of signs and numbers to call, with the role `danger`",
    "grades": "what each word for how sure something is means: `[[grades]]`",
    "sources": "every source and how far it was checked: `[[sources]]`, with the role `sources`",
    "glossary": "every term and its meaning: `[[terms]]`, with the role `glossary`",
    "a_to_z": "every page and term in order, which is the search of a browser without scripts",
    "checkers": "who has checked the guide, and who has not",
    "privacy": "what the guide keeps on a reader's device, and that nothing is sent",
    "accessibility": "what works without sight, hearing, a mouse or a script, and what does not yet",
    "feedback": "how to report a mistake, and what is unsafe first",
    "license": "what others may do with the words and the code",
}
"""The pages that templates and notes link to by name, and what each must hold. A name may lead to a part of a page: `about/#privacy`."""
NAMES_OF_ROLES: Mapping[str, str] = {"worried": "night", "help": "danger", "sources": "sources", "glossary": "glossary"}
"""The role that the page under a name must have."""


@dataclass(frozen=True)
class Code:
    """What a coding system calls the condition: `system: ICD-10` and `value: M79.7`. Search engines and libraries read it."""

    system: str
    value: str
    line: int = 1


@dataclass(frozen=True)
class Subject:
    """The subject of the guide.

    `condition` is the name that search engines, e-book catalogs and the pack for a clinician use, and `audience` a
    schema.org type of MedicalAudience (Patient). `pages` holds the address of each page of REQUIRED ("get-help/") and of others that the
    footer lists. `footer` and `shortcuts` are names of `pages`: the last line of each page, and what a long press on the icon offers.

    `outcome` is what the chart of effects compares ("pain"), and `treatments` its groups, each with words of treatments' names.
    `abbreviations` are letters that a page writes out, each with its words. `placed_words` name a danger sign, each with the claims that
    explain it. In these three, several are separated by commas. A claim that names one of `medicines` is signed line by line.
    """

    condition: str
    pages: Mapping[str, str] = field(default_factory=dict)
    audience: str = "Patient"
    codes: tuple[Code, ...] = ()
    footer: tuple[str, ...] = ()
    shortcuts: tuple[str, ...] = ()
    outcome: str = ""
    treatments: Mapping[str, str] = field(default_factory=dict)
    abbreviations: Mapping[str, str] = field(default_factory=dict)
    placed_words: Mapping[str, str] = field(default_factory=dict)
    medicines: tuple[str, ...] = ()
    line: int = 1

    def address(self, name: str) -> str:
        """The address of a fixed page below the site's root: the one in `pages`, or else "sources/" for `sources`."""
        return self.pages.get(name, f"{name}/")

    def file(self, name: str, part: str = "") -> str:
        """A link to a fixed page as Markdown writes it, "/about/grades.md#high"; `part` is an id on that page."""
        address, _, inside = self.address(name).partition("#")
        folder = address.strip("/")
        index = not folder or (paths.DOCS / folder / "index.md").is_file()
        file = f"/{Path(folder, 'index.md')}" if index else f"/{folder}.md"
        return f"{file}#{part or inside}" if part or inside else file


def several(text: str) -> tuple[str, ...]:
    """The items of a list with commas: "CBT, talking" has two."""
    return tuple(part.strip() for part in text.split(",") if part.strip())


UNKNOWN = Subject("")
"""The subject of a guide that does not name one, which check PG17 reports."""
