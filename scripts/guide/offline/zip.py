"""The copy for a disk: the built site, mended so that it opens by a double click with no network, in one reproducible ZIP."""

import json
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path

from scripts.guide import paths, policy
from scripts.guide.offline import pages
from scripts.guide.offline.edition import Edition
from scripts.guide.rendered import Rendered, read

LEFT_OUT = tuple(
    map(
        str,
        (
            *("404.html", paths.SITEMAP, paths.ROBOTS, paths.FEED, paths.FOR_MACHINES, paths.CARD),
            *(paths.SEARCH_INDEX, paths.WORKER, paths.MANIFEST),
        ),
    )
)
NOT_FROM_DISK = ("guide.", "guide-", "assets/images/icon-", "assets/js/installed.js")
"""The forms themselves, and what puts a site on a home screen."""


def write(site: Path, target: Path, edition: Edition) -> None:
    """Write `site` as `target`; every file in it has the date of the edition."""
    stamp = time.gmtime(max(edition.epoch, policy.BUILD_EPOCH_FLOOR))[:6]
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as bundle:
        for name, content in sorted(files(site, edition)):
            entry = zipfile.ZipInfo(f"guide/{name}", stamp)
            entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
            bundle.writestr(entry, content)


def files(site: Path, edition: Edition) -> Iterator[tuple[str, bytes]]:
    """Every file of the copy: its path and its bytes."""
    built = {page.file: page for page in read(site)}
    for file in site.rglob("*"):
        name = file.relative_to(site).as_posix()
        if file.is_dir() or name in LEFT_OUT or name.startswith(NOT_FROM_DISK) or (file in built and built[file].moved):
            continue
        yield name, from_disk(built[file], edition).encode() if file in built else file.read_bytes()
    index = json.loads((site / paths.SEARCH_INDEX).read_text(encoding="utf-8"))
    for doc in index["docs"]:
        doc["location"] = pages.to_file(f"./{doc['location']}", "")  # a section of the home page is a bare "#section"
    yield (
        str(paths.SEARCH_INDEX.with_suffix(".js")),
        f"var __index = {json.dumps(index, ensure_ascii=False, separators=(',', ':'))}".encode(),
    )


def from_disk(page: Rendered, edition: Edition) -> str:
    """The page's HTML with links that name files. Search needs no worker there: guide.js brings a stand-in."""
    pages.mend(page, edition, "for a disk")
    return page.tree.html or ""
