"""The first use of a glossary term on a page becomes a button that opens its meaning.

`{: .no-term }` on a paragraph, list or other block leaves its words alone.
"""

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from scripts.guide import content
from scripts.guide.evidence import Term
from scripts.guide.markdown.elements import add, opener, popover
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
            self.seen: set[str] = set()
            self._walk(root)

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
            made += [opener(f"term-{term.slug}", match[0], "term"), _meaning(term, self.page_of_terms)]
            end = match.end()
        if made:
            made[-1].tail = text[end:]
        return before, made

    def _first_uses(self, text: str) -> Iterator[tuple[re.Match[str], Term]]:
        for match in self.pattern.finditer(text):
            term = term_of(match[0], self.by_form)
            if term and term.slug not in self.seen:
                self.seen.add(term.slug)
                yield match, term


def _meaning(term: Term, page: str) -> Element:
    holder = Element("span")
    box = popover(holder, f"term-{term.slug}")
    add(box, "strong", term.term)
    add(box, "span", term.meaning)
    add(box, "a", "More in the glossary", href=f"{page}#{term.slug}")
    return box


class GlossaryExtension(Extension):
    """After inline patterns and `attr_list` (8), before anchors are counted (5)."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the name is Markdown's
        """Register the processor."""
        md.treeprocessors.register(GlossaryTreeprocessor(md), "guide_glossary", 6)


def makeExtension(**options: object) -> GlossaryExtension:  # noqa: N802 - the name is Markdown's
    """What `mkdocs.yml` calls."""
    return GlossaryExtension(**options)
