"""Lists every offline copy on its page, with its real size."""

from collections.abc import Mapping
from pathlib import Path

from selectolax.lexbor import LexborNode

from scripts.guide.rendered import Rendered, element


def fill(page: Rendered, forms: Mapping[Path, tuple[str, str]]) -> bool:
    """Fill the placeholder of a page, if it has one. `forms`: each file, and what it is for and its format."""
    places = page.all("#downloads")
    for place in places:
        rows = element("ul")
        for file, (what, kind) in forms.items():
            rows.insert_child(_row(what, kind, file, page.root()))
        fresh = element("div", id="downloads", class_="made no-term downloads")
        fresh.insert_child(rows)
        place.replace_with(fresh)
    return bool(places)


def _row(what: str, kind: str, file: Path, root: str) -> LexborNode:
    row = element("li")
    row.insert_child(element("a", what, href=root + file.name, download=file.name))
    row.insert_child(f" ({kind}, {size(file)})")
    return row


def size(file: Path) -> str:
    """A file's size in the words that phones use: 640 KB, 1.2 MB."""
    kilobytes = file.stat().st_size / 1000
    return f"{kilobytes:.0f} KB" if kilobytes < 995 else f"{kilobytes / 1000:.1f} MB"
