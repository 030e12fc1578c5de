"""Notes of the EPUB: the sources of its facts next to their numbers, and the words of its drawings as text."""

from selectolax.lexbor import LexborNode

from scripts.guide import content
from scripts.guide.rendered import element


def number(content: LexborNode) -> None:
    """Make each small number a reference to a note, and each line of the chapter's list of sources that note, with a way back.

    Many reading systems show such a note next to its number. A note is no list item: pandoc would drop it.
    """
    for rows in content.css(".cited > ol"):
        for count, line in enumerate(rows.css("li[id]"), 1):
            name = line.attributes["id"] or ""
            marks = content.css(f"a.mark[href='#{name}']")
            for at, mark in enumerate(marks):
                mark.attrs["epub:type"], mark.attrs["role"] = "noteref", "doc-noteref"
                if not at:
                    mark.attrs["id"] = f"use-{name}"
            rows.insert_before(_note(line, name, str(count), used=bool(marks)))
        rows.decompose()


def _note(line: LexborNode, name: str, number: str, used: bool) -> LexborNode:
    note, text = element("aside", **{"epub:type": "footnote", "role": "doc-footnote", "id": name}), element("p")
    label = content.data_now().labels["copy_back_to_text"].format(number=number)
    back = {"class_": "back", "role": "doc-backlink", "href": f"#use-{name}", "aria_label": label}
    text.insert_child(element("a", number, **back) if used else element("strong", number))
    text.insert_child(" ")
    for part in list(line.iter(include_text=True)):
        text.insert_child(part)
    note.insert_child(text)
    return note


def describe(chapter: LexborNode) -> None:
    """Write what a drawing shows below it: programs that make other formats of a book keep text, and turn a drawing into dots."""
    for drawing in chapter.css("figure svg"):
        for said in drawing.css("desc"):
            text = content.data_now().labels["copy_picture"].format(shows=said.text(strip=True))
            drawing.insert_after(element("p", text, class_="shown", id=said.attributes["id"] or ""))  # the drawing is described by it
            said.decompose()
