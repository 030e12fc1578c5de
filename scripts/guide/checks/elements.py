"""HTML in a page: only tools have more of it than `<div>`, and what it opens it closes, so that the rest of the page stays in place."""

import re
from collections.abc import Iterator

from scripts.guide.model import Guide, Line, Page, Problem

TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9-]*)(?:\s[^<>]*)?(/?)>")
CODE = re.compile(r"`[^`]*`")
VOID = ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"]
OPTIONAL = ["p", "li", "dt", "dd", "option", "optgroup", "tr", "td", "th", "thead", "tbody", "tfoot", "rp", "rt"]
CLOSED_BY_ITSELF = frozenset((*VOID, *OPTIONAL))
"""Void elements, and those whose end tag may be left out (HTML Living Standard, 13.1.2)."""


def elements_are_of_tools(guide: Guide) -> Iterator[Problem]:
    """PG25: HTML in a page that is no tool is a `<div>`: buttons, dialogs and fields do something only where a script is."""
    for page in guide.pages:
        for line in page.lines if page.meta.kind != "tool" else ():
            for tag in dict.fromkeys(name.lower() for end, name, _ in TAG.findall(CODE.sub("", line.text)) if not end):
                if tag != "div":
                    yield line.problem(f"`<{tag}>` is an element of tools only", "Write it in Markdown, or in a notation of this guide")


def elements_are_closed(guide: Guide) -> Iterator[Problem]:
    """PG24: HTML in a page closes each element that it opens, and none that it did not open."""
    for page in guide.pages:
        yield from _unbalanced(page)


def _unbalanced(page: Page) -> Iterator[Problem]:
    opened: list[tuple[str, Line]] = []
    for line in page.lines:
        for end, name, alone in TAG.findall(CODE.sub("", line.text)):
            tag = name.lower()
            if tag in CLOSED_BY_ITSELF or alone:
                continue
            if not end:
                opened.append((tag, line))
            elif opened and opened[-1][0] == tag:
                opened.pop()
            else:
                yield line.problem(f"`</{tag}>` closes what is not open here", "Remove it, or close first what was opened last")
    for tag, line in opened:
        yield line.problem(f"`<{tag}>` is never closed", f"Write `</{tag}>` where it ends")
