"""What the Markdown of a page says, line by line: citations, links, pictures, anchors. It only reads, and rewrites nothing."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from html import unescape
from itertools import count, takewhile
from typing import Final

from scripts.guide.evidence import Term, form_key, slug
from scripts.guide.model import Line

CITATION: Final = re.compile(r"\[@([^\]\s]*)\]")
NUMBER: Final = re.compile(r"\[#([^\]\s.]*)\.([^\]\s]*)\]")
SIGN: Final = re.compile(r"\[!(?!(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION)\])([^\]\s.]*)(?:\.([^\]\s]*))?\](?!\()")
SNIPPET: Final = re.compile(r'^\s*-+8<-+\s+"([^"]+)"\s*$')
BLOCK: Final = re.compile(r"^\[\[([\w-]+)((?: [^\]]*)?)\]\]$")
IMAGE: Final = re.compile(r'!\[([^\]]*)\]\(\s*([^)\s]+)(?:\s+"([^"]*)")?\s*\)')
LINK: Final = re.compile(r'(?<!!)\[[^\]]*\]\(\s*([^)\s]*)(?:\s+"[^"]*")?\s*\)')
LIST_ITEM: Final = re.compile(r"^\s*(?:[-*]|\d+\.)\s+")
CARD: Final = re.compile(r"^\s*(?:!!!|\?\?\?\+?)\s+([\w-]+)")
HEADING: Final = re.compile(r"^#{1,6}\s+(.+?)\s*(?:\{[^}]*\})?\s*#*$")
IDENTITY: Final = re.compile(r"\{:?[^}]*#([\w-]+)[^}]*\}")
BLOCKS: Final = (
    "terms",
    "sources",
    "grades",
    "numbers",
    "groups",
    "emergency-numbers",
    "signs",
    "every-sign",
    "sheet-rules",
    "downloads",
    "effects",
    "people",
    "left-out",
    "a-to-z",
    "self-audit",
    "reviews",
    "questions",
    "book",
)
BOXES: Final = ("emergency", "urgent", "routine", "caution", "short", "warning", "note")  # kinds that have a look
PARTS: Final = ("part_steps", "part_unknown", "part_studies")
"""The labels of the headings that every page on health has."""
LINES: Final = ("line_meaning", "line_tool", "line_say", "line_not_to_wait")
"""The labels that a line of the page pattern begins with, before a colon."""
STATEMENT: Final = re.compile(r'data-article="([^"]*)"')

_FENCE = re.compile(r"^\s*(```+|~~~+)")
_CODE = re.compile(r"(`+).*?\1")
_COMMENT = re.compile(r"<!--.*?-->")
_HEADING = re.compile(r"^#{1,6}\s")
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
_EMPHASIS = re.compile(r"(?<!\w)_+(.+?)_+(?!\w)")
_MARKS = re.compile(r"[^\w\s-]")


def prose(lines: Iterable[Line]) -> Iterator[Line]:
    """The lines without blocks of code and comments. Of code in a line its words stay, without the signs that a notation is made of."""
    fence, comment = "", False
    for line in lines:
        mark = None if comment else _FENCE.match(line.text)
        if mark and not fence:
            fence = mark[1]
        elif mark and mark[1].startswith(fence):
            fence = ""
        elif not fence:
            text, comment = _words(line.text, comment)
            yield Line(line.path, line.number, text)


def _words(text: str, inside: bool) -> tuple[str, bool]:
    """A line without code and comments, and whether its end is inside a comment, as its start may be."""
    if inside:
        _, closed, text = text.partition("-->")
        if not closed:
            return "", True
    text = _CODE.sub(lambda code: _MARKS.sub("" if _HEADING.match(text) else " ", code[0]), text)
    before, opened, _ = _COMMENT.sub("", text).partition("<!--")
    return before, bool(opened)


def open_ends(lines: Iterable[Line]) -> Iterator[tuple[Line, str]]:
    """Each comment and block of code that is never closed, by the line that opens it: readers would not see anything below it."""
    fence, opener, comment = "", None, False
    for line in lines:
        mark = None if comment else _FENCE.match(line.text)
        was = comment
        if mark and not fence:
            fence, opener = mark[1], line
        elif mark and mark[1].startswith(fence):
            fence = ""
        elif not fence:
            _, comment = _words(line.text, comment)
            opener = line if comment and not was else opener
    if opener and (fence or comment):
        yield opener, "comment" if comment else "block of code"


def matches(pattern: re.Pattern[str], lines: Iterable[Line]) -> Iterator[tuple[re.Match[str], Line]]:
    """Each match of one of the patterns above, with its line."""
    return ((match, line) for line in lines for match in pattern.finditer(line.text))


def card_lines(lines: Sequence[Line], card: int) -> list[Line]:
    """The lines inside the card whose first line is `lines[card]`: all that follow it blank or deeper by four spaces."""
    depth = len(lines[card].text) - len(lines[card].text.lstrip()) + 4
    return list(takewhile(lambda line: not line.text.strip() or line.text.startswith(" " * depth), lines[card + 1 :]))


def paragraphs(lines: Iterable[Line]) -> Iterator[list[Line]]:
    """Runs of lines between blank ones. A list is one run, and so is a card without blank lines in it."""
    run: list[Line] = []
    for line in lines:
        if line.text.strip():
            run.append(line)
        elif run:
            yield run
            run = []
    if run:
        yield run


def parts(run: Iterable[Line]) -> Iterator[list[Line]]:
    """The paragraphs, list items, headings, card titles and table rows within one run of lines, each with the lines that it goes on in."""
    part: list[Line] = []
    closed = False
    for line in run:
        alone = bool(HEADING.match(line.text) or CARD.match(line.text) or line.text.startswith("|"))
        if part and (closed or alone or LIST_ITEM.match(line.text)):
            yield part
            part = []
        part.append(line)
        closed = alone
    if part:
        yield part


def before_studies(lines: Iterable[Line], studies: str) -> Iterator[Line]:
    """The lines above the fold of studies, whose heading is `studies`, and those behind it."""
    inside = False
    for line in lines:
        if heading := HEADING.match(line.text):
            inside = heading[1] == studies or (inside and not line.text.startswith("## "))
        if not inside:
            yield line


def statements(lines: Iterable[Line]) -> set[str]:
    """The article statements that paragraphs of these lines answer by name: `{: data-article="A18" }`."""
    return {name for match, _ in matches(STATEMENT, lines) for name in match[1].split()}


def anchors(lines: Iterable[Line]) -> set[str]:
    """The ids that headings and `{#id}` give, as the table of contents extension makes them."""
    return set(anchor_lines(lines))


def anchor_lines(lines: Iterable[Line]) -> dict[str, int]:
    """Each id that headings and `{#id}` give, with the index of its line."""
    made: dict[str, int] = {}
    for index, line in enumerate(lines):
        own = [match[1] for match in IDENTITY.finditer(line.text)]
        heading = HEADING.match(line.text)
        if heading and not own:
            words = _TAG.sub("", re.sub(r"\[([^\]]*)\]\([^)]*\)|[*]", r"\1", CITATION.sub("", heading[1])))
            base = slug(_EMPHASIS.sub(r"\1", unescape(words)))
            own = [next(name for at in count() if (name := f"{base}_{at}" if at else base) not in made)]
        made.update(dict.fromkeys(own, index))
    return made


def _spelled(form: str) -> str:
    body = r"\s+".join(re.escape(part).replace("'", "['\u2019]") for part in form.split())
    return body if form.isupper() or len(form) < 3 else f"(?i:{body}(?:e?s)?)"


@lru_cache(maxsize=4)
def matcher(terms: Sequence[Term]) -> tuple[re.Pattern[str], dict[str, Term]]:
    """A pattern that finds the longest form of any term, and the term of each form.

    Forms in capitals match in capitals only ("ME" is not "me"); the others match in any case and with a plural s.
    """
    by_form = {form_key(form): term for term in terms for form in term.written}
    longest_first = sorted({form for term in terms for form in term.written}, key=lambda form: (-len(form), form))
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(_spelled, longest_first))})(?![\w-])"), by_form


def term_of(found: str, by_form: dict[str, Term]) -> Term | None:
    """The term that a match belongs to, its plural s taken off where no form has it; None for letters that only look alike."""
    key = form_key(found)
    return next((by_form[each] for each in (key, key.removesuffix("s"), key.removesuffix("es")) if each in by_form), None)
