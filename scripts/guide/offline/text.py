"""The copy for a screen reader, a messenger or an old device: the whole guide as plain text."""

import re
import textwrap
from collections.abc import Iterator
from pathlib import Path

from selectolax.lexbor import LexborNode

from scripts.guide import book, content, policy
from scripts.guide.book import links
from scripts.guide.offline.edition_notice import Edition
from scripts.guide.rendered import read

LAST = "glossary"  # the page with this role comes last: readers look words up from anywhere, and the end is found fastest
BLOCKS = "h2, h3, h4, h5, p, ul, ol, dl, table, figure, svg, .lines"
NOT_HERE = ".narrow"  # words for a small screen
ACROSS = "a[href^='#']:not(.term, .mark, .cited a, .sources a, .from a, .uses a, td a)"
"""Links in sentences and lists: a reader of plain text finds the place by its number."""
BLANK = "_" * 12
STOPS = ".!?:;"
NUMBER = ("tel:", "sms:")
JOINED = "\ue000"  # a space within a number while lines are filled: a number that breaks over two lines is dialed wrong


def write(site: Path, target: Path, edition: Edition) -> None:
    """Write the guide as UTF-8: the title, the edition, the page for frightened readers, the contents, and every other chapter."""
    chapters = book.chapters(read(site))
    chapters.sort(key=lambda chapter: LAST in chapter.roles)
    title = next((chapter.title for chapter in chapters if not chapter.url), chapters[0].title)
    said, labels = "\n".join(edition.lines()), content.data_now().labels
    numbers = {links.page_id(chapter.url): number for number, chapter in enumerate(chapters, 1)}
    first, *others = [_chapter(chapter, numbers) for chapter in chapters]
    listed = "\n".join(f"{number}. {chapter.title}" for chapter, number in zip(chapters, numbers.values(), strict=True))
    parts = [
        f"{title.upper()}\n\n{said}",
        first,
        f"{labels['book_contents'].upper()}\n\n{listed}",
        *others,
        f"{labels['copy_end'].upper()}\n\n{said}",
    ]
    target.write_text("\n\n\n\n".join(parts) + "\n", encoding="utf-8")


def _chapter(chapter: book.Chapter, numbers: dict[str, int]) -> str:
    """One chapter. Its parts have numbers: an ear hears them, and they survive any font."""
    for part in chapter.content.css(NOT_HERE):
        part.decompose()
    own = links.page_id(chapter.url)
    for link in chapter.content.css(ACROSS):
        name = (link.attributes["href"] or "")[1:].partition("--")[0]
        if name in numbers and name != own:
            link.insert_child(" " + content.data_now().labels["copy_see_chapter"].format(number=numbers[name]))
    counts = [numbers[own], 0, 0]
    return "\n\n".join(block for block in blocks(chapter.content, counts) if block.strip())


def blocks(node: LexborNode, counts: list[int]) -> Iterator[str]:
    """The blocks of text within an element: headings, paragraphs, lists, rows."""
    for part in node.iter():
        match part.tag:
            case "h2" | "h3" | "h4" | "h5":
                yield _heading(part, counts)
            case "ul" | "ol":
                yield "\n".join(_items(part))
            case "dl":
                yield "\n".join(_wrap(line_of(each), "" if each.tag == "dt" else "  ") for each in part.iter())
            case "table":
                yield "\n".join(_wrap(_closed(_row(row)), "", "  ") for row in part.css("tr"))
            case "svg":
                yield from _picture(part)
            case "p" | "figcaption":
                yield _wrap(line_of(part))
            case _:
                yield from _other(part, counts)


def _other(part: LexborNode, counts: list[int]) -> Iterator[str]:
    """The blocks of an element that contains blocks, only text, or lines to write on."""
    if "lines" in (part.attributes.get("class") or "").split():
        yield "\n".join([BLANK * 3] * len(part.css("i")))
    elif part.css_first(BLOCKS):
        yield from blocks(part, counts)
    else:
        yield _wrap(line_of(part))


