"""Pages of the real guide, found by role or content, because tests of the tools must name no page (tests/test_layout.py).

A guide on another subject may have no such page: the tests that ask for it are skipped there. tests/content/ requires each of this guide.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import Any

import pytest

from scripts.guide import content, notation
from scripts.guide.model import Page

GUIDE = content.read()
PLAIN = [page for page in GUIDE.pages if not page.meta.role]
CARD = re.compile(r"^!!! emergency\b")
STUDIES = re.compile(rf"^## {re.escape(GUIDE.labels['part_studies'])}$")


def fixed(name: str) -> str:
    """The address of a fixed page, by its name in `subject: pages:` of mkdocs.yml."""
    return GUIDE.subject.address(name)


def with_role(role: str) -> str:
    """The address of the one page with a role."""
    return _only([page.url for page in GUIDE.pages if role in page.meta.role], f"the role `{role}`")


def with_tool(script: str) -> str:
    """The address of the page that uses a script of docs/assets/js/tools/ as its tool."""
    named = re.compile(rf'data-tool="(?:[^"]* )?{script}[ "]')
    return _only([page.url for page in GUIDE.pages if any(named.search(line.text) for line in page.source)], f"the tool `{script}`")


def pages_with(*patterns: re.Pattern[str]) -> list[str]:
    """The addresses of the pages without a role that have a line for each pattern, the first pages of parts first."""
    return by_depth(page.url for page in PLAIN if all(_has(page, each) for each in patterns))


def by_depth(urls: Iterable[str]) -> list[str]:
    return sorted(urls, key=lambda url: (url.count("/"), url))


def source_of(url: str) -> str:
    """The source of a page: `docs/topic/index.md`."""
    return _only([str(page.path) for page in GUIDE.pages if page.url == url], f"the address `{url}`")


def _has(page: Page, pattern: re.Pattern[str]) -> bool:
    return any(pattern.search(line.text) for line in page.lines)


def _only(found: list[str], what: str) -> str:
    return found[0] if len(found) == 1 else pytest.skip(f"no page of this guide has {what}", allow_module_level=True)


def _topics() -> list[str]:
    return pages_with(notation.IMAGE, notation.CITATION, STUDIES)


def _sources(page: Page) -> int:
    return len({match[1] for match, _ in notation.matches(notation.CITATION, page.lines)})


def _sheets() -> list[str]:
    return by_depth(page.url for page in GUIDE.pages if any(line.text.startswith('<div class="sheet') for line in page.source))


def _has_tool(url: str) -> bool:
    return any("data-tool=" in line.text for page in GUIDE.pages if page.url == url for line in page.source)


FOUND: Mapping[str, Callable[[], Any]] = {
    "TOPIC": lambda: _topics()[0],
    "TOPICS": _topics,
    "ANOTHER": lambda: _topics()[1],
    "DEEP": lambda: next(url for url in _topics() if url.count("/") == 2),
    "CITED": lambda: max(PLAIN, key=_sources).url,
    "WITH_A_CARD": lambda: pages_with(CARD, notation.CITATION)[-1],
    "TOOLS": lambda: next(page.url for page in GUIDE.pages if page.url and all(sheet.startswith(page.url) for sheet in _sheets())),
    "SHEETS": _sheets,
    "PLAIN_SHEET": lambda: next(url for url in _sheets() if not _has_tool(url)),
    "LISTS": lambda: {with_role(role) for role in ("book", "signs", "audit")},
    "BOOK": lambda: with_role("book"),
    "FIRST": lambda: with_role("book-first"),
    **{name: partial(fixed, name.lower()) for name in ("HELP", "GLOSSARY", "SOURCES", "LICENSE", "QUESTIONS")},
    "NIGHT": lambda: fixed("worried"),
}
"""TOPICS: pages with a picture, sources and the studies at their end, such as TOPIC, ANOTHER and, below another page, DEEP.
CITED: with the most sources. WITH_A_CARD: with a card of danger signs, and sources. TOOLS: above all sheets. SHEETS: to print.
PLAIN_SHEET: one that no script fills in. LISTS: pages that say again what others say, which a browser does not keep. BOOK: with the
whole guide. FIRST: the first chapter of every copy. Others: fixed pages."""


def __getattr__(name: str) -> Any:
    """The address under a name of FOUND: `from tests.pages import TOPIC` skips a test file where the guide has no such page."""
    if name not in FOUND:
        raise AttributeError(name)
    try:
        return FOUND[name]()
    except (IndexError, StopIteration):
        return pytest.skip(f"this guide has no {name}, see tests/pages.py", allow_module_level=True)
