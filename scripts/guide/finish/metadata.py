"""Metadata for search engines, feed readers, link previews and old links: in each page's head, and in files next to the pages."""

from pathlib import Path

from scripts.guide.finish import feed, link_previews, redirects, structured_data
from scripts.guide.finish.crawler_files import Listing
from scripts.guide.model import Guide
from scripts.guide.rendered import Rendered


class Metadata:
    """The metadata of one site: call `add` for each page, then `write` once."""

    def __init__(self, site: Path, guide: Guide) -> None:
        self._site, self._guide = site, guide
        self._home = structured_data.home(site)
        self._address = self._home.address if self._home else ""
        self._listing = Listing(guide)

    def add(self, page: Rendered) -> None:
        """Fill the head of one page."""
        structured_data.add(page, self._guide, self._home)
        link_previews.add(page, self._address)
        feed.name(page, self._guide)
        self._listing.add(page)

    def write(self) -> None:
        """Write the sitemap, the lists for crawlers, the feed and the redirects; a site without an address loses its link previews."""
        title = self._home.title if self._home else ""
        self._listing.write(self._site, self._address)
        feed.write(self._site, self._guide, title, self._address)
        redirects.write(self._site, self._guide, self._address)
        link_previews.strip(self._site, self._address)
