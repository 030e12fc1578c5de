"""Puts the whole guide on one page: its contents, its chapters, and the style sheet that only this page uses."""

from collections.abc import Iterator
from pathlib import Path

from scripts.guide import book, paths, rendered
from scripts.guide.rendered import Rendered, element


def holds_all(page: Rendered) -> bool:
    """Whether a page has the placeholder for the complete guide."""
    return bool(page.all(book.HOLDER))


def filled(site: Path) -> Iterator[Rendered]:
    """Each page with the placeholder, filled with the book. Such a page is overdue as soon as one chapter is."""
    for page in [page for page in rendered.each(site) if holds_all(page)]:
        fill(page, rendered.read(site))
        yield page


def fill(page: Rendered, pages: list[Rendered]) -> None:
    """Put the contents and the chapters, made from `pages`, into the placeholder of a page."""
    for place in page.all(book.HOLDER):
        chapters = book.chapters(pages, page.root())
        place.insert_child(book.contents(chapters))
        for chapter in chapters:
            place.insert_child(chapter.content)
        _style(page)
        _until(page, pages)


def _style(page: Rendered) -> None:
    sheet = page.root() + paths.BOOK_STYLE.relative_to(paths.DOCS).as_posix()
    if page.tree.head:
        page.tree.head.insert_child(element("link", rel="stylesheet", href=sheet))


def _until(page: Rendered, pages: list[Rendered]) -> None:
    until = min((notice.attributes["data-until"] or "" for each in pages for notice in each.all(".overdue[data-until]")), default="")
    for notice in page.all(".overdue"):
        notice.attrs["data-until"] = until
