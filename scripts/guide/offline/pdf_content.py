"""Prepare a chapter for the PDFs: what fits a page and what may break, spaces, drawings, tables that are too wide."""

import html

from selectolax.lexbor import LexborNode

from scripts.guide.rendered import fragment

PAGES = {"paper": (52, 36), "large": (42, 22)}
"""Of each kind, the letters in a line of a list and the lines of a page, a few less than there are: DejaVu Sans is wide."""
MAY_BREAK = "\u200b"
"""A zero-width space: a number stays with its word, and a line may end before both."""
LISTED = ".cited *, .sources *, .contents *"


def prepare(content: LexborNode, kind: str) -> None:
    """Change a chapter for the size of letters that `kind` names, "paper" or "large"."""
    if kind == "large":
        _rows_as_blocks(content)
    _long_cards(content, *PAGES[kind])
    _spaces(content)
    _pictures(content)


def _long_cards(content: LexborNode, letters: int, lines: int) -> None:
    """Mark each care card that fits no page, and its two edges: it may break, and the others stay in one piece (pdf.css)."""
    for card in content.css(".admonition"):
        blocks = [block.text(strip=True) for block in card.css("h3, h4, p, li:not(:has(p))")]
        if sum(len(block) // letters + 1 for block in blocks) > lines:
            card.attrs["data-long"] = ""
            if card.first_child:
                card.first_child.insert_before(fragment('<div class="edge"></div>'))
            card.insert_child(fragment('<div class="edge"></div>'))


def _spaces(content: LexborNode) -> None:
    """Write spaces so that lines end where they should, and leave none between items.

    Where a text fits a line but for the space at its end, before a link or a number, WeasyPrint 70 ends the line after one word.
    """
    for mark in content.css("sup.cite"):
        _keep_together(mark)
    for inline in content.css("a, strong, em"):
        said = (inline.prev.text_content or "") if inline.prev and inline.prev.tag == "-text" else ""
        if said[-1:].isspace() and said.strip() and not inline.css_matches(LISTED):
            inline.prev.replace_with(said.rstrip())  # type: ignore[union-attr]
            inline.insert_before(fragment("<span> </span>"))
    for blank in content.css("ul, ol"):
        for part in [part for part in blank.iter(include_text=True) if part.tag == "-text"]:
            part.decompose()  # between items set side by side it would be tagged as a child of the list, which may have items only


def _rows_as_blocks(content: LexborNode) -> None:
    """Turn each table of four or more columns into a block for each row: in letters of 18 point its columns are wider than paper."""
    for table in content.css("table.stacked:has(tr > :nth-child(4))"):
        for row in table.css("tbody tr"):
            lines = "".join(f"<div>{_line(cell)}</div>" for cell in row.css("th, td"))
            table.insert_before(fragment(f'<div class="record">{lines}</div>'))
        table.decompose()


def _line(cell: LexborNode) -> str:
    """The text of a cell after the heading of its column, or in bold where the cell heads its row."""
    inside = (cell.html or "").partition(">")[2].rpartition("</")[0]
    label = cell.attributes.get("data-label")
    return f"<strong>{html.escape(label)}:</strong><span> </span>{inside}" if label else f"<strong>{inside}</strong>"


def _keep_together(mark: LexborNode) -> None:
    """Put the number of a source into one unbreakable piece with the word before it, so that no line is a number alone."""
    gap = mark.prev
    if not gap or gap.tag != "-text":
        return
    inner = gap.prev.last_child if gap.prev and gap.prev.tag == "span" and not (gap.text_content or "").strip() else None
    ending = inner if inner and inner.tag == "-text" else gap
    words, space, last = (ending.text_content or "").replace("\xa0", " ").rstrip().rpartition(" ")
    if not space and ending is gap:  # something such as a link comes before it, or before its full stop
        gap.replace_with(f"{last} {MAY_BREAK}")
        return
    piece = fragment('<span class="last"></span>')
    piece.insert_child(f"{last}\xa0")
    piece.insert_child(fragment(mark.html or "", "sup"))
    ending.insert_after(piece)
    if space:
        ending.insert_after(fragment("<span> </span>"))
    ending.replace_with(words.rstrip())
    if ending is inner:
        gap.decompose()
    mark.decompose()


def _pictures(content: LexborNode) -> None:
    """Put the description of each drawing into its title, where WeasyPrint looks for the text alternative."""
    for drawing in content.css("svg"):
        said = [part.text(strip=True) for part in drawing.css("desc")] or [drawing.attributes.get("aria-label") or ""]
        titles = drawing.css("title")
        for part in (*titles, *drawing.css("desc")):
            part.decompose()
        title = fragment("<svg><title></title></svg>", "title")
        title.insert_child(" ".join(said))
        if drawing.first_child:
            drawing.first_child.insert_before(title)
