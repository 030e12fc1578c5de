"""Lists the pages that use each term and cite each source, read from the built pages."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from selectolax.lexbor import LexborNode

from scripts.guide import policy
from scripts.guide.rendered import Rendered, element

Users = dict[str, list[tuple[str, str]]]
"""By the slug of a term or the key of a source: the address and title of each page that uses it."""


@dataclass
class Uses:
    """Which pages use which term, and cite which source."""

    terms: Users = field(default_factory=lambda: defaultdict(list))
    sources: Users = field(default_factory=lambda: defaultdict(list))


def survey(pages: Iterable[Rendered], sources: str = "sources/") -> Uses:
    """Read every page once, as the engine built it. `sources` is the address of the list of sources, below the site's root."""
    uses, source = Uses(), f"a[href*='{sources.strip('/').rpartition('/')[2]}']"
    for page in pages:
        _note(uses.terms, page, "a.term", "href", "#")
        _note(uses.sources, page, f"details.cited {source}, details.sources-of {source}", "href", "#")
    return uses


def _note(users: Users, page: Rendered, selector: str, attribute: str, before: str) -> None:
    for key in dict.fromkeys((node.attributes[attribute] or "").partition(before)[2] for node in page.all(selector)):
        users[key].append((page.url, page.title))


def fill(page: Rendered, uses: Uses, labels: Mapping[str, str]) -> None:
    """Fill every placeholder in the glossary and in the list of sources. The placeholder loses its key: 600 keys are 3 kB as gzip."""
    for place in page.all("[data-term].uses"):
        _list(place, labels["used_on"], uses.terms[place.attributes["data-term"] or ""], page, labels)
    for place in page.all("[data-source].uses"):
        _list(place, labels["cited_on"], uses.sources[place.attributes["data-source"] or ""], page, labels)
        del place.attrs["data-source"]


def _list(place: LexborNode, label: str, users: list[tuple[str, str]], here: Rendered, shown: Mapping[str, str]) -> None:
    if not users:
        place.insert_child(f"{label} {shown['no_page']}")
        return
    place.insert_child(f"{label} ")
    for at, (url, title) in enumerate(users[: policy.USERS_SHOWN]):
        if at:
            place.insert_child(" \u00b7 ")
        place.insert_child(element("a", title, href=here.root() + (url or "./")))
    if (more := len(users) - policy.USERS_SHOWN) > 0:
        place.insert_child(f" \u00b7 {shown['more'].format(count=more)}")
