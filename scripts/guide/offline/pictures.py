"""The sources of the two PNG files in the offline forms, for e-readers that show no SVG (drawn by `make pictures`)."""

from html import escape
from pathlib import Path
from string import Template

from scripts.guide import paths, social_card

PARTS = Path(__file__).parent
COVER = PARTS / "cover.png"
ICON = PARTS / "icon.png"
SIZES = {COVER: (900, 1200), ICON: (48, 48)}


def drawings(title: str) -> list[tuple[Path, str, tuple[int, int]]]:
    """For each picture: the PNG, the HTML to draw, and its width and height in pixels. `title`: the site's name."""
    mark = paths.MARK.read_text(encoding="utf-8")
    return [(file, _page(file, mark, title), size) for file, size in SIZES.items()]


def _page(file: Path, mark: str, title: str) -> str:
    html = Template(file.with_suffix(".html").read_text(encoding="utf-8")).substitute(mark=mark, title=escape(title))
    return social_card.colored(html)
