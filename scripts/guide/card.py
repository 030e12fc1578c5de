"""The picture that a message shows beside a link to the guide: a drawing of ours with the mark and the name, and the PNG made of it.

Sites that show such pictures take no SVG, and a build draws no pixels: `make card` makes the PNG, which carries the drawing's fingerprint.
"""

import hashlib
import struct
import textwrap
import zlib
from xml.etree import ElementTree

from scripts.guide import paths
from scripts.guide.files import Problems, read_text, yaml_mapping

SVG = "http://www.w3.org/2000/svg"
HEAD = b"\x89PNG\r\n\x1a\n"
NAME = b"drawing"
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


def fingerprint(svg: str) -> str:
    """What tells one drawing from another."""
    return hashlib.sha256(svg.encode()).hexdigest()


def signed(png: bytes, svg: str) -> bytes:
    """A PNG with the fingerprint of its drawing as a text chunk behind its header, which no reader of pictures shows."""
    said = b"tEXt" + NAME + b"\0" + fingerprint(svg).encode()
    chunk = struct.pack(">I", len(said) - 4) + said + struct.pack(">I", zlib.crc32(said))
    header = len(HEAD) + 25  # the header's chunk has 13 bytes of its own, and 12 around them
    return png[:header] + chunk + png[header:]


def is_of(png: bytes, svg: str) -> bool:
    """Whether a PNG was made of this drawing."""
    return NAME + b"\0" + fingerprint(svg).encode() in png[:200]
