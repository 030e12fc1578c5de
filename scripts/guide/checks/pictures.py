"""Every picture can be read by eyes, ears and printers."""

import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

from scripts.guide import markup, notation, paths, social_card
from scripts.guide.files import read_text
from scripts.guide.model import Guide, Line, Problem
from scripts.guide.offline import pictures as drawn_pictures

SVG = "{http://www.w3.org/2000/svg}"
DECLARED = re.compile(r"<!(?:DOCTYPE|ENTITY)|<\?(?!xml\s)[\w-]+", re.IGNORECASE)
PLAIN = "Take that out; in Inkscape, File > Save a Copy > Plain SVG does"
IN_ATTRIBUTES = (
    "In Inkscape, choose File > Save a Copy > Optimized SVG with `Convert CSS attributes to XML attributes`, or write `fill=` by hand"
)


def pictures_have_words(guide: Guide) -> Iterator[Problem]:
    """PI01: each picture has a text alternative, a caption and one of our files; each drawing has a title and a description."""
    for page in guide.pages:
        for match, line in notation.matches(notation.IMAGE, page.lines):
            alt, target, caption = match[1].strip(), match[2], (match[3] or "").strip()
            if not alt:
                yield line.problem(f"the picture `{target}` has no text", "Say in the square brackets what it shows")
            if not caption:
                remedy = f'Write it behind the file: ({target} "One sentence that gives the point.")'
                yield line.problem(f"the picture `{target}` has no caption", remedy)
            yield from _drawing(paths.DOCS / target.lstrip("/") if target.startswith("/") else page.path.parent / target, target, line)


def drawn_pictures_are_current(guide: Guide) -> Iterator[Problem]:
    """PI02: the picture of a shared link and the icons of a home screen are made from the current drawing, mark, colors and name."""
    card = [(paths.DOCS / paths.SOCIAL_CARD, paths.SOCIAL_CARD_DRAWING, svg)] if (svg := social_card.drawing()) else []
    for png, drawing, drawn in (*card, *(each[:3] for each in drawn_pictures.of_the_site())):
        if not (png.is_file() and social_card.is_current(drawing, drawn)):
            yield Problem(str(png), 1, "this picture was made from another drawing, mark or name", "Run `make pictures`")


def mark_has_colors_of_the_guide(guide: Guide) -> Iterator[Problem]:
    """PI04: each color of the mark is one of the first `:root` of tokens.css, so that it follows a change of color."""
    known = {color.lower() for color in social_card.colors().values()}
    for number, text in enumerate(read_text(paths.MARK, []).split("\n") if known and paths.MARK.is_file() else (), 1):
        for color in re.findall(r"#[0-9a-fA-F]{3,8}\b", text):
            if color.lower() not in known:
                remedy = f"Write a color of {paths.DOCS / paths.TOKENS}, such as that of `--accent`, and run `make pictures`"
                yield Problem(str(paths.MARK), number, f"the mark has the color `{color}`, which the guide no longer has", remedy)


def drawings_are_plain(guide: Guide) -> Iterator[Problem]:
    """PI03: every SVG of docs/ and overrides/, used or not, has only elements and attributes of markup.py, and no `style`."""
    for folder in (paths.DOCS, paths.OVERRIDES):
        for file in sorted(each for each in folder.rglob("*") if each.suffix.lower() == ".svg" and each.is_file()):
            yield from _plain(file)


def _plain(file: Path) -> Iterator[Problem]:
    try:
        text = file.read_text(encoding="utf-8")
        if declared := DECLARED.search(text):
            yield Problem(str(file), 1, f"this drawing has `{declared[0]}`", PLAIN)
            return
        root = ElementTree.fromstring(text)
    except (ElementTree.ParseError, UnicodeDecodeError, OSError) as error:
        at = error.position[0] if isinstance(error, ElementTree.ParseError) else 1
        yield Problem(str(file), at, "this drawing is not valid SVG", "Look here for a tag that is not closed")
        return
    if root.tag != f"{SVG}svg":
        yield Problem(str(file), 1, "this file is not an SVG drawing", "Save it as plain SVG")
        return
    for what, remedy in sorted(set(_unwanted(root))):
        yield Problem(str(file), _line(text, what), f"this drawing has {what}", remedy)


def _unwanted(root: ElementTree.Element) -> Iterator[tuple[str, str]]:
    """Each element and attribute that a drawing may not have, and the remedy."""
    for part in root.iter():
        name = str(part.tag).removeprefix(SVG)
        if name not in markup.DRAWING:
            yield f"<{name.rpartition('}')[2]}>", PLAIN
        for attribute, value in part.attrib.items():
            bare = attribute.rpartition("}")[2]
            if attribute == "style":
                yield f'`style="{value[:40]}"`, which the policy of a page drops', IN_ATTRIBUTES
            elif attribute not in markup.DRAWING_ATTRIBUTES and attribute not in markup.FROM_EDITORS and not attribute.startswith("aria-"):
                yield f"the attribute `{bare}`", PLAIN
            elif ("(" in value and attribute != "transform") or "script:" in value.lower():
                yield f'`{bare}="{value[:40]}"`', PLAIN


def _line(text: str, what: str) -> int:
    """The first line that has the name in `what`; 1 where none has."""
    name = re.sub(r"^.*?[<`]|[>`=].*$", "", what)
    return next((at for at, row in enumerate(text.split("\n"), 1) if re.search(rf"(?<![\w-]){re.escape(name)}\b", row)), 1)


def _drawing(path: Path, target: str, line: Line) -> Iterator[Problem]:
    if path.suffix != ".svg":
        remedy = "Draw it as SVG, so that it follows the light and prints well"
        yield line.problem(f"the picture `{target}` is not an SVG", remedy)
        return
    if not path.is_file():
        yield line.problem(f"the picture `{target}` does not exist", f"Add it as {path} or correct the name")
        return
    try:
        root = ElementTree.fromstring(path.read_text(encoding="utf-8"))
    except (ElementTree.ParseError, UnicodeDecodeError, OSError):  # PI03 reports it
        return
    for name in ("title", "desc"):
        if root.tag == f"{SVG}svg" and not (root.findtext(f"{SVG}{name}") or "").strip():
            yield Problem(str(path), 1, f"this drawing has no <{name}>", f"Add <{name}> as a first child of <svg>")
