"""The list "On this page": next to the text on a wide screen, and folded under the box "In short" on others."""

from selectolax.lexbor import LexborNode

from scripts.guide.rendered import Rendered, element, fragment

PLACE = "nav.toc"
PARTS = "article > h2[id], article > .unknown > h2[id], article > details > summary h2[id], article > .admonition[id]"
TITLE = ".admonition-title"
NOT_TITLE = ".meaning, .level"
ABOVE = "article > .short, article > .emergency, article > .lead"
"""The fold is put after the first of these elements that the page has."""
LEAST = 3
"""A page with fewer parts needs no list."""


def fill(page: Rendered) -> None:
    """Fill the placeholder in main.html, and add the fold; a page with fewer than LEAST parts gets neither."""
    for place in page.all(PLACE):
        parts = [(part.attributes["id"] or "", _title(part)) for part in page.all(PARTS)]
        if len(parts) < LEAST:
            place.decompose()
            continue
        label = place.attributes.get("aria-label") or ""
        place.insert_child(element("p", label))
        place.insert_child(_list(parts))
        _fold(page, label, parts)


def _title(part: LexborNode) -> str:
    copy = fragment((part.css_first(TITLE) or part).html or "")
    for other in copy.css(NOT_TITLE):
        other.decompose()
    return " ".join(copy.text().split()).rstrip(":")


def _list(parts: list[tuple[str, str]]) -> LexborNode:
    rows = element("ul")
    for name, title in parts:
        row = element("li")
        row.insert_child(element("a", title, href=f"#{name}"))
        rows.insert_child(row)
    return rows


def _fold(page: Rendered, label: str, parts: list[tuple[str, str]]) -> None:
    above = next((node for selector in ABOVE.split(", ") for node in page.all(selector)), None)
    if above is None:
        return
    fold, details = element("nav", class_="toc-fold", aria_label=label), element("details")
    details.insert_child(element("summary", label))
    details.insert_child(_list(parts))
    fold.insert_child(details)
    above.insert_after(fold)
