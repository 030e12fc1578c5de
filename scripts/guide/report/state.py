"""The state of the guide at one commit: its sources, its built pages and their sizes. Each commit is built by its own scripts."""

import contextlib
import gzip
import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

from scripts.guide import content, history, paths
from scripts.guide.checks import readability
from scripts.guide.model import Guide, Page
from scripts.guide.sentences import WORD, plain


@dataclass(frozen=True)
class Measured:
    """One page: title, word count, reading grade, gzipped bytes (0 where it is not built), built article and source."""

    title: str
    word_count: int
    grade: float
    bytes: int
    article: str
    source: str = ""


@dataclass(frozen=True)
class State:
    """Every page by its address, and each claim's grade and statement by its id; the keys of sources and terms."""

    pages: Mapping[str, Measured] = field(default_factory=dict)
    claims: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    sources: frozenset[str] = frozenset()
    terms: frozenset[str] = frozenset()

    @property
    def built(self) -> bool:
        """Whether any page of it is built."""
        return any(page.article for page in self.pages.values())


def read(folder: Path) -> State:
    """The state of the guide in a folder, with or without a built `site/`."""
    with contextlib.chdir(folder):
        guide = content.read()
        return State(
            {page.url: _measured(page, guide) for page in guide.pages},
            {claim.id: (claim.grade, claim.statement) for claim in guide.claims.values()},
            frozenset(guide.sources),
            frozenset(term.term for term in guide.terms),
        )


def _measured(page: Page, guide: Guide) -> Measured:
    count = sum(len(WORD.findall(plain(line.text, guide))) for line in page.lines)
    file = paths.SITE / page.url / "index.html"
    built = file.read_bytes() if file.is_file() else b""
    size = len(gzip.compress(built, 9)) if built else 0
    source = "\n".join((str(page.meta), *(line.text for line in page.lines)))
    return Measured(page.meta.title, count, readability.grade(page, guide), size, _article(built), source)


def _article(built: bytes) -> str:
    """The article of a built page without its surroundings; runs of spaces count as one."""
    found = LexborHTMLParser(built).css_first("article") if built else None
    return " ".join((found.html or "").split()) if found else ""


def base(commit: str) -> Path:
    """A folder with the guide at a commit, built if it can be built. Raises history.CommitError where git does not know the commit."""
    folder = history.check_out(commit, paths.REPORT_BASE)
    command = [sys.executable, "-m", "scripts.build"]
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    subprocess.run(command, cwd=folder, env=environment, capture_output=True, check=False)
    return folder
