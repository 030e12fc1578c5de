"""Signs in a sentence and in a list, drawn from `data/signs.yml`.

`[!face-drops]` is the sign's short words, `.long` the long ones, `.act` what to do, `.may` what it may be. `[[signs ambulance]]`
alone in a paragraph is a list: levels, groups and ids choose the signs, `short` or `person` their form, and `lines` makes one line of
each group. `[[every-sign]]` lists all signs, with their claims.
"""

import json
import re
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor

from scripts.guide import content, notation, signs
from scripts.guide.markdown.elements import add, tail
from scripts.guide.model import Guide
from scripts.guide.signs import Row, Sign


def listed(parent: Element, known: Guide, options: str = "") -> None:
    """The signs that `options` choose, under the bold labels of their groups. Raises ValueError where they choose none."""
    groups = signs.rows(known.signs, options.split())
    levels = {sign.level for sign in signs.chosen(known.signs, options.split())}
    if len(levels) == 1 and (level := known.levels.get(levels.pop())):
        parent.set("data-level", level.id)
    if "bare" in options.split():
        parent.set("class", f"{parent.get('class', '')} glance".strip())
    if not groups:
        raise ValueError(f"[[signs{options}]] chooses no sign: `make check` prints the line and the names")
    for label, lines in groups:
        if label:
            add(add(parent, "p", class_="group"), "strong", label)
        rows = add(parent, "ul")
        for line in lines:
            _row(add(rows, "li"), line, known.labels["sign_or"])


def _row(row: Element, line: Row, or_: str) -> None:
    may = f" ({line.may_be})" if line.may_be else ""
    if len(line.signs) == 1 and not line.label:
        key, words = line.signs[0]
        row.set("data-sign", key)
        row.text = f"{words}{may}"
        return
    if line.label:
        tail(add(row, "strong", f"{line.label}:"), " ")
    for at, (key, words) in enumerate(line.signs):
        if at:
            tail(row[-1], or_ if at + 1 == len(line.signs) else ", ")
        add(row, "span", words, data_sign=key)
    tail(row[-1], may)


def rules(parent: Element, known: Guide, options: str = "") -> None:
    """The data for the script of the one-sheet: rules and levels as attributes of one element, and the place for its card."""
    table = [{"sign": rule.sign, **rule.asked} for rule in known.rules]
    levels = [
        {"id": level.id, "heading": known.labels["sign_if"].format(heading=level.heading), "card": level.card}
        for level in known.levels.values()
    ]
    parent.set("data-rules", json.dumps(table, ensure_ascii=False))
    parent.set("data-levels", json.dumps(levels, ensure_ascii=False))
    parent.set("data-signs", json.dumps({sign.id: sign.level for sign in known.signs.values()}, ensure_ascii=False))


def every(parent: Element, known: Guide, options: str = "") -> None:
    """Every sign under its level: words, what it may be, the claims behind it, and where the level is our own choice."""
    for level in known.levels.values():
        add(parent, "h2", level.heading, id=signs.hyphened(level.id))
        if level.note:
            add(add(parent, "p", class_="choice"), "em", level.note)
        for label, group in signs.grouped(sign for sign in known.signs.values() if sign.level == level.id):
            add(parent, "h3", label, id=f"{signs.hyphened(level.id)}-{signs.hyphened(label)}")
            rows = add(parent, "ul")
            for sign in group:
                _sourced(add(rows, "li", id=sign.id), sign, known)


def _sourced(row: Element, sign: Sign, known: Guide) -> None:
    words = SubElement(row, "span")
    words.text = f"{sign.long[:1].upper()}{sign.long[1:]} ({sign.may_be}). {' '.join(f'[@{key}]' for key in sign.claims)}"
    if sign.note:
        tail(words, " ")
        choice = add(row, "span", class_="choice")
        tail(add(choice, "strong", known.labels["sign_choice"]), f" {sign.note}")


class SignInlineProcessor(InlineProcessor):
    """Replaces the notation with the text of the sign."""

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[str, int, int]:  # type: ignore[override]  # noqa: N802
        """The words. Raises ValueError for a sign or a part that is not in the data."""
        known = content.data_now()
        sign = known.signs.get(m[1])
        if sign is None or (m[2] or "") not in ("", *signs.PARTS) or sign.level not in known.levels:
            raise ValueError(f"unknown sign {m[0]}: `make check` prints the line and the nearest id")
        return signs.wording(sign, known.levels[sign.level], m[2] or "", data[: m.start(0)]), m.start(0), m.end(0)


class SignExtension(Extension):
    """Before links (160) are read."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the name is Markdown's
        """Register the processor."""
        md.inlinePatterns.register(SignInlineProcessor(notation.SIGN.pattern, md), "guide_signs", 177)


def makeExtension(**options: object) -> SignExtension:  # noqa: N802 - the name is Markdown's
    """What `mkdocs.yml` calls."""
    return SignExtension(**options)
