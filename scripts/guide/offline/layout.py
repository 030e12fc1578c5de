"""How WeasyPrint lays out a document: with its warnings collected, without garbage collection, and with a cached list of pages."""

import contextlib
import gc
import logging
from collections.abc import Iterator


@contextlib.contextmanager
def warnings() -> Iterator[list[str]]:
    """Collect WeasyPrint's warnings: a file that it warned about must not be published."""
    said: list[str] = []
    handler = logging.Handler(logging.WARNING)
    handler.emit = lambda record: said.append(record.getMessage())  # type: ignore[method-assign]
    log = logging.getLogger("weasyprint")
    before, log.handlers = log.handlers, [handler]
    try:
        yield said
    finally:
        log.handlers = before


@contextlib.contextmanager
def without_collection() -> Iterator[None]:
    """Disable garbage collection: a layout is millions of objects that all stay, and collecting takes as long as the layout."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


@contextlib.contextmanager
def page_references_kept() -> Iterator[None]:
    """Cache the list of a PDF's pages, which pydyf 0.13 rebuilds for each tag. That is a tenth of the time for a book of 500 pages."""
    import pydyf  # noqa: PLC0415  as WeasyPrint, not there for all

    def references(document: pydyf.PDF) -> list[bytes]:
        """The references to the pages so far, such as b"7 0 R"; each third item of `Kids` is a page's number."""
        made: list[bytes] = document.__dict__.setdefault("references_kept", [])
        made += (f"{number} 0 R".encode("ascii") for number in document.pages["Kids"][3 * len(made) :: 3])
        return made

    theirs, pydyf.PDF.page_references = pydyf.PDF.page_references, property(references)
    try:
        yield
    finally:
        pydyf.PDF.page_references = theirs