def _heading(node: LexborNode, counts: list[int]) -> str:
    """A heading: with its number, where others can lead to it; a care card's with its level in capitals."""
    said = line_of(node)
    if node.tag == "h2":
        return content.data_now().labels["copy_chapter"].format(number=counts[0]).upper() + "\n" + _wrap(said.upper())
    if "id" not in node.attributes:
        return _wrap(_level(node) or said)
    at = 1 if node.tag == "h3" else 2
    counts[at:] = [counts[at] + 1, *[0] * (2 - at)]
    return _wrap(f"{'.'.join(str(count) for count in counts[: at + 1])}. {said}")


def _level(node: LexborNode) -> str:
    for level in node.css(".level"):
        said = line_of(level)
        return line_of(node).replace(said, said.upper(), 1)
    return ""


def _items(listed: LexborNode, depth: int = 0) -> Iterator[str]:
    """The items of a list, each with what is before it on a page: a number, or a box to tick.

    A plain list has no signs, because a voice reads "- 112" as "minus 112". Its items are indented, and their further lines more so.
    """
    around = " ".join((node.attributes.get("class") or "") for node in _above(listed)).split()
    for number, item in enumerate((each for each in listed.iter() if each.tag == "li"), 1):
        if "cited" in around:
            mark = f"[{number}] "
        elif {"ticks", "asks"} & set(around):
            mark = "[ ] "
        elif listed.tag == "ol" and "sources" not in around:
            mark = f"{number}. "
        else:
            mark = ""
        said = f"{line_of(item)} {BLANK}" if "asks" in around else _closed(line_of(item))
        inside = "  " * (depth + 1)
        yield _wrap(said, inside + mark, inside + (" " * len(mark) or "  "))
        for nested in item.css("ul, ol"):
            yield from _items(nested, depth + 1)


def _closed(said: str) -> str:
    """An item with a stop at its end, where a voice would else run on into the next line."""
    return said if not said or said[-1] in STOPS else f"{said}."


def _above(node: LexborNode) -> list[LexborNode]:
    """The element, its parent and the parent of that."""
    chain = [node]
    while len(chain) < 3 and chain[-1].parent:
        chain.append(chain[-1].parent)
    return chain


def _row(row: LexborNode) -> str:
    """A row of a table, each cell with its column's name; a cell to write in is a blank, one with three circles has them."""
    cells = []
    for cell in row.css("th, td"):
        label = cell.attributes.get("data-label") or ""
        said = line_of(cell) or ("(_)(_)(_)" if cell.attributes.get("class") == "three" else BLANK)
        cells.append(f"{label}{'' if label.endswith('?') else ':'} {said}" if label else said)
    return "; ".join(cells)


def _picture(drawing: LexborNode) -> Iterator[str]:
    """What a drawing shows; one without a description has its words below it."""
    said = [line_of(part).rstrip(".") for part in (*drawing.css("title"), *drawing.css("desc"))]
    if drawing.css("desc"):
        yield _wrap(content.data_now().labels["copy_picture_text"].format(shows=". ".join(said)))


def line_of(node: LexborNode) -> str:
    """The words of an element in one line: a citation is [1], a place to write is a blank, and a link out has its address."""
    return re.sub(r"\s+", " ", "".join(_inline(node))).strip()


def _inline(node: LexborNode) -> Iterator[str]:
    for part in node.iter(include_text=True):
        name = part.attributes.get("class") or "" if part.tag != "-text" else ""
        if part.tag == "-text":
            yield part.text_content or ""
        elif part.tag in ("ul", "ol"):
            continue
        elif part.tag == "i" and not part.text(strip=True):
            yield f" {BLANK} "
        elif name == "mark":
            yield f"[{part.text(strip=True)}]"
        elif (part.attributes.get("href") or "").startswith(NUMBER):
            yield part.text().replace(" ", JOINED)
        else:
            yield from _inline(part)
            address = part.attributes.get("href") or ""
            if part.tag == "a" and address.startswith(("http:", "https:")) and address != part.text(strip=True):
                yield f" ({address})"
            if part.tag in ("span", "a") and (node.parent and "sources" in (node.parent.attributes.get("class") or "")):
                yield " "


def _wrap(said: str, first: str = "", later: str = "") -> str:
    """The words in lines of policy.TEXT_COLUMNS at most; an address and a number to call stay whole, or they would not work."""
    filled = textwrap.fill(
        said,
        policy.TEXT_COLUMNS,
        initial_indent=first,
        subsequent_indent=later,
        break_long_words=False,
        break_on_hyphens=False,
    )
    return filled.replace(JOINED, " ")
