"""Builders of small guides, pages and built pages, so that a test writes only the fields that matter to it."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

from selectolax.lexbor import LexborHTMLParser

from scripts.guide import notation
from scripts.guide.model import FrontMatter, Guide, Line, Page, Problem
from scripts.guide.rendered import Rendered

FIRST_LINE = 11
"""The first line of a page's text, below its front matter."""


def page(text: str = "", name: str = "docs/topic/example.md", **fields: Any) -> Page:
    """A medical page with these words of Markdown; `fields` are those of its front matter."""
    front: dict[str, Any] = {
        **{"title": name, "description": f"About {name}.", "summary": "A summary.", "kind": "medical", "reviewer": "none yet"},
        **{"published": date(2026, 1, 2), "reviewed": date(2026, 1, 2), "next_review": date(2026, 7, 2)},
        **fields,
    }
    rows = [Line(name, at, row) for at, row in enumerate(text.split("\n"), FIRST_LINE)]
    return Page(Path(name), FrontMatter(**front), tuple(notation.prose(rows)), {"summary": 4, "description": 3, "reviewed": 7}, tuple(rows))


def guide(text: str = "", **fields: Any) -> Guide:
    """A guide of the one page `page(text, **fields)`."""
    return Guide(pages=(page(text, **fields),))


def reported(check: Callable[[Guide], Iterator[Problem]], *of: Guide) -> list[str]:
    """The faults that a check reports, without places and remedies."""
    return [problem.what for each in of for problem in check(each)]


def built(html: str, url: str = "", site: Path = Path("site")) -> Rendered:
    """A built page."""
    return Rendered(site / url / "index.html" if not url.endswith(".html") else site / url, url, LexborHTMLParser(html))


def words(count: int, word: str = "go") -> str:
    """A text of this many words."""
    return " ".join([word] * count)
