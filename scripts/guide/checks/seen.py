"""Readers see only what the checks read: a page's Markdown is rendered and compared with the lines that the checks read."""

import re
from collections import Counter
from collections.abc import Iterator
from html import unescape

from scripts.guide import notation, paths
from scripts.guide.files import UNSEEN
from scripts.guide.markdown import rendering
from scripts.guide.model import Guide, Line, Page, Problem
from scripts.guide.sentences import MARKUP

MIXED = re.compile(
    r"(?:[a-zA-Z][\u0370-\u03b0\u03b9-\u03bb\u03bd-\u052f]|[\u0370-\u03b0\u03bd-\u052f][a-zA-Z]|[\uff10-\uff5a\U0001d400-\U0001d7ff])"
)
"""Latin next to Greek or Cyrillic, but for signs of science such as \u03bcg and \u03b2-; full-width and mathematical letters."""
WORD = re.compile(r"[^\W_]+")
OURS = re.compile("|".join(pattern.pattern for pattern in (notation.CITATION, notation.NUMBER, notation.SIGN)) + r"|\[\[[^\]]*\]\]")
"""Our own notations: what they become is checked where they are read."""
SHOWN = 6  # words of a message


def readers_see_what_is_checked(guide: Guide) -> Iterator[Problem]:
    """SE01: every word of a rendered page is in the lines that the checks of words, citations and signs read."""
    for page in _whole(guide):
        shown = _text(page)
        missing = Counter(_words(shown)) - Counter(word for line in page.lines for word in _read(line).elements())
        if missing:
            yield from _problems(page, missing)


def characters_are_visible(guide: Guide) -> Iterator[Problem]:
    """SE02: no character of a rendered page is invisible, not even one that is written as an HTML entity."""
    for page in _whole(guide):
        if unseen := UNSEEN.search(_text(page)):
            line = next((line for line in page.source if UNSEEN.search(unescape(line.text))), page.source[0])
            what = f"an invisible character (U+{ord(unseen[0]):04X}) is here"
            yield line.problem(what, "Type this line again, without `&#...;`")


def words_have_one_alphabet(guide: Guide) -> Iterator[Problem]:
    """SE04: no word mixes two alphabets, or is in letters made for formulas: it looks like a word that checks look for, and is not."""
    for page in guide.pages:
        for line in page.source:
            text = unescape(line.text)
            if found := MIXED.search(text):
                word = next((word for word in re.finditer(r"\w+", text) if word.start() <= found.start() < word.end()), found)
                yield line.problem(f"\u201c{word[0]}\u201d mixes letters that only look alike", "Type this word again")


def pages_have_no_code(guide: Guide) -> Iterator[Problem]:
    """SE03: no part of a page is a block of code, which indenting a paragraph by four spaces makes."""
    for page in _whole(guide):
        for block in rendering.as_written(page.source).css("pre"):
            words = _words(block.text())
            line = next((line for line in page.source if words and set(_words(line.text)) & set(words[:1])), page.source[0])
            what = f"readers would see \u201c{' '.join(words[:SHOWN])}\u201d as a block of code"
            yield line.problem(what, "Begin a paragraph at the margin, or four spaces in below its list item; this guide has no code")


def _whole(guide: Guide) -> Iterator[Page]:
    """The pages that were read without a problem, where mkdocs.yml lists the notations that render them."""
    whole = guide.was_read(paths.CONFIG)
    return (page for page in guide.pages if whole and page.source and guide.was_read(page.path, paths.SNIPPETS))


def _text(page: Page) -> str:
    return rendering.text(rendering.as_written(page.source))


def _words(text: str) -> list[str]:
    return WORD.findall(OURS.sub(" ", text).casefold())


def _read(line: Line) -> Counter[str]:
    """The words that checks read in a line; a word with `_` or `*` in it counts both as one word and as several."""
    text = line.text
    for pattern, replacement in MARKUP[:-1]:
        text = pattern.sub(replacement, text)
    parted, joined = (_words(unescape(MARKUP[-1][0].sub(mark, text))) for mark in (" ", ""))
    return Counter(parted) | Counter(joined)


def _problems(page: Page, missing: Counter[str]) -> Iterator[Problem]:
    """One problem for each line that has such words, those with most of them first; for the page where no line has any."""
    read = {(line.path, line.number): _read(line) for line in page.lines}
    hidden = {line: _hidden(line, read.get((line.path, line.number), Counter()), missing) for line in page.source}
    found = [line for line in sorted(page.source, key=lambda line: -len(hidden[line])) if hidden[line]]
    for line in found:
        if missing & Counter(hidden[line]):
            missing = missing - Counter(hidden[line])
            yield _problem(line.path, line.number, hidden[line])
    if not found:
        yield _problem(str(page.path), 1, [*missing])


def _hidden(line: Line, read: Counter[str], missing: Counter[str]) -> list[str]:
    words = _words(unescape(line.text))
    more = Counter(words) - read
    return [word for word in words if word in missing and word in more]


def _problem(path: str, line: int, words: list[str]) -> Problem:
    what = f"readers see \u201c{' '.join(words[:SHOWN])}\u201d, which no check reads"
    return Problem(path, line, what, "Write it as a plain paragraph, without code, comments or HTML around it")
