"""Writes a tree of HTML as well-formed XML."""

from xml.sax.saxutils import escape, quoteattr

from selectolax.lexbor import LexborNode

SPACES = {"svg": "http://www.w3.org/2000/svg", "math": "http://www.w3.org/1998/Math/MathML"}
"""Elements of another vocabulary, and its name: HTML knows it by itself, XML does not."""
TEXT = "-text"


def serialized(node: LexborNode) -> str:
    """An element with all that is in it. Comments are left out."""
    if node.tag == TEXT:
        return escape(node.text_content or "")
    if not node.tag or node.tag.startswith("-"):
        return ""
    attributes = {name: value or "" for name, value in node.attributes.items()}
    if node.tag in SPACES:
        attributes = {"xmlns": SPACES[node.tag]} | attributes
    start = f"<{node.tag}{''.join(f' {name}={quoteattr(value)}' for name, value in attributes.items())}"
    inside = "".join(serialized(part) for part in node.iter(include_text=True))
    return f"{start}>{inside}</{node.tag}>" if inside or not _is_void(node.tag) else f"{start}/>"


def _is_void(tag: str) -> bool:
    return tag in {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
