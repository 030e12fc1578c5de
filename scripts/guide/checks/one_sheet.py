"""The doctor's one-sheet: its ticks are signs, and the rules that join its answers speak of answers that it offers."""

import re
from collections.abc import Iterable, Iterator

from scripts.guide import notation, paths, policy, signs
from scripts.guide.checks.signs import unknown
from scripts.guide.model import Guide, Line, Problem, nearest

TICK = re.compile(r"data-sign\s*=")
DRAWN = re.compile(r"\[\[signs ([^\]]*)\]\]$")
GROUP = re.compile(r"\*\*[^*]+\*\*$")
CHOICES = re.compile(r'<div class="choices" data-name="([\w-]+)"')


def ticks_are_drawn(guide: Guide) -> Iterator[Problem]:
    """SI09: the danger signs of a list to tap are drawn from the data; none is typed by hand, with or without the id of a sign."""
    for page in guide.pages:
        drawn = {name for name, text in _in_choices(page.lines) if DRAWN.match(text.text)}
        hand = [line for name, line in _in_choices(page.lines) if name in drawn and line.text.startswith("- ")]
        for line in dict.fromkeys([*hand, *(line for _, line in notation.matches(TICK, page.lines))]):
            remedy = f"Draw it from {paths.SIGNS}, as [[signs face-drops faint tick bare]] does"
            yield line.problem("this danger sign to tap is typed by hand", remedy)


def _in_choices(lines: Iterable[Line]) -> Iterator[tuple[str, Line]]:
    """Each line inside a list to tap, with the name of that list."""
    name = ""
    for line in lines:
        if match := CHOICES.search(line.text):
            name = match[1]
        elif line.text.startswith("</div>"):
            name = ""
        elif name:
            yield name, line


def ticks_are_grouped(guide: Guide) -> Iterator[Problem]:
    """SI11: a list to tap has at most policy.SIGNS_PER_GROUP danger signs below one bold label: more cannot be read at a glance."""
    for page in guide.pages:
        counts: dict[str, int] = {}
        group = ""
        for name, line in _in_choices(page.lines):
            if GROUP.match(line.text):
                group = line.text
            elif match := DRAWN.match(line.text):
                counts[name + group] = counts.get(name + group, 0) + len(signs.chosen(guide.signs, match[1].split()))
                if counts[name + group] > policy.SIGNS_PER_GROUP:
                    what = f"more than {policy.SIGNS_PER_GROUP} danger signs to tap are in one group"
                    yield line.problem(what, "Begin another group here, with a label such as `**Head and eyes**`")


def rules_fit_the_sheet(guide: Guide) -> Iterator[Problem]:
    """SI10: a rule of the one-sheet asks for something, names a sign, and only answers that the sheet offers."""
    page = guide.page_as("one-sheet")
    offered = answers(line.text for line in page.lines) if page else {}
    for rule in guide.rules:
        here = str(paths.SHEET_RULES)
        if guide.was_read(paths.SIGNS) and rule.sign not in guide.signs:
            yield unknown(Line(here, rule.line, ""), f"`{rule.sign}`", rule.sign, [*guide.signs])
        if not rule.asked:
            yield Problem(here, rule.line, f"this rule for {rule.sign} asks for no answer", "Name one, such as `new: [Pain]`")
        for name, given in rule.asked.items() if page else ():
            known = offered.get("new" if name == "also" else name, [])
            for answer in (part for each in given for part in each.split(" + ")):
                if answer not in (*known, signs.BLANK):
                    near = nearest(answer, known)
                    remedy = f"Write an answer of {page.path if page else ''} (nearest: {near})"
                    yield Problem(here, rule.line, f"`{name}: {answer}` is no answer on the sheet", remedy)


def answers(lines: Iterable[str]) -> dict[str, list[str]]:
    """The answers of each list to tap among the lines of a page, by the list's name."""
    found: dict[str, list[str]] = {}
    for name, line in _in_choices(Line("", 0, text) for text in lines):
        if line.text.startswith("- "):
            found.setdefault(name, []).append(line.text[2:].strip())
    return found
