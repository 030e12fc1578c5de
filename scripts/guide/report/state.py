"""The guide at one moment: its sources, its built pages and their sizes. The older moment is built by its own scripts."""

import contextlib
import gzip
import io
import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

from scripts.guide import content, paths
from scripts.guide.checks import readability
from scripts.guide.model import Guide, Page
from scripts.guide.sentences import WORD, plain


class BaseError(Exception):
    """The older moment cannot be had: one line that says why, and what to do."""


@dataclass(frozen=True)
class Measured:
    """One page: its title, its words, their reading grade, its bytes as gzip (0 where it is not built), its built article, its source."""

    title: str
    words: int
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
    """The state of the guide in a folder, whose `site/` may be there or not."""
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
    """What a reader sees of a page, without what stands around it; the spaces of templates do not count."""
    found = LexborHTMLParser(built).css_first("article") if built else None
    return " ".join((found.html or "").split()) if found else ""


def base(commit: str) -> Path:
    """A folder with the guide as it was at a commit, built there if it can be built. Raises BaseError where git does not know it."""
    asked = subprocess.run(["git", "merge-base", "HEAD", commit], capture_output=True, text=True, check=False)
    common = asked.stdout.strip()
    if commit.startswith("-") or asked.returncode or not common:
        raise BaseError(f"git knows no commit that this one shares with `{commit}`: fetch it, or name another as BASE=main.")
    tree = subprocess.run(["git", "archive", "--format=zip", common], capture_output=True, check=True).stdout
    shutil.rmtree(paths.REPORT_BASE, ignore_errors=True)
    paths.REPORT_BASE.mkdir(parents=True)
    with zipfile.ZipFile(io.BytesIO(tree)) as archive:  # tarfile's filters need Python 3.11.4, and Debian 12 has 3.11.2
        archive.extractall(paths.REPORT_BASE)
    command = [sys.executable, "-m", "scripts.build"]
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    subprocess.run(command, cwd=paths.REPORT_BASE, env=environment, capture_output=True, check=False)
    return paths.REPORT_BASE
