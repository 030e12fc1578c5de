"""Mends the markup of theme and engine where it would fail a reader (checklist W; traps T13 and T14 of version 9.8.1)."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

from scripts.guide.model import Guide, address
from scripts.guide.rendered import Rendered

DATE = "{day} {month} {year}"
MONTHS = "January February March April May June July August September October November December"
"""For a guide with no words.yml."""


def page(page: Rendered, guide: Guide) -> None:
    """Every mending of one page."""
    permalinks(page)
    description(page, guide)
    dates(page, guide.words)
    links(page)
    short(page)
    canonical(page)
    night(page)


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


def dates(page: Rendered, words: Mapping[str, str]) -> None:
    """Say a day in words where a template says it as `YYYY-MM-DD`: not every engine's templates can."""
    for time in page.all("time[datetime]"):
        if time.first_child and time.text() == time.attributes["datetime"]:
            day = date.fromisoformat(time.text())
            months = words.get("months", MONTHS).split()
            time.first_child.replace_with(words.get("date", DATE).format(day=day.day, month=months[day.month - 1], year=day.year))


def links(page: Rendered) -> None:
    """Lead `/sources.md#key` and `/assets/...`, as our notations write them, from this page: not every engine does."""
    for link in page.all("article a[href^='/']"):
        named = urlsplit(link.attributes["href"] or "")
        path = named.path.lstrip("/")
        if path.endswith(".md"):
            link.attrs["href"] = named._replace(path=page.root() + address(Path(path)) or "./").geturl()
        elif path.startswith("assets/"):
            link.attrs["href"] = named._replace(path=page.root() + path).geturl()


def short(page: Rendered) -> None:
    """Lead `./..` as `..`: not every engine writes the shorter one, and the same links are the same bytes."""
    for link in page.all("[href^='./']"):
        rest = (link.attributes["href"] or "").removeprefix("./")
        if rest and rest[0] not in "#?":
            link.attrs["href"] = rest


def canonical(page: Rendered) -> None:
    """Take out a page's whole address where the site has none: an engine may write half of one."""
    for link in page.all("link[rel=canonical]:not([href^='http'])"):
        link.decompose()


def night(page: Rendered) -> None:
    """Take the marks out of the page for the night, which nobody reads to check its sources; they stay in the list below it."""
    if "night" in page.roles:
        for mark in page.all("article :is(sup.cite, aside.notes)"):
            mark.decompose()
