"""What every built page is held to, whatever engine built it."""

import base64
import gzip
import hashlib
import json
import posixpath
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import SplitResult, unquote, urlsplit

from scripts.guide import book, paths, policy, rendered
from scripts.guide.book.links import slug
from scripts.guide.model import Problem
from scripts.guide.rendered import Rendered

LOADS = ("script[src]", "img[src]", "link[href]", "iframe[src]", "source[src]", "video[src]", "audio[src]")
STILL = {"canonical", "prev", "next", "alternate"}
"""Kinds of <link> that name a page and load nothing."""
POLICY = 'meta[http-equiv="Content-Security-Policy" i]'
UNSEEN_IN_ADDRESSES = re.compile(r"[\x00-\x20]")  # browsers read over them: "java", a new line and "script:" is one word


@dataclass(frozen=True)
class Site:
    """What a check of one page must know of the others.

    `files`: paths below the site's root. `ids`: of each page, by its address. `whole`: the addresses that hold the whole guide.
    `kept`: what sw.js keeps, with its hash. `keeps`: whether the sources have a program that keeps anything.
    """

    files: frozenset[str]
    ids: Mapping[str, frozenset[str]]
    whole: frozenset[str]
    kept: Mapping[str, str]
    keeps: bool


def survey(site: Path) -> Site:
    """Look at every page once, and keep little of it."""
    ids, whole = {}, set[str]()
    for page in rendered.each(site):
        ids[page.url] = frozenset(node.attributes["id"] or "" for node in page.all("[id]"))
        if page.all(book.HOLDER):
            whole.add(page.url)
    files = frozenset(str(file.relative_to(site)) for file in site.rglob("*") if file.is_file())
    return Site(files, ids, frozenset(whole), worker_list(site / paths.WORKER), (paths.DOCS / paths.WORKER_SOURCE).is_file())


def worker_list(file: Path) -> Mapping[str, str]:
    """What a service worker keeps: each address and its hash, as its first line tells; nothing where there is none."""
    first = file.read_text(encoding="utf-8").partition("\n")[0] if file.is_file() else "{}"
    listed: dict[str, str] = json.loads(first[first.index("{") : first.rindex("}") + 1]).get("files", {})
    return listed


def _problem(page: Rendered, what: str, remedy: str) -> Problem:
    return Problem(str(page.file), 1, what, remedy)


def links_resolve(page: Rendered, site: Site) -> Iterator[Problem]:
    """BU01: every link inside the site leads to a file of it, and every anchor to an element."""
    for node in page.all("a[href]"):
        parts = _split(node.attributes["href"] or "")
        if parts is None:
            yield _problem(page, f"`{node.attributes['href']}` is not an address", "Mend the link")
            continue
        if parts.scheme or parts.netloc or page.url == "404.html":
            continue
        target = posixpath.normpath(posixpath.join("/", page.url, unquote(parts.path))).lstrip("/")
        url = page.url if not parts.path else f"{target}/" if f"{target}/" in site.ids else target
        if url not in site.ids and target not in site.files:
            yield _problem(page, f"the built link `{node.attributes['href']}` leads nowhere", "Mend the template or extension that made it")
        elif parts.fragment and url in site.ids and unquote(parts.fragment) not in site.ids[url]:
            yield _problem(page, f"the built link `{node.attributes['href']}` has no anchor", "Mend the template or extension that made it")


def files_are_there(page: Rendered, site: Site) -> Iterator[Problem]:
    """BU04: every style sheet, script and picture that a page loads from this site is in it."""
    for node in (node for selector in LOADS for node in page.all(selector)):
        address = node.attributes.get("src") or node.attributes.get("href") or ""
        named = _split(address)
        if page.url == "404.html" or named is None or named.scheme or named.netloc or (node.attributes.get("rel") or "") in STILL:
            continue
        target = posixpath.normpath(posixpath.join("/", page.url, unquote(named.path))).lstrip("/")
        if target not in site.files:
            yield _problem(page, f"`{address}` is not there", "Restore the file in docs/assets/, or mend its name")


def _split(address: str) -> SplitResult | None:
    try:
        return urlsplit(address)
    except ValueError:
        return None


def nothing_is_foreign(page: Rendered, site: Site) -> Iterator[Problem]:
    """BU02: nothing loads from another origin, and no diagram needs a script that the theme would load from another site."""
    for selector in LOADS:
        for node in page.all(selector):
            address = node.attributes.get("src") or node.attributes.get("href") or ""
            named = _split(address)
            if (named is None or named.netloc) and (node.attributes.get("rel") or "") not in STILL:
                yield _problem(page, f"`{address}` is loaded from elsewhere", "Bring the file into docs/assets/")
    if page.all(".mermaid"):
        yield _problem(page, "a mermaid diagram is on this page", "Draw it as an SVG in docs/assets/images/")


