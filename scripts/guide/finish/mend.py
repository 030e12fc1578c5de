"""Mends the theme's markup where it would fail a reader (checklist W; traps T13 and T14 of its version 9.8.1)."""

from collections.abc import Iterable

from scripts.guide.model import Guide
from scripts.guide.rendered import Rendered


def accessibility(pages: Iterable[Rendered]) -> None:
    """Name the search dialog, lead the skip link to the words, and keep autofill off controls that are not fields."""
    for page in pages:
        for dialog in page.all(".md-search[role=dialog]"):
            dialog.attrs["aria-label"] = "Search this guide"
        for heading in page.all("article h1"):
            heading.attrs["id"] = "page"
        for link in page.all("[data-md-component=skip] a"):
            link.attrs["href"] = "#page"


def descriptions(pages: Iterable[Rendered], guide: Guide) -> None:
    """Write each page's description as it stands in its front matter: the theme puts it into an attribute unescaped."""
    by_url = {page.url: page.meta.description for page in guide.pages}
    for page in pages:
        for tag in page.all("meta[name=description]"):
            if page.url in by_url:
                for name in set(tag.attributes) - {"name", "content"}:
                    del tag.attrs[name]
                tag.attrs["content"] = by_url[page.url]


def lightbox(pages: Iterable[Rendered]) -> None:
    """Load the lightbox only where a picture is."""
    for page in pages:
        if not page.all("a.glightbox"):
            for part in (*page.all("link[href*=glightbox]"), *page.all("script[src*=glightbox]"), *page.all("script[id*=glightbox]")):
                part.decompose()
