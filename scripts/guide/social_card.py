"""The drawing for the picture that a message shows with a link to the guide, and the fingerprints of drawn pictures.

Sites that show such pictures take no SVG, and a build draws no pixels: `make pictures` draws them as PNG files.
"""

import hashlib
import re
import textwrap
from pathlib import Path
from xml.etree import ElementTree

from scripts.guide import paths
from scripts.guide.files import Problems, read_text, yaml_mapping

SVG = "http://www.w3.org/2000/svg"
LINE_CHARS, LINE_HEIGHT = 28, 78  # what fits between the margins at the drawing's letter size


def site_name() -> str:
    """The name of the site: the one in mkdocs.yml goes before the one that it takes in from the labels; "" where there are none."""
    files = [file for file in (paths.CONFIG, paths.WORDS) if file.is_file()]
    read = [yaml_mapping(read_text(file, []), file, 1, []) for file in files]
    return next((str(item.values["site_name"]) for item in read if item and "site_name" in item.values), "")


def colors() -> dict[str, str]:
    """The colors of Paper by name, `--accent` and `#0b4a55`, from the first `:root` of tokens.css; none where there is no such sheet."""
    sheet = paths.DOCS / paths.TOKENS
    first = re.search(r":root\s*\{(.*?)\}", read_text(sheet, []) if sheet.is_file() else "", re.DOTALL)
    return dict(re.findall(r"(--[\w-]+):\s*(#[0-9a-fA-F]{3,8})\b", first[1] if first else ""))


def colored(drawing: str) -> str:
    """A drawing with the value of each color that it names, as `fill="--accent"` or `var(--accent)`."""
    known = colors()
    return re.sub(r"var\((--[\w-]+)\)|(?<=\")(--[\w-]+)(?=\")", lambda named: known.get(named[1] or named[2], named[0]), drawing)


def drawing() -> str:
    """The drawing with the mark and the site's name in it, as SVG text; "" where there is no drawing."""
    problems: Problems = []
    if not paths.SOCIAL_CARD_DRAWING.is_file() or not (name := site_name()):
        return ""
    ElementTree.register_namespace("", SVG)
    drawn = ElementTree.fromstring(read_text(paths.SOCIAL_CARD_DRAWING, problems))
    mark = ElementTree.fromstring(read_text(paths.MARK, problems))
    for part in drawn.iter():
        if part.get("id") == "mark":
            part.set("viewBox", mark.get("viewBox") or "")
            part.extend(list(mark))
        if part.get("id") == "title":
            _write(part, textwrap.wrap(name, LINE_CHARS))
    return colored(ElementTree.tostring(drawn, encoding="unicode"))


def _write(text: ElementTree.Element, lines: list[str]) -> None:
    for at, line in enumerate(lines):
        row = ElementTree.SubElement(text, f"{{{SVG}}}tspan", {"x": text.get("x") or "0", "dy": str(LINE_HEIGHT if at else 0)})
        row.text = line


def record(file: Path, drawn: str) -> None:
    """Write the fingerprint of what was drawn next to the file of its drawing."""
    file.with_suffix(".sha256").write_text(_fingerprint(drawn), encoding="utf-8")


def is_current(file: Path, drawn: str) -> bool:
    """Whether the PNG of a drawing's file was made from this drawing."""
    recorded = file.with_suffix(".sha256")
    return recorded.is_file() and recorded.read_text(encoding="utf-8") == _fingerprint(drawn)


def _fingerprint(drawn: str) -> str:
    return hashlib.sha256(drawn.encode()).hexdigest() + "\n"
