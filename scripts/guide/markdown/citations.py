"""`[@WK01]` cites a claim, `[@watson2009neurologic]` a source: a small number that opens the grade and the sources.

The same citation keeps its number, and the page's foot lists them all.
"""

import re
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor

from scripts.guide import content, notation
from scripts.guide.evidence import Claim
from scripts.guide.grades import GRADES, how_sure
from scripts.guide.markdown.elements import add, opener, popover, tail
from scripts.guide.model import Guide
from scripts.guide.source import Source


class CitationInlineProcessor(InlineProcessor):
    """Leaves a place for each citation; numbers follow once the reading order is known."""

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[Element, int, int]:  # type: ignore[override]  # noqa: N802
        """A `sup` that holds the cited key. Raises ValueError for a key that is in no data file."""
        key, known = m[1], content.data_now()
        if key not in known.claims and key not in known.sources:
            raise ValueError(f"unknown citation [@{key}]: `make check` tells the line and the nearest key")
        return Element("sup", {"class": "cite", "data-cite": key}), m.start(0), m.end(0)


class CitationTreeprocessor(Treeprocessor):
    """Numbers the citations in reading order, fills their popovers and lists them at the foot."""

    def run(self, root: Element) -> None:
        """Fill every place left by the inline processor below `root`."""
        known = content.data_now()
        numbers: dict[str, int] = {}
        _bind(root)
        for place in root.iter("sup"):
            key = place.get("data-cite")
            if not key:
                continue
            first = key not in numbers
            number = numbers.setdefault(key, len(numbers) + 1)
            button = opener(f"cite-{number}", str(number), "mark")
            button.set("aria-label", f"{number}: how sure, and sources")
            place.append(button)
            if first:
                _fill(popover(place, f"cite-{number}"), key, known)
        if numbers:
            _foot(root, numbers, known)


def _bind(element: Element) -> None:
    """Let no line break part a citation from the word before it; several citations may part from each other."""
    before: Element | None = None
    for child in element:
        _bind(child)
        if child.get("data-cite"):
            text = (element.text if before is None else before.tail) or ""
            if text.strip():
                bound = text.rstrip() + "\u00a0"
                if before is None:
                    element.text = bound
                else:
                    before.tail = bound
        before = child


def _fill(box: Element, key: str, known: Guide) -> None:
    if claim := known.claims.get(key):
        _grade(box, claim)
        add(box, "span", GRADES[claim.grade_key])
        if search := known.searches.get(claim.search):
            add(box, "span", search.report)
    else:
        add(box, "strong", "Source")
    _sources(box, key, known)
    add(box, "a", "What these words mean", href="/about/grades.md")


def _grade(parent: Element, claim: Claim) -> None:
    add(parent, "strong", how_sure(claim.grade), class_="grade", data_grade=claim.grade_key)


def _sources(parent: Element, key: str, known: Guide) -> None:
    for source in known.sources_of(key):
        _source(parent, source)


def _source(parent: Element, source: Source) -> None:
    link = add(parent, "a", source.short, href=f"/sources.md#{source.key}")
    if source.doubt:
        tail(link, f" ({source.doubt})")


def _foot(root: Element, numbers: dict[str, int], known: Guide) -> None:
    count = len(numbers)
    box = add(root, "details", class_="cited no-term")
    add(box, "summary", f"Where this page\u2019s facts come from ({count})")
    rows = add(box, "ol")
    for key, number in numbers.items():
        row = add(rows, "li", id=f"cited-{number}", data_cite=key)
        claim = known.claims.get(key)
        if claim:
            _grade(row, claim)
            tail(row[-1], ". ")
        for at, source in enumerate(known.sources_of(key)):
            if at:
                tail(row[-1], " \u00b7 ")
            _source(row, source)
        if claim and (search := known.searches.get(claim.search)):
            tail(row[-1], ". ")
            add(row, "span", search.report)


class CitationExtension(Extension):
    """Before links (160) are read, and after `attr_list` (8)."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the name is Markdown's
        """Register both processors."""
        md.inlinePatterns.register(CitationInlineProcessor(notation.CITATION.pattern, md), "guide_citations", 175)
        md.treeprocessors.register(CitationTreeprocessor(md), "guide_citations", 7)


def makeExtension(**options: object) -> CitationExtension:  # noqa: N802 - the name is Markdown's
    """What `mkdocs.yml` calls."""
    return CitationExtension(**options)
