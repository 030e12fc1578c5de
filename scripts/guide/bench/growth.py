"""What a page costs in guides of many pages: copies of real pages, in groups of topics of policy.TOPIC_PAGES pages each."""

import itertools
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from scripts.guide import paths, policy
from scripts.guide.bench import copies
from scripts.guide.bench.figures import Figure
from scripts.guide.model import address

SIZES = (100, 500)
TOPICS = 8  # in a group of the navigation


def guide(size: int) -> Path:
    """A guide of `size` pages: the real one, and copies of its pages until there are enough."""
    folder = copies.copy(f"pages-{size}")
    docs = folder / paths.DOCS
    real = sorted(page for page in docs.glob("*/*.md") if page.name != "worried-now.md")  # it is held to a length of its own
    lack = range(1, size - len(list(docs.rglob("*.md"))) + 1)
    topics = []
    for number, page in zip(lack, itertools.cycle(real), strict=False):
        topic, place = divmod(number - 1, policy.TOPIC_PAGES)
        name = f"topic-{topic + 1}/{f'page-{place}' if place else 'index'}.md"
        (docs / name).parent.mkdir(exist_ok=True)
        (docs / name).write_text(_again(page, number), encoding="utf-8")
        if not place:
            topics.append({f"Topic {topic + 1}": list[str]()})
        topics[-1][f"Topic {topic + 1}"].append(name)
    groups: list[Any] = [{f"Group {at // TOPICS + 1}": topics[at : at + TOPICS]} for at in range(0, len(topics), TOPICS)]
    _without_book(folder)
    with (folder / paths.ADDRESSES).open("a", encoding="utf-8") as kept:
        kept.writelines(f"{address(Path(name))}\n" for topic in topics for names in topic.values() for name in names)
    (folder / paths.DOCS / paths.WORKER_SOURCE).unlink()  # no browser is asked to keep thousands of pages
    nav = [*_kept(copies.configuration()["nav"]), *groups]
    config = folder / paths.CONFIG
    settings = config.read_text(encoding="utf-8").partition("\nnav:\n")[0]
    config.write_text(f"{settings}\nnav: {json.dumps(nav)}\n", encoding="utf-8")
    return folder


BOOK = "print.md"


def _without_book(folder: Path) -> None:
    """Take out the page that holds all others: nobody is promised 2,000 pages on one."""
    (folder / paths.DOCS / BOOK).unlink(missing_ok=True)
    kept = (folder / paths.ADDRESSES).read_text(encoding="utf-8").splitlines(keepends=True)
    (folder / paths.ADDRESSES).write_text("".join(line for line in kept if not line.startswith(address(Path(BOOK)))), encoding="utf-8")
    for page in (folder / paths.DOCS).rglob("*.md"):
        text = page.read_text(encoding="utf-8")
        page.write_text(re.sub(rf"\[([^\]]*)\]\((?:\.\./)*{BOOK}\)", r"\1", text), encoding="utf-8")


def _kept(nav: list[Any]) -> list[Any]:
    """The navigation without that page, at whatever depth it stands."""
    left: list[Any] = []
    for part in nav:
        if isinstance(part, dict):
            below = {name: _kept(parts) if isinstance(parts, list) else parts for name, parts in part.items() if parts != BOOK}
            left += [below] if below else []
        elif part != BOOK:
            left.append(part)
    return left


def _again(page: Path, number: int) -> str:
    """A page under a name of its own; links to its neighbors lead to them from anywhere."""
    text = page.read_text(encoding="utf-8")
    for name, words in (("title", f"Page {number}"), ("description", f"This is page {number} of a large guide.")):
        text = re.sub(rf"^{name}: .*$", f"{name}: {words}", text, count=1, flags=re.MULTILINE)
    text = re.sub(r"^(template|also|typed): .*\n", "", text, flags=re.MULTILINE)
    return re.sub(r"\]\(([\w-]+\.md)", rf"](../{page.parent.name}/\1", text)


def figures(most: int) -> Iterator[Figure]:
    """Seconds, the processor's milliseconds a page and memory at each size up to `most`; a page's cost at the last beside the first."""
    costs: list[float] = []
    for size in (*(size for size in SIZES if size < most), most):
        cost = copies.run(guide(size), "scripts.build")
        costs.append(1000 * cost.processor / size)
        yield Figure(f"{size:,} pages, seconds", cost.seconds)
        yield Figure(f"{size:,} pages, processor ms a page", costs[-1])
        yield Figure(f"{size:,} pages, MB of memory", cost.megabytes, limit=policy.BUILD_MEGABYTES)
    yield Figure(f"{most:,} pages, a page's cost, times the first", costs[-1] / costs[0], limit=policy.GROWTH_TIMES)
