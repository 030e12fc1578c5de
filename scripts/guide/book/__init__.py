"""The whole guide as one run of chapters, for paper and for copies in one file: made from built pages, which stay as they are."""

from collections.abc import Iterable
from dataclasses import dataclass

from selectolax.lexbor import LexborNode

from scripts.guide import content
from scripts.guide.book import links, print_form
from scripts.guide.rendered import Rendered, element

HOLDER = "#book"
"""The place on a page that the book is put into; such a page is no chapter of it."""


@dataclass(frozen=True)
class Chapter:
    """One page in the book: its address in the site, its title, its content (a `section` with the id `links.page_id(url)`), its roles."""

    url: str
    title: str
    content: LexborNode
    roles: frozenset[str] = frozenset()


def in_order(pages: Iterable[Rendered]) -> list[Rendered]:
    """The pages in the order of reading, which each page's rel=next gives (the engine makes it of the nav), beginning at home."""
    by_url = {page.url: page for page in pages}
    order: dict[str, Rendered] = {}
    url: str | None = ""
    while url in by_url and url not in order:
        page = order[url] = by_url[url]
        url = next((links.path(url, link.attributes["href"] or "") for link in page.all("[rel=next][href]")), None)
    return list(order.values())


def chapter_pages(pages: Iterable[Rendered]) -> list[Rendered]:
    """The pages that are chapters: the one with the role `book-first`, then the others in the order of reading."""
    inside = [page for page in in_order(pages) if not page.all(HOLDER)]
    return sorted(inside, key=lambda page: "book-first" not in page.roles)


def chapters(pages: Iterable[Rendered], elsewhere: str = "", place: links.Place = links.in_one_file) -> list[Chapter]:
    """Every page as a chapter: the one with the role `book-first`, then the others in the order of reading.

    `elsewhere` is the way from the book's file to the site's root, for links to what is not in the book: "../", or an address.
    `place` is where a page is in the book: `links.in_one_file` for one file, whose ids then begin with their page's name and whose
    headings are one level deeper, or `links.in_own_file` for a file a chapter.
    """
    inside = chapter_pages(pages)
    content = {page.url: print_form.article(page, deeper=place is links.in_one_file) for page in inside}
    kept = {url: frozenset(node.attributes["id"] or "" for node in body.css("[id]")) for url, body in content.items()}
    places = links.Places(address(inside), kept, elsewhere, place)
    return [Chapter(page.url, page.title, _section(content[page.url], page.url, places), page.roles) for page in inside]


def address(pages: list[Rendered]) -> str:
    """The site's address, where the pages have one; else an address that no link can contain."""
    canonical = ((page, link.attributes["href"] or "") for page in pages for link in page.all("link[rel=canonical]"))
    return next((whole.removesuffix(page.url) for page, whole in canonical), "https://guide.invalid/")


def _section(content: LexborNode, url: str, places: links.Places) -> LexborNode:
    links.rewrite(content, url, places)
    if places.place is links.in_one_file:
        links.prefix_ids(content, links.page_id(url))
    section = element("section", class_="chapter", id=links.page_id(url))
    for part in content.iter(include_text=True):
        section.insert_child(part)
    return section


def contents(made: list[Chapter], place: links.Place = links.in_one_file) -> LexborNode:
    """A `nav` with a link to each chapter; the pages of a topic are below its first page. `place` leads to a page."""
    topics: list[list[Chapter]] = []
    for chapter in made:
        first = topics[-1][0].url if topics else ""
        if first.count("/") == 1 and chapter.url.startswith(first):
            topics[-1].append(chapter)
        else:
            topics.append([chapter])
    listed = element("nav", class_="contents", aria_label=content.data_now().labels["book_contents"])
    listed.insert_child(_list([_item(topic[0], topic[1:], place) for topic in topics]))
    return listed


def _list(items: list[LexborNode]) -> LexborNode:
    rows = element("ol")
    for item in items:
        rows.insert_child(item)
    return rows


def _item(chapter: Chapter, below: list[Chapter], place: links.Place) -> LexborNode:
    row = element("li")
    row.insert_child(element("a", chapter.title, href=place(chapter.url, "")))
    if below:
        row.insert_child(_list([_item(each, [], place) for each in below]))
    return row
