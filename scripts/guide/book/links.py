"""Ids and links of a page, as they are among many pages in one file."""

import posixpath
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

from selectolax.lexbor import LexborNode

LISTS_OF_IDS = ("aria-labelledby", "aria-describedby", "aria-controls", "aria-details", "aria-owns", "aria-flowto", "for", "headers")
PAINT = re.compile(r"""url\((['"]?)#""")
ADDRESSES = (("a", "href"), ("img", "src"))
Place = Callable[[str, str], str]
"""Where a page's address and an anchor of it ("" for its beginning) are in a book."""


def page_id(url: str) -> str:
    """The name of a page in the book: "get-help-tests" for "get-help/tests/", "home" for ""."""
    return url.strip("/").replace("/", "-") or "home"


def path(url: str, href: str) -> str:
    """Where a relative link on the page `url` leads, below the site's root."""
    target = posixpath.normpath(posixpath.join("/", url, unquote(urlsplit(href).path))).lstrip("/")
    target = target.removesuffix("index.html").rstrip("/")
    return f"{target}/" if target else ""


def in_one_file(page: str, anchor: str = "") -> str:
    """Where a page, or an anchor of it, is in a book of one file."""
    return f"#{page_id(page)}--{anchor}" if anchor else f"#{page_id(page)}"


def in_own_file(page: str, anchor: str = "") -> str:
    """Where a page, or an anchor of it, is in a book with a file a chapter."""
    return f"{page_id(page)}.xhtml#{anchor}" if anchor else f"{page_id(page)}.xhtml"


@dataclass(frozen=True)
class Places:
    """Where links lead: the site's address, the ids that the chapter of each page keeps, the way out of the book, and its kind."""

    site: str
    kept: Mapping[str, frozenset[str]]
    elsewhere: str
    place: Place = in_one_file

    def link(self, href: str, url: str) -> str:
        """A link of the page `url` as it is in the book. An anchor that the chapter lost leads to the chapter's beginning."""
        try:
            whole, anchor = urldefrag(urljoin(self.site + url, href))
        except ValueError:
            return href  # not an address; check BU01 reports it
        if not whole.startswith(self.site):
            return href
        inside = whole.removeprefix(self.site).removesuffix("index.html")
        page = inside if inside in self.kept else f"{inside}/"
        if page not in self.kept:
            return self.elsewhere + inside + (f"#{anchor}" if anchor else "")
        return self.place(page, anchor if unquote(anchor) in self.kept[page] else "")


def rewrite(content: LexborNode, url: str, places: Places) -> None:
    """Change every address in the content of the page `url` to the one that it has in the book."""
    for tag, name in ADDRESSES:
        for node in content.css(f"{tag}[{name}]"):
            node.attrs[name] = places.link(node.attributes[name] or "", url)


def prefix_ids(content: LexborNode, name: str) -> None:
    """Make every id unique in the book by the page's name before it, and change what refers to an id."""
    kept = {node.attributes["id"] or "" for node in content.css("[id]")}
    for attribute in LISTS_OF_IDS:
        for node in content.css(f"[{attribute}]"):
            named = [f"{name}--{each}" for each in (node.attributes[attribute] or "").split() if each in kept]
            node.attrs[attribute] = " ".join(named)
    for node in content.css("svg, svg *"):
        for attribute, value in node.attributes.items():
            if value and PAINT.search(value):
                node.attrs[attribute] = PAINT.sub(rf"url(\1#{name}--", value)
    for node in content.css("use[href^='#']"):
        node.attrs["href"] = f"#{name}--{(node.attributes['href'] or '')[1:]}"
    for node in content.css("[id]"):
        node.attrs["id"] = f"{name}--{node.attributes['id']}"
