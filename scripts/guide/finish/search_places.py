"""Reads what search finds from a built page: the page and its sections, each with its words."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape

from selectolax.lexbor import LexborNode

from scripts.guide.model import Page
from scripts.guide.rendered import NOT_PROSE, Rendered, fragment
from scripts.guide.search_words import root, roots, words

UNREAD = (
    f"{NOT_PROSE}, .overdue, .short-note, .cite, .cited, .reviewed, .headerlink, .uses, .from, .sources, .letters, "
    ".people, .effects-table, .checked, td a[href*='/sources/'], svg, .with-tool, "
    ".a-to-z, .made.questions, .made.self-audit, .studies > :not(summary)"
)
HEADINGS = ("h2", "h3")
PARTS = ".unknown, .studies, .studies > summary, .fold, .fold > summary"
"""Parts of a page that hold its headings, as markdown/pattern.py makes them."""
NAMED = {"signs", "glossary"}
"""Lists of which search has only the headings, as of pages about the guide: their words are a tenth of the index."""


@dataclass(frozen=True)
class Place:
    """A page (without anchor) or one of its sections, and its words without its title."""

    url: str
    anchor: str
    title: str
    words: frozenset[str]


def places(page: Rendered, source: Page) -> Iterator[Place]:
    """A page and its sections, in the order of the page."""
    named = source.meta.kind == "about" or bool(NAMED.intersection(source.meta.role))
    for anchor, title, text in _sections(page, source):
        titled = roots(title)
        yield Place(page.url, anchor, title, frozenset(word for word in words("" if named else text) if root(word) not in titled))


def _sections(page: Rendered, source: Page) -> Iterator[tuple[str, str, str]]:
    article = fragment(next(node.html or "" for node in page.all("article")))
    for unread in article.css(UNREAD):
        unread.decompose()
    anchor, title, parts = "", source.meta.title, list[str]()
    for block in _blocks(article):
        if block.tag in HEADINGS and block.attributes.get("id"):
            yield anchor, title, " ".join(parts)
            anchor, title, parts = block.attributes["id"] or "", unescape(_text(block)), []
        elif block.tag != "h1":
            parts.append(_text(block))
    yield anchor, title, " ".join(parts)


def _blocks(parent: LexborNode) -> Iterator[LexborNode]:
    for child in parent.iter():
        if child.tag == "div" or child.css_matches(PARTS):
            yield from _blocks(child)
        else:
            yield child


def _text(node: LexborNode) -> str:
    return re.sub(r"\s+([.,;:?!)])", r"\1", " ".join(node.text(separator=" ").split()))
