"""The doctor's one-sheet: its ticks are signs, and the rules that join its answers speak of answers that it offers."""

import re
from collections.abc import Iterable, Iterator
from difflib import get_close_matches

from scripts.guide import notation, paths, policy
from scripts.guide.checks.signs import unknown
from scripts.guide.model import Guide, Line, Problem

TICK = re.compile(r'data-sign="([^"]*)"')
GROUP = re.compile(r"\*\*[^*]+\*\*$")
CHOICES = re.compile(r'<div class="choices" data-name="([\w-]+)"')


def ticks_are_signs(guide: Guide) -> Iterator[Problem]:
    """SI09: a tick of a sheet, `{: data-sign="dark-pee" }`, names a sign."""
    for page in guide.pages:
        for match, line in notation.found(TICK, page.lines):
            if guide.is_whole(paths.SIGNS) and match[1] not in guide.signs:
                yield unknown(line, match[0], match[1], [*guide.signs])


def ticks_are_grouped(guide: Guide) -> Iterator[Problem]:
    """SI11: a list to tap has at most policy.SIGNS_PER_GROUP danger signs below one bold label: more cannot be taken in at a look."""
    for page in guide.pages:
        count = 0
        for line in page.lines:
            if CHOICES.search(line.text) or GROUP.match(line.text):
                count = 0
            elif TICK.search(line.text):
                count += 1
                if count == policy.SIGNS_PER_GROUP + 1:
                    what = f"more than {policy.SIGNS_PER_GROUP} danger signs to tap are in one group"
                    yield Problem(line.path, line.number, what, "Begin another group here, with a label such as `**Head and eyes**`")


def rules_fit_the_sheet(guide: Guide) -> Iterator[Problem]:
    """SI10: a rule of the one-sheet asks for something, names a sign, and only answers that the sheet offers."""
    page = guide.page_as("one-sheet")
    offered = answers(line.text for line in page.lines) if page else {}
    for rule in guide.rules:
        here = str(paths.SHEET_RULES)
        if guide.is_whole(paths.SIGNS) and rule.sign not in guide.signs:
            yield unknown(Line(here, rule.line, ""), f"`{rule.sign}`", rule.sign, [*guide.signs])
        if not rule.asked:
            yield Problem(here, rule.line, f"this rule for {rule.sign} asks for no answer", "Name one, such as `new: [Pain]`")
        for name, given in rule.asked.items() if page else ():
            known = offered.get("new" if name == "also" else name, [])
            for answer in (part for each in given for part in each.split(" + ")):
                if answer not in known:
                    near = get_close_matches(answer, known, 1, 0)
                    remedy = f"Write an answer of {page.path if page else ''} (nearest: {near[0] if near else 'none'})"
                    yield Problem(here, rule.line, f"`{name}: {answer}` is no answer on the sheet", remedy)


def answers(lines: Iterable[str]) -> dict[str, list[str]]:
    """The answers of each list to tap among the lines of a page, by the list's name."""
    found: dict[str, list[str]] = {}
    name = ""
    for line in lines:
        if match := CHOICES.search(line):
            name = match[1]
        elif line.startswith("</div>"):
            name = ""
        elif name and line.startswith("- "):
            found.setdefault(name, []).append(line[2:].strip())
    return found
