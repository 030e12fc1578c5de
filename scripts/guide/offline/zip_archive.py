"""The copy for a disk: the built site, changed so that it opens by a double click with no network, in one reproducible ZIP."""

import zipfile
from collections.abc import Iterator
from pathlib import Path

from scripts.guide import content
from scripts.guide.offline import site_pages, zip_entry
from scripts.guide.offline.edition_notice import Edition
from scripts.guide.rendered import Rendered, element, read

EXTRACTED = "assets/css/extracted.css"
"""A style sheet of the copy alone. A page that is opened inside the ZIP comes without any other file, and so without this one."""


def write(site: Path, target: Path, edition: Edition) -> None:
    """Write `site` as `target`; every file in it has the date of the edition."""
    with zipfile.ZipFile(target, "w") as bundle:
        for name, data in sorted(files(site, edition)):
            zip_entry.add(bundle, f"guide/{name}", data, edition)


def files(site: Path, edition: Edition) -> Iterator[tuple[str, bytes]]:
    """Every file of the copy: its path and its bytes."""
    for name, file, page in site_pages.files(site, read(site), ()):
        yield name, from_disk(page, edition).encode() if page else file.read_bytes()
    yield EXTRACTED, b".alone{display:none}"


def from_disk(page: Rendered, edition: Edition) -> str:
    """The page's HTML with links that name files."""
    site_pages.convert(page, edition, "copy_disk")
    if not page.url:
        _extract_first(page)
    return page.tree.html or ""


def _extract_first(page: Rendered) -> None:
    """Say on the first page that the ZIP has to be extracted: a style sheet of its own hides the line wherever other files load."""
    notice = element("p", content.data_now().labels["copy_extract"], class_="alone")
    if page.tree.head:
        page.tree.head.insert_child(element("link", rel="stylesheet", href=EXTRACTED))
    for article in page.all("article"):
        if article.first_child:
            article.first_child.insert_before(notice)
