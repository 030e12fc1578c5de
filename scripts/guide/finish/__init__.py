"""Steps over the built site, each a function of one page, and the one place that writes it."""

from scripts.guide.rendered import Rendered


def write(page: Rendered) -> None:
    """Write a page's tree back to its file."""
    page.file.write_text(page.tree.html or "", encoding="utf-8")
