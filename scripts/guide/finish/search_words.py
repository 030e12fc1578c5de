"""Adds the words that readers type to the search index: forms, spellings, misspellings and lay words."""

import json
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from scripts.guide.model import Guide, Page, Term

INDEX = Path("search") / "search_index.json"


def add(site: Path, guide: Guide) -> None:
    """Give each page its `also` words and each glossary entry its other forms and misspellings.

    They go into the index's `tags`, which weigh more than the text and are not part of the excerpt that a reader sees.
    """
    file = site / INDEX
    index = json.loads(file.read_text(encoding="utf-8"))
    also = {page.url: page for page in guide.pages}
    entries = {f"glossary/#{term.slug}": term for term in guide.terms}
    for doc in index["docs"]:
        if page := also.get(doc["location"]):
            _extend(doc, _words_of_page(page))
        elif term := entries.get(doc["location"]):
            _extend(doc, _words_of_term(term))
    file.write_text(json.dumps(index, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")


def _words_of_page(page: Page) -> Iterable[str]:
    return (page.meta.title, *page.meta.also)


def _words_of_term(term: Term) -> Iterable[str]:
    return (*term.written, *term.misspellings)


def _extend(doc: dict[str, Any], phrases: Iterable[str]) -> None:
    have = set(re.findall(r"\w+", doc["title"].lower()))
    words = {word for phrase in phrases for word in re.findall(r"\w+", phrase.lower())} - have
    if words:
        doc["text"] += f" <span hidden>{' '.join(sorted(words))}</span>"
