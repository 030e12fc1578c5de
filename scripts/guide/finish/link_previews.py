"""What a message or a search engine shows of a link to a page. Only where the site has an address: the picture's must be absolute."""

from pathlib import Path

from scripts.guide import paths
from scripts.guide.rendered import Rendered, element


def add(page: Rendered, address: str) -> None:
    """Add a page's title and the guide's picture for link previews; the page has its description already."""
    if not page.address or not address:
        return
    said = {"og:title": page.title, "og:url": page.address, "og:type": "article", "og:image": address + paths.SOCIAL_CARD.as_posix()}
    for name, content in said.items():
        _meta(page, "property", name, content)
    _meta(page, "name", "twitter:card", "summary_large_image")


def _meta(page: Rendered, kind: str, name: str, content: str) -> None:
    if page.tree.head:
        page.tree.head.insert_child(element("meta", **{kind: name, "content": content}))


def strip(site: Path, address: str) -> None:
    """Remove the picture where the site has no address."""
    if not address:
        (site / paths.SOCIAL_CARD).unlink(missing_ok=True)
