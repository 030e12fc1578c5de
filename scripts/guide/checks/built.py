"""What is checked in every built page, whatever engine built it."""

import base64
import gzip
import hashlib
import posixpath
from collections import Counter
from collections.abc import Iterator
from urllib.parse import SplitResult, unquote, urlsplit

from scripts.guide import paths, policy
from scripts.guide.book.links import page_id
from scripts.guide.checks import allowed
from scripts.guide.checks.survey import UNSEEN_IN_ADDRESSES, Site, problem
from scripts.guide.model import Problem
from scripts.guide.rendered import Rendered

LOADS = ("script[src]", "img[src]", "link[href]", "iframe[src]", "source[src]", "video[src]", "audio[src]")
STILL = {"canonical", "prev", "next", "alternate"}
"""Kinds of <link> that name a page and load nothing."""
POLICY = 'meta[http-equiv="Content-Security-Policy" i]'


def links_resolve(page: Rendered, site: Site) -> Iterator[Problem]:
    """BU01: every link inside the site leads to a file of it, and every anchor to an element."""
    for node in page.all("a[href]"):
        parts = _split(node.attributes["href"] or "")
        if parts is None:
            yield problem(page, f"`{node.attributes['href']}` is not an address", "Correct the link")
            continue
        if parts.scheme or parts.netloc:
            continue
        path = unquote(parts.path)
        if page.url == "404.html":
            base = _base(page)  # it is served at any depth, so its links begin with the site's base path
            path = path.removeprefix(base) if path.startswith(f"{base}/") or not path else f"/404.html/{path}"
        elif path.startswith("/"):
            yield problem(page, f"the built link `{node.attributes['href']}` is dead where the site is below a folder", "Make it relative")
            continue
        target = posixpath.normpath(posixpath.join("/", page.url, path)).lstrip("/")
        url = page.url if not parts.path else f"{target}/" if f"{target}/" in site.ids else target
        if url not in site.ids and target not in site.files:
            yield problem(page, f"the built link `{node.attributes['href']}` leads nowhere", "Fix the template or extension that made it")
        elif parts.fragment and url in site.ids and unquote(parts.fragment) not in site.ids[url]:
            yield problem(page, f"the built link `{node.attributes['href']}` has no anchor", "Fix the template or extension that made it")


def _base(page: Rendered) -> str:
    """The path below which the site is served, as main.html notes it in 404.html: "/guide", or "" for a host of its own."""
    return next((script.attributes["data-base"] or "" for script in page.all("script[data-base]")), "").rstrip("/")


def files_are_there(page: Rendered, site: Site) -> Iterator[Problem]:
    """BU04: every style sheet, script and picture that a page loads from this site is in it."""
    for node in (node for selector in LOADS for node in page.all(selector)):
        address = node.attributes.get("src") or node.attributes.get("href") or ""
        named = _split(address)
        if page.url == "404.html" or named is None or named.scheme or named.netloc or (node.attributes.get("rel") or "") in STILL:
            continue
        target = posixpath.normpath(posixpath.join("/", page.url, unquote(named.path))).lstrip("/")
        if target not in site.files or named.path.startswith("/"):
            yield problem(page, f"`{address}` is not there", "Restore the file in docs/assets/, or correct its name")


def _split(address: str) -> SplitResult | None:
    try:
        return urlsplit(address)
    except ValueError:
        return None


def nothing_is_foreign(page: Rendered, site: Site) -> Iterator[Problem]:
    """BU02: nothing loads from another origin, and no diagram asks for a script that the theme would fetch from another site."""
    for selector in LOADS:
        for node in page.all(selector):
            address = node.attributes.get("src") or node.attributes.get("href") or ""
            named = _split(address)
            if (named is None or named.netloc) and (node.attributes.get("rel") or "") not in STILL:
                yield problem(page, f"`{address}` is loaded from elsewhere", "Put the file in docs/assets/")
    if page.all(".mermaid"):
        yield problem(page, "a mermaid diagram is on this page", "Draw it as an SVG in docs/assets/images/")


def words_are_whole(page: Rendered, site: Site) -> Iterator[Problem]:
    """BU03: one H1 a page, no notation left over, every picture with words, every id once."""
    if len(page.all("h1")) != 1:
        yield problem(page, f"this page has {len(page.all('h1'))} main headings", "Leave the title of the front matter alone")
    text = "".join(node.text() for node in page.all("article :is(p, li, h2, h3, td, th, dd, figcaption):not(:has(code))"))
    for notation in ("[@", "[[", "{:", "--8<--", "!!! "):
        if notation in text:
            yield problem(page, f"`{notation}` is left over in the built text", "Correct the notation around it")
    for image in page.all("img:not([alt]), img[alt='']"):
        yield problem(page, f"the picture `{image.attributes.get('src')}` has no text", "Give it an alternative")
    seen = Counter(node.attributes["id"] for node in page.all("[id]"))
    for double in sorted(each for each, times in seen.items() if times > 1 and each):
        yield problem(page, f"the id `{double}` appears twice", "Rename one")


