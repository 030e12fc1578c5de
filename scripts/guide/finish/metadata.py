"""What the world outside is told of the guide: in each head, and in files for search engines, feed readers and old links."""

from pathlib import Path

from scripts.guide.finish import feed, link_previews, redirects, structured_data
from scripts.guide.finish.crawler_files import Listing
from scripts.guide.model import Guide
from scripts.guide.rendered import Rendered


class Told:
    """What is told of one site, page by page, and then of the whole."""

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
        """Write what stands beside the pages, and leave out what nobody can ask for."""
        title = self._home.title if self._home else ""
        self._listing.write(self._site, self._address)
        feed.write(self._site, self._guide, title, self._address)
        redirects.write(self._site, self._guide, self._address)
        link_previews.strip(self._site, self._address)
