"""Puts the whole guide on one page: its contents, its chapters, and the style sheet that only this page asks for."""

from scripts.guide import book, paths
from scripts.guide.rendered import Rendered, fragment


def fill(pages: list[Rendered]) -> None:
    """Fill the place that a page left for the book. That page is past its date as soon as one chapter is."""
    for page in pages:
        for place in page.all(book.HOLDER):
            chapters = book.chapters(pages, page.root())
            place.insert_child(book.contents(chapters))
            for chapter in chapters:
                place.insert_child(chapter.words)
            _style(page)
            _until(page, pages)


def _style(page: Rendered) -> None:
    sheet = fragment('<div><link rel="stylesheet"></div>', "link")
    sheet.attrs["href"] = page.root() + paths.BOOK_STYLE.relative_to(paths.DOCS).as_posix()
    if page.tree.head:
        page.tree.head.insert_child(sheet)


def _until(page: Rendered, pages: list[Rendered]) -> None:
    until = min((notice.attributes["data-until"] or "" for each in pages for notice in each.all(".overdue[data-until]")), default="")
    for notice in page.all(".overdue"):
        notice.attrs["data-until"] = until
