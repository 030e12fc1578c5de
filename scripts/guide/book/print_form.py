"""A page's article for paper and copies: all of it open, nothing to press."""

from selectolax.lexbor import LexborNode

from scripts.guide import content
from scripts.guide.rendered import NOT_PROSE, Rendered, element, fragment

SCREEN_ONLY = (
    f"{NOT_PROSE}, .overdue, .notes, button, .with-tool, .if-emergency, [hidden], "
    ".sources .uses"  # each chapter lists its own sources, so a copy can do without the way back (decisions/0026)
)
HEADINGS = ("h5", "h4", "h3", "h2", "h1")  # the deepest first, so that none is moved twice


def article(page: Rendered, deeper: bool = True) -> LexborNode:
    """A copy of a page's article; the page does not change.

    `deeper`: headings go one level deeper. A chapter with a file of its own keeps their levels, and its bar of letters.
    """
    labels = content.data_now().labels
    copy = fragment(next(node.html or "" for node in page.all("article")))
    if not deeper:
        _letters(copy)
    _marks(copy)
    _sources(copy, labels["book_facts"])
    _dates(copy)
    for picture in copy.css("a.glightbox"):
        picture.unwrap()
    for place in copy.css("#downloads"):
        place.replace_with(element("p", labels["book_copies"]))
    for part in copy.css(SCREEN_ONLY):
        part.decompose()
    for fold in copy.css("details"):
        fold.attrs["open"] = ""
    for region in copy.css("section[aria-label]"):
        del region.attrs["aria-label"]  # its heading says it; as a landmark it would be in the book many times
    if deeper:
        _headings(copy)
    return copy


def _letters(content: LexborNode) -> None:
    """Keep the bar of letters of a long list as a line of links."""
    for letters in content.css("nav.letters"):
        kept = element("p", class_="letters")
        for link in letters.css("a"):
            kept.insert_child(link)
            kept.insert_child(" ")
        letters.replace_with(kept)


def _marks(content: LexborNode) -> None:
    """Link each small number to its line in the chapter's list, which names the grade and every source: a claim may have several."""
    lines = {line.attributes["id"] for line in content.css(".cited [id]")}
    for button in content.css("button.mark"):
        line = (button.attributes.get("popovertarget") or "").replace("cite-", "cited-")
        _link(button, f"#{line}" if line in lines else None)


def _link(button: LexborNode, href: str | None) -> None:
    if not href:
        button.replace_with(button.text())
        return
    named = {name: value for name in ("class", "aria-label") if (value := button.attributes.get(name))}
    button.replace_with(element("a", button.text(), **named, href=href))


def _sources(content: LexborNode, title: str) -> None:
    """Keep the list of sources, open: on paper it alone says what a number next to a fact means."""
    for box in content.css("details.cited"):
        kept, heading = element("div", class_="cited"), element("p")
        heading.insert_child(element("strong", title))
        kept.insert_child(heading)
        for rows in box.css("ol"):
            kept.insert_child(rows)
        box.replace_with(kept)


def _dates(content: LexborNode) -> None:
    """Keep the dates, and remove the link to edit the page."""
    for dates in content.css(".reviewed"):
        for line in dates.css("p:has(> a[href*='/edit/'])"):
            line.decompose()
        kept = _renamed(dates, "div")
        kept.attrs["class"] = "dates"
        del kept.attrs["aria-label"]
        dates.replace_with(kept)


def _headings(content: LexborNode) -> None:
    for level in HEADINGS:
        for heading in content.css(level):
            deeper = _renamed(heading, f"h{int(level[1]) + 1}")
            if level == "h1" and "id" in deeper.attributes:
                del deeper.attrs["id"]  # the chapter has this id
            heading.replace_with(deeper)


def _renamed(node: LexborNode, tag: str) -> LexborNode:
    """The same element under another name."""
    fresh = element(tag, **{name: value or "" for name, value in node.attributes.items()})
    for part in node.iter(include_text=True):
        fresh.insert_child(part)
    return fresh
