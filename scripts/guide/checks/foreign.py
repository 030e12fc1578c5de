"""Notations of other tools, which would reach readers as they are typed, each with how this guide writes it."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from scripts.guide import notation
from scripts.guide.model import Guide, Line, Page, Problem, nearest

BOX = '`!!! caution "Take care"`, and its text on lines below, four spaces in'
PICTURE = '`![What it shows.](/assets/images/name.svg "What it means.")`'
NOTATIONS: Final = (
    (r"^\s*>\s*\[!\w+\]", "an alert of GitHub", f"Write {BOX}"),
    (r"^\s*:{3,}", "a box of another tool", f"Write {BOX}"),
    (r"^\s*\?\?\?", "a folded box", f"Write {BOX}"),
    (r"^\s*!!!(?![ ]?[\w -]+(?: +\"[^\"]*\")?\s*$).*", "no box that can be read", f"Write {BOX}"),
    (r'^\s*===[+!]? +".*', "a tab of another tool", "Write `## ` and a heading"),
    (r"==(?=\S)[^=]+(?<=\S)==", "a highlight of another tool", "Write `**words**`"),
    (r"~~(?=\S)[^~]+(?<=\S)~~", "struck-out text", "Leave out what no longer holds"),
    (r"\{(?:\+\+|--|~~|>>)[^}]*\}", "a mark of an editor", "Accept or reject the change, and remove the mark"),
    (r"^\s*(?:[-*+]|\d+\.)\s+\[[ xX]\]\s", "a task list", "Write `- ` and the text"),
    (r"\[\^[^\]]+\]", "a footnote", "Cite a claim as [@WK01], or say it in the sentence"),
    (r"^\*\[[^\]]+\]:", "an abbreviation of another tool", "Add the term to data/glossary.yml"),
    (r"\[\s+[@#!][A-Za-z][^\]]*\]", "a notation with a space in it", "Write it as [@WK01]"),
    (r"(?<![\w\[@/.-])@[A-Z]{2}\d{2}\b|\\cite\w*\{", "a citation of another tool", "Write it as [@WK01]"),
    (
        r"^[\u00a0\u2007\u202f\u3000]+",
        "a space that does not break at the start of a line",
        "Delete it, or write `- ` for an item of a list",
    ),
    (r"\(@[A-Za-z][\w-]*\)", "a citation in round brackets", "Write it as [@WK01]"),
    (r"\[-?@[^\]\s]*[\s;,][^\]]*\]", "a citation of more than one claim", "Write each in brackets of its own: [@WK01] [@WK03]"),
    (r"\[#[A-Z]{2}\d{2}(?!\.)[^\]]*\]", "no number that can be read", "Write the claim, a point and its name: [#WK01.felt]"),
    (r"^\s*[\u2022\u25cf\u25e6\u2023\u00b7\u2043\u25aa]\s*", "a bullet of a word processor", "Write `- ` in its place"),
    (r"^\s*[\u2013\u2014]\s", "a dash as a bullet", "Write `- ` in its place"),
    (
        r"^\s*(?:[-*]|\d+\.)[\u00a0\u2007\u202f]",
        "a bullet before a space that does not break",
        "Write `- ` with an ordinary space",
    ),
    (r"^\s*\+\s", "a bullet that the checks do not read", "Write `- ` in its place"),
    (r"^\s*\d+\)\s", "a number with a bracket", "Write `1. ` in its place"),
    (r"^\s*[a-z][.)]\s(?=\S)", "a letter as a bullet", "Write `1. ` or `- ` in its place"),
    (r"(?<![\w:]):[a-z][a-z0-9_+-]*:(?!\w)", "an emoji by its name", "Say it in a word"),
    (r"(?<!!)\[[^\]\[]+\]\s+\((?:[\w./#-]+\.md|https?:)[^)]*\)", "a link with a space in it", "Write `[words](page.md)`"),
    (r"^\s*\[[^\]^@#!\[]+\]:\s", "the target of a reference link", "Write `[words](page.md)` where the link is"),
    (r"\]\[[^\]@#!]*\]", "a reference link", "Write `[words](page.md)`"),
    (r"(?<![(\[=\"'\w/])https?://[^\s<>\"]+", "an address that nobody can tap", "Write `[words](https://...)`"),
    (r"<(?:https?:|mailto:|www\.)[^>]*>", "an address as a link", "Write `[words](https://...)`"),
    (rf"!\[(?!{notation.IMAGE.pattern[3:]})[^\]]*\]?", "no picture that can be read", f"Write {PICTURE}"),
    (r"^(?!\s*\[\[[^\]]*\]\]\s*$).*?(\[\[)", "a link of a wiki", "Write `[words](page.md)`"),
    (r"\{\{.*?\}\}|\{%.*?%\}", "a template of another tool", "Write the words themselves"),
    (r"\$\$.+?\$\$|\\\(.+?\\\)", "a formula", "Say it in words"),
    (r"^\s*#{1,6}[^\s#]", "a heading without its space", "Write `## ` and the heading"),
    (r"^ {1,3}#{1,6}\s", "a heading that is indented", "Begin it at the margin"),
)
"""Each pattern with what it is, and how this guide writes the same. A line of a page is compared with code and comments left out."""
FOREIGN: Final = tuple((re.compile(pattern), what, remedy) for pattern, what, remedy in NOTATIONS)
ATTRIBUTES = re.compile(r"\{(:?) *([^}\n]*)\}")
OWN = re.compile(r'(?:[.#][\w-]+|data-(?:answer|article|sign|strength|words)="[^"]*"|\s)+')
"""What `{: ... }` may add to an element: a class, an id, and data that our templates and checks read."""
SAID_IN_HTML = re.compile(r"<[a-z][^>]*?\s(title|alt|aria-[a-z]+|placeholder|value|data-label|hidden|role)\b", re.IGNORECASE)
UNDERLINE = re.compile(r"^(?:=+|-{2,})\s*$")


def notations_are_ours(guide: Guide) -> Iterator[Problem]:
    """FN01: no page has the notation of another tool, which readers would see as it is typed."""
    for page in guide.pages:
        for before, line in zip(("", *(each.text for each in page.lines)), page.lines, strict=False):
            if found := _foreign(line, page):
                shown, what, remedy = found
                yield line.problem(f"`{shown}` is {what}", remedy)
            elif UNDERLINE.match(line.text) and before.strip() and not before.startswith("|"):
                yield line.problem("a line of signs makes a heading of the line above it", "Write `## ` before the heading")


def _foreign(line: Line, page: Page) -> tuple[str, str, str] | None:
    if line.text.lstrip().startswith("<"):  # HTML, which the checks of the built page read
        return None
    text = re.sub(r"`[^`]*`", "", line.text)
    found = ((pattern.search(text), what, remedy) for pattern, what, remedy in FOREIGN)
    return next(((match[0].strip()[:40], what, remedy) for match, what, remedy in found if match), None)


def attributes_are_ours(guide: Guide) -> Iterator[Problem]:
    """FN05: no attribute adds or hides text, as `title`, `data-label` and `hidden` do, because no check of words reads attributes."""
    for page in guide.pages:
        for line in page.lines:
            if shown := _attribute(line.text, page.meta.kind):
                remedy = "Say it in a sentence; `{: ... }` is for a class or an id, such as `{: .ours }`"
                yield line.problem(f"`{shown[:40]}` is an attribute that no check reads", remedy)


def _attribute(text: str, kind: str) -> str:
    """The first attribute that is not ours: in HTML on a page that is no tool, or in `{: ... }`, which works without its colon."""
    if kind != "tool" and (html := SAID_IN_HTML.search(text)):
        return html[1]
    found = () if text.lstrip().startswith("<") else ATTRIBUTES.finditer(text)
    strange = (each for each in found if (not OWN.fullmatch(each[2]) if each[1] else re.match(r"[.#]\w|[\w-]+=", each[2])))
    return next((each[0] for each in strange), "")


def boxes_are_whole(guide: Guide) -> Iterator[Problem]:
    """FN02: each box is of a kind that has a look, and has text of its own."""
    for page in guide.pages:
        for at, line in enumerate(page.lines):
            if not (card := notation.CARD.match(line.text)):
                continue
            kinds = line.text.partition("!!!")[2].partition('"')[0].lower().split()
            if not set(kinds) & set(notation.BOXES):
                near = nearest(card[1].lower(), notation.BOXES)
                yield line.problem(f"`{card[1]}` is no kind of box", f"Write one that has a look (nearest: {near})")
            if not any(each.text.strip() for each in notation.card_lines(page.lines, at)):
                yield line.problem("this box has no text", "Write it on the lines below, four spaces in")


def lists_begin_alone(guide: Guide) -> Iterator[Problem]:
    """FN03: a blank line comes before each list and table, and a list inside a list is four spaces in."""
    for page in guide.pages:
        for run in notation.paragraphs(page.lines):
            if run[0].text.lstrip().startswith("<"):
                continue
            for before, line in pairwise(run):
                if what := _flows(run, before.text, line.text):
                    yield line.problem(*what)


def _flows(run: list[Line], before: str, text: str) -> tuple[str, str] | None:
    alone = notation.CARD.match(before) or notation.HEADING.match(before)
    if text.lstrip().startswith("|") and not before.lstrip().startswith("|") and not alone:
        return "this table begins within a paragraph, and would be shown as text", "Put a blank line before it"
    if not notation.LIST_ITEM.match(text) or alone:
        return None
    if not any(notation.LIST_ITEM.match(line.text) for line in run[: _at(run, before) + 1]):
        return "this list begins within a paragraph, and would be shown as one line", "Put a blank line before it"
    if (len(text) - len(text.lstrip())) % 4:
        return "this item is not aligned with a list", "Begin it at the margin, or four spaces in to put it below the item above"
    return None


def _at(run: list[Line], text: str) -> int:
    return next(at for at, line in enumerate(run) if line.text is text)


def numbers_are_shown(guide: Guide) -> Iterator[Problem]:
    """FN04: a numbered list begins with 1 and counts up, because that is how it is shown, whatever is typed."""
    for page in guide.pages:
        last: dict[int, int] = {}
        for line in page.lines:
            depth = len(line.text) - len(line.text.lstrip())
            if not line.text.strip() or line.text.lstrip().startswith("{:"):
                continue
            item = re.match(r"^\s*(\d+)\.\s", line.text)
            last = {at: number for at, number in last.items() if at < depth or (at == depth and item)}
            if not item:
                continue
            shown = 1 if int(item[1]) == 1 else last.get(depth, 0) + 1
            if int(item[1]) != shown:
                remedy = f"Number it {shown}, or begin the sentence with a word"
                yield line.problem(f"readers would see `{shown}.` here, not `{item[1]}.`", remedy)
            last[depth] = shown
