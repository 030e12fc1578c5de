"""No published address stops working: an old link to a page still leads to its text."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from scripts.guide import paths
from scripts.guide.model import Guide, Problem


def addresses_live_on(guide: Guide) -> Iterator[Problem]:
    """AD01: each address that was ever published is a page, or says which page took its place."""
    if not guide.was_read(paths.DOCS, paths.ADDRESSES):
        return
    if any(address.to for address in guide.addresses) and not paths.MOVED_TEMPLATE.is_file():
        yield Problem(str(paths.MOVED_TEMPLATE), 1, "this file is missing", "Restore it")
    for address in guide.addresses:
        is_page = guide.page_at(address.path.removeprefix("./")) is not None
        if not is_page and address.to is None:
            what = f"there is no page at `{address.path}` any more"
            yield _problem(address.line, what, f"Write `{address.path} -> new/page/`, so that old links still work")
        if is_page and address.to is not None:
            yield _problem(address.line, f"`{address.path}` is a page and leads on", "Remove the arrow and what follows it")
        if address.to is not None and guide.page_at(urlsplit(address.to).path.removeprefix("./")) is None:
            what = f"`{address.path}` leads to `{address.to}`, which is no page"
            yield _problem(address.line, what, "Name the page that has its words now")


def pages_have_addresses(guide: Guide) -> Iterator[Problem]:
    """AD02: the address of each page is kept: from the day on which it is published, someone may have a link to it."""
    kept = {address.path.removeprefix("./") for address in guide.addresses}
    for page in guide.pages if guide.was_read(paths.ADDRESSES) else ():
        if page.url not in kept:
            address = page.url or "./"
            yield page.problem(f"`{address}`, its address, is not in {paths.ADDRESSES}", f"Add the line `{address}` there")


def _problem(line: int, what: str, remedy: str) -> Problem:
    return Problem(str(paths.ADDRESSES), line, what, remedy)
