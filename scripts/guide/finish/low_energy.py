"""Low-energy reading: marks what stays when a reader asks for the short version. The style sheet (page.css) does the rest.

Summary, key box, care cards and sheets stay by themselves; a writer marks a heading `{: .act }`, and its whole section stays.
"""

from collections.abc import Iterator

from selectolax.lexbor import LexborNode

from scripts.guide.rendered import Rendered

HEADINGS = ("h2", "h3")
MARK = "act"


def mark(page: Rendered) -> None:
    """Give every block of a marked section the class of its heading."""
    for heading in page.all(f"article > :is(h2, h3).{MARK}"):
        for block in _section(heading):
            block.attrs["class"] = f"{block.attributes.get('class') or ''} {MARK}".strip()


def _section(heading: LexborNode) -> Iterator[LexborNode]:
    """The blocks below a heading, up to the next that is as high."""
    block = heading.next
    while block is not None and not (block.tag in HEADINGS and block.tag <= (heading.tag or "")):
        if block.tag not in ("-text", "aside") and "cited" not in (block.attributes.get("class") or ""):
            yield block
        block = block.next
