"""What is checked in care cards and call-outs."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from scripts.guide import notation, policy
from scripts.guide.model import Guide, Line, Problem

CARD = re.compile(r'^\s*(?:!!!|\?\?\?\+?)\s+([\w -]+?)(?:\s+"([^"]*)")?\s*$')
BARE = re.compile(r"^\s*\[\[signs\b[^\]]*\bbare\b")
FOLDED = re.compile(r"^## .*\{[^}]*\.fold\b")
NUMBERS = "[[emergency-numbers]]"
TIERS = ("emergency", "urgent", "routine")


def headings_say_the_action(guide: Guide) -> Iterator[Problem]:
    """CA01: a care card's heading is the action and ends in "if:" (checklist C1); nothing in it, and no red card, is folded (C2)."""
    end = guide.labels["sign_if"].partition("{heading}")[2].strip()
    for match, line in _cards(guide):
        tier = kind(match)
        if tier in TIERS and end and not (match[2] or "").endswith(f" {end}"):
            yield line.problem(f"this {tier} card does not say what to do", f'Write its heading as an action that ends in "{end}"')
        if tier in TIERS and match[0].lstrip().startswith("???"):
            yield line.problem(f"this {tier} card is folded", "Begin it with `!!!`")
    for page in guide.pages:
        for line in _red_in_folds(page.lines):
            yield line.problem("this emergency card is in a fold", "Remove `.fold` from the heading above it")


def cards_are_few(guide: Guide) -> Iterator[Problem]:
    """CA02: at most one card of each level and policy.WARNINGS_PER_PAGE call-outs on a page.

    A card with a `bare` list, which has only the most common signs to read at a glance, may come before that of the whole list.
    """
    for page in guide.pages:
        cards = [(kind(match), _is_bare(page.lines, at)) for at, line in enumerate(page.lines) if (match := CARD.match(line.text))]
        for (tier, _), count in Counter(cards).items():
            if tier in TIERS and count > 1:
                yield page.problem(f"this page has {count} {tier} cards", "Put their lines into one")
        others = sum(tier not in (*TIERS, "key") for tier, _ in cards)
        if others > policy.WARNINGS_PER_PAGE:
            what = f"this page has {others} call-outs"
            yield page.problem(what, f"Keep the {policy.WARNINGS_PER_PAGE} that matter most")


def cards_hold_signs(guide: Guide) -> Iterator[Problem]:
    """CA03: a care card draws a list of signs; on a medical page an emergency card names the numbers to call."""
    for page in guide.pages:
        for at, line in enumerate(page.lines):
            match = CARD.match(line.text)
            tier = kind(match) if match else ""
            if tier not in TIERS:
                continue
            texts = [each.text.strip() for each in notation.card_lines(page.lines, at)]
            if not any(text.startswith("[[signs") for text in texts):
                remedy = "Write `[[signs ambulance]]`, or another list, alone on a line below its heading, four spaces in"
                yield line.problem(f"this {tier} card lists no sign", remedy)
            if tier == "emergency" and page.meta.kind == "medical" and NUMBERS not in texts:
                remedy = f"Write `{NUMBERS}` alone on a line below its heading, four spaces in"
                yield line.problem("this emergency card names no number to call", remedy)


def _red_in_folds(lines: Sequence[Line]) -> Iterator[Line]:
    folded = False
    for line in lines:
        if line.text.startswith("## "):
            folded = bool(FOLDED.match(line.text))
        match = CARD.match(line.text)
        if folded and match and kind(match) == "emergency":
            yield line


def _is_bare(lines: Sequence[Line], card: int) -> bool:
    return any(BARE.match(line.text) for line in notation.card_lines(lines, card))


def kind(match: re.Match[str]) -> str:
    """The kind of a card: its tier if one of its classes is one, in any case, as the engine reads it."""
    classes = match[1].lower().split()
    return next((each for each in classes if each in TIERS), classes[0])


def _cards(guide: Guide) -> Iterator[tuple[re.Match[str], Line]]:
    seen: set[Line] = set()
    for line in (line for page in guide.pages for line in page.lines):
        match = CARD.match(line.text)
        if match and line not in seen:
            seen.add(line)
            yield match, line
