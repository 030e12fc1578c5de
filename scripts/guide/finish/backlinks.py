"""Tells each term which pages use it, and each source which pages cite it: read off the built pages, so it is exact."""

from collections import defaultdict
from collections.abc import Iterable

from selectolax.lexbor import LexborNode

from scripts.guide.rendered import Rendered, fragment


def fill(pages: Iterable[Rendered]) -> None:
    """Fill every place that the glossary and sources pages left for it."""
    pages = list(pages)
    used = _users(pages, "button.term", "popovertarget", "term-")
    cited = _users(pages, "details.cited a[href*='sources/#']", "href", "#")
    for page in pages:
        for place in page.all("[data-term].uses"):
            _list(place, "Used on:", used[place.attributes["data-term"] or ""], page)
        for place in page.all("[data-source].uses"):
            _list(place, "Cited on:", cited[place.attributes["data-source"] or ""], page)


def _users(pages: list[Rendered], selector: str, attribute: str, before: str) -> dict[str, list[Rendered]]:
    users: dict[str, list[Rendered]] = defaultdict(list)
    for page in pages:
        for key in dict.fromkeys((node.attributes[attribute] or "").partition(before)[2] for node in page.all(selector)):
            users[key].append(page)
    return users


def _list(place: LexborNode, label: str, users: list[Rendered], here: Rendered) -> None:
    if not users:
        place.insert_child(f"{label} no page yet.")
        return
    place.insert_child(f"{label} ")
    for at, user in enumerate(users):
        if at:
            place.insert_child(" \u00b7 ")
        link = fragment("<a></a>")
        link.attrs["href"] = here.root() + (user.url or "./")
        link.insert_child(user.title)
        place.insert_child(link)
