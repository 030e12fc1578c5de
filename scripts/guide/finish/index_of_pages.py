"""Fills the A to Z: every page by its title and by the other words that it gives for itself."""

from itertools import groupby

from selectolax.lexbor import LexborNode

from scripts.guide.model import Guide
from scripts.guide.rendered import Rendered, element


def fill(page: Rendered, guide: Guide) -> None:
    """Fill the placeholder of the page."""
    for place in page.all("#a-to-z"):
        entries = {(words, each.url, each.meta.title) for each in guide.pages for words in (each.meta.title, *each.meta.also)}
        for letter, group in groupby(sorted(entries, key=lambda entry: (entry[0].lower(), entry[1])), lambda entry: entry[0][0].upper()):
            place.insert_child(element("h2", letter, id=f"letter-{letter.lower()}"))
            place.insert_child(_list(list(group), page))


def _list(entries: list[tuple[str, str, str]], here: Rendered) -> LexborNode:
    rows = element("ul")
    for words, url, title in entries:
        row = element("li")
        row.insert_child(element("a", words if words == title else f"{words}: {title}", href=here.root() + (url or "./")))
        rows.insert_child(row)
    return rows
