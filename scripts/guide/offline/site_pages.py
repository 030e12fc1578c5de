"""Whole pages as copies keep them: links that name files, no word of other copies, and the age of this one."""

import posixpath
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path
from urllib.parse import urlsplit

from selectolax.lexbor import LexborNode

from scripts.guide import content, paths
from scripts.guide.offline.edition_notice import Edition
from scripts.guide.rendered import Rendered, element

LINKS = (("a[href]", "href"), ("link[rel=prev]", "href"), ("link[rel=next]", "href"))


OUTWARD = "link[rel=canonical], link[rel=alternate], link[rel=manifest], meta[property^='og:'], meta[name^='twitter:']"
"""What a page has for programs instead of readers."""
WEB_ONLY = (
    *map(str, (paths.NOT_FOUND, paths.SITEMAP, paths.ROBOTS, paths.FEED, paths.LLMS_TXT, paths.SOCIAL_CARD)),
    *map(str, (paths.WORKER, paths.MANIFEST, paths.INSTALLED)),
    *(paths.HOME_ICONS, "guide.*", "guide-*"),
)
"""Patterns of what only a site on the web has a use for: metadata for programs, the home-screen icons, and the copies."""


def files(site: Path, built: list[Rendered], left_out: tuple[str, ...] = ()) -> Iterator[tuple[str, Path, Rendered | None]]:
    """Every file for a copy: its path below `site`, itself, and its page where it is one.

    What is for the web only is not among them, nor a redirect, nor what `left_out` has a pattern of.
    """
    by_file = {page.file: page for page in built}
    for file in sorted(site.rglob("*")):
        name, page = file.relative_to(site).as_posix(), by_file.get(file)
        if not (file.is_dir() or (page and page.moved) or any(fnmatch(name, pattern) for pattern in (*WEB_ONLY, *left_out))):
            yield name, file, page


def convert(page: Rendered, edition: Edition, copy: str) -> None:
    """Make of a page of the site a page of a copy. `copy`: the label that says which one, as in "You are reading the copy for a disk"."""
    for selector, attribute in LINKS:
        for node in page.all(selector):
            node.attrs[attribute] = to_file(node.attributes[attribute] or "", page.url)
    for online in page.all(OUTWARD):
        online.decompose()
    for place in page.all("#downloads"):
        place.replace_with(element("p", content.data_now().labels[copy]))
    _age(page, edition)


def links_to(left_out: frozenset[str], page: Rendered) -> Iterator[LexborNode]:
    """What leads from a page of a copy to the files `left_out` of it: each link, with the line of the list that it is in."""
    for link in page.all("[href]"):
        if posixpath.normpath(posixpath.join(page.url, link.attributes["href"] or "")) in left_out:
            line = link.parent
            yield line if line and line.tag == "li" else link


def _age(page: Rendered, edition: Edition) -> None:
    """Say on the first page and at the foot of each how old the copy is; inline.js shows the notice once it is too old."""
    said = " ".join(edition.lines())
    for foot in page.all("article .reviewed"):
        foot.insert_child(_line(said))
    for article in page.all("article") if not page.url else ():
        if article.first_child:
            article.first_child.insert_before(_line(said))
    for notice in page.all(".overdue[data-until]"):
        notice.attrs["data-until"] = min(notice.attributes["data-until"] or "", edition.until.isoformat())


def _line(words: str) -> LexborNode:
    return element("p", words, class_="checked")


def to_file(link: str, url: str) -> str:
    """A link inside the site as the file that it means: "../sleep/#a" is "../sleep/index.html#a". Others stay as they are."""
    parts = urlsplit(link)
    if parts.scheme or parts.netloc or (not parts.path and link):
        return link
    path = parts.path or "./"
    if not (path.endswith(("/", "..")) or path == "."):
        return link
    file = posixpath.join(path, "index.html")
    return parts._replace(path=file.removeprefix("./")).geturl()
