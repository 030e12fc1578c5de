"""The first sentence of the answer to a question, read from the page's Markdown, so that every engine shows the same text."""

from collections.abc import Iterator, Sequence
from itertools import islice

from scripts.guide import notation, paths
from scripts.guide.model import Guide, Line, Page
from scripts.guide.questions import Question
from scripts.guide.sentences import sentences

BOX = "short"
"""The only kind of card that is prose: "In short"."""
NO_SENTENCE = ("|", "<", "--8<--", "{:")
STEP = "**"
"""A list item that begins with this has a name, and its next sentence says what the name means."""


def page_of(question: Question, guide: Guide) -> Page | None:
    """The page that a question names; None where there is none."""
    return next((page for page in guide.pages if page.path == paths.DOCS / question.page), None)


def is_there(question: Question, page: Page) -> bool:
    """Whether the page has the anchor that a question names."""
    return not question.anchor or question.anchor in notation.anchor_lines(page.lines)


def heading(question: Question, page: Page) -> str:
    """The id of the heading above the answer, or of the heading that the question names; "" for the top of the page."""
    place = notation.anchor_lines(page.lines).get(question.anchor, -1)
    above = [name for name, at in notation.anchor_lines(page.lines).items() if at <= place and _rank(page.lines[at])]
    return above[-1] if above else ""


def first_sentence(question: Question, guide: Guide) -> tuple[str, Line] | None:
    """The first sentence at a question's anchor, without its notation, and the line that it begins on.

    At a heading it is the first one below it; headings, care cards, pictures, tables, lists from the data and labeled lines are skipped.
    A step is shown with its name and the next sentence. At the top of a page with no box "In short" it is the summary. None where there
    is none before the next heading of the same rank, or where the page or the anchor is missing.
    """
    page = page_of(question, guide)
    if page is None or not is_there(question, page):
        return None
    if not question.anchor and not any(_is_box(line) for line in page.lines):
        return page.meta.summary, Line(str(page.path), page.meta_lines.get("summary", 1), page.meta.summary)
    labeled = tuple(f"{guide.labels[name]}: " for name in notation.LINES)
    for run in notation.paragraphs(_prose(_from(page.lines, question.anchor))):
        for part in notation.parts(run):
            first = list(islice(sentences(part, guide), 2))
            if first and not first[0][0].startswith(labeled):
                named = (item := notation.LIST_ITEM.match(part[0].text)) and part[0].text[item.end() :].startswith(STEP)
                return (" ".join(text for text, _ in first) if named else first[0][0]), first[0][1]
    return None


def _is_box(line: Line) -> bool:
    card = notation.CARD.match(line.text)
    return bool(card and card[1] == BOX)


def _from(lines: Sequence[Line], anchor: str) -> list[Line]:
    """The lines of the page, or of the section (up to the next heading of its level or a higher one), step or paragraph at an anchor.

    An anchor inside a line begins with that line; one on a line of its own, as `{: #id }`, is for the whole step or paragraph.
    """
    if not anchor:
        return list(lines)
    start = notation.anchor_lines(lines)[anchor]
    if not (rank := _rank(lines[start])):
        parts = (part for run in notation.paragraphs(lines) for part in notation.parts(run))
        part = next((part for part in parts if lines[start] in part), [])
        return part if lines[start].text.lstrip().startswith("{:") else part[part.index(lines[start]) :]
    end = next((at for at in range(start + 1, len(lines)) if 0 < _rank(lines[at]) <= rank), len(lines))
    return list(lines[start + 1 : end])


def _rank(line: Line) -> int:
    """1 to 6 for a heading, 0 for another line."""
    return len(line.text) - len(line.text.lstrip("#")) if notation.HEADING.match(line.text) else 0


def _prose(lines: Sequence[Line]) -> Iterator[Line]:
    """The lines with sentences; those of the box "In short" lose their indent, and all others become empty lines."""
    boxed: dict[int, str] = {}
    for at, line in enumerate(lines):
        text = line.text
        if card := notation.CARD.match(text):
            boxed |= {id(each): card[1] for each in notation.card_lines(lines, at)}
            text = ""
        elif kind := boxed.get(id(line), ""):
            text = text.strip() if kind == BOX else ""
        if _rank(line) or notation.BLOCK.match(text.strip()) or text.lstrip().startswith(NO_SENTENCE):
            text = ""
        yield Line(line.path, line.number, text)
