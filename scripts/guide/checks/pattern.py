"""The parts that every page on health has, in their order (decisions/0025), except pages with a form of their own."""

import re
from collections.abc import Iterator

from scripts.guide import notation, policy
from scripts.guide.checks.voice import health_pages
from scripts.guide.model import Guide, Line, Page, Problem
from scripts.guide.sentences import plain, sentences

OWN_FORM = frozenset({"list", "night", "danger"})
SHORT = re.compile(r"^!!! short\b")
STEP = re.compile(r"^\d+\.\s")
NUMBERS = re.compile(r"^\[\[(?:people|effects)\b|^\|")


def _whole(guide: Guide) -> Iterator[Page]:
    return (page for page in health_pages(guide) if page.url and not OWN_FORM & set(page.meta.role))


def _under(page: Page, name: str) -> list[Line]:
    """The lines below the heading `name`, up to the next heading of its level or a higher one."""
    below: list[Line] = []
    inside = False
    for line in page.lines:
        if line.text.startswith("## "):
            heading = notation.HEADING.match(line.text)
            inside = bool(heading and heading[1] == name)
        elif inside:
            below.append(line)
    return below


def _at(page: Page, name: str) -> int:
    """The index of the heading `name`; -1 where the page has none."""
    headings = (notation.HEADING.match(line.text) if line.text.startswith("## ") else None for line in page.lines)
    return next((at for at, heading in enumerate(headings) if heading and heading[1] == name), -1)


def pages_have_their_parts(guide: Guide) -> Iterator[Problem]:
    """PG11: the box, the steps with their tool, what nobody knows, and the studies are all present, in this order."""
    for page in _whole(guide):
        box = next((at for at, line in enumerate(page.lines) if SHORT.match(line.text)), -1)
        places = {"!!! short": box, **{f"## {name}": _at(page, name) for name in map(guide.labels.__getitem__, notation.PARTS)}}
        for part, at in places.items():
            if at < 0:
                yield page.problem(f"this page has no `{part}`", "Write that part, or give the page the role `list`")
        found = [at for at in places.values() if at >= 0]
        if found != sorted(found):
            yield page.problem("the parts of this page are out of order", f"Their order is {', '.join(places)}")
        heading, tool = guide.labels["part_steps"], guide.labels["line_tool"]
        steps = _under(page, heading)
        if places[f"## {heading}"] >= 0 and not any(STEP.match(line.text) for line in steps):
            yield page.problem("what you can do has no numbered steps", "Write each as `1. **What to do.** How much, and why`")
        if places[f"## {heading}"] >= 0 and not any(line.text.startswith(f"{tool}: ") for line in page.lines):
            yield page.problem("no tool goes with the steps", f"Write a line `{tool}: [Diary](../tools/diary.md) ...`")


def boxes_have_one_message(guide: Guide) -> Iterator[Problem]:
    """PG13: the box has a message of one sentence, then at most policy.SHORT_SENTENCES and a line on when not to wait."""
    for page in _whole(guide):
        for at, box in enumerate(page.lines):
            if not SHORT.match(box.text):
                continue
            runs = list(notation.paragraphs(notation.card_lines(page.lines, at)))
            paragraphs = [(list(sentences(run, guide)), plain(run[0].text, guide)) for run in runs]
            if not paragraphs or len(paragraphs[0][0]) != 1:
                yield box.problem("this box does not begin with one sentence", "Write the message as a paragraph of its own")
            more = sum(len(said) for said, start in paragraphs[1:] if not start.startswith(f"{guide.labels['line_not_to_wait']}: "))
            if more > policy.SHORT_SENTENCES:
                what = f"{more} sentences follow the message of this box"
                yield box.problem(what, f"Leave {policy.SHORT_SENTENCES} at most")


def unknown_is_one_sentence(guide: Guide) -> Iterator[Problem]:
    """PG14: what nobody knows yet is said in one sentence."""
    for page in _whole(guide):
        said = [each for run in notation.paragraphs(_under(page, guide.labels["part_unknown"])) for each in sentences(run, guide)]
        if len(said) > 1:
            _, line = said[1]
            what = f"`{guide.labels['part_unknown']}` has {len(said)} sentences"
            yield line.problem(what, "Make one of them, or move the rest to the studies")


def numbers_have_a_meaning(guide: Guide) -> Iterator[Problem]:
    """PG15: below each chart and each table is a line "What this means for you"."""
    label = guide.labels["line_meaning"]
    for page in health_pages(guide):
        runs = list(notation.paragraphs(page.lines))
        for at, run in enumerate(runs):
            if not NUMBERS.match(run[0].text):
                continue
            after = runs[at + 1][0].text if at + 1 < len(runs) else ""
            if not after.startswith(f"{label}: "):
                yield run[0].problem("these numbers are not explained", f"Write `{label}: ...` below them")


def lists_are_short(guide: Guide) -> Iterator[Problem]:
    """PG16: at most policy.LIST_LINES lines in a list; a longer one is grouped under bold labels."""
    for page in health_pages(guide):
        for run in notation.paragraphs(page.lines):
            items = [line for line in run if re.match(r"^(?: {4})?(?:[-*]|\d+\.)\s", line.text)]
            if len(items) > policy.LIST_LINES:
                what = f"this list has {len(items)} lines"
                yield items[0].problem(what, f"Group them under bold labels, {policy.LIST_LINES} at most in each")
