"""The copy for a disk: the built site, mended so that it opens by a double click with no network, in one reproducible ZIP."""

import json
import posixpath
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

from scripts.guide import paths, policy
from scripts.guide.rendered import Rendered, fragment, read

LEFT_OUT = ("404.html", "sitemap.xml", str(paths.SEARCH_INDEX), "guide.zip")
LINKS = (("a[href]", "href"), ("link[rel=prev]", "href"), ("link[rel=next]", "href"))


def write(site: Path, target: Path, epoch: int) -> None:
    """Write `site` as `target`. `epoch`, in seconds since 1970, UTC, is the date of every file in it."""
    target.parent.mkdir(parents=True, exist_ok=True)
    stamp = time.gmtime(max(epoch, policy.BUILD_EPOCH_FLOOR))[:6]
    aside = target.with_suffix(".new")
    with zipfile.ZipFile(aside, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as bundle:
        for name, content in sorted(files(site)):
            entry = zipfile.ZipInfo(f"guide/{name}", stamp)
            entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
            bundle.writestr(entry, content)
    aside.rename(target)


def files(site: Path) -> Iterator[tuple[str, bytes]]:
    """Every file of the copy: its path and its bytes."""
    pages = {page.file: page for page in read(site)}
    for file in site.rglob("*"):
        name = file.relative_to(site).as_posix()
        if file.is_dir() or name in LEFT_OUT:
            continue
        yield name, from_disk(pages[file]).encode() if file in pages else file.read_bytes()
    index = json.loads((site / paths.SEARCH_INDEX).read_text(encoding="utf-8"))
    for doc in index["docs"]:
        doc["location"] = to_file(doc["location"], "")
    yield (
        str(paths.SEARCH_INDEX.with_suffix(".js")),
        f"var __index = {json.dumps(index, ensure_ascii=False, separators=(',', ':'))}".encode(),
    )


def from_disk(page: Rendered) -> str:
    """The page's HTML with links that name files. Search needs no worker there: guide.js brings a stand-in."""
    for selector, attribute in LINKS:
        for node in page.all(selector):
            node.attrs[attribute] = to_file(node.attributes[attribute] or "", page.url)
    for canonical in page.all("link[rel=canonical]"):
        canonical.decompose()
    for place in page.all("#downloads"):
        place.replace_with(fragment("<p>You are reading the copy for a disk.</p>"))
    return page.tree.html or ""


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
