"""Mends the theme's markup where it would fail a reader (checklist W; traps T13 and T14 of its version 9.8.1)."""

from collections.abc import Iterable

from scripts.guide.model import Guide
from scripts.guide.rendered import Rendered


def toggles(pages: Iterable[Rendered]) -> None:
    """Take the autofill hint off the theme's switches, which are no fields."""
    for page in pages:
        for control in page.all("input.md-toggle[autocomplete]"):
            del control.attrs["autocomplete"]


def permalinks(pages: Iterable[Rendered]) -> None:
    """Keep the sign behind each heading for the mouse: by ear it is part of the heading, by key one more stop for sore hands."""
    for page in pages:
        for link in page.all("a.headerlink"):
            link.attrs["aria-hidden"] = "true"
            link.attrs["tabindex"] = "-1"


def descriptions(pages: Iterable[Rendered], guide: Guide) -> None:
    """Write each page's description as it stands in its front matter: the theme puts it into an attribute unescaped."""
    by_url = {page.url: page.meta.description for page in guide.pages}
    for page in pages:
        for tag in page.all("meta[name=description]"):
            if page.url in by_url:
                for name in set(tag.attributes) - {"name", "content"}:
                    del tag.attrs[name]
                tag.attrs["content"] = by_url[page.url]
