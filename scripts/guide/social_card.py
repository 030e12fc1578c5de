"""The picture that a message shows beside a link to the guide: a drawing of ours with the mark and the name, and the PNG made of it.

Sites that show such pictures take no SVG, and a build draws no pixels: `make card` makes the PNG, which carries the drawing's fingerprint.
"""

import textwrap
from xml.etree import ElementTree

from scripts.guide import paths
from scripts.guide.files import Problems, read_text, yaml_mapping

SVG = "http://www.w3.org/2000/svg"
LINE_CHARS, LINE_HEIGHT = 28, 78  # what fits beside the margins at the drawing's letter size


def drawing() -> str:
    """The drawing with the mark and the site's name in it, as SVG text; "" where there is no drawing."""
    problems: Problems = []
    file = paths.WORDS if paths.WORDS.is_file() else paths.CONFIG  # the name is a language's word
    config = yaml_mapping(read_text(file, problems), file, 1, problems)
    if not paths.CARD_DRAWING.is_file() or not config:
        return ""
    ElementTree.register_namespace("", SVG)
    card = ElementTree.fromstring(read_text(paths.CARD_DRAWING, problems))
    mark = ElementTree.fromstring(read_text(paths.MARK, problems))
    for part in card.iter():
        if part.get("id") == "mark":
            part.set("viewBox", mark.get("viewBox") or "")
            part.extend(list(mark))
        if part.get("id") == "title":
            _write(part, textwrap.wrap(str(config.values.get("site_name")), LINE_CHARS))
    return ElementTree.tostring(card, encoding="unicode")


def _write(text: ElementTree.Element, lines: list[str]) -> None:
    for at, line in enumerate(lines):
        row = ElementTree.SubElement(text, f"{{{SVG}}}tspan", {"x": text.get("x") or "0", "dy": str(LINE_HEIGHT if at else 0)})
        row.text = line
