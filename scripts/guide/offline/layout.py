"""How WeasyPrint lays out a document: with its warnings collected, and without garbage collection."""

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
    """Disable garbage collection: a layout is millions of objects that all stay, and collecting takes as long as the work."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
