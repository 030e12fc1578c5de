"""A page's Markdown as a browser shows it, rendered in this process, so that checks and the fingerprint read what readers see."""

from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

import markdown
from selectolax.lexbor import LexborHTMLParser, LexborNode

from scripts.guide import paths
from scripts.guide.files import read_text, yaml_mapping
from scripts.guide.model import Line
from scripts.guide.sentences import WITHIN_WORDS

BUILT_IN = ("toc", "tables", "fenced_code")  # every engine adds these
OWN = "scripts.guide.markdown."
UNFOLDED = "pymdownx.snippets"  # snippets.py has done that
SPOKEN = ("alt", "title", "aria-label", "aria-description", "placeholder", "value", "label", "data-label")
"""Attributes whose text is shown or read aloud."""


def as_written(lines: Iterable[Line]) -> LexborHTMLParser:
    """The lines as HTML in which our own notations are still text. Snippets must be unfolded."""
    return LexborHTMLParser(_html("\n".join(line.text for line in lines), _extensions(Path.cwd(), own=False)))


def as_built(lines: Iterable[Line]) -> LexborHTMLParser:
    """The lines as the site shows them, with data from the current folder. Raises ValueError or KeyError for what is not in the data."""
    source = "\n".join(line.text for line in lines)
    return LexborHTMLParser(markdown.markdown(source, extensions=[*_extensions(Path.cwd(), own=True)]))


def text(tree: LexborHTMLParser, *, spoken: bool = False) -> str:
    """All that is shown, in reading order, with a new line at the edge of each element but WITHIN_WORDS; with `spoken`, read aloud too."""
    parts: list[str] = []
    waiting: list[LexborNode | str] = [tree.body] if tree.body else []
    while waiting:
        node = waiting.pop()
        if isinstance(node, str):
            parts.append(node)
        elif node.tag == "-text":
            parts.append(node.text_content or "")
        elif not (node.tag or "").startswith("-"):
            edge = "" if node.tag in WITHIN_WORDS else "\n"
            said = [f"{node.attributes[name]}\n" for name in SPOKEN if spoken and node.attributes.get(name)]
            waiting += [edge, *reversed(list(node.iter(include_text=True))), *said, edge]
    return "".join(parts)


@lru_cache(maxsize=512)
def _html(source: str, extensions: tuple[str, ...]) -> str:
    return markdown.markdown(source, extensions=[*extensions])


@lru_cache(maxsize=4)
def _extensions(root: Path, *, own: bool) -> tuple[str, ...]:
    """The extensions that mkdocs.yml lists, and those that every engine adds; without our own where `own` is false."""
    item = yaml_mapping(read_text(root / paths.CONFIG, []), paths.CONFIG, 1, [])
    listed = item.values.get("markdown_extensions") if item else None
    named = [next(iter(each)) if isinstance(each, dict) else each for each in listed or ()]
    return tuple(name for name in dict.fromkeys((*BUILT_IN, *named)) if name != UNFOLDED and (own or not name.startswith(OWN)))
