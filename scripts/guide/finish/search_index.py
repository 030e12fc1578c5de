"""Writes the search index from the built pages: their words without popovers, what readers type for them, and which questions they answer.

The theme's own index keeps parts of popovers and has no stemming, so forms, spellings, lay words and misspellings
are added here. The file's shape is the theme's: one document a page and one a section.
"""

import json
import re
from collections.abc import Iterator, Mapping
from html import escape, unescape
from pathlib import Path
from typing import Any

from selectolax.lexbor import LexborNode

from scripts.guide import answers, paths
from scripts.guide.evidence import Term
from scripts.guide.model import Guide, Page
from scripts.guide.questions import Question
from scripts.guide.rendered import Rendered, fragment

UNREAD = (
    ".overdue, .meaning, .cite, .cited, .reviewed, .uses, .from, .sources, .letters, .people, .effects-table, "
    "svg, nav, script, style, .with-tool, .a-to-z, .made.questions"
)
HEADINGS = ("h2", "h3")
PARTS = ".unknown, .studies, .studies > summary"
"""Parts of a page that hold its headings, as markdown/pattern.py makes them."""
SETTINGS = {
    "lang": ["en"],
    "separator": r"[\s\-]+",
    "pipeline": ["stopWordFilter"],
    "fields": {"title": {"boost": 1000.0}, "text": {"boost": 1.0}, "tags": {"boost": 1000000.0}},
}
"""What the theme's search worker asks for: the language, where words part, and how much each field weighs."""
FIRST_PAGE = 2  # the bare name of a topic means its first page


class Index:
    """The documents of the index, page by page."""

    def __init__(self, guide: Guide) -> None:
        self._guide = guide
        self._terms = {f"glossary/#{term.slug}": term for term in guide.terms}
        self._typed = {spelling.word: spelling.typed for spelling in guide.spellings}
        self._asked: dict[str, list[Question]] = {}
        for question in guide.questions.values():
            if page := answers.page_of(question, guide):
                heading = answers.heading(question, page)
                self._asked.setdefault(f"{page.url}#{heading}" if heading else page.url, []).append(question)
        self._docs: list[dict[str, Any]] = []

    def add(self, page: Rendered) -> None:
        """Take in the words of a page that has front matter."""
        if source := self._guide.page_at(page.url):
            docs = list(_documents(page, source, self._terms, self._typed))
            for doc in docs:
                doc["text"] += "".join(_wordings(question) for question in self._asked.get(doc["location"], ()))
            self._docs += docs

    def write(self, site: Path) -> None:
        """Write the whole index below `site`, whatever the engine wrote there."""
        file = site / paths.SEARCH_INDEX
        file.parent.mkdir(exist_ok=True)
        index = {"config": SETTINGS, "docs": self._docs}
        file.write_text(json.dumps(index, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")


def _documents(page: Rendered, source: Page, terms: dict[str, Term], typed: Mapping[str, tuple[str, ...]]) -> Iterator[dict[str, Any]]:
    for anchor, title, text in _sections(page, source):
        location = f"{page.url}#{anchor}" if anchor else page.url
        doc: dict[str, Any] = {"location": location, "title": escape(title, quote=False), "text": text}
        if not anchor:
            found_by = words(source.meta.title, *source.meta.also, *source.meta.typed)
            if source.path.name == "index.md":
                doc["boost"] = FIRST_PAGE
            doc["tags"] = sorted(found_by.union(*(typed.get(word, ()) for word in found_by)))
        elif term := terms.get(location):
            doc["text"] += f"<p>{' '.join(sorted(words(*term.written, *term.misspellings)))}</p>"
        yield doc


def _wordings(question: Question) -> str:
    """A question and the other ways to ask it, as two paragraphs: a result shows the one that was found."""
    return "".join(f"<p>{escape(text, quote=False)}</p>" for text in (question.ask, ". ".join(question.also)) if text)


def _sections(page: Rendered, source: Page) -> Iterator[tuple[str, str, str]]:
    article = fragment(next(node.html or "" for node in page.all("article")))
    for unread in article.css(UNREAD):
        unread.decompose()
    anchor, title, parts = "", source.meta.title, list[str]()
    for block in _blocks(article):
        if block.tag in HEADINGS and block.attributes.get("id"):
            yield anchor, title, "".join(parts)
            anchor, title, parts = block.attributes["id"] or "", unescape(_text(block)), []
        elif block.tag != "h1" and (text := _text(block)):
            parts.append(f"<p>{text}</p>")
    yield anchor, title, "".join(parts)


def _blocks(parent: LexborNode) -> Iterator[LexborNode]:
    for child in parent.iter():
        if child.tag == "div" or child.css_matches(PARTS):
            yield from _blocks(child)
        else:
            yield child


def _text(node: LexborNode) -> str:
    plain = " ".join(node.text(separator=" ").split())
    return re.sub(r"\s+([.,;:?!)])", r"\1", plain).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def words(*phrases: str) -> set[str]:
    """Each word of some phrases once, in small letters; an apostrophe stays in its word."""
    return {word for phrase in phrases for word in re.findall(r"[\w']+", phrase.lower())}
