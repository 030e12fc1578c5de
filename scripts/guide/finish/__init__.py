"""Steps over the built site, each a function of the pages, and the one place that writes them."""

from collections.abc import Iterable

from scripts.guide.rendered import Rendered


def write(pages: Iterable[Rendered]) -> None:
    """Write every page's tree back to its file."""
    for page in pages:
        page.file.write_text(page.tree.html or "", encoding="utf-8")
