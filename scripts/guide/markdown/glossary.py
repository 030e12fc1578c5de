"""The first use of a glossary term on a page becomes a link to the glossary, and its meaning goes to the end of the page.

inline.js opens the meaning at the word. A link, not a button: programs that read a page without its scripts (Reader View, text browsers,
a copied paragraph) keep the words of a link and drop those of a button. `{: .no-term }` on a paragraph, list or other block leaves its
words alone.
"""

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from scripts.guide import content, sentences
from scripts.guide.evidence import Term
from scripts.guide.markdown.elements import add, notes, popover
from scripts.guide.notation import matcher, term_of

SKIPPED_TAGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "a", "code", "pre", "button", "svg", "summary", "script", "style", "figure"})
SKIPPED_CLASSES = frozenset({"no-term", "meaning", "cite", "admonition-title", "emergency"})
"""An emergency card explains no words, because nothing may slow a reader down there (checklist C3)."""


class GlossaryTreeprocessor(Treeprocessor):
    """Walks the finished tree once, in reading order."""

    def run(self, root: Element) -> None:
        """Mark each term at its first use below `root`."""
        known = content.data_now()
        if terms := known.terms:
            self.page_of_terms = known.subject.file("glossary")
            self.pattern, self.by_form = matcher(terms)
            self.shown: dict[str, Term] = {}
            self._walk(root)
            for term in self.shown.values():
                _meaning(notes(root), term)

    def _walk(self, element: Element) -> None:
        if element.tag in SKIPPED_TAGS or SKIPPED_CLASSES & set(element.get("class", "").split()):
            return
        children = list(element)
        if element.text and not isinstance(element.text, AtomicString):
            element.text, made = self._split(element.text)
            element[0:0] = made
        for child in children:
            self._walk(child)
            if child.tail and not isinstance(child.tail, AtomicString):
                child.tail, made = self._split(child.tail)
                at = list(element).index(child) + 1
                element[at:at] = made

    def _split(self, text: str) -> tuple[str, list[Element]]:
        made: list[Element] = []
        end, before = 0, text
        for match, term in self._first_uses(text):
            if made:
                made[-1].tail = text[end : match.start()]
            else:
                before = text[: match.start()]
            made.append(_link(match[0], term, self.page_of_terms))
            end = match.end()
        if made:
            made[-1].tail = text[end:]
        return before, made

    def _first_uses(self, text: str) -> Iterator[tuple[re.Match[str], Term]]:
        for match in self.pattern.finditer(text):
            term = term_of(match[0], self.by_form)
            if term and term.slug not in self.shown:
                self.shown[term.slug] = term
                yield match, term


def _link(word: str, term: Term, page: str) -> Element:
    link = Element("a", {"class": "term", "href": f"{page}#{term.slug}"})
    link.text = AtomicString(word)
    return link


def _meaning(place: Element, term: Term) -> None:
    box = popover(place, f"term-{term.slug}")
    add(box, "strong", term.term)
    add(box, "span", sentences.meaning(term, content.data_now()))


class GlossaryExtension(Extension):
    """After inline patterns and `attr_list` (8), before anchors are counted (5)."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the name is Markdown's
        """Register the processor."""
        md.treeprocessors.register(GlossaryTreeprocessor(md), "guide_glossary", 6)


def makeExtension(**options: object) -> GlossaryExtension:  # noqa: N802 - the name is Markdown's
    """What `mkdocs.yml` calls."""
    return GlossaryExtension(**options)
