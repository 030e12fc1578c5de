"""Reads built HTML into the model."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser, LexborNode, create_tag

from scripts.guide import paths

NOT_PROSE = ".meaning, nav, script, style, template"
"""Selectors of what is never part of the sentences of a page; whoever reads or copies a page adds what else it leaves out."""


@dataclass(frozen=True)
class Rendered:
    """One built page: its file, its address below the site's root ("" is home), and its tree, which finish steps may change."""

    file: Path
    url: str
    tree: LexborHTMLParser

    @property
    def title(self) -> str:
        """Its main heading."""
        heading = self.tree.css_first("h1")
        return heading.text(strip=True) if heading else ""

    @property
    def address(self) -> str:
        """Its absolute address where the site has one, else ""."""
        return next((link.attributes["href"] or "" for link in self.all("link[rel=canonical][href^='http']")), "")

    @property
    def roles(self) -> frozenset[str]:
        """What the page is to the rest of the guide, as its template repeats from its front matter (roles.ROLES)."""
        holder = self.tree.css_first("article[data-role]")
        return frozenset((holder.attributes["data-role"] or "").split()) if holder else frozenset()

    @property
    def moved(self) -> bool:
        """Whether it only says where a page went."""
        return self.tree.css_first("meta[http-equiv=refresh]") is not None

    @property
    def language(self) -> str:
        """Its language, as `<html lang>` says; English where it does not."""
        root = self.tree.css_first("html")
        return (root.attributes.get("lang") or "en") if root else "en"

    def all(self, selector: str) -> list[LexborNode]:
        """Every element that a CSS selector finds, in reading order."""
        return self.tree.css(selector)

    def root(self) -> str:
        """The relative way from this page to the site's root: "", or "../" once a folder."""
        return "../" * self.url.count("/")


def read(site: Path) -> list[Rendered]:
    """Every HTML page below `site` (the copy in one file is none), all at once: a tree takes about ten times the bytes of its file."""
    return list(each(site))


def each(site: Path) -> Iterator[Rendered]:
    """The same, one at a time: for guides of any size."""
    for file in sorted(site.rglob("*.html")):
        if file == site / paths.ONE_FILE.name:
            continue
        url = str(file.relative_to(site)).removesuffix("index.html")
        yield Rendered(file, url, LexborHTMLParser(file.read_text(encoding="utf-8")))


def element(tag: str, text: str = "", **attributes: str) -> LexborNode:
    """A new element with a text. `class_` loses its underscore, and `data_x` becomes `data-x`, as in markdown/elements.py."""
    made = create_tag(tag)
    for name, value in attributes.items():
        made.attrs[name.rstrip("_").replace("_", "-")] = value
    if text:
        made.insert_child(text)
    return made


def fragment(html: str, selector: str = "body > *") -> LexborNode:
    """The first element of `html` that the selector finds, ready to be put into a tree. Raises ValueError where there is none."""
    body = LexborHTMLParser(html).body
    found = body.css_first(selector) if body else None
    if found is None:
        raise ValueError(f"no {selector} in {html!r}")
    return found
