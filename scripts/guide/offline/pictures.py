"""The sources of the PNG files that are drawn from the mark by `make pictures`: for e-readers that show no SVG, and for home screens."""

from html import escape
from pathlib import Path
from string import Template

from scripts.guide import paths, social_card

PARTS = Path(__file__).parent
COVER = PARTS / "cover.png"
ICON = PARTS / "icon.png"
IMAGES = paths.DOCS / "assets" / "images"
DRAWN = (
    (COVER, "cover.html", (900, 1200)),
    (ICON, "icon.html", (48, 48)),
    (IMAGES / "icon-192.png", "icon.html", (192, 192)),
    (IMAGES / "icon-512.png", "icon.html", (512, 512)),
    (IMAGES / "icon-maskable.png", "icon-maskable.html", (512, 512)),
)
"""Each PNG, the file here that says how it is drawn, and its width and height in pixels."""


def drawings(title: str) -> list[tuple[Path, Path, str, tuple[int, int]]]:
    """For each of DRAWN: the PNG, the file of its drawing, the HTML to draw, and its size. `title`: the site's name."""
    mark = paths.MARK.read_text(encoding="utf-8")
    return [(png, PARTS / name, _page(PARTS / name, mark, title), size) for png, name, size in DRAWN]


def of_the_site() -> list[tuple[Path, Path, str, tuple[int, int]]]:
    """Those of `drawings` that the site publishes, the icons of a home screen: they show no name. None where there is no mark."""
    return [each for each in drawings("") if each[0].is_relative_to(IMAGES)] if paths.MARK.is_file() else []


def _page(file: Path, mark: str, title: str) -> str:
    return social_card.colored(Template(file.read_text(encoding="utf-8")).substitute(mark=mark, title=escape(title)))
