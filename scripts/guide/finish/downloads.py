"""Lists every offline copy on its page, with its real size."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from selectolax.lexbor import LexborNode

from scripts.guide.rendered import Rendered, fragment


def fill(pages: Iterable[Rendered], forms: Mapping[str, Path]) -> None:
    """Fill the place that the offline page left. `forms`: what each copy is called, and its file at the site's root."""
    for page in pages:
        for place in page.all("#downloads"):
            rows = fragment("<ul></ul>")
            for name, file in forms.items():
                rows.insert_child(_row(name, file, page.root()))
            fresh = fragment('<div id="downloads" class="made no-term downloads"></div>')
            fresh.insert_child(rows)
            place.replace_with(fresh)


def _row(name: str, file: Path, root: str) -> LexborNode:
    row, link = fragment("<ul><li></li></ul>", "li"), fragment("<a></a>")
    link.attrs["href"] = root + file.name
    link.attrs["download"] = file.name
    link.insert_child(name)
    row.insert_child(link)
    row.insert_child(f" ({file.stat().st_size / 1000:.0f} KB)")
    return row