def book_is_whole(page: Rendered, site: Site) -> Iterator[Problem]:
    """BU05: where one page holds the whole guide, every other page is a chapter of it."""
    for holder in site.books - {page.url}:
        if page.url not in site.books and page.url != "404.html" and not page.moved and page_id(page.url) not in site.ids[holder]:
            yield problem(page, "this page is not in the book", "Add it to `nav` in mkdocs.yml, and keep rel=next in the template")


def pages_are_light(page: Rendered, site: Site) -> Iterator[Problem]:
    """BU06: a page is as small as policy.py says, as gzip, and asks for no second file before a reader acts."""
    size = len(gzip.compress(page.file.read_bytes(), 9))
    most = next((size for role, size in policy.BYTES_OF_ROLES.items() if role in page.roles), policy.PAGE_BYTES)
    if size > most:
        yield problem(page, f"this page has {size:,} bytes as gzip, {most:,} at most", "Split it, or take out what few need")
    for node in page.all(policy.EAGER):
        yield problem(page, f"this page loads `{node.attributes.get('src') or node.attributes.get('href')}`", "Let guide.js load it")


def copy_is_whole(page: Rendered, site: Site) -> Iterator[Problem]:
    """BU07: the files that a browser caches are, byte for byte, those of the site, and small enough to load without asking."""
    if str(paths.WORKER) not in site.files:
        if site.has_worker and not page.url:
            remedy = f"Build again: finish/service_worker.py writes it from {paths.DOCS / paths.WORKER_SOURCE}"
            yield Problem(str(page.file.parent / paths.WORKER), 1, "this file is missing", remedy)
        return
    if page.url:
        if page.url not in site.cached and not policy.NOT_CACHED_ROLES & page.roles:
            what = "this page is not kept for reading with no network"
            yield problem(page, what, "Build again: finish/service_worker.py lists what is there")
        return
    root, size = page.file.parent, 0
    for way, digest in site.cached.items():
        file = root / (f"{way}index.html" if not way or way.endswith("/") else way)
        content = file.read_bytes() if file.is_file() else b""
        size += len(gzip.compress(content, 9))
        if base64.b64encode(hashlib.sha256(content).digest()).decode() != digest:
            what = "sw.js has another hash for this file"
            yield Problem(str(file), 1, what, "Build again: finish/service_worker.py runs after every change")
    if size > policy.CACHED_BYTES:
        what = f"a browser is to keep {size:,} bytes as gzip, {policy.CACHED_BYTES:,} at most"
        yield Problem(str(root / paths.WORKER), 1, what, "Shorten pages, or give what few need one of policy.NOT_CACHED_ROLES")


def nothing_runs_from_an_attribute(page: Rendered, site: Site) -> Iterator[Problem]:
    """BU08: no attribute contains code: none begins with `on`, none is `srcdoc`, none has a `javascript:` address."""
    for node in page.all("*"):
        for name, value in node.attributes.items():
            if name.startswith("on") or name == "srcdoc" or UNSEEN_IN_ADDRESSES.sub("", value or "").lower().startswith("javascript:"):
                yield problem(page, f"`<{node.tag} {name}>` runs a program", "Remove it. Scripts belong in docs/assets/js/")


def pages_have_a_policy(page: Rendered, site: Site) -> Iterator[Problem]:
    """BU09: each page, also a redirect and 404.html, has its security policy before anything that loads."""
    rule = " ".join(("default-src", *policy.CONTENT_SECURITY["default-src"]))
    first = next(iter(page.all(f"{POLICY}, script, style, link, img")), None)
    if first is None or first.tag != "meta" or rule not in (first.attributes.get("content") or "").split("; "):
        yield problem(page, "this page has no content-security policy before what it loads", "Restore `<meta charset>` at its very top")


ALL = (
    links_resolve,
    files_are_there,
    nothing_is_foreign,
    words_are_whole,
    book_is_whole,
    pages_are_light,
    copy_is_whole,
    nothing_runs_from_an_attribute,
    pages_have_a_policy,
    *allowed.ALL,
)
