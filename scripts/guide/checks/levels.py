"""A level is on a page only through a sign: words, headings, cards and sentences that name a speed of help (decisions/0019)."""

import re
from collections.abc import Iterator

from scripts.guide import level_words, notation, paths, signs
from scripts.guide.checks.care_cards import CARD, TIERS, kind
from scripts.guide.checks.signs import lists
from scripts.guide.model import Guide, Line, Page, Problem
from scripts.guide.sentences import plain

WORDS = re.compile("|".join(level_words.WORDS), re.IGNORECASE)
ALLOWED = re.compile("|".join(map(re.escape, level_words.ALLOWED)), re.IGNORECASE)
HEADING = re.compile(r"^\s*\*\*(.+?)\*\*\s*$")
ITEM = re.compile(r"^\s*(?:[-*+]|\d+\.)\s")
SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z[\"])")
FIELDS = ("title", "description", "summary")
DRAWN = ("[[signs", "[[emergency-numbers")
"""What may follow the heading of a level: its signs, after the numbers to call."""


def levels_come_from_signs(guide: Guide) -> Iterator[Problem]:
    """SI06: pages and meanings name a level only through a sign, in the heading of its list, or as level_words.ALLOWED allows."""
    headings = _headings(guide)
    for part in _parts(guide):
        said, begins = "", list[tuple[int, Line]]()
        for line in part:
            begins.append((len(said), line))
            said += _without_signs(line.text, headings, guide) + " "
        for found in WORDS.finditer(ALLOWED.sub(lambda allowed: " " * len(allowed[0]), said)):
            line = next(line for start, line in reversed(begins) if start <= found.start())
            remedy = f"Name the sign, as [!{next(iter(guide.signs), 'its-id')}.act] does; the ids are in {paths.SIGNS}"
            yield line.problem(f"\u201c{found[0]}\u201d does not come from a sign", remedy)


def _parts(guide: Guide) -> Iterator[list[Line]]:
    """Each text that is read by itself: paragraphs, items, rows and fields of health pages and tools, meanings, questions, quantities."""
    for page in guide.pages:
        if page.meta.kind in level_words.KINDS:
            for run in notation.paragraphs(page.lines):
                yield from notation.parts(run)
            yield from ([Line(str(page.path), page.meta_lines.get(name, 1), str(getattr(page.meta, name)))] for name in FIELDS)
    yield from ([Line(str(paths.GLOSSARY), term.line, term.meaning)] for term in guide.terms)
    yield from ([Line(str(paths.QUESTIONS), each.line, each.ask)] for each in guide.questions.values())
    yield from ([Line(str(paths.CLAIMS), claim.line, said)] for claim in guide.claims.values() for said in claim.say.values())


def _headings(guide: Guide) -> set[str]:
    return {f"{words} if:" for level in guide.levels.values() for words in (level.heading, level.person)}


def _without_signs(text: str, headings: set[str], guide: Guide) -> str:
    """What a reader sees of a line, captions included, without signs and headings of levels."""
    match, bold = CARD.match(text), HEADING.match(text)
    if ((match[2] if match else bold[1] if bold else "") or "") in headings or notation.SNIPPET.match(text):
        return ""
    return plain(notation.IMAGE.sub(r"\1 \3", notation.SIGN.sub("", text)), guide)


def headings_have_signs(guide: Guide) -> Iterator[Problem]:
    """SI12: below a heading that names a level is the list of its signs, in a card or outside."""
    headings = _headings(guide)
    for line, following in dict(pair for page in guide.pages for pair in _titled(page, headings)).items():
        if not following.startswith(DRAWN):
            yield line.problem("below this heading is no list of signs", "Draw it here as [[signs ...]]")


def _titled(page: Page, headings: set[str]) -> Iterator[tuple[Line, str]]:
    for at, line in enumerate(page.lines):
        match, bold = CARD.match(line.text), HEADING.match(line.text) or notation.HEADING.match(line.text)
        if ((match[2] if match else bold[1] if bold else "") or "") in headings:
            yield line, next((text for each in page.lines[at + 1 :] if (text := each.text.strip())), "")


def levels_belong_to_their_signs(guide: Guide) -> Iterator[Problem]:
    """SI13: a paragraph that says what to do for a sign names that sign, unless a list of the page has it; a sentence has one level."""
    if not guide.was_read(paths.SIGNS, paths.LEVELS):
        return
    for page in guide.pages:
        listed = {sign.id for _, names in lists(page) for sign in signs.chosen(guide.signs, names)} | {*level_words.SIGNS_IN_OWN_WORDS}
        for part in (part for run in notation.paragraphs(page.lines) for part in notation.parts(run)):
            yield from _named(part, listed)
            yield from _one_level(part, guide)


def _named(part: list[Line], listed: set[str]) -> Iterator[Problem]:
    found = [*notation.matches(notation.SIGN, part)]
    named = {match[1] for match, _ in found if match[2] != "act"}
    for match, line in found:
        if match[2] == "act" and match[1] not in named | listed:
            remedy = f"Write [!{match[1]}] in the same paragraph, for its words"
            yield line.problem(f"{match[0]} is here without its sign", remedy)


def _one_level(part: list[Line], guide: Guide) -> Iterator[Problem]:
    for sentence in SENTENCE.split(" ".join(line.text.strip() for line in part)):
        named = [match for match in notation.SIGN.finditer(sentence) if match[1] in guide.signs]
        levels = {match[1]: guide.signs[match[1]].level for match in named}
        acts = {levels[match[1]] for match in named if match[2] == "act"}
        if len(acts) == 1 and (other := next((sign for sign, level in levels.items() if {level} != acts), "")):
            what = f"this sentence says `{min(acts)}` of {other}, whose level is `{levels[other]}`"
            yield part[0].problem(what, "Write a sentence for each level")


def cards_draw_their_signs(guide: Guide) -> Iterator[Problem]:
    """SI07: a care card has no list typed by hand, and the lists below its heading are of that heading's level.

    CA01 reports a heading that names no action.
    """
    seen: set[Line] = set()
    for page in guide.pages:
        for at, line in enumerate(page.lines):
            match = CARD.match(line.text)
            if match and kind(match) in TIERS and line not in seen:
                seen.add(line)
                yield from _card(guide, match[2] or "", notation.card_lines(page.lines, at))


def _card(guide: Guide, title: str, lines: list[Line]) -> Iterator[Problem]:
    heading = title
    for line in lines:
        bold, block = HEADING.match(line.text), notation.BLOCK.match(line.text.strip())
        heading = bold[1] if bold else heading
        if ITEM.match(line.text):
            yield line.problem("this line of a care card is typed by hand", f"Draw it from {paths.SIGNS} as [[signs ...]]")
        elif block and block[1] == "signs" and guide.was_read(paths.SIGNS, paths.LEVELS):
            levels = {sign.level for sign in signs.chosen(guide.signs, block[2].split())}
            said = {f"{words} if:" for name in levels if (level := guide.levels.get(name)) for words in (level.heading, level.person)}
            if levels and heading.endswith(" if:") and (len(levels) > 1 or heading not in said):
                remedy = f"Write one list for each level, below one of: {', '.join(sorted(said))}"
                yield line.problem(f"the heading \u201c{heading}\u201d is not that of the signs below it", remedy)