def words_are_whole(page: Rendered, site: Site) -> Iterator[Problem]:
    """BU03: one H1 a page, no notation left over, every picture with words, every id once."""
    if len(page.all("h1")) != 1:
        yield _problem(page, f"this page has {len(page.all('h1'))} main headings", "Leave the title of the front matter alone")
    text = "".join(node.text() for node in page.all("article :is(p, li, h2, h3, td, th, dd, figcaption):not(:has(code))"))
    for leftover in ("[@", "[[", "{:", "--8<--", "!!! "):
        if leftover in text:
            yield _problem(page, f"`{leftover}` stands in the built words", "Mend the notation around it")
    for image in page.all("img:not([alt]), img[alt='']"):
        yield _problem(page, f"the picture `{image.attributes.get('src')}` has no text", "Give it an alternative")
    seen = Counter(node.attributes["id"] for node in page.all("[id]"))
    for double in sorted(each for each, times in seen.items() if times > 1 and each):
        yield _problem(page, f"the id `{double}` appears twice", "Rename one")


def book_is_whole(page: Rendered, site: Site) -> Iterator[Problem]:
    """BU05: where one page holds the whole guide, every other page is a chapter of it."""
    for holder in site.whole - {page.url}:
        if page.url not in site.whole and page.url != "404.html" and not page.moved and slug(page.url) not in site.ids[holder]:
            yield _problem(page, "this page is not in the book", "Add it to `nav` in mkdocs.yml, and keep rel=next in the template")


def pages_are_light(page: Rendered, site: Site) -> Iterator[Problem]:
    """BU06: a page is as small as policy.py says, as gzip, and asks for no second file before a reader acts."""
    size = len(gzip.compress(page.file.read_bytes(), 9))
    most = next((size for role, size in policy.BYTES_OF_ROLES.items() if role in page.roles), policy.PAGE_BYTES)
    if size > most:
        yield _problem(page, f"this page has {size:,} bytes as gzip, {most:,} at most", "Split it, or take out what few need")
    for node in page.all(policy.EAGER):
        yield _problem(page, f"this page loads `{node.attributes.get('src') or node.attributes.get('href')}`", "Bring it by guide.js")


def copy_is_whole(page: Rendered, site: Site) -> Iterator[Problem]:
    """BU07: what a reader's browser is to keep is, byte for byte, what stands there, and small enough to come uninvited."""
    if str(paths.WORKER) not in site.files:
        if site.keeps and not page.url:
            remedy = f"Build again: finish/worker.py writes it from {paths.DOCS / paths.WORKER_SOURCE}"
            yield Problem(str(page.file.parent / paths.WORKER), 1, "this file is missing", remedy)
        return
    if page.url:
        if page.url not in site.kept and not page.url.startswith(policy.NOT_KEPT):
            yield _problem(page, "this page is not kept for reading with no network", "Build again: finish/worker.py lists what is there")
        return
    root, size = page.file.parent, 0
    for way, digest in site.kept.items():
        file = root / (f"{way}index.html" if not way or way.endswith("/") else way)
        content = file.read_bytes() if file.is_file() else b""
        size += len(gzip.compress(content, 9))
        if base64.b64encode(hashlib.sha256(content).digest()).decode() != digest:
            yield Problem(str(file), 1, "sw.js has another hash for this file", "Build again: finish/worker.py comes after every change")
    if size > policy.KEPT_BYTES:
        what = f"a browser is to keep {size:,} bytes as gzip, {policy.KEPT_BYTES:,} at most"
        yield Problem(str(root / paths.WORKER), 1, what, "Shorten pages, or name what few need in policy.NOT_KEPT")


def nothing_runs_from_an_attribute(page: Rendered, site: Site) -> Iterator[Problem]:
    """BU08: no attribute is a program: none begins with `on`, none is `srcdoc`, none holds a `javascript:` address."""
    for node in page.all("*"):
        for name, value in node.attributes.items():
            if name.startswith("on") or name == "srcdoc" or UNSEEN_IN_ADDRESSES.sub("", value or "").lower().startswith("javascript:"):
                yield _problem(page, f"`<{node.tag} {name}>` runs a program", "Remove it; scripts belong into docs/assets/js/")


def pages_have_a_policy(page: Rendered, site: Site) -> Iterator[Problem]:
    """BU09: each page, one that only leads on and 404.html too, says what it may load before it loads anything."""
    rule = " ".join(("default-src", *policy.CONTENT_SECURITY["default-src"]))
    first = next(iter(page.all(f"{POLICY}, script, style, link, img")), None)
    if first is None or first.tag != "meta" or rule not in (first.attributes.get("content") or "").split("; "):
        yield _problem(page, "this page has no content-security policy before what it loads", "Restore `<meta charset>` at its very top")


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
)
