"""What a check of one built page needs to know about the whole site."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from scripts.guide import book, paths, rendered
from scripts.guide.model import Problem
from scripts.guide.rendered import Rendered

UNSEEN_IN_ADDRESSES = re.compile(r"[\x00-\x20]")  # browsers ignore them: "java", a line break and "script:" are one word


@dataclass(frozen=True)
class Site:
    """What a check of one page needs to know about the others.

    `files`: paths below the site's root. `ids`: of each page, by its address. `books`: the addresses that hold the whole guide.
    `cached`: what sw.js caches, with its hash. `has_worker`: whether the sources have a service worker.
    """

    files: frozenset[str]
    ids: Mapping[str, frozenset[str]]
    books: frozenset[str]
    cached: Mapping[str, str]
    has_worker: bool


def survey(site: Path) -> Site:
    """Read every page once, and keep only what the checks need."""
    ids, books = {}, set[str]()
    for page in rendered.each(site):
        ids[page.url] = frozenset(node.attributes["id"] or "" for node in page.all("[id]"))
        if page.all(book.HOLDER):
            books.add(page.url)
    files = frozenset(str(file.relative_to(site)) for file in site.rglob("*") if file.is_file())
    return Site(files, ids, frozenset(books), worker_list(site / paths.WORKER), (paths.DOCS / paths.WORKER_SOURCE).is_file())


def worker_list(file: Path) -> Mapping[str, str]:
    """What a service worker caches: each address and its hash, from its first line; empty where there is no worker."""
    first = file.read_text(encoding="utf-8").partition("\n")[0] if file.is_file() else "{}"
    listed: dict[str, str] = json.loads(first[first.index("{") : first.rindex("}") + 1]).get("files", {})
    return listed


def problem(page: Rendered, what: str, remedy: str) -> Problem:
    """A problem of a built page; checks.problems_of_site finds its source and line."""
    return Problem(str(page.file), 1, what, remedy)
