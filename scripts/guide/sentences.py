"""The prose of a page's Markdown: lines without their notation, and the sentences of a paragraph or list."""

import re
from collections.abc import Iterator
from functools import lru_cache
from html import unescape

from scripts.guide import counts, notation, signs
from scripts.guide.evidence import Term
from scripts.guide.model import Guide, Line, Page

SENTENCE_END = re.compile(r"(?<=[.!?])[\"\u201d)*]*\s+(?=[\"\u201c(*\[]*[A-Z\u00c0-\u00de0-9])")
WITHIN_WORDS = frozenset({"a", "abbr", "b", "code", "del", "em", "i", "ins", "mark", "strong", "sub", "sup", "u"})
"""Elements that may begin or end inside a word; at the edge of any other, a word ends."""
MARKUP = (
    (re.compile(rf"<(?!/?(?:{'|'.join(sorted(WITHIN_WORDS))})\b)[^>]+>"), " "),
    (re.compile(r"\[@[^\]]*\]|\{:.*?\}|<[^>]+>|^\s*(?:!!!|\?\?\?)\s+\w+\s*|^\s*(?:[-*]|\d+\.)\s+|\[\[[^\]]*\]\]|!\[.*"), ""),
    (re.compile(r"\[([^\]]*)\]\([^)]*\)"), r"\1"),
    (re.compile(r"[*_`]"), ""),
)
WORD = re.compile(r"[A-Za-z\u00c0-\u017f][\w'\u2019-]*|\d[\d,.]*")


def plain(text: str, guide: Guide) -> str:
    """A line without its notation, with its numbers filled in from the data."""
    text = notation.NUMBER.sub(lambda match: _number(match, guide), text)
    return _bare(notation.SIGN.sub(lambda match: _sign(match, guide), text))


def meaning(term: Term, guide: Guide) -> str:
    """What a term means, for readers: the signs that it names, and what to do for them, come from the data."""
    return notation.SIGN.sub(lambda match: _sign(match, guide), term.meaning)


def _number(match: re.Match[str], guide: Guide) -> str:
    claim = guide.claims.get(match[1])
    return counts.wording(claim.say, match[2], guide.labels) if claim else ""


def _sign(match: re.Match[str], guide: Guide) -> str:
    sign = guide.signs.get(match[1])
    known = sign and sign.level in guide.levels and (match[2] or "") in ("", *signs.PARTS)
    return signs.wording(sign, guide.levels[sign.level], match[2] or "", match.string[: match.start()]) if sign and known else ""


@lru_cache(maxsize=20_000)
def _bare(text: str) -> str:
    for pattern, replacement in MARKUP:
        text = pattern.sub(replacement, text)
    return unescape(text).strip()


def sentences(run: list[Line], guide: Guide) -> Iterator[tuple[str, Line]]:
    """Each sentence of a paragraph or list, with the line that it begins on. It may go on in the next line, but not in the next item."""
    for part in notation.parts(run):
        text, begins = "", list[tuple[int, Line]]()
        for line in part:
            if said := plain(line.text, guide):
                begins.append((len(text), line))
                text += f"{said} "
        at = 0
        for sentence in SENTENCE_END.split(text.strip()):
            at = text.index(sentence, at)
            if WORD.search(sentence):
                yield sentence, next(line for start, line in reversed(begins) if start <= at)
            at += len(sentence)


def runs(page: Page) -> Iterator[list[Line]]:
    """The paragraphs and lists of a page, without tables and HTML."""
    return (run for run in notation.paragraphs(page.lines) if not run[0].text.startswith(("|", "<")))
