"""Critical CSS: each page has the rules that it uses inline and loads no style sheet, so the first paint needs one file."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from selectolax.lexbor import LexborNode

from scripts.guide import policy, styles
from scripts.guide.rendered import Rendered, element

SHEETS = "link[rel=stylesheet]"
LATE = "assets/css/*.css"
DATA = "script[type='application/ld+json']"


class Styles:
    """The style sheets below `site`, each parsed once, and the result for pages with the same names cached."""

    def __init__(self, site: Path) -> None:
        self._site = site
        self._files: dict[Path, list[Any]] = {}
        self._done: dict[tuple[tuple[Path, ...], styles.Names], str] = {}

    def inline(self, page: Rendered) -> None:
        """Put into a page the rules that it uses from the style sheets that it links, and remove the links."""
        linked = {link: sheet for link in page.all(SHEETS) if (sheet := _file(self._site, link.attributes["href"] or ""))}
        sheets, have = tuple(linked.values()), styles.names(page, policy.SCRIPTED_CLASSES)
        if (sheets, have) not in self._done:
            rules = [rule for sheet in sheets for rule in self._parsed(sheet)]
            used = styles.used(styles.flattened(rules), have)
            self._done[sheets, have] = styles.without_unused_properties(used, self._read_later(sheets))
        _place(page, linked, self._done[sheets, have])

    def _parsed(self, sheet: Path) -> list[Any]:
        if sheet not in self._files:
            self._files[sheet] = styles.parsed(sheet.read_text(encoding="utf-8"))
        return self._files[sheet]

    def _read_later(self, sheets: tuple[Path, ...]) -> frozenset[str]:
        """The custom properties of sheets that scripts load."""
        later = [sheet for sheet in self._site.glob(LATE) if sheet not in sheets]
        return frozenset(name for sheet in later for name in styles.reads(sheet.read_text(encoding="utf-8")))

    def remove_files(self) -> None:
        """Remove the style sheets that are inlined: no page loads them."""
        for file in self._files:
            file.unlink()


def _file(site: Path, link: str) -> Path | None:
    """The style sheet of a link, below any base path; None where the file is missing, which a check of the built site reports."""
    parts = [part for part in link.split("/") if part not in ("", ".", "..")]
    return next((file for at in range(len(parts)) if (file := site.joinpath(*parts[at:])).is_file()), None)


def _place(page: Rendered, links: Iterable[LexborNode], css: str) -> None:
    for link in links:
        link.decompose()
    if css and page.tree.head:
        style = element("style", css)
        data = page.tree.head.css_first(DATA)  # it repeats links of the page: gzip finds only what is less than 32 KB back
        if data:
            data.insert_before(style)
        else:
            page.tree.head.insert_child(style)
