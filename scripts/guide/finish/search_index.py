"""Writes the search index from the built pages: their words without popovers, other ways to type them, questions, and help in danger.

Search needs no sentence of a page, only which words it has, so the index holds those (search_file.py), and what a result shows.
Of the forms of a word it has the shortest (search_words.py). docs/assets/js/search-words.js reads the index and what is typed alike.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from scripts.guide import answers
from scripts.guide.dangers import spelled_out
from scripts.guide.evidence import slug
from scripts.guide.finish import search_help, search_places
from scripts.guide.finish.search_places import Place
from scripts.guide.model import Guide, Page
from scripts.guide.rendered import Rendered
from scripts.guide.search_file import JOIN, save
from scripts.guide.search_packing import packed
from scripts.guide.search_words import root, roots, words

WEIGHTS = {"about": 0.45, "tool": 0.6}
"""The factor of a page's score, by its kind: pages to read rank before tools, and tools before pages about the guide."""
LIST_WEIGHT = 0.5
"""The factor of a list that has words of all pages."""
LISTS = {"glossary", "signs", "sources", "book"}
FURTHER = {"get_help": "help", "questions": "questions", "a_to_z": "a_to_z"}
"""Where a search that finds little leads: the names of the labels in data/words.yml, and of the fixed pages (subject.Subject)."""
MANY = 2
"""A word in this many sections of a page is listed for the page only."""
EVERYWHERE = 2
"""A word on this many pages is listed for pages only, not for sections: the ranking is no worse, and that saves 2,500 bytes."""
SHARED = 5
"""A heading on this many pages is no place of its own, because it distinguishes nothing: the words below it count for the page."""
LABELS = ("type", "none", "one", "many", "more_one", "more", "instead", "few")
"""What the dialog says, by the names of the labels in data/words.yml without `search_`."""


class Index:
    """The places of the index, page by page."""

    def __init__(self, guide: Guide) -> None:
        self._guide = guide
        self._terms = {term.slug: term for term in guide.terms}
        self._pages: list[Page] = []
        self._places: list[Place] = []

    def add(self, page: Rendered) -> None:
        """Add the words of a page that has front matter."""
        if source := self._guide.page_at(page.url):
            self._pages.append(source)
            self._places += (self._with_forms(place, source) for place in search_places.places(page, source))

    def _with_forms(self, place: Place, source: Page) -> Place:
        """An entry of the glossary with the other forms of its term."""
        term = self._terms.get(place.anchor) if "glossary" in source.meta.role else None
        return replace(place, words=place.words | words(" ".join(term.written))) if term else place

    def write(self, site: Path) -> None:
        """Write the whole index below `site`."""
        save(self._index(), site)

    def _index(self) -> dict[str, Any]:
        """The complete index, in the order that compresses best of 300 that were tried; types/search.d.ts describes it."""
        self._places = list(_distinct(self._places))
        labels, questions = self._guide.labels, list(self._questions())
        at = self._guide.subject.address
        listed, gaps = packed(list(self._bodies()))
        return {
            "gaps": gaps,
            "dangers": [[kind, *map(JOIN.join, lists)] for kind, *lists in spelled_out(self._guide.dangers)],
            "helps": search_help.helps(self._guide),
            "labels": {name: labels.get(f"search_{name}", name) for name in LABELS},
            "further": [[labels.get(f"search_{name}", name), at(page)] for name, page in FURTHER.items() if self._guide.page_at(at(page))],
            "questions": [shown for shown, _ in questions],
            "ignored": labels.get("search_ignored", ""),
            "pages": [self._page(source) for source in self._pages],
            "also": [JOIN.join(self._also(source)) for source in self._pages],
            "typed": [JOIN.join(each) for each in self._typed()],
            "asked": [JOIN.join(also) for _, also in questions],
            "words": listed,
        }

    def _bodies(self) -> Iterator[frozenset[str]]:
        """The words of each place that its title does not have, each in one form: of all pages, then of all sections."""
        form = self._forms()
        pages = [[_formed(place, form) for place in self._places if place.url == source.url] for source in self._pages]
        spread = Counter(word for places in pages for word in frozenset[str]().union(*places))
        rest = list[frozenset[str]]()
        for first, *sections in pages:
            counts = Counter(word for section in sections for word in section)
            whole = first | {word for word, count in counts.items() if count >= MANY or spread[word] >= EVERYWHERE}
            yield whole
            rest += (section - whole for section in sections)
        yield from rest

    def _forms(self) -> dict[str, str]:
        """The shortest form of each word that is not ignored, by its root."""
        ignored = roots(self._guide.labels.get("search_ignored", ""))
        every = {word for place in self._places for word in place.words if root(word) not in ignored}
        return {root(word): word for word in sorted(every, key=lambda word: (-len(word), word))}

    def _typed(self) -> Iterator[list[str]]:
        """A word, and other ways to type it: those of data/spellings.yml, and the misspellings of the glossary."""
        yield from ([each.word, *each.typed] for each in self._guide.spellings)
        yield from ([term.term, *term.misspellings] for term in self._guide.terms if term.misspellings)

    def _page(self, source: Page) -> dict[str, Any]:
        sections = [place for place in self._places if place.url == source.url and place.anchor]
        return {
            "url": source.url,
            "title": source.meta.title,
            "summary": source.meta.summary,
            "weight": _weight(source),
            "sections": JOIN.join(
                place.title if place.anchor == slug(place.title) else f"{place.title}#{place.anchor}" for place in sections
            ),
        }

    def _also(self, source: Page) -> list[str]:
        """Other names of a page, without wordings of questions."""
        asked = {wording for question in self._guide.questions.values() for wording in (question.ask, *question.also)}
        return [phrase for phrase in dict.fromkeys((*source.meta.also, *source.meta.typed)) if phrase not in asked]

    def _questions(self) -> Iterator[tuple[dict[str, Any], tuple[str, ...]]]:
        """What is shown of each question, and other ways to ask it."""
        places = {(place.url, place.anchor): at for at, place in enumerate(self._places)}
        for question in self._guide.questions.values():
            page = answers.page_of(question, self._guide)
            found = answers.first_sentence(question, self._guide)
            at = places.get((page.url, answers.heading(question, page)), places.get((page.url, ""))) if page else None
            if page and found and at is not None:
                anchor = question.anchor if question.anchor != self._places[at].anchor else ""
                yield {"ask": question.ask, "answer": found[0], "place": at, **({"anchor": anchor} if anchor else {})}, question.also


def _distinct(places: Sequence[Place]) -> Iterator[Place]:
    """All pages, then all sections whose heading distinguishes them."""
    spread = Counter(place.title for place in places)
    shared = [place for place in places if place.anchor and spread[place.title] >= SHARED]
    for page in places:
        if not page.anchor:
            yield replace(page, words=page.words.union(*(place.words for place in shared if place.url == page.url)))
    yield from (place for place in places if place.anchor and place not in shared)


def _formed(place: Place, form: Mapping[str, str]) -> frozenset[str]:
    titled = roots(place.title)
    return frozenset(form[each] for each in map(root, place.words) if each in form and each not in titled)


def _weight(source: Page) -> float:
    return LIST_WEIGHT if LISTS.intersection(source.meta.role) else WEIGHTS.get(source.meta.kind, 1)
