"""The copy for a disk: the built site, mended so that it opens by a double click with no network, in one reproducible ZIP."""

import json
import posixpath
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

from selectolax.lexbor import LexborNode

from scripts.guide import paths, policy
from scripts.guide.offline.edition import Edition
from scripts.guide.rendered import Rendered, fragment, read

LEFT_OUT = ("404.html", "sitemap.xml", str(paths.SEARCH_INDEX))  # and every guide.*: the forms themselves
LINKS = (("a[href]", "href"), ("link[rel=prev]", "href"), ("link[rel=next]", "href"))


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
    pages = {page.file: page for page in read(site)}
    for file in site.rglob("*"):
        name = file.relative_to(site).as_posix()
        if file.is_dir() or name in LEFT_OUT or name.startswith("guide."):
            continue
        yield name, from_disk(pages[file], edition).encode() if file in pages else file.read_bytes()
    index = json.loads((site / paths.SEARCH_INDEX).read_text(encoding="utf-8"))
    for doc in index["docs"]:
        doc["location"] = to_file(doc["location"], "")
    yield (
        str(paths.SEARCH_INDEX.with_suffix(".js")),
        f"var __index = {json.dumps(index, ensure_ascii=False, separators=(',', ':'))}".encode(),
    )


def from_disk(page: Rendered, edition: Edition) -> str:
    """The page's HTML with links that name files. Search needs no worker there: guide.js brings a stand-in."""
    for selector, attribute in LINKS:
        for node in page.all(selector):
            node.attrs[attribute] = to_file(node.attributes[attribute] or "", page.url)
    for canonical in page.all("link[rel=canonical]"):
        canonical.decompose()
    for place in page.all("#downloads"):
        place.replace_with(fragment("<p>You are reading the copy for a disk.</p>"))
    _age(page, edition)
    return page.tree.html or ""


def _age(page: Rendered, edition: Edition) -> None:
    """Say on the first page and at the foot of each how old the copy is; first.js shows the notice once it is too old."""
    said = " ".join(edition.lines())
    for foot in page.all("article .reviewed"):
        foot.insert_child(_line(said))
    for article in page.all("article") if not page.url else ():
        if article.first_child:
            article.first_child.insert_before(_line(said))
    for notice in page.all(".overdue[data-until]"):
        notice.attrs["data-until"] = min(notice.attributes["data-until"] or "", edition.until.isoformat())


def _line(words: str) -> LexborNode:
    line = fragment('<p class="checked"></p>')
    line.insert_child(words)
    return line


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
