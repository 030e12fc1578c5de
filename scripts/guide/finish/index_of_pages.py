"""Fills the A to Z: every page by its title and by the other words that it gives for itself."""

from itertools import groupby

from selectolax.lexbor import LexborNode

from scripts.guide.model import Guide
from scripts.guide.rendered import Rendered, fragment


def fill(page: Rendered, guide: Guide) -> None:
    """Fill the placeholder of the page."""
    for place in page.all("#a-to-z"):
        entries = {(words, each.url, each.meta.title) for each in guide.pages for words in (each.meta.title, *each.meta.also)}
        for letter, group in groupby(sorted(entries, key=lambda entry: (entry[0].lower(), entry[1])), lambda entry: entry[0][0].upper()):
            heading = fragment("<h2></h2>")
            heading.attrs["id"] = f"letter-{letter.lower()}"
            heading.insert_child(letter)
            place.insert_child(heading)
            place.insert_child(_list(list(group), page))


def _list(entries: list[tuple[str, str, str]], here: Rendered) -> LexborNode:
    rows = fragment("<ul></ul>")
    for words, url, title in entries:
        row, link = fragment("<ul><li></li></ul>", "li"), fragment("<a></a>")
        link.attrs["href"] = here.root() + (url or "./")
        link.insert_child(words if words == title else f"{words}: {title}")
        row.insert_child(link)
        rows.insert_child(row)
    return rows
