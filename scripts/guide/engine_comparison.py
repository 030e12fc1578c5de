"""Compares what a reader gets from two builds of the same sources by different engines."""

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urljoin

from selectolax.lexbor import LexborNode

from scripts.guide import paths, policy, rendered, search_file
from scripts.guide.rendered import Rendered, fragment

UNSEEN = "script, style, template"
SITE = "the whole site"


@dataclass(frozen=True)
class Difference:
    """What a page of another engine lacks (`lost`) or adds (`added`) in one respect; where both are empty, the order differs."""

    engine: str
    page: str
    respect: str
    lost: tuple[str, ...] = ()
    added: tuple[str, ...] = ()

    def __str__(self) -> str:
        shown = [f"{sign} {item[: policy.DIFFERENCE_CHARS]}" for sign, items in (("-", self.lost), ("+", self.added)) for item in items]
        return "\n    ".join((f"{self.engine}: {self.respect} of {self.page or 'index'}", *(shown or ["in another order"])))


def _text(node: LexborNode) -> str:
    return " ".join(node.text(separator=" ").split())


def words(page: Rendered) -> list[str]:
    """Every visible word of the page."""
    shown = fragment(page.tree.body.html or "" if page.tree.body else "", "body")
    for unseen in shown.css(UNSEEN):
        unseen.decompose()
    return _text(shown).split()


def headings(page: Rendered) -> list[str]:
    """Each heading's level, anchor and words."""
    return [f"{node.tag}#{node.attributes.get('id') or ''} {_text(node)}" for node in page.all("h1, h2, h3, h4, h5, h6")]


def links(page: Rendered) -> list[str]:
    """Where each link leads from here, and its words."""
    here = urljoin("/", page.url)
    return [f"{urljoin(here, node.attributes['href'] or '')} {_text(node)}" for node in page.all("a[href], link[href]")]


def popovers(page: Rendered) -> list[str]:
    """Each popover's words, and each button that opens one."""
    boxes = [f"#{node.attributes.get('id')} {_text(node)}" for node in page.all("[popover]")]
    return boxes + [f"{node.attributes['popovertarget']} {_text(node)}" for node in page.all("[popovertarget]")]


def citations(page: Rendered) -> list[str]:
    """Each claim or source at its place, and its row at the foot."""
    return [f"{node.tag} {_text(node)}" for node in page.all("sup.cite, .cited li, .sources-of li")]


def labels(page: Rendered) -> list[str]:
    """What a screen reader says where the page shows no words, and the language of each part."""
    names = ("aria-label", "alt", "title", "lang", "dir", "role")
    return [f"{node.tag} {name} {value}" for node in page.all("*") for name in names if (value := node.attributes.get(name))]


def structured_data(page: Rendered) -> list[str]:
    """The structured data for search engines, name by name."""
    scripts = [json.loads(script.text()) for script in page.all("script[type='application/ld+json']")]
    return [f"{name}: {json.dumps(value, sort_keys=True)}" for data in scripts for name, value in sorted(data.items())]


def head(page: Rendered) -> list[str]:
    """What a tab, a search engine and a shared link show."""
    titles = [_text(node) for node in page.all("title")]
    tags = page.all("meta[name], meta[property]")
    return titles + [f"{tag.attributes.get('name') or tag.attributes.get('property')}: {tag.attributes.get('content')}" for tag in tags]


RESPECTS: Mapping[str, Callable[[Rendered], list[str]]] = {
    "words": words,
    "headings": headings,
    "links": links,
    "popovers": popovers,
    "citations": citations,
    "labels": labels,
    "structured data": structured_data,
    "head": head,
}


def compared(engine: str, today: Path, other: Path) -> Iterator[Difference]:
    """Every difference between the finished sites of today's engine and of another."""
    yield from _difference(engine, SITE, "files", _files(today), _files(other))
    yield from _difference(engine, SITE, "search", _index(today), _index(other))
    built = {page.url: page for page in rendered.each(other)}
    for page in rendered.each(today):
        if page.url in built:
            for respect, of in RESPECTS.items():
                yield from _difference(engine, page.url, respect, of(page), of(built[page.url]))


def _difference(engine: str, page: str, respect: str, today: list[str], other: list[str]) -> Iterator[Difference]:
    if today != other:
        before, after = Counter(today), Counter(other)
        yield Difference(engine, page, respect, tuple((before - after).elements()), tuple((after - before).elements()))


def _files(site: Path) -> list[str]:
    return sorted(str(file.relative_to(site)) for file in site.rglob("*") if file.is_file())


def _index(site: Path) -> list[str]:
    """Every page of the search index with its words."""
    words = search_file.words_of(search_file.load(site)) if (site / paths.SEARCH_INDEX).is_file() else {}
    return [f"{url}: {text}" for url, text in words.items()]


def table(found: Mapping[str, Iterable[Difference]]) -> Iterator[str]:
    """One row for each respect, one column for each engine: the number of pages that differ."""
    yield f"{'':<18}" + "".join(f"{engine:>16}" for engine in found)
    for respect in ("files", "search", *RESPECTS):
        here = [sum(each.respect == respect for each in differences) for differences in found.values()]
        yield f"{respect:<18}" + "".join(f"{count or 'same':>16}" for count in here)
