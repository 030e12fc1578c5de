"""Mends the theme's markup where it would fail a reader (checklist W; traps T13 and T14 of its version 9.8.1)."""

from scripts.guide.model import Guide
from scripts.guide.rendered import Rendered


def toggles(page: Rendered) -> None:
    """Take the autofill hint off the theme's switches, which are no fields."""
    for control in page.all("input.md-toggle[autocomplete]"):
        del control.attrs["autocomplete"]


def permalinks(page: Rendered) -> None:
    """Keep the sign behind each heading for the mouse: by ear it is part of the heading, by key one more stop for sore hands."""
    for link in page.all("a.headerlink"):
        link.attrs["aria-hidden"] = "true"
        link.attrs["tabindex"] = "-1"


def description(page: Rendered, guide: Guide) -> None:
    """Write a page's description as it stands in its front matter: the theme puts it into an attribute unescaped."""
    source = guide.page_at(page.url)
    for tag in page.all("meta[name=description]") if source else ():
        for name in set(tag.attributes) - {"name", "content"}:
            del tag.attrs[name]
        tag.attrs["content"] = source.meta.description if source else ""
