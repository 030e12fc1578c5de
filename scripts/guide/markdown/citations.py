"""`[@WK01]` cites a claim and `[@watson2009neurologic]` a source, after any sentence. The page shows one mark where the paragraph ends.

The mark's note names each source of its paragraph under its grade. Paragraphs with the same sources share a number and a note.
A list item, a row of a table and a caption are paragraphs here. A paragraph of nothing but citations becomes a folded list of sources.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor

from scripts.guide import content, notation
from scripts.guide.grades import GRADES, how_sure, meaning, shown
from scripts.guide.markdown.elements import add, detach, notes, opener, popover, put_last, tail
from scripts.guide.model import Guide
from scripts.guide.source import Source

PARAGRAPHS = ("p", "li", "dd", "dt", "figcaption", "td", "th")
"""Elements that may get a mark. A list item or row that contains one of them gets it instead."""
Numbers = dict[tuple[str, ...], int]
"""The cited keys of a paragraph, in alphabetical order, and the number of their note."""


class CitationInlineProcessor(InlineProcessor):
    """Leaves a placeholder for each citation; the marks are made when the paragraphs are known."""

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[Element, int, int]:  # type: ignore[override]  # noqa: N802
        """A `sup` with the cited key. Raises ValueError for a key that is in no data file."""
        key, known = m[1], content.data_now()
        if key not in known.claims and key not in known.sources:
            raise ValueError(f"unknown citation [@{key}]: `make check` prints the line and the nearest key")
        return Element("sup", {"class": "cite", "data-cite": key}), m.start(0), m.end(0)


class CitationTreeprocessor(Treeprocessor):
    """Gathers the citations of each paragraph in a mark, and writes the notes and the list of all sources below the page."""

    def run(self, root: Element) -> None:
        """Replace every placeholder of the inline processor below `root`."""
        known = content.data_now()
        numbers: Numbers = {}
        for paragraph, places in _by_paragraph(root):
            keys = tuple(sorted({place.get("data-cite", "") for place in places}))
            end = _end(paragraph, places[-1])
            for place in places:
                detach(paragraph, place)
            if paragraph.tag == "p" and not "".join(paragraph.itertext()).strip():
                _fold(paragraph, keys, known)
            else:
                number = numbers.setdefault(keys, len(numbers) + 1)
                put_last(end, _mark(number, keys, known))
        if numbers:
            _notes(root, numbers, known)
            _foot(root, numbers, known)


def _by_paragraph(root: Element) -> Iterator[tuple[Element, list[Element]]]:
    """Each paragraph that cites, and the places of its citations, in reading order."""
    parents = {child: parent for parent in root.iter() for child in parent}
    found: dict[Element, list[Element]] = {}
    for place in root.iter("sup"):
        if place.get("data-cite"):
            found.setdefault(_paragraph(place, parents), []).append(place)
    return iter(found.items())


def _paragraph(place: Element, parents: dict[Element, Element]) -> Element:
    above = [parents[place]]
    while above[-1] in parents:
        above.append(parents[above[-1]])
    inner = next((each for each in above if each.tag in PARAGRAPHS), above[0])
    outer = parents.get(inner, inner)
    return outer if outer.tag in ("li", "dd", "tr") else inner


def _end(paragraph: Element, last: Element) -> Element:
    """The element that the mark is added to: the last cell of a row, or in a list item the paragraph with the last citation."""
    if paragraph.tag == "tr":
        return paragraph[-1]
    return next((each for each in paragraph if each.tag == "p" and last in list(each.iter())), paragraph)


def _mark(number: int, keys: tuple[str, ...], known: Guide) -> Element:
    """The number of a note, as a button. A screen reader announces how many sources the note names."""
    place = Element("sup", {"class": "cite"})
    count = len({source.key for key in keys for source in known.sources_of(key)})
    button = opener(f"cite-{number}", str(number), "mark")
    button.set("aria-label", known.labels["note_one" if count == 1 else "note_many"].format(number=number, count=count))
    place.append(button)
    return place


@dataclass
class Graded:
    """The evidence of one grade in a paragraph: the grade in words ("" for a source cited by itself), its key, sources and searches."""

    grade: str
    key: str
    sources: dict[str, Source] = field(default_factory=dict)
    searches: dict[str, str] = field(default_factory=dict)


def _by_grade(keys: Iterable[str], known: Guide) -> list[Graded]:
    """The sources of some keys under their grades, best supported first."""
    found: dict[str, Graded] = {}
    for key in keys:
        claim = known.claims.get(key)
        name = shown(claim.grade_key, claim.by, known.labels) if claim else ""
        graded = found.setdefault(name, Graded(name, claim.grade_key if claim else ""))
        graded.sources |= {source.key: source for source in known.sources_of(key)}
        if claim and (search := known.searches.get(claim.search)):
            graded.searches[search.id] = search.report(known.labels)
    order = [*GRADES, ""]
    return sorted(found.values(), key=lambda graded: (order.index(graded.key), graded.grade))


def _grade(parent: Element, graded: Graded, known: Guide) -> Element:
    if graded.grade:
        return add(parent, "strong", how_sure(graded.grade, known.labels), class_="grade")
    return add(parent, "strong", known.labels["note_source"])


def _notes(root: Element, numbers: Numbers, known: Guide) -> None:
    place = notes(root)
    for keys, number in numbers.items():
        box = popover(place, f"cite-{number}")
        for graded in _by_grade(keys, known):
            _grade(box, graded, known)
            for said in (*([meaning(graded.key, known.labels)] if graded.key else []), *graded.searches.values()):
                add(box, "span", said)
            for source in graded.sources.values():
                _source(box, source, known)
        add(box, "a", known.labels["note_grades"], href=known.subject.file("grades"))


def _source(parent: Element, source: Source, known: Guide) -> None:
    link = add(parent, "a", source.short(known.labels), href=known.subject.file("sources", source.key))
    if doubt := source.doubt(known.labels):
        tail(link, f" ({doubt})")


def _fold(paragraph: Element, keys: tuple[str, ...], known: Guide) -> None:
    """Make a folded list of sources of a paragraph that has no words."""
    paragraph.tag = "details"
    paragraph.text = None
    paragraph.attrib.update({"class": "sources-of no-term", "data-cite": " ".join(keys)})
    add(paragraph, "summary", known.labels["note_list"])
    rows = add(paragraph, "ul")
    for graded in _by_grade(keys, known):
        _row(add(rows, "li"), graded, known)


def _row(row: Element, graded: Graded, known: Guide) -> None:
    """The grade, its sources and the searches behind it, as a part of a line."""
    tail(_grade(row, graded, known), ". ")
    for at, source in enumerate(graded.sources.values()):
        if at:
            tail(row[-1], " \u00b7 ")
        _source(row, source, known)
    for said in graded.searches.values():
        if graded.sources:
            tail(row[-1], ". ")
        add(row, "span", said)


def _foot(root: Element, numbers: Numbers, known: Guide) -> None:
    box = add(root, "details", class_="cited no-term")
    add(box, "summary", known.labels["note_page"].format(count=len(numbers)))
    rows = add(box, "ol")
    shown: dict[str, str] = {}  # each search once in the list; every note that rests on it shows it too
    for keys, number in numbers.items():
        row = add(rows, "li", id=f"cited-{number}", data_cite=" ".join(keys))
        for at, graded in enumerate(_by_grade(keys, known)):
            graded.searches, shown = {key: said for key, said in graded.searches.items() if key not in shown}, shown | graded.searches
            if at:
                tail(row[-1], " " if (row[-1].text or "").endswith(".") else ". ")
            _row(row, graded, known)


class CitationExtension(Extension):
    """Before links (160) are read, and after `attr_list` (8)."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the name is Markdown's
        """Register both processors."""
        md.inlinePatterns.register(CitationInlineProcessor(notation.CITATION.pattern, md), "guide_citations", 175)
        md.treeprocessors.register(CitationTreeprocessor(md), "guide_citations", 7)


def makeExtension(**options: object) -> CitationExtension:  # noqa: N802 - the name is Markdown's
    """What `mkdocs.yml` calls."""
    return CitationExtension(**options)
