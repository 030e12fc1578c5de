"""The files for crawlers: `sitemap.xml`, `robots.txt`, and `llms.txt` with a line for each page and what nobody has checked."""

from collections.abc import Mapping
from pathlib import Path
from xml.etree import ElementTree

from scripts.guide import paths
from scripts.guide.book import links
from scripts.guide.model import NO_REVIEWER, Guide, Page
from scripts.guide.rendered import Rendered

SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"


class Listing:
    """Every page with front matter, in the order of reading."""

    def __init__(self, guide: Guide) -> None:
        self._guide = guide
        self._next: dict[str, str] = {}

    def add(self, page: Rendered) -> None:
        """Note which page comes after this one."""
        for link in page.all("link[rel=next]"):
            self._next[page.url] = links.path(page.url, link.attributes["href"] or "")

    def write(self, site: Path, address: str) -> None:
        """Write all three below `site`. A sitemap needs absolute addresses: without `address` there is none."""
        pages = self._in_order()
        (site / paths.SITEMAP).unlink(missing_ok=True)
        if address:
            (site / paths.SITEMAP).write_text(_sitemap(pages, address), encoding="utf-8")
        where = f"\nSitemap: {address}{paths.SITEMAP.name}\n" if address else ""
        (site / paths.ROBOTS).write_text(f"User-agent: *\nAllow: /\n{where}", encoding="utf-8")
        (site / paths.LLMS_TXT).write_text("\n".join(_for_machines(pages, address, self._guide.labels)) + "\n", encoding="utf-8")

    def _in_order(self) -> list[Page]:
        order: dict[str, Page] = {}
        url: str | None = ""
        while url is not None and url not in order and (page := self._guide.page_at(url)):
            order[url] = page
            url = self._next.get(url)
        return list({**order, **{page.url: page for page in self._guide.pages}}.values())


def _sitemap(pages: list[Page], address: str) -> str:
    root = ElementTree.Element("urlset", {"xmlns": SITEMAP})
    for page in pages:
        entry = ElementTree.SubElement(root, "url")
        ElementTree.SubElement(entry, "loc").text = address + page.url
        ElementTree.SubElement(entry, "lastmod").text = page.meta.reviewed.isoformat()
    ElementTree.indent(root)
    return '<?xml version="1.0" encoding="utf-8"?>\n' + ElementTree.tostring(root, "unicode") + "\n"


def _for_machines(pages: list[Page], address: str, labels: Mapping[str, str]) -> list[str]:
    home = pages[0].meta
    danger = [f"- [{labels['data_danger']}: {page.meta.title}]({_link(page, address)})" for page in pages if "danger" in page.meta.role]
    about = [page for page in pages if page.meta.kind == "about"]
    unchecked = f"{_unchecked(pages, labels)}{labels['data_limits']}"
    return [
        f"# {home.title}", "", f"> {home.description} {unchecked}", "", *danger, *([""] if danger else []),
        f"## {labels['data_pages']}", "", *(_line(page, address) for page in pages if page not in about), "",
        "## Optional", "", *(_line(page, address) for page in about),
    ]  # fmt: skip


def _unchecked(pages: list[Page], labels: Mapping[str, str]) -> str:
    """What nobody has checked of the medical pages; "" where a clinician reviewed every one."""
    names = [page.meta.reviewer for page in pages if page.meta.kind == "medical"]
    checked = sum(name != NO_REVIEWER for name in names)
    if checked == len(names):
        return ""
    said = labels["data_partly"].format(checked=checked, all=len(names)) if checked else labels["data_unreviewed"]
    return f"{said} "


def _line(page: Page, address: str) -> str:
    return f"- [{page.meta.title}]({_link(page, address)}): {page.meta.summary}"


def _link(page: Page, address: str) -> str:
    return address + page.url or "./"
