"""What the EPUB's cover and the ZIM's icon are drawn from (`make card`): programs that show them take no SVG."""

from html import escape
from pathlib import Path
from string import Template

from scripts.guide import paths

PARTS = Path(__file__).parent
COVER = PARTS / "cover.png"
ICON = PARTS / "icon.png"
SIZES = {COVER: (900, 1200), ICON: (48, 48)}


def drawings(title: str) -> list[tuple[Path, str, tuple[int, int]]]:
    """Each picture: its file, the page that it is a picture of, and its width and height in dots. `title`: the site's name."""
    mark = paths.MARK.read_text(encoding="utf-8")
    return [(file, _page(file, mark, title), size) for file, size in SIZES.items()]


def _page(file: Path, mark: str, title: str) -> str:
    return Template(file.with_suffix(".html").read_text(encoding="utf-8")).substitute(mark=mark, title=escape(title))
