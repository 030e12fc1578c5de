"""Every picture can be read by eyes, ears and printers."""

from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

from scripts.guide import notation, paths, social_card
from scripts.guide.model import Guide, Line, Problem

SVG = "{http://www.w3.org/2000/svg}"


def pictures_have_words(guide: Guide) -> Iterator[Problem]:
    """PI01: each picture has a text alternative, a caption and a file of ours; each drawing has a title and a description."""
    for page in guide.pages:
        for match, line in notation.found(notation.IMAGE, page.lines):
            alt, target, caption = match[1].strip(), match[2], (match[3] or "").strip()
            if not alt:
                yield Problem(line.path, line.number, f"the picture `{target}` has no text", "Say in the square brackets what it shows")
            if not caption:
                remedy = f'Write it behind the file: ({target} "One sentence that gives the point.")'
                yield Problem(line.path, line.number, f"the picture `{target}` has no caption", remedy)
            yield from _drawing(paths.DOCS / target.lstrip("/") if target.startswith("/") else page.path.parent / target, target, line)


def card_is_current(guide: Guide) -> Iterator[Problem]:
    """PI02: the picture shown with a shared link is made from the current drawing, mark and name."""
    file, svg = paths.DOCS / paths.CARD, social_card.drawing()
    if svg and not (file.is_file() and social_card.is_current(paths.CARD_DRAWING, svg)):
        yield Problem(str(file), 1, "this picture was made from another drawing, mark or name", "Run `make pictures`")


def _unwanted(root: ElementTree.Element) -> Iterator[str]:
    """What a drawing in a page may not have: scripts, styles, other files, and an editor's own marks."""
    for part in root.iter():
        name = str(part.tag).removeprefix(SVG)
        if name.startswith("{") or name in ("script", "style", "foreignObject", "image", "iframe", "a", "use"):
            yield f"<{name.rpartition('}')[2]}>"
        for attribute, value in part.attrib.items():
            if attribute.startswith(("on", "{")) or "url(" in value or "javascript:" in value.lower() or attribute == "href":
                yield f"the attribute `{attribute.rpartition('}')[2]}`"


def _drawing(path: Path, target: str, line: Line) -> Iterator[Problem]:
    if path.suffix != ".svg":
        remedy = "Draw it as SVG, so that it follows the light and prints well"
        yield Problem(line.path, line.number, f"the picture `{target}` is not an SVG", remedy)
        return
    if not path.is_file():
        yield Problem(line.path, line.number, f"the picture `{target}` does not exist", f"Add it as {path} or correct the name")
        return
    try:
        root = ElementTree.fromstring(path.read_text(encoding="utf-8"))
    except (ElementTree.ParseError, UnicodeDecodeError, OSError) as error:
        at = error.position[0] if isinstance(error, ElementTree.ParseError) else 1
        yield Problem(str(path), at, "this drawing is not valid SVG", "Look here for a tag that is not closed")
        return
    if root.tag != f"{SVG}svg":
        yield Problem(str(path), 1, "this file is not an SVG drawing", "Save it as plain SVG")
        return
    for what in sorted(set(_unwanted(root))):
        yield Problem(str(path), 1, f"this drawing has {what}", "Save it as plain SVG, and take that out")
    for name in ("title", "desc"):
        if not (root.findtext(f"{SVG}{name}") or "").strip():
            yield Problem(str(path), 1, f"this drawing has no <{name}>", f"Add <{name}> as a first child of <svg>")
