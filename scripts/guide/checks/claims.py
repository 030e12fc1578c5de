"""Every medical sentence rests on a claim, and every claim is on a page or left out for a reason."""

import re
from collections.abc import Iterator

from scripts.guide import notation, paths, policy
from scripts.guide.evidence import slug
from scripts.guide.model import Guide, Line, Page, Problem

NO_WORDS = re.compile(r"^\s*(?:\{:.*\}|</?\w[^>]*>|!\[.*|\[\[.*\]\]|)\s*$")
EVERY_SIGN = "[[every-sign]]"  # it cites the claims of all signs
OURS = re.compile(r"\{:[^}]*\.(?:ours|stop)\b")
JOINS = re.compile(r"!!! short|(?:[-*]|\d+\.)\s")
UNCITED = ("line_tool", "line_say")
"""The labels of lines that cite nothing."""


def medical_words_are_cited(guide: Guide) -> Iterator[Problem]:
    """CI01: each paragraph of a medical page cites a claim or source.

    Named exceptions: care cards (their sources are in a section of their own), the anchors of policy.UNCITED_HEADINGS, the lines
    `Tool:` and `Say:`, and paragraphs that a writer marks `{: .ours }` because they speak of this guide or ask for nothing that is
    medical. The "In short" box is one paragraph: its message rests on what is cited below it.
    """
    for page in guide.pages:
        if page.meta.kind == "medical":
            for run in _unexcused(page, tuple(f"{guide.labels[name]}: " for name in UNCITED)):
                remedy = "Cite a claim as [@WK01]; if it gives no medical fact, write `{: .ours }` below it"
                yield run[0].problem(f"no citation in this paragraph: \u201c{_start(run)}\u201d", remedy)


def _start(run: list[Line]) -> str:
    words = run[0].text.strip().split()
    return " ".join(words[:6]) + (" \u2026" if len(words) > 6 else "")


def _joined(page: Page) -> Iterator[list[Line]]:
    """The paragraphs of a page, with an "In short" box as one, and a list with all that is indented below its items."""
    whole: list[Line] = []
    for run in notation.paragraphs(page.lines):
        if whole and run[0].text.startswith("    ") and JOINS.match(whole[0].text):
            whole += run
        else:
            if whole:
                yield whole
            whole = run
    if whole:
        yield whole


def _unexcused(page: Page, uncited: tuple[str, ...]) -> Iterator[list[Line]]:
    heading, card = "", ""
    for run in _joined(page):
        first, rest = run[0].text, run
        if match := notation.HEADING.match(first):
            own = notation.IDENTITY.search(first)
            heading, card, rest = own[1] if own else slug(match[1]), "", run[1:]
        elif match := notation.CARD.match(first):
            card, rest = match[1].lower(), run[1:]
        elif not first.startswith("    "):
            card = ""
        text = "\n".join(line.text for line in rest)
        named = heading in policy.UNCITED_HEADINGS or card in policy.UNCITED_CARDS
        excused = named or text.lstrip().startswith(uncited) or OURS.search(text)
        if not excused and not notation.CITATION.search(text) and not all(NO_WORDS.match(line.text) for line in rest):
            yield rest


def claims_are_used(guide: Guide) -> Iterator[Problem]:
    """CI02: each claim is cited on a page, or says under `left_out` why not."""
    if not guide.was_read(paths.DOCS):
        return
    cited = {match[1] for page in guide.pages for match, _ in notation.matches(notation.CITATION, page.lines)}
    if any(line.text.strip() == EVERY_SIGN for page in guide.pages for line in page.lines):
        cited.update(key for sign in guide.signs.values() for key in sign.claims)
    for claim in guide.claims.values():
        if claim.id not in cited and not claim.left_out:
            what = f"no page cites {claim.id}"
            yield Problem(str(paths.CLAIMS), claim.line, what, "Cite it, or say under `left_out:` why readers do not need it")
        elif claim.id in cited and claim.left_out:
            yield Problem(str(paths.CLAIMS), claim.line, f"{claim.id} is left out, and a page cites it", "Remove `left_out:`")
