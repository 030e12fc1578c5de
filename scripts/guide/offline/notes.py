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
    """`box` as a note: its word or number, which leads back, and each thing that it says, with the links of that in a line below it."""
    note = fragment('<aside epub:type="footnote" role="doc-footnote"></aside>')
    note.attrs["id"] = f"note-{key}"
    for at, group in enumerate(_groups(box)):
        heads = [part for part in group if part.tag == "strong"]
        cites = not heads or key.startswith("cite-")
        said = fragment("<p></p>")
        if not at:
            said.insert_child(_back(key, mark if cites else heads[0].text(strip=True)))
        for part in _said(group, heads if cites else [], between=" " if cites and not at else "" if cites else ": "):
            said.insert_child(part)
        note.insert_child(said)
        ways = _ways(group)
        if ways.css("a"):
            note.insert_child(ways)
    return note


def _groups(box: LexborNode) -> list[list[LexborNode]]:
    """The parts of a note under each of its headings: a citation has one for each grade."""
    groups: list[list[LexborNode]] = [[]]
    for part in list(box.iter(include_text=True)):
        if part.tag == "strong" and groups[-1]:
            groups.append([])
        groups[-1].append(part)
    return groups


def _back(key: str, word: str) -> LexborNode:
    back = fragment('<a class="back" role="doc-backlink"></a>')
    back.attrs["href"] = f"#use-{key}"
    back.attrs["aria-label"] = f"{word}: back to the text"
    back.insert_child(word)
    return back


def _said(group: list[LexborNode], heads: list[LexborNode], between: str) -> Iterator[LexborNode | str]:
    said = " ".join(part.text() for part in group if part.tag == "span")
    if heads or said:
        yield between
    for head in heads:
        yield head
        yield ". "
    yield said


def _ways(group: list[LexborNode]) -> LexborNode:
    """The links of a group in one line, each with the doubt that stands after it."""
    ways = fragment('<p class="ways"></p>')
    for part in group:
        if part.tag == "a":
            if ways.css("a"):
                ways.insert_child(BETWEEN)
            ways.insert_child(part)
        elif part.tag == "-text" and ways.css("a") and (part.text_content or "").strip():
            ways.insert_child(part.text_content or "")
    return ways
