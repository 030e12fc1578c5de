"""`[[terms]]` alone in a paragraph is a list or chart made from the data; MADE below names them all."""

from collections import Counter
from collections.abc import Callable, Iterable
from itertools import groupby
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.blockprocessors import BlockProcessor
from markdown.extensions import Extension

from scripts.guide import content, notation, sentences
from scripts.guide.evidence import Term
from scripts.guide.grades import GRADES, meaning, shown
from scripts.guide.markdown import charts, editorial, groups, helplines, signs
from scripts.guide.markdown.elements import add, tail
from scripts.guide.markdown.self_audit import self_audit
from scripts.guide.model import Guide
from scripts.guide.source import Source


def _links(parent: Element, keys: Iterable[str], known: Guide) -> None:
    for at, source in enumerate(known.sources[key] for key in keys if key in known.sources):
        if at:
            tail(parent[-1], " \u00b7 ")
        add(parent, "a", source.short(known.labels), href=known.subject.file("sources", source.key))


def terms(parent: Element, known: Guide, options: str = "") -> None:
    """Every term A to Z under its letter: meaning, other words, sources, and a place for the pages that use it."""
    letters = [(letter, list(group)) for letter, group in groupby(known.terms, lambda term: term.term[0].upper())]
    jump = add(parent, "nav", class_="letters", aria_label=known.labels["list_letters"])
    for letter, _ in letters:
        add(jump, "a", letter, href=f"#letter-{letter.lower()}")
    for letter, group in letters:
        add(parent, "h2", letter, id=f"letter-{letter.lower()}")
        for term in group:
            _term(parent, term, known)


def _term(parent: Element, term: Term, known: Guide) -> None:
    add(parent, "h3", term.term, id=term.slug)
    add(parent, "p", sentences.meaning(term, known))
    if term.forms:
        add(parent, "p", known.labels["list_forms"].format(words=", ".join(term.forms)), class_="forms")
    SubElement(parent, "p", {"class": "uses", "data-term": term.slug})
    where = SubElement(parent, "p", {"class": "from"})
    tail(add(where, "span", known.labels["list_from"]), " ")
    _links(where, term.sources, known)


def sources(parent: Element, known: Guide, options: str = "") -> None:
    """The sources that readers are shown, by author: who, when, what, where, how far checked, and a place for the pages that cite it."""
    rows = SubElement(parent, "ol", {"class": "sources"})
    for source in sorted(known.listed_sources.values(), key=lambda each: (each.short(known.labels).lower(), each.title)):
        _source(rows, source, known)


def _source(rows: Element, source: Source, known: Guide) -> None:
    row = add(rows, "li", id=source.key)
    shown = source.authors[:3] if len(source.authors) > 4 else source.authors
    shown = (*shown, known.labels["list_others"]) if source.others or len(source.authors) > 4 else shown
    add(row, "span", f"{'; '.join(shown)} ({source.year}).", class_="who")
    add(row, "a", source.title, href=source.link, rel="external")
    if source.where:
        add(row, "span", f"{source.where}.", class_="where")
    add(row, "span", known.labels["list_checked"].format(how=source.checked(known.labels)), class_="checked")
    add(row, "span", class_="uses", data_source=source.key)


def grades(parent: Element, known: Guide, options: str = "") -> None:
    """Each grade in words, what it means, and how many claims have it."""
    counts = Counter(claim.grade_key for claim in known.claims.values())
    rows = add(parent, "dl", class_="grades")
    for grade in GRADES:
        said = shown(grade, known.labels["list_name"], known.labels)
        add(rows, "dt", said.capitalize(), class_="grade", data_grade=grade)
        count = known.labels["list_claims"].format(count=counts[grade], all=counts.total())
        add(rows, "dd", f"{meaning(grade, known.labels)} {count}")


def downloads(parent: Element, known: Guide, options: str = "") -> None:
    """A place that `make bundle` fills with every copy and its size."""
    place = add(parent, "div", id="downloads")
    add(place, "p", known.labels["list_copies"])


def place(parent: Element, known: Guide, options: str = "") -> None:
    """A place that a step after the build fills; its id is the list's name."""
    add(parent, "div", id=parent.get("class", "").split()[-1])


def questions(parent: Element, known: Guide, options: str = "") -> None:
    """Each question of one theme as a link to its answer, and a place for the first sentence (finish/first_sentences.py)."""
    rows = SubElement(parent, "ul")
    for question in known.questions.values():
        if question.theme == options.strip():
            row = SubElement(rows, "li")
            add(row, "a", question.ask, href=f"/{question.answer}")
            SubElement(row, "p", {"data-question": question.id})


MADE: dict[str, Callable[[Element, Guide, str], None]] = {
    "terms": terms,
    "sources": sources,
    "grades": grades,
    "numbers": helplines.by_country,
    "groups": groups.by_country,
    "emergency-numbers": helplines.emergency,
    "signs": signs.listed,
    "every-sign": signs.every,
    "sheet-rules": signs.rules,
    "downloads": downloads,
    "effects": charts.effects,
    "people": charts.people,
    "left-out": editorial.left_out,
    "a-to-z": place,
    "self-audit": self_audit,
    "reviews": editorial.reviews,
    "questions": questions,
    "book": place,
}


class GeneratedBlockProcessor(BlockProcessor):
    """Replaces a paragraph that is only `[[name]]`."""

    def test(self, parent: Element, block: str) -> bool:
        """Whether the block is one of those that this extension fills."""
        match = notation.BLOCK.match(block.rstrip())
        return bool(match and match[1] in MADE)

    def run(self, parent: Element, blocks: list[str]) -> None:
        """Put the list in the block's place."""
        match = notation.BLOCK.match(blocks.pop(0).rstrip())
        if match:
            MADE[match[1]](add(parent, "div", class_=f"made no-term {match[1]}"), content.data_now(), match[2])


class GeneratedExtension(Extension):
    """Before paragraphs (10) and references are read."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the name is Markdown's
        """Register the processor."""
        md.parser.blockprocessors.register(GeneratedBlockProcessor(md.parser), "guide_generated", 110)


def makeExtension(**options: object) -> GeneratedExtension:  # noqa: N802 - the name is Markdown's
    """What `mkdocs.yml` calls."""
    return GeneratedExtension(**options)
