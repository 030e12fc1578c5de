"""Writes links, dates and the reviewer the same way whichever engine built the page."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

from scripts.guide.labels import spoken
from scripts.guide.model import NO_REVIEWER, Guide, address
from scripts.guide.rendered import Rendered


def page(page: Rendered, guide: Guide) -> None:
    """Apply every rule of this module to one page."""
    comments(page)
    dates(page, guide.labels)
    reviewer(page, guide.labels)
    root_links(page)
    dot_links(page)
    night(page)
    claims(page)
    icons(page)


def comments(page: Rendered) -> None:
    """Remove comments: they are for other writers, and nobody should read them in the page's source."""
    for node in list(page.tree.root.traverse(include_text=True)) if page.tree.root else ():
        if node.tag == "-comment":
            node.decompose()


def dates(page: Rendered, labels: Mapping[str, str]) -> None:
    """Write a day in words where a template wrote it as `YYYY-MM-DD`: not every engine's templates can."""
    for time in page.all("time[datetime]"):
        if time.first_child and time.text() == time.attributes["datetime"]:
            time.first_child.replace_with(spoken(date.fromisoformat(time.text()), labels))


def reviewer(page: Rendered, labels: Mapping[str, str]) -> None:
    """Write who reviewed the page, or the label for nobody."""
    for name in page.all("[data-reviewer]"):
        name.replace_with(labels["nobody"] if name.text() == NO_REVIEWER else name.text())


def root_links(page: Rendered) -> None:
    """Make `/sources.md#key` and `/assets/...`, as our notations write them, relative to this page: not every engine does."""
    for link in page.all("article a[href^='/']"):
        named = urlsplit(link.attributes["href"] or "")
        path = named.path.lstrip("/")
        if path.endswith(".md"):
            link.attrs["href"] = named._replace(path=page.root() + address(Path(path)) or "./").geturl()
        elif path.startswith("assets/"):
            link.attrs["href"] = named._replace(path=page.root() + path).geturl()


def dot_links(page: Rendered) -> None:
    """Write `./..` as `..`: not every engine writes the shorter form."""
    for link in page.all("[href^='./']"):
        rest = (link.attributes["href"] or "").removeprefix("./")
        if rest and rest[0] not in "#?":
            link.attrs["href"] = rest


def night(page: Rendered) -> None:
    """Remove the citation marks from the page for the night, where nobody checks sources; the list below it keeps them."""
    if "night" in page.roles:
        for mark in page.all("article :is(sup.cite, .meaning[id^='cite-'])"):
            mark.decompose()


def claims(page: Rendered) -> None:
    """Remove the keys of claims and statements, which only checks and steps of the build read."""
    for name in ("data-cite", "data-article"):
        for line in page.all(f"[{name}]"):
            del line.attrs[name]


def icons(page: Rendered) -> None:
    """Remove the namespace of icons, which a drawing inside HTML does not need (HTML Standard, 13.1.2.3)."""
    for drawing in page.all("svg[xmlns]"):
        del drawing.attrs["xmlns"]
