"""Meanings of words and sources of facts as notes: a reading system shows one beside its word, or leads to it and back."""

from collections.abc import Iterator

from selectolax.lexbor import LexborNode

from scripts.guide.rendered import Rendered, fragment

NAME = "Meanings and sources"
BETWEEN = " \u00b7 "


def gather(page: Rendered) -> LexborNode | None:
    """Turn every button of the page into a link to its note. The notes, in the order of reading; None where there are none."""
    boxes = {box.attributes["id"]: box for box in page.all("article .meaning[id]")}
    made: dict[str, LexborNode] = {}
    for button in page.all("article :is(button.term, button.mark)"):
        key = button.attributes.get("popovertarget") or ""
        if key not in boxes:
            continue
        link = _link(button, key)
        if key not in made:
            link.attrs["id"] = f"use-{key}"
            made[key] = _note(key, boxes[key], button.text(strip=True))
        button.replace_with(link)
    for lines in page.all("article details.cited") if made else ():
        lines.decompose()  # the notes say the same, and what each grade means
    return _section(made)


def _link(button: LexborNode, key: str) -> LexborNode:
    link = fragment('<a epub:type="noteref" role="doc-noteref"></a>')
    for name in ("class", "aria-label"):
        if value := button.attributes.get(name):
            link.attrs[name] = value
    link.attrs["href"] = f"#note-{key}"
    link.insert_child(button.text(strip=True))
    return link


def _section(made: dict[str, LexborNode]) -> LexborNode | None:
    if not made:
        return None
    section = fragment('<section class="notes" epub:type="footnotes"></section>')
    section.attrs["aria-label"] = NAME
    for note in made.values():
        section.insert_child(note)
    return section


def _note(key: str, box: LexborNode, mark: str) -> LexborNode:
    """`box` as a note: its word or number, which leads back; what it says; and its links in a line of their own."""
    note = fragment('<aside epub:type="footnote" role="doc-footnote"></aside>')
    note.attrs["id"] = f"note-{key}"
    said = fragment("<p></p>")
    for part in _said(key, box, mark):
        said.insert_child(part)
    note.insert_child(said)
    ways = fragment('<p class="ways"></p>')
    for at, link in enumerate(box.css("a[href]")):
        if at:
            ways.insert_child(BETWEEN)
        ways.insert_child(link)
    if ways.css("a"):
        note.insert_child(ways)
    return note


def _said(key: str, box: LexborNode, mark: str) -> Iterator[LexborNode | str]:
    parts = list(box.iter())
    heads = [part for part in parts if part.tag == "strong"]
    is_grade = bool(heads) and "grade" in (heads[0].attributes.get("class") or "")
    word = mark if is_grade or not heads else heads[0].text(strip=True)
    back = fragment('<a class="back" role="doc-backlink"></a>')
    back.attrs["href"] = f"#use-{key}"
    back.attrs["aria-label"] = f"{word}: back to the text"
    back.insert_child(word)
    yield back
    if is_grade:
        yield " "
        yield heads[0]
    if heads:
        yield ". " if is_grade else ": "
    yield " ".join(part.text() for part in parts if part.tag == "span")
