"""Low-energy reading: marks what stays when a reader asks for the short version. The style sheet (page.css) hides the rest.

Title, lead, box In short, care cards, folds and sheets stay by themselves; a writer marks a heading `{: .act }`, and its section stays.
A page that has none of these, such as a list to look things up in, stays complete. Classes, not `:has()`: browsers before Chrome 105 and
Firefox 121 know no `:has()`.
"""

from collections.abc import Iterator

from selectolax.lexbor import LexborNode

from scripts.guide.rendered import Rendered

HEADINGS = ("h2", "h3")
ACT = "act"
ENOUGH = "article > :is(.admonition, .taps, .act, .sheet, .fold)"
KEPT = f"article > h1, article > .lead, article > .overdue, {ENOUGH}"


def mark(page: Rendered) -> None:
    """Mark each block that stays with `kept`, an article that has a short version with `shortens`, and a page with a sheet `has-sheet`."""
    for heading in page.all(f"article > :is(h2, h3).{ACT}"):
        for block in _section(heading):
            _add(block, ACT)
    if page.all(ENOUGH):
        for block in page.all(KEPT):
            _add(block, "kept")
        for article in page.all("article"):
            _add(article, "shortens")
    if page.all("article > .sheet") and page.tree.body:
        _add(page.tree.body, "has-sheet")  # tools.css: on paper the sheet alone


def _add(block: LexborNode, name: str) -> None:
    block.attrs["class"] = f"{block.attributes.get('class') or ''} {name}".strip()


def _section(heading: LexborNode) -> Iterator[LexborNode]:
    """The blocks below a heading, up to the next that is as high."""
    block = heading.next
    while block is not None and not (block.tag in HEADINGS and block.tag <= (heading.tag or "")):
        if block.tag not in ("-text", "aside") and "cited" not in (block.attributes.get("class") or ""):
            yield block
        block = block.next
