"""The feed of changes, made of the changelog: Atom (RFC 4287), the same bytes from the same changelog."""

import re
import uuid
from pathlib import Path
from xml.etree import ElementTree

from scripts.guide import paths
from scripts.guide.changelog import in_english
from scripts.guide.evidence import slug
from scripts.guide.model import Change, Guide
from scripts.guide.rendered import Rendered, element

ATOM, XHTML = "http://www.w3.org/2005/Atom", "http://www.w3.org/1999/xhtml"
LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)|[*_`]")
SPACE = uuid.UUID("8f2b6a52-5c0e-5d53-9a50-0b8a9d1f6c11")
"""Names made in it are the same wherever the site moves: a reader's feed shows no day twice."""


def name(page: Rendered, guide: Guide) -> None:
    """Name the feed in the heads of the first page and of the changes: a link on each page would be bytes that few use."""
    if (not page.url or "changes" in page.roles) and guide.changes and page.tree.head:
        title, address = guide.labels["feed"], page.root() + paths.FEED.name
        page.tree.head.insert_child(element("link", rel="alternate", type="application/atom+xml", title=title, href=address))


def write(site: Path, guide: Guide, title: str, address: str) -> None:
    """Write the feed, if the guide has a changelog; its links are relative where the site does not know its `address`."""
    if not guide.changes:
        return
    changes = guide.page_as("changes")
    where = address + (changes.url if changes else "")
    feed = ElementTree.Element("feed", {"xmlns": ATOM, "xml:lang": "en"})
    _text(feed, "title", title)
    _text(feed, "id", uuid.uuid5(SPACE, title).urn)
    _text(feed, "updated", f"{guide.changes[0].day.isoformat()}T00:00:00Z")
    ElementTree.SubElement(feed, "link", {"href": where})
    ElementTree.SubElement(feed, "link", {"rel": "self", "href": address + paths.FEED.name})
    _text(ElementTree.SubElement(feed, "author"), "name", title)
    for change in guide.changes:
        feed.append(_entry(change, title, where))
    ElementTree.indent(feed)
    (site / paths.FEED).write_text(
        '<?xml version="1.0" encoding="utf-8"?>\n' + ElementTree.tostring(feed, "unicode") + "\n", encoding="utf-8"
    )


def _entry(change: Change, title: str, where: str) -> ElementTree.Element:
    entry, day = ElementTree.Element("entry"), in_english(change.day)
    _text(entry, "title", day)
    _text(entry, "id", uuid.uuid5(SPACE, f"{title} {change.day.isoformat()}").urn)
    _text(entry, "updated", f"{change.day.isoformat()}T00:00:00Z")
    ElementTree.SubElement(entry, "link", {"href": f"{where}#{slug(day)}"})
    body = ElementTree.SubElement(ElementTree.SubElement(entry, "content", {"type": "xhtml"}), "div", {"xmlns": XHTML})
    rows = ElementTree.SubElement(body, "ul")
    for item in change.items:
        _text(rows, "li", LINK.sub(lambda match: match[1] or "", item))
    return entry


def _text(parent: ElementTree.Element, tag: str, text: str) -> None:
    ElementTree.SubElement(parent, tag).text = text
